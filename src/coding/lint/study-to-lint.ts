import type { Guide, Participants } from '../../study/study'
import type { Transcript } from '../../transcript/transcript'

/** What a codebook is compared with. */
export interface StudyToLint {
  /** With the groups that the participants file gives them: see `assignPeople`. */
  readonly transcripts: readonly Transcript[]
  readonly participants: Participants | null
  readonly guide: Guide | null
}
