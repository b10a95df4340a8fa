import { countUpTo } from '../../text/count-up-to'
import type { Span } from '../../text/span'

/** A way in which a program counts positions in a text. */
export interface Counting {
  /** What is one: a code point, as the standard has it, or a UTF-16 unit, of which an emoji has two. */
  readonly unit: 'code point' | 'UTF-16'
  /** Whether a line end counts as the characters that the text has there, as one or as two. */
  readonly lineEnd: 'as stored' | 'one' | 'two'
  /** Whether a byte-order mark ahead of the text was counted. */
  readonly mark: boolean
  /** `exclusive`: the end is the first position behind the words. `inclusive`: it is that of the last character. */
  readonly end: 'exclusive' | 'inclusive'
}

/** What the standard says, and where it is silent what is the plainest. */
const standard: Counting = { unit: 'code point', lineEnd: 'as stored', mark: false, end: 'exclusive' }

/** All ways that are known from programs: the standard's first, then those that depart from it the least. */
export const countings: readonly Counting[] = (['code point', 'UTF-16'] as const)
  .flatMap(unit => (['as stored', 'one', 'two'] as const).map(lineEnd => ({ unit, lineEnd })))
  .flatMap(some => [false, true].map(mark => ({ ...some, mark })))
  .flatMap(some => (['exclusive', 'inclusive'] as const).map(end => ({ ...some, end })))
  .sort((a, b) => departures(a) - departures(b))

function departures({ unit, lineEnd, mark, end }: Counting): number {
  const { unit: u, lineEnd: l, mark: m, end: e } = standard
  return [unit !== u, lineEnd !== l, mark !== m, end !== e].filter(Boolean).length
}

/**
 * Finds where stretches lie whose positions were counted in some way.
 *
 * @param stretches Positions as they are written.
 * @param wide Those of the text, where they are known already.
 * @returns For each the span in UTF-16 units of `text`; null where it leaves the text. A position within a character or a line end is that of its start.
 */
export function placeStretches(
  text: string,
  stretches: readonly Span[],
  counting: Counting,
  wide: WidePlaces = widePlaces(text),
): readonly (Span | null)[] {
  const past = counting.end === 'inclusive' ? 1 : 0
  const offsetOf = offsetFinder(text, counting, wide)
  return stretches.map(({ start, end }) => {
    const [from, to] = [offsetOf(start), offsetOf(end + past)]
    return from === null || to === null ? null : { start: from, end: to }
  })
}

/** Where a text has what some count as one position and others as two. */
export interface WidePlaces {
  /** In order: those of characters beyond U+FFFF, and of line ends. */
  readonly offsets: readonly number[]
  readonly kinds: readonly ('pair' | 'line end' | 'long line end')[]
}

/** Finds the characters of two UTF-16 units in a text, and its line ends, of which a long one has two characters. */
export function widePlaces(text: string): WidePlaces {
  const offsets: number[] = []
  const kinds: WidePlaces['kinds'][number][] = []
  for (const { 0: found, index } of text.matchAll(/\r\n|[\r\n]|[\ud800-\udbff][\udc00-\udfff]/g)) {
    offsets.push(index)
    kinds.push(found.charCodeAt(0) >= 0xd800 ? 'pair' : found.length === 2 ? 'long line end' : 'line end')
  }
  return { offsets, kinds }
}

/** Gives what tells the offset of a position; null for one beyond the end. */
function offsetFinder(
  { length }: string,
  { unit, lineEnd, mark }: Counting,
  { offsets, kinds }: WidePlaces,
): (position: number) => number | null {
  const unitsOf = (i: number): number => (kinds[i] === 'line end' ? 1 : 2)
  const widthOf = (i: number): number => {
    if (kinds[i] === 'pair') return unit === 'UTF-16' ? 2 : 1
    return lineEnd === 'as stored' ? unitsOf(i) : lineEnd === 'one' ? 1 : 2
  }
  const first = mark ? 1 : 0
  let ahead = first
  const begins = offsets.map((offset, i) => {
    const position = offset + ahead
    ahead += widthOf(i) - unitsOf(i)
    return position
  })
  return position => {
    const last = countUpTo(begins, position) - 1
    if (last >= 0 && position < begins[last] + widthOf(last)) return offsets[last]
    const offset =
      last < 0 ? Math.max(0, position - first) : offsets[last] + unitsOf(last) + position - begins[last] - widthOf(last)
    return offset > length ? null : offset
  }
}

/** Gives the same for ways of counting that come to the same in a text: without emoji a code point is a UTF-16 unit. */
export function effectOf({ unit, lineEnd, mark, end }: Counting, text: string): string {
  const units = /[\ud800-\udbff]/.test(text) ? unit : ''
  const ends = /[\r\n]/.test(text) ? (lineEnd === 'as stored' && !text.includes('\r\n') ? 'one' : lineEnd) : ''
  return `${units} ${ends} ${mark} ${end}`
}

/** Says how positions were counted: `code points, ends exclusive, a line end as two`. */
export function countingInWords({ unit, lineEnd, mark, end }: Counting): string {
  const units = unit === 'UTF-16' ? 'UTF-16 units' : 'code points'
  return [
    units,
    `ends ${end}`,
    ...(lineEnd === 'as stored' ? [] : [`a line end as ${lineEnd}`]),
    ...(mark ? ['a byte-order mark counted'] : []),
  ].join(', ')
}
