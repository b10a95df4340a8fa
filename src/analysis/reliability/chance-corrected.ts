import { defined, type Statistic, undefinedBecause } from './statistic'

/** An agreement coefficient that compares the agreement which was observed with the agreement that chance would bring. */
export type ChanceCorrected = Statistic & {
  /** Share of agreement that was observed; null where no two ratings can be compared. */
  readonly observed: number | null
  /** Share of agreement that is expected from the coefficient's idea of chance; null likewise. */
  readonly expected: number | null
}

/**
 * Takes chance out of agreement: (observed − expected) / (1 − expected), the form that kappa, pi, S, AC1 and their kin share.
 *
 * @param nothingVaries Why there is no value where chance alone would bring full agreement.
 */
export function chanceCorrected(observed: number, expected: number, nothingVaries: string): ChanceCorrected {
  // Shares are sums of quotients, whose last digits are noise.
  if (1 - expected < 1e-12) return { ...undefinedBecause(nothingVaries), observed, expected }
  return { ...defined((observed - expected) / (1 - expected)), observed, expected }
}

/** Says why neither agreement nor its chance could be counted. */
export function nothingToCompare(why: string): ChanceCorrected {
  return { ...undefinedBecause(why), observed: null, expected: null }
}
