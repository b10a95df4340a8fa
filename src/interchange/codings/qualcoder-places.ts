import type { Span } from '../../text/span'
import { type Counting, placeStretches } from '../qdpx/counting'

/** Where a stretch lies, and how that was found. */
export interface Placed {
  /** Null where its positions leave the text, or hold nothing. */
  readonly span: Span | null
  /** True where the words there are those that the project repeats; null where it repeats none. */
  readonly fits: boolean | null
  readonly counting: Counting
}

/** Positions as QualCoder stores them, and the words that it repeats. */
export interface StoredStretch extends Span {
  readonly words: string | null
}

/**
 * Places stretches of one text. QualCoder takes positions from Python, which counts code points, where it codes by itself, and from the window, which
 * counts UTF-16 units and a line end as one, where a person selects; and texts may have begun with a byte-order mark. So each stretch is tried in all these
 * ways, and the first in which the repeated words stand there is taken; for one that repeats none, that of most others.
 */
export function placeStored(text: string, stretches: readonly StoredStretch[]): readonly Placed[] {
  const ways = countings.map(counting => ({ counting, spans: placeStretches(text, stretches, counting) }))
  const isStretch = ({ start, end }: StoredStretch): boolean =>
    Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && end > start
  const fitting = stretches.map((stretch, i) => {
    const wanted = stretch.words === null ? '' : bare(stretch.words)
    const isThere = (span: Span | null): boolean => span !== null && bare(text.slice(span.start, span.end)) === wanted
    return wanted !== '' && isStretch(stretch) ? ways.findIndex(({ spans }) => isThere(spans[i])) : null
  })
  const times = ways.map((_, way) => fitting.filter(each => each === way).length)
  const usual = times.indexOf(Math.max(...times))
  return stretches.map((stretch, i) => {
    const way = fitting[i]
    const { counting, spans } = ways[way === null || way === -1 ? usual : way]
    return { span: isStretch(stretch) ? spans[i] : null, fits: way === null ? null : way !== -1, counting }
  })
}

const countings: readonly Counting[] = [false, true].flatMap(mark =>
  (['as stored', 'one'] as const).flatMap(lineEnd =>
    (['code point', 'UTF-16'] as const).map(unit => ({ unit, lineEnd, mark, end: 'exclusive' as const })),
  ),
)

/** Words without white space, which windows and files write in several ways. */
function bare(text: string): string {
  return text.replace(/[\s\u2028\u2029\ufeff]+/g, '')
}
