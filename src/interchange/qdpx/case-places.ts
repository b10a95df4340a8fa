import { getOrMake } from '../../analysis/get-or-make'
import { countUpTo } from '../../text/count-up-to'
import type { Span } from '../../text/span'
import type { QdaCase } from './project'
import type { TranscriptOfProject } from './transcripts-of-project'

export interface PlacesOfProject {
  readonly transcripts: readonly (TranscriptOfProject | null)[]
  /** By transcript's place, by selection: where it lies. */
  readonly spans: readonly (readonly (Span | null)[])[]
  /** True for a project of our own: its variables `id`, `group` and `role` are columns of the participants file. */
  readonly isOurs: boolean
}

/** Where a case is said to be. */
export interface CasePlaces {
  /** By transcript: who speaks where the case has selections, and how often. */
  readonly spoken: ReadonlyMap<TranscriptOfProject, ReadonlyMap<string, number>>
  /** Transcripts that it refers to as a whole. */
  readonly whole: readonly TranscriptOfProject[]
  /** References to what is no text, or is not there. */
  readonly lost: number
}

/** Gives what finds the transcripts and speakers of a case: by its references, and by what is coded with a code that stands for it (NVivo). */
export function caseFinder(
  cases: readonly QdaCase[],
  { transcripts, spans }: PlacesOfProject,
): (each: QdaCase) => CasePlaces {
  const wanted = new Set(cases.flatMap(({ selections }) => selections))
  const codes = new Set(cases.flatMap(({ guid }) => guid ?? []))
  const placed = new Map<string, { transcript: TranscriptOfProject; span: Span }[]>()
  const wholes = new Map<string, TranscriptOfProject[]>()
  for (const [t, transcript] of transcripts.entries()) {
    if (transcript === null) continue
    const { source } = transcript
    const note = (guid: string | null, transcript: TranscriptOfProject): void => {
      if (guid !== null) getOrMake(wholes, guid, () => []).push(transcript)
    }
    note(source.guid, transcript)
    for (const { code } of source.whole) if (codes.has(code)) note(code, transcript)
    for (const [s, { guid, codings }] of source.selections.entries()) {
      const span = spans[t][s]
      if (span === null) continue
      const refs = [
        ...(guid !== null && wanted.has(guid) ? [guid] : []),
        ...codings.flatMap(({ code }) => (codes.has(code) ? code : [])),
      ]
      for (const ref of refs) getOrMake(placed, ref, () => []).push({ transcript, span })
    }
  }
  return ({ guid, sources, selections }) => {
    const refs = guid === null ? selections : [...selections, guid]
    const spoken = new Map<TranscriptOfProject, Map<string, number>>()
    for (const { transcript, span } of refs.flatMap(ref => placed.get(ref) ?? [])) {
      const speaker = speakerAt(transcript, span)
      const counts = getOrMake(spoken, transcript, () => new Map<string, number>())
      if (speaker !== null) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
    }
    const whole = [...new Set([...sources, ...(guid === null ? [] : [guid])].flatMap(ref => wholes.get(ref) ?? []))]
    const lost = selections.filter(ref => !placed.has(ref)).length + sources.filter(ref => !wholes.has(ref)).length
    return { spoken, whole: whole.filter(each => !spoken.has(each)), lost }
  }
}

/** Who speaks at a place: the words may begin ahead of it, with the label. */
function speakerAt({ id, text, read }: TranscriptOfProject, { start, end }: Span): string | null {
  if (read === null) return id
  const from = start + (text.slice(start, end).length - text.slice(start, end).trimStart().length)
  const starts = startsOf(read)
  const turn = read.turns[countUpTo(starts, from) - 1]
  if (turn && from < turn.end) return turn.speaker
  const next = read.turns[countUpTo(starts, from)]
  return next && next.start < end ? next.speaker : null
}

const known = new WeakMap<object, readonly number[]>()

function startsOf(read: NonNullable<TranscriptOfProject['read']>): readonly number[] {
  return getOrMake(known, read, () => read.turns.map(({ start }) => start))
}
