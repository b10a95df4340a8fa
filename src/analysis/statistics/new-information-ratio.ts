import { defined, type Statistic, undefinedBecause } from '../reliability/statistic'

export interface RunSettings {
  /** How many groups at the beginning are the base. 4 unless told. */
  readonly base?: number
  /** How many groups in a row are looked at together. 2 unless told. */
  readonly run?: number
}

/** How much that was new each run of groups brought, beside what the first groups had brought. */
export interface NewInformation {
  readonly base: number
  readonly run: number
  /** Codes found in the base; null where there are fewer groups than the base takes. */
  readonly inBase: number | null
  /** One a run, in order. Runs overlap: each begins one group later. Empty where there are too few groups for one. */
  readonly runs: readonly InformationRun[]
}

export interface InformationRun {
  /** Position of the run's last group, from 1. */
  readonly last: number
  /** Codes that were new in one of the run's groups. */
  readonly fresh: number
  /** Of the codes in the base. */
  readonly ratio: Statistic
}

/**
 * Gives the new information ratio of each run of groups: codes that were new in the run, divided by the codes found in the base.
 *
 * Source: Guest, G., Namey, E. and Chen, M. (2020), PLOS ONE 15(5):e0232076, for interviews and for themes that are made from the data.
 * They suggest a base of 4 to 6, runs of 2 or 3, and a threshold of 5 % or none. Range: 0 and above; above 1 where a run brings more than the base.
 * Of codes that were fixed before, it tells when they first occur, and nothing of themes that nobody had thought of.
 *
 * @param fresh How many codes were new in each group, in the order of the groups.
 * @returns Ratios without a value where the base holds no code.
 * @throws RangeError when base or run is not a whole number of at least 1.
 * @example
 * newInformation([20, 10, 5, 2, 4, 3, 1]).runs.map(({ ratio }) => ratio.value) // [7 / 37, 4 / 37]
 */
export function newInformation(fresh: readonly number[], { base = 4, run = 2 }: RunSettings = {}): NewInformation {
  if (![base, run].every(size => Number.isInteger(size) && size >= 1))
    throw new RangeError(`a base of ${base} and runs of ${run} groups are no whole numbers from 1`)
  if (fresh.length < base) return { base, run, inBase: null, runs: [] }
  const inBase = sum(fresh.slice(0, base))
  const runs: InformationRun[] = []
  for (let last = base + run; last <= fresh.length; last++) {
    const inRun = sum(fresh.slice(last - run, last))
    const ratio = inBase === 0 ? undefinedBecause('no code was found in the base') : defined(inRun / inBase)
    runs.push({ last, fresh: inRun, ratio })
  }
  return { base, run, inBase, runs }
}

/**
 * Writes where a threshold was first reached, as Guest and others do: `6+2` when the run of 2 behind 6 groups brought no more than
 * `threshold` of what the base had; null where no run did.
 */
export function reachedAt({ run, runs }: NewInformation, threshold: number): string | null {
  const first = runs.find(({ ratio }) => ratio.value !== null && ratio.value <= threshold)
  return first ? `${first.last - run}+${run}` : null
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
