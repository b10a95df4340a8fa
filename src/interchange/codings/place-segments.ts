import { getOrMake } from '../../analysis/get-or-make'
import { countUpTo } from '../../text/count-up-to'
import type { Span } from '../../text/span'
import { labelKey } from '../../transcript/labels'
import type { Transcript } from '../../transcript/transcript'
import { stem } from '../qdpx/project-names'
import { type FoundSegments, segmentFinder } from './find-segments'

/** Words that were coded somewhere. */
export interface WantedSegment {
  readonly words: string
  /** Name of the document as the table has it; null where it names none. */
  readonly document: string | null
  /** Number of the paragraph in which they begin; null where the table does not say. */
  readonly paragraph: number | null
}

/** Where a segment stands; or why nobody can tell: no transcript has the name, its words stand nowhere, or in several places. */
export type PlacedSegment =
  | { readonly transcript: Transcript; readonly span: Span; readonly how: FoundSegments['how'] | 'paragraph' | 'order' }
  | { readonly why: 'no document' | 'nowhere' | 'several places'; readonly places: number }

/**
 * Finds segments in transcripts by their words. Of several places the one is meant that stands in the paragraph of that number, as the other segments of the
 * transcript show the program to count paragraphs. Where as many segments have the same words as there are places, each has one of them, in their order.
 */
export function placeSegments(
  segments: readonly WantedSegment[],
  transcripts: readonly Transcript[],
): readonly PlacedSegment[] {
  const findIn = new Map<Transcript, ReturnType<typeof segmentFinder>>()
  const named = transcriptsByName(transcripts)
  const found = segments.map(({ words, document }) => {
    const within = document === null ? transcripts : named(document)
    if (within.length === 0) return null
    return within.flatMap(transcript => {
      const { places, how } = getOrMake(findIn, transcript, () => segmentFinder(transcript))(words)
      return places.map(span => ({ transcript, span, how }))
    })
  })
  const counting = new Map<Transcript, Counting | null>()
  const countingOf = (transcript: Transcript): Counting | null =>
    getOrMake(counting, transcript, () => countingIn(transcript, segments, found))
  const alike = new Map<string, number[]>()
  const placed = segments.map(({ paragraph, words, document }, i): PlacedSegment => {
    const places = found[i]
    if (places === null) return { why: 'no document', places: 0 }
    if (places.length === 0) return { why: 'nowhere', places: 0 }
    if (places.length === 1) return places[0]
    const right = places.filter(
      ({ transcript, span }) => paragraph !== null && countingOf(transcript)?.(span.start) === paragraph,
    )
    if (right.length === 1) return { ...right[0], how: 'paragraph' }
    getOrMake(alike, JSON.stringify([document, words, places.length]), () => []).push(i)
    return { why: 'several places', places: places.length }
  })
  for (const rows of alike.values()) {
    const places = found[rows[0]]!
    if (rows.length === places.length) for (const [n, i] of rows.entries()) placed[i] = { ...places[n], how: 'order' }
  }
  return placed
}

/** Gives the number of the paragraph in which an offset stands. */
type Counting = (offset: number) => number

/**
 * Programs count every line, or those with words: the way in which most segments of one place stand where the table says. Null where no way fits half of
 * them: then the numbers are others, such as those of the references.
 */
function countingIn(
  transcript: Transcript,
  segments: readonly WantedSegment[],
  found: readonly (readonly { readonly transcript: Transcript; readonly span: Span }[] | null)[],
): Counting | null {
  const { text } = transcript
  const starts = [0, ...[...text.matchAll(/\r\n?|\n/g)].map(({ 0: end, index }) => index + end.length)]
  const filled = starts.filter((start, i) => text.slice(start, starts[i + 1] ?? text.length).trim() !== '')
  const ways = [starts, filled].map(
    (lines): Counting =>
      offset =>
        countUpTo(lines, offset),
  )
  const fits = ways.map(() => 0)
  let numbered = 0
  for (const [i, { paragraph }] of segments.entries()) {
    const [place, ...others] = found[i] ?? []
    if (paragraph === null || place?.transcript !== transcript || others.length > 0) continue
    numbered++
    for (const [w, way] of ways.entries()) if (way(place.span.start) === paragraph) fits[w]++
  }
  const most = Math.max(...fits)
  return most === 0 || most * 2 < numbered ? null : ways[fits.indexOf(most)]
}

/** A table names a document as its file is called, with extension or without, or with the folders of the program ahead. */
function transcriptsByName(transcripts: readonly Transcript[]): (name: string) => readonly Transcript[] {
  const byName = new Map<string, Set<Transcript>>()
  const add = (name: string, transcript: Transcript): void => {
    getOrMake(byName, labelKey(name), () => new Set()).add(transcript)
  }
  for (const transcript of transcripts) {
    const { id, path } = transcript
    for (const name of [id, path.slice(path.lastIndexOf('/') + 1)]) add(name, transcript)
  }
  return name => {
    const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
    const keys = [name, last, stem(last)].map(labelKey)
    const key = keys.find(each => byName.has(each))
    return key === undefined ? [] : [...byName.get(key)!]
  }
}
