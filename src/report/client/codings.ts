import {
  type CodingColumns,
  type HindranceData,
  origins,
  type ReviewData,
  statuses,
  type TranscriptData,
} from '../report-data'
import { study, transcriptAt } from './study'

/** A coding, unpacked. */
export interface CodingView {
  readonly transcript: TranscriptData
  readonly list: 'codings' | 'withheld'
  /** In its list. */
  readonly place: number
  readonly id: string
  readonly code: number
  readonly start: number
  readonly end: number
  readonly line: number
  readonly turn: number
  readonly speaker: string | null
  /** Among the study's people; −1 for nobody of them. */
  readonly person: number
  readonly status: (typeof statuses)[number] | 'withheld'
  readonly origin: (typeof origins)[number]
  readonly question: number
  readonly coder: string | null
  readonly evidence: readonly { readonly rule: number; readonly start: number; readonly end: number }[]
  readonly because: string
  readonly review: readonly ReviewData[]
  readonly hindrance: HindranceData | null
}

/** Unpacks one coding of a transcript. */
export function codingAt(transcript: TranscriptData, list: 'codings' | 'withheld', place: number): CodingView {
  const columns: CodingColumns = transcript[list]
  const speaker = transcript.speakers[columns.speaker[place]]
  const packed = columns.evidence[place]
  const evidence = Array.from({ length: packed.length / 3 }, (_, i) => {
    return { rule: packed[i * 3], start: packed[i * 3 + 1], end: packed[i * 3 + 2] }
  })
  return {
    transcript,
    list,
    place,
    id: columns.id[place],
    code: columns.code[place],
    start: columns.start[place],
    end: columns.end[place],
    line: columns.line[place],
    turn: columns.turn[place],
    speaker: speaker?.label ?? null,
    person: speaker?.person ?? -1,
    status: list === 'withheld' ? 'withheld' : statuses[columns.status[place]],
    origin: origins[columns.origin[place]],
    question: columns.question[place],
    coder: columns.coder[place] ?? null,
    evidence,
    because: transcript.sentences[columns.because[place]],
    review: columns.review[place] ?? [],
    hindrance: list === 'withheld' ? transcript.withheld.hindrance[place] : null,
  }
}

/** Gives every coding, and every withheld one, of the study, in the order of the transcripts. */
export function* allCodings(): Generator<CodingView> {
  for (let at = 0; at < study.transcripts.length; at++) {
    const transcript = transcriptAt(at)
    for (const list of ['codings', 'withheld'] as const)
      for (let place = 0; place < transcript[list].id.length; place++) yield codingAt(transcript, list, place)
  }
}

/** Says how a coding stands: one that people contradict each other about is a candidate still, but was judged. */
export function statusOf({ status, review }: Pick<CodingView, 'status' | 'review'>): string {
  if (status !== 'candidate' || review.length === 0) return statusWords[status]
  if (review.some(({ outcome }) => outcome === 'conflict'))
    return 'candidate: people have decided against each other, and it is counted until they agree'
  return 'candidate: a rule fired, and no judgement of it stands'
}

/** What a status says. */
const statusWords: Readonly<Record<CodingView['status'], string>> = {
  candidate: 'candidate: a rule fired, and nobody has judged it',
  accepted: 'accepted by a person',
  rejected: 'rejected by a person: it is in no count',
  withheld: 'withheld: it is in no count',
}

/** What an origin says. */
export const originWords: Readonly<Record<CodingView['origin'], string>> = {
  spontaneous: 'spontaneous: nobody had used such words before in the exchange',
  echoed: 'echoed: another participant used such words before in the exchange',
  prompted: 'prompted: the moderator’s turn that opens the exchange uses such words',
}

/** What stopped a coding. */
export const hindranceWords: Readonly<Record<string, string>> = {
  except: 'the words belong to an exception',
  unless: 'a rule under “unless” holds',
  where: 'the code is not meant for this talk',
  role: 'the code is not meant for this speaker’s role',
  negated: 'what the codebook says of negation does not allow it',
  prompted: 'what the codebook says of prompting does not allow it',
  overlap: 'another code’s evidence lies over it',
  reviewer: 'a reviewer adjusted its stretch; the adjusted coding stands instead',
}
