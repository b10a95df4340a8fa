import type { AgreementRow } from './agreement-row'
import type { Basis } from './coded-units'
import type { RatedVariable } from './coder-ratings'
import type { FigureName } from './figure-names'
import type { RatingPatterns } from './rating-patterns'

/** Units that are drawn together. */
export interface Clusters {
  readonly count: number
  /** For each unit the place of its cluster. */
  readonly of: Int32Array
}

/** With fewer units, turns or groups that bear upon a figure there is no bootstrap interval. */
export const fewestToDraw = 5

/** In how many of the clusters something was said of a variable: all that a figure can vary by. */
export interface Sightings {
  /** Clusters in which at least one coder gave the code; of a scale, all. */
  readonly yes: number
  /** Clusters in which at least one coder did not give it; of a scale, all. */
  readonly no: number
}

/** Counts the clusters in which a code was given, and in which it was not, on one basis. */
export function sightingsOf(
  variables: readonly Pick<RatedVariable, 'kind' | 'categories'>[],
  patterns: readonly RatingPatterns[],
  { count, of }: Clusters,
  basis: Basis,
): Sightings {
  const seen = { yes: new Uint8Array(count), no: new Uint8Array(count) }
  for (const [i, { kind, categories }] of variables.entries()) {
    if (kind !== 'code') return { yes: count, no: count }
    const { patterns: kinds, of: patternOf } = patterns[i]
    const holds = ([0, 1] as const).map(value => {
      const place = categories.indexOf(value)
      return kinds.map(({ values, coded }) => (basis === 'all' || coded) && values.includes(place))
    })
    for (let unit = 0; unit < patternOf.length; unit++) {
      if (holds[0][patternOf[unit]]) seen.no[of[unit]] = 1
      if (holds[1][patternOf[unit]]) seen.yes[of[unit]] = 1
    }
  }
  return { yes: sum(seen.yes), no: sum(seen.no) }
}

/** How many of the clusters bear upon a figure, and what these hold. */
export interface Bearing {
  readonly clusters: number
  readonly hold: 'yes' | 'no' | 'anything'
}

/**
 * Says how many of the clusters bear upon a figure. Those in which nobody gave a code tell nothing of how well coders agree on
 * when to give it: to kappa, pi, alpha and positive agreement it is as if they were hardly there.
 */
export function bearingOn(name: FigureName, { yes, no }: Sightings, clusters: number): Bearing {
  if (ofYes.has(name) || (ofBoth.has(name) && yes <= no)) return { clusters: yes, hold: 'yes' }
  if (ofBoth.has(name) || name === 'negativeAgreement') return { clusters: no, hold: 'no' }
  return { clusters, hold: 'anything' }
}

/**
 * Says why a figure has no bootstrap interval, whatever the resamples say; null where it may have one.
 *
 * With fewer than five clusters that bear upon it, about four of five intervals held the truth in simulations. And where the coders never
 * disagreed, or never agreed on a yes, or on a no, no resample does, though the next sample might.
 *
 * @param all How many clusters there are.
 */
export function whyNoInterval(
  name: FigureName,
  { figures }: Pick<AgreementRow, 'figures'>,
  { clusters, hold }: Bearing,
  all: number,
): string | null {
  if (all < fewestToDraw) return `only ${all} to draw from`
  const found = (wanted: FigureName) => figures.find(figure => figure.name === wanted)?.value
  if (found('percent') === 1) return 'nobody disagreed, so no resample can'
  if (clusters < fewestToDraw) return `there is a ${hold} in only ${clusters} of ${all} to draw from`
  if (!ofBoth.has(name)) return null
  if (found('positiveAgreement') === 0) return 'the coders never agreed on a yes, so no resample can'
  return found('negativeAgreement') === 0 ? 'the coders never agreed on a no, so no resample can' : null
}

const ofYes: ReadonlySet<FigureName> = new Set(['positiveAgreement', 'f1', 'alphaMasi', 'alphaJaccard'])

/** Those that ask of yes and no alike whether chance would bring as much. */
const ofBoth: ReadonlySet<FigureName> = new Set(['cohensKappa', 'fleissKappa', 'scottsPi', 'alpha'])

function sum(flags: Uint8Array): number {
  return flags.reduce((total, flag) => total + flag, 0)
}
