import type { Transcript } from '../transcript/transcript'
import type { Unit } from '../transcript/units'
import type { Coding, Withheld } from './coding'

/** A transcript with every decision about it, ordered by start, then by the codebook's order of codes. */
export interface CodedTranscript {
  readonly transcript: Transcript
  /** The units that could be coded: those of the roles that the codebook names, coded or not. */
  readonly units: readonly Unit[]
  readonly codings: readonly Coding[]
  readonly withheld: readonly Withheld[]
}
