import { defined, type Statistic, undefinedBecause } from './statistic'
import { tableShares } from './table-shares'
import type { TwoCoderTable } from './two-coder-table'

/**
 * Gives Holsti's coefficient of reliability: of all decisions that two coders made, the share in which they agree. 2M / (N1 + N2).
 *
 * Source: Holsti, O. R. (1969), Content Analysis for the Social Sciences and Humanities, p. 140. Where both coded the same units it is
 * observed agreement, and like that it is not corrected for chance: with two categories even guessing brings half.
 *
 * Range: 0 to 1. Undefined where nobody decided anything.
 *
 * @param m Decisions on which both agree. @param n1 Decisions of the first coder. @param n2 Of the second.
 * @throws RangeError when they agree on more decisions than one of them made.
 */
export function holstisCr(m: number, n1: number, n2: number): Statistic {
  if (!(m >= 0 && m <= n1 && m <= n2 && n1 + n2 < Infinity))
    throw new RangeError(`two coders who made ${n1} and ${n2} decisions cannot agree on ${m}`)
  return n1 + n2 === 0 ? undefinedBecause('no coder decided anything') : defined((2 * m) / (n1 + n2))
}

/** Gives Holsti's coefficient of two coders who rated the same units: their observed agreement. Undefined without units. */
export function holstisCrOfTable(table: TwoCoderTable): Statistic {
  const n = tableShares(table)?.n ?? 0
  return holstisCr(
    table.counts.reduce((sum, row, i) => sum + row[i], 0),
    n,
    n,
  )
}
