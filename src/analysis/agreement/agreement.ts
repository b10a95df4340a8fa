import { getOrMake } from '../get-or-make'
import { type BootstrapInterval, defaultRounds } from '../reliability/bootstrap'
import { type PreparedSetAlphas, prepareSetAlphas, type SetAlphas } from '../reliability/set-alpha'
import { shaffersRho } from '../reliability/shaffers-rho'
import { type AgreementRow, emptyRow, type Figure, figureOf } from './agreement-row'
import { type AlphaOfSpans, alphaOfSpans } from './alpha-of-spans'
import type { Clusters } from './bearing'
import { codeSets } from './code-sets'
import { type Basis, codedUnits } from './coded-units'
import type { CoderRatings } from './coder-ratings'
import { agreementIntervals, type Intervals } from './intervals'
import { krippendorffReading } from './krippendorff-reading'
import { point, pointRows } from './point-rows'
import { ratingPatterns } from './rating-patterns'

export interface AgreementOptions {
  /** Resamples of each bootstrap: 2000 unless told; 0 for no intervals. */
  readonly bootstrap?: number
  /** What is drawn: units (or the turns that hold them), groups where they are known, or each in its turn. `both` unless told. */
  readonly resample?: 'units' | 'groups' | 'both'
  /** 1 unless told. */
  readonly seed?: string | number
  /** The kappa that Shaffer's rho asks for: 0.65 unless told. */
  readonly threshold?: number
}

/** How well coders agree: on each variable, overall, and any two of them. */
export interface Agreement {
  readonly coders: readonly string[]
  readonly unit: CoderRatings['unit']
  /** All units first; then, where there are codes, those that at least one coder gave any code. */
  readonly bases: readonly BasisSize[]
  /** By basis; in it the variables in their order, then `pooled`, `mean` and `sets` where there are codes. */
  readonly rows: readonly AgreementRow[]
  /** By pair of coders in their order; without bootstrap intervals. */
  readonly pairs: readonly PairAgreement[]
  readonly resampling: Resampling
}

export interface BasisSize {
  readonly basis: Basis
  /** Units that at least one coder rated in any way, each as heavy as it is: characters, where these are the units. */
  readonly units: number
  /** Share of them that at least two coders rated in any way. Null where there are none. */
  readonly doubleCoded: number | null
  /** How many coders rated such a unit, on average. Null likewise. */
  readonly codersPerUnit: number | null
}

export interface PairAgreement {
  readonly first: string
  readonly second: string
  /** As those of `Agreement`, but for `sets`. */
  readonly rows: readonly AgreementRow[]
}

/** What was drawn, and how often. */
export interface Resampling {
  /** 0 where no intervals were asked for. */
  readonly rounds: number
  /** `turn` where units are parts of turns, which were drawn whole. */
  readonly unit: CoderRatings['unit'] | 'turn'
  /** How many there were to draw from; null where they were not drawn. */
  readonly units: number | null
  /** Likewise; null too where the group of a unit is not known. */
  readonly groups: number | null
}

/** With fewer units, turns or groups to draw from than this, nearer to 90 than to 95 of 100 bootstrap intervals hold the truth. */
export const fewToDraw = 10

/**
 * Computes how well several coders agree: percent, kappas, pi, S, AC, alpha, positive agreement and the four cells behind them, side by
 * side, for each code or scale, for all codes together and for sets of codes; of all units, and of those that anybody coded at all,
 * since units that nobody would ever code make agreement easy. It picks none of them.
 *
 * Intervals are 95 % bootstraps (see `bootstrap`), all figures being computed of the same draws. Where the group of every unit is
 * known, groups are drawn too, each whole: what people in one group say is alike, so of focus groups these are the intervals to report.
 * A figure has none where fewer than five of what is drawn bear upon it, or the coders never disagreed or never agreed (`whyNoInterval`).
 *
 * @throws RangeError with fewer than two coders, or without any variable.
 */
