import { getOrMake } from '../get-or-make'
import type { CodedStretches } from './coded-stretches'
import type { CodedSpan, CoderRatings } from './coder-ratings'
import { type KnownTranscript, talkAhead } from './known-transcripts'

interface Compared {
  readonly coders: readonly string[]
  readonly codes: readonly string[]
  readonly codesAbove: (code: string) => readonly string[]
}

/**
 * Lays out the stretches as coders chose them: for each code those of its sub-themes too, and what overlaps is one.
 *
 * Where the transcripts are known, offsets count the talk that is data alone, and `texts` says how much there is of it.
 */
export function stretchesToCompare(
  { spans, looked }: CodedStretches,
  transcripts: ReadonlyMap<string, KnownTranscript>,
  { coders, codes, codesAbove }: Compared,
): Pick<CoderRatings, 'spans' | 'texts'> {
  const wanted = new Set(codes)
  const all = coders.flatMap(coder => unions(spans.get(coder) ?? [], codesAbove)).filter(({ code }) => wanted.has(code))
  if (transcripts.size === 0) return { spans: all }
  const ahead = new Map([...transcripts].map(([id, known]) => [id, talkAhead(known)]))
  const inTalk = all.flatMap(span => {
    const position = ahead.get(span.transcript)!
    const [start, end] = [position(span.start), position(span.end)]
    return end > start ? [{ ...span, start, end }] : []
  })
  const texts = [...ahead].map(([transcript, position]) => ({
    transcript,
    length: position(Number.POSITIVE_INFINITY),
    coders: coders.filter(coder => looked.get(coder)?.has(transcript)),
  }))
  return { spans: inTalk, texts }
}

function unions(spans: readonly CodedSpan[], codesAbove: Compared['codesAbove']): readonly CodedSpan[] {
  const byPlace = new Map<string, CodedSpan[]>()
  for (const span of spans) {
    for (const code of codesAbove(span.code))
      getOrMake(byPlace, JSON.stringify([code, span.transcript]), () => []).push({ ...span, code })
  }
  return [...byPlace.values()].flatMap(own => {
    const joined: CodedSpan[] = []
    for (const span of own.sort((a, b) => a.start - b.start || a.end - b.end)) {
      const last = joined.at(-1)
      if (last && span.start < last.end) joined[joined.length - 1] = { ...last, end: Math.max(last.end, span.end) }
      else joined.push(span)
    }
    return joined
  })
}
