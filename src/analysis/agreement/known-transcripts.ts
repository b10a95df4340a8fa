import type { Codebook } from '../../codebook/codebook'
import type { CodedTranscript } from '../../coding/coded-transcript'
import type { Problem } from '../../problem'
import { sentences } from '../../text/sentences'
import type { Span } from '../../text/span'
import { lineFinder } from '../../transcript/transcript'
import type { CodedStudy } from '../coded-study'
import { isCounted } from '../tally'
import { firstAfter, marksIn } from '../words-said'
import type { RatedUnit } from './coder-ratings'

/** A transcript that units can be taken from, and the codebook that says whose talk is data. */
export interface KnownTranscript {
  readonly coded: CodedTranscript
  readonly codebook: Codebook
}

/** Gathers the transcripts of several studies by id. One that two of them have must have the same words in both. */
export function knownTranscripts(studies: readonly CodedStudy[]): {
  readonly transcripts: ReadonlyMap<string, KnownTranscript>
  readonly problems: readonly Problem[]
} {
  const transcripts = new Map<string, KnownTranscript>()
  const problems: Problem[] = []
  for (const { codebook, transcripts: all } of studies) {
    for (const coded of all) {
      const { id, hash } = coded.transcript
      const other = transcripts.get(id)
      if (!other) transcripts.set(id, { coded, codebook })
      else if (other.coded.transcript.hash !== hash) {
        const message = `the words of "${id}" are not the same in both studies, so no place in one is a place in the other`
        const hint = 'code the same transcripts, or rename one of the two'
        problems.push({ code: 'different-transcripts', severity: 'error', message, hint })
      }
    }
  }
  return { transcripts, problems }
}

/** A stretch of a transcript that is compared as a whole. */
export interface TranscriptUnit extends Span {
  readonly rated: RatedUnit
}

/** Gives the sentences or turns of a transcript that are data, in order: those that `matrix.csv` has. */
export function unitsOfTranscript(known: KnownTranscript, kind: 'sentence' | 'turn'): readonly TranscriptUnit[] {
  const { transcript } = known.coded
  const lineOf = lineFinder(transcript)
  return spansOf(known, kind).map(({ start, end }) => {
    const id = `${transcript.id}:${start}-${end}`
    const place = `${transcript.id}:${lineOf(start)}`
    const text = transcript.text.slice(start, end)
    return { start, end, rated: { id, group: transcript.group, cluster: id, size: 1, text, place } }
  })
}

function spansOf({ coded, codebook }: KnownTranscript, kind: 'sentence' | 'turn'): readonly Span[] {
  const { transcript, units } = coded
  const { turns, text } = transcript
  if (codebook.unit === kind)
    return units.filter(({ firstTurn, lastTurn }) =>
      turns.slice(firstTurn, lastTurn + 1).some(turn => isCounted(codebook, turn)),
    )
  const talk = turns.filter(turn => turn.end > turn.start && isCounted(codebook, turn))
  return kind === 'turn' ? talk : talk.flatMap(turn => sentences(text, turn, marksIn(transcript, turn)))
}

/** Cuts the talk of a transcript wherever a coded stretch begins or ends, so that each piece was coded alike throughout. */
export function stretchesOfTranscript(known: KnownTranscript, coded: readonly Span[]): readonly TranscriptUnit[] {
  const { transcript } = known.coded
  const lineOf = lineFinder(transcript)
  const cuts = [...new Set(coded.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const units: TranscriptUnit[] = []
  let cut = 0
  for (const turn of spansOf(known, 'turn')) {
    while (cut < cuts.length && cuts[cut] <= turn.start) cut++
    const cluster = `${transcript.id}:${turn.start}-${turn.end}`
    let { start } = turn
    while (start < turn.end) {
      const end = cut < cuts.length ? Math.min(cuts[cut], turn.end) : turn.end
      const rated = stretch(transcript.id, { start, end }, cluster, transcript.group)
      const [text, place] = [transcript.text.slice(start, end), `${transcript.id}:${lineOf(start)}`]
      units.push({ start, end, rated: { ...rated, text, place } })
      start = end
      if (cuts[cut] === end) cut++
    }
  }
  return units
}

/** Gives how much of a transcript's talk stands ahead of an offset: what is no data has no length. */
export function talkAhead(known: KnownTranscript): (offset: number) => number {
  const turns = spansOf(known, 'turn')
  const before: number[] = []
  let length = 0
  for (const { start, end } of turns) {
    before.push(length)
    length += end - start
  }
  return offset => {
    const i = firstAfter(turns, offset)
    return i === turns.length ? length : before[i] + Math.max(0, offset - turns[i].start)
  }
}

/** Cuts what somebody coded of a transcript whose words nobody gave. What nobody coded is not known. */
export function stretchesOfSpans(transcript: string, coded: readonly Span[]): readonly TranscriptUnit[] {
  const cuts = [...new Set(coded.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const ordered = [...coded].sort((a, b) => a.start - b.start)
  const units: TranscriptUnit[] = []
  let reached = 0
  let next = 0
  for (const [i, start] of cuts.slice(0, -1).entries()) {
    while (next < ordered.length && ordered[next].start <= start) reached = Math.max(reached, ordered[next++].end)
    const end = cuts[i + 1]
    if (reached > start) units.push({ start, end, rated: stretch(transcript, { start, end }, transcript, null) })
  }
  return units
}

function stretch(transcript: string, { start, end }: Span, cluster: string, group: string | null): RatedUnit {
  return { id: `${transcript}:${start}-${end}`, group, cluster, size: end - start, text: null, place: null }
}
