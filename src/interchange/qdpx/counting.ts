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
 * @returns For each the span in UTF-16 units of `text`; null where it leaves the text. A position within a character or a line end is that of its start.
 */
export function placeStretches(text: string, stretches: readonly Span[], counting: Counting): readonly (Span | null)[] {
  const past = counting.end === 'inclusive' ? 1 : 0
  const wanted = [...new Set(stretches.flatMap(({ start, end }) => [start, end + past]))].sort((a, b) => a - b)
  const offsets = new Map<number, number>()
  let offset = 0
  let position = counting.mark ? 1 : 0
  for (const each of wanted) {
    while (position < each && offset < text.length) {
      const [units, width] = stepAt(text, offset, counting)
      if (position + width > each) break
      offset += units
      position += width
    }
    if (position >= each || offset < text.length) offsets.set(each, offset)
  }
  return stretches.map(({ start, end }) => {
    const [from, to] = [offsets.get(start), offsets.get(end + past)]
    return from === undefined || to === undefined ? null : { start: from, end: to }
  })
}

/** Gives the same for ways of counting that come to the same in a text: without emoji a code point is a UTF-16 unit. */
export function effectOf({ unit, lineEnd, mark, end }: Counting, text: string): string {
  const units = /[\ud800-\udbff]/.test(text) ? unit : ''
  const ends = /[\r\n]/.test(text) ? (lineEnd === 'as stored' && !text.includes('\r\n') ? 'one' : lineEnd) : ''
  return `${units} ${ends} ${mark} ${end}`
}

/** How many UTF-16 units the character or line end at an offset takes, and how many positions. */
function stepAt(text: string, offset: number, { unit, lineEnd }: Counting): readonly [number, number] {
  const code = text.charCodeAt(offset)
  if (code === 13 || code === 10) {
    const units = code === 13 && text.charCodeAt(offset + 1) === 10 ? 2 : 1
    return [units, lineEnd === 'as stored' ? units : lineEnd === 'one' ? 1 : 2]
  }
  const units = text.codePointAt(offset)! > 0xffff ? 2 : 1
  return [units, unit === 'UTF-16' ? units : 1]
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