export function agreement(ratings: CoderRatings, options: AgreementOptions = {}): Agreement {
  const { coders, units, variables } = ratings
  const { bootstrap: rounds = defaultRounds, resample = 'both', seed = 1, threshold = 0.65 } = options
  if (coders.length < 2) throw new RangeError('agreement needs two coders or more')
  if (variables.length === 0) throw new RangeError('agreement needs a code or a scale')
  const coded = codedUnits(ratings)
  const patterns = variables.map(variable => ratingPatterns(variable, units, coded))
  const bases: readonly Basis[] = variables.some(({ kind }) => kind === 'code') ? ['all', 'coded'] : ['all']
  const rowsOf = (some: readonly number[]): readonly AgreementRow[] => {
    const spans = alphaOfSpans(
      ratings,
      some.map(i => coders[i]),
    )
    return bases.flatMap(basis => withSpans(pointRows(ratings, patterns, some, basis), basis === 'all' ? spans : null))
  }
  const byUnits = clustersOf(units.map(({ cluster }) => cluster))
  const groups = units.flatMap(({ group }) => group ?? [])
  const byGroups = groups.length < units.length ? null : clustersOf(groups)
  const drawnGroups = rounds > 0 && resample !== 'units' ? byGroups : null
  const sets = bases.length === 1 ? null : codeSets(ratings)
  const sizes = units.map(({ size }) => size)
  const clusterings = [byUnits.of, ...(drawnGroups ? [drawnGroups.of] : [])]
  const [setsOfUnits, setsOfGroups] = sets
    ? prepareSetAlphas(sets, { sizes, clusterings, bases: [undefined, coded], exactUpTo })
    : []
  const ofEveryone = rowsOf(coders.map((_, i) => i))
  const plain = bases.flatMap((basis, i) => [
    ...ofEveryone.flatMap(row => (row.basis === basis ? withRho(row, ratings, { threshold, seed }) : [])),
    ...(sets ? [setsRow(basis, pairedUnits(sets, sizes, basis === 'all' ? null : coded), setsOfUnits.alphas[i])] : []),
  ])
  const draw = (clusters: Clusters, of: PreparedSetAlphas | undefined, name: string): Intervals =>
    agreementIntervals(
      { ratings, coded, patterns, clusters, rows: plain, sets: of ?? null },
      { rounds, seed: `${seed}/agreement/${name}` },
    )
  const drawsUnits = rounds > 0 && resample !== 'groups'
  const overUnits = drawsUnits ? draw(byUnits, setsOfUnits, 'units') : null
  const overGroups = drawnGroups && draw(drawnGroups, setsOfGroups, 'groups')
  return {
    coders,
    unit: ratings.unit,
    bases: bases.map(basis => sizeOf(basis, ratings, coded)),
    rows: plain.map(row => withIntervals(row, overUnits?.(row) ?? null, overGroups?.(row) ?? null)),
    pairs: coders.flatMap((first, i) =>
      coders.slice(i + 1).map((second, j) => ({ first, second, rows: rowsOf([i, i + 1 + j]) })),
    ),
    resampling: {
      rounds,
      unit: units.some(({ id, cluster }) => id !== cluster) ? 'turn' : ratings.unit,
      units: drawsUnits ? byUnits.count : null,
      groups: drawnGroups?.count ?? null,
    },
  }
}

/** Of how many sets, or clusters, alpha is computed exactly in each resample: thousands of times, so that more would take long. */
const exactUpTo = 150

function clustersOf(names: readonly string[]): Clusters {
  const places = new Map<string, number>()
  const of = Int32Array.from(names, name => getOrMake(places, name, () => places.size))
  return { count: places.size, of }
}

/** Larger samples need no simulation to tell, and it would take long. */
const largestForRho = 2000

/** Adds Shaffer's rho to codes that two coders decided on. Characters are not drawn one by one, so there is none of them. */
function withRho(
  row: AgreementRow,
  { unit, coders }: CoderRatings,
  { threshold, seed }: { readonly threshold: number; readonly seed: string | number },
): AgreementRow {
  const { table, kind, basis, units, variable } = row
  if (coders.length > 2 || table === null || kind !== 'code' || basis !== 'all' || unit === 'character') return row
  if (units === null || units > largestForRho) return row
  return { ...row, shaffersRho: shaffersRho(table, { threshold, seed: `${seed}/agreement/${variable}` }) }
}

/** Adds to the codes, and to all of them together, how well the coders agree on where stretches begin and end. */
function withSpans(rows: readonly AgreementRow[], spans: AlphaOfSpans | null): readonly AgreementRow[] {
  if (spans === null) return rows
  return rows.map(row => {
    const alpha =
      row.kind === 'pooled' ? spans.overall : row.variable === null ? undefined : spans.codes.get(row.variable)
    return alpha === undefined ? row : { ...row, figures: [...row.figures, point('alphaU', alpha)] }
  })
}

function setsRow(basis: Basis, units: number, { masi, jaccard }: SetAlphas): AgreementRow {
  return {
    ...emptyRow,
    basis,
    kind: 'sets',
    units,
    figures: [point('alphaMasi', masi), point('alphaJaccard', jaccard)],
  }
}

/** Units to which at least two coders gave a set; of these only the coded ones, where it is told which they are. */
function pairedUnits(
  sets: readonly (readonly (ReadonlySet<string> | null)[])[],
  sizes: readonly number[],
  coded: Uint8Array | null,
): number {
  const isPaired = (unit: number) => sets[unit].filter(set => set !== null).length > 1 && coded?.[unit] !== 0
  return sizes.reduce((sum, size, unit) => sum + (isPaired(unit) ? size : 0), 0)
}

function sizeOf(basis: Basis, { units, variables, coders }: CoderRatings, coded: Uint8Array): BasisSize {
  let all = 0
  let twice = 0
  let coding = 0
  for (const [i, { size }] of units.entries()) {
    if (basis === 'coded' && coded[i] === 0) continue
    const raters = coders.filter((_, coder) => variables.some(({ ratings }) => ratings[coder][i] !== -1)).length
    if (raters > 0) all += size
    if (raters > 1) twice += size
    coding += raters * size
  }
  const share = (sum: number) => (all === 0 ? null : sum / all)
  return { basis, units: all, doubleCoded: share(twice), codersPerUnit: share(coding) }
}

function withIntervals(
  row: AgreementRow,
  overUnits: readonly BootstrapInterval[] | null,
  overGroups: readonly BootstrapInterval[] | null,
): AgreementRow {
  const figures = row.figures.map((figure, i): Figure => {
    // What has no value is not given one by drawing.
    if (figure.value === null) return figure
    return { ...figure, overUnits: overUnits?.[i] ?? null, overGroups: overGroups?.[i] ?? null }
  })
  const read = row.kind === 'mean' ? undefined : figureOf({ figures }, 'alpha')
  const lows = [read?.overUnits?.low, read?.overGroups?.low].filter(low => typeof low === 'number')
  return { ...row, figures, krippendorffReading: lows.length === 0 ? null : krippendorffReading(Math.min(...lows)) }
}
