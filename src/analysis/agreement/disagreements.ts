import { byCodePoint } from '../by-code-point'
import { observedAgreement } from '../reliability/observed-agreement'
import { specificAgreement } from '../reliability/positive-agreement'
import type { RatingValue } from '../reliability/rating-counts'
import { codedUnits } from './coded-units'
import type { CoderRatings, RatedUnit, RatedVariable } from './coder-ratings'
import { countsOfPatterns, ratingPatterns } from './rating-patterns'

/** A unit on which coders differ about a code, or gave different values. */
export interface Disagreement {
  readonly variable: string
  readonly kind: RatedVariable['kind']
  /** Of the variable over all units: positive agreement of a code, percent agreement of a scale. Null where it has none. */
  readonly agreement: number | null
  /** How many units there are on which coders differ about this variable. */
  readonly disagreements: number
  readonly unit: RatedUnit
  /** Coders by what they gave, in their order; of a code only. */
  readonly yes: readonly string[]
  readonly no: readonly string[]
  /** Those who did not rate the unit. */
  readonly notRated: readonly string[]
  /** What each coder gave who rated the unit. */
  readonly values: readonly { readonly coder: string; readonly value: RatingValue }[]
}

/**
 * Lists every unit and variable on which coders differ, for the talk in which they settle it: worst variables first, by agreement, then by
 * how many units they differ on, then by name; in each the units in their order. A variable that nobody used is in none.
 */
export function disagreements(ratings: CoderRatings): readonly Disagreement[] {
  return firstDisagreements(ratings, Number.POSITIVE_INFINITY).first
}

/** Gives so many of the disagreements, the worst variables first, and says how many there are in all. */
export function firstDisagreements(
  ratings: CoderRatings,
  most: number,
): { readonly first: readonly Disagreement[]; readonly count: number } {
  const { variables, units, coders } = ratings
  const coded = codedUnits(ratings)
  const everyone = coders.map((_, i) => i)
  const byVariable = variables.map(variable => {
    const { patterns, of } = ratingPatterns(variable, units, coded)
    const differ = patterns.map(({ values }) => new Set(values.filter(value => value !== -1)).size > 1)
    const at: number[] = []
    for (let unit = 0; unit < of.length; unit++) if (differ[of[unit]]) at.push(unit)
    const counts = countsOfPatterns(patterns, everyone, variable.categories)
    const { value } = variable.kind === 'code' ? specificAgreement(counts, 1) : observedAgreement(counts)
    return { variable, agreement: value, at }
  })
  const worstFirst = byVariable.sort(
    (a, b) =>
      (a.agreement ?? 1) - (b.agreement ?? 1) || b.at.length - a.at.length || byCodePoint(a.variable.id, b.variable.id),
  )
  const first: Disagreement[] = []
  for (const { variable, agreement, at } of worstFirst)
    for (const unit of at.slice(0, Math.max(0, most - first.length)))
      first.push({
        ...saidOf(variable, unit, coders),
        variable: variable.id,
        kind: variable.kind,
        agreement,
        disagreements: at.length,
        unit: units[unit],
      })
  return { first, count: byVariable.reduce((sum, { at }) => sum + at.length, 0) }
}

function saidOf({ kind, categories, ratings }: RatedVariable, unit: number, coders: readonly string[]) {
  const given = coders.map((coder, i) => ({ coder, place: ratings[i][unit] }))
  const values = given.flatMap(({ coder, place }) => (place === -1 ? [] : [{ coder, value: categories[place] }]))
  const those = (wanted: RatingValue) =>
    kind === 'code' ? values.flatMap(({ coder, value }) => (value === wanted ? [coder] : [])) : []
  const notRated = given.flatMap(({ coder, place }) => (place === -1 ? [coder] : []))
  return { yes: those(1), no: those(0), notRated, values }
}
