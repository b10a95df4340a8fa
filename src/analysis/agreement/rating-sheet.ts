import { getOrMake } from '../get-or-make'

/** Ratings while they are gathered: by variable and coder one value a unit. */
export interface RatingSheet {
  /** Every variable that somebody rated, in the order in which they came. */
  readonly variables: () => readonly string[]
  /** Who rated a variable, in the order in which they came. */
  readonly codersOf: (variable: string) => readonly string[]
  /** A coder's values of a code, by unit: 1, 0, or -1 where it was not rated. To be written to. */
  readonly codes: (variable: string, coder: string) => Int32Array
  /** A coder's values of a scale, by unit: as written, or null. To be written to. */
  readonly values: (variable: string, coder: string) => (string | null)[]
  readonly isScale: (variable: string) => boolean
}

export function createRatingSheet(units: number): RatingSheet {
  const codes = new Map<string, Map<string, Int32Array>>()
  const scales = new Map<string, Map<string, (string | null)[]>>()
  const order = new Set<string>()
  return {
    variables: () => [...order],
    codersOf: variable => [...(codes.get(variable)?.keys() ?? []), ...(scales.get(variable)?.keys() ?? [])],
    codes: (variable, coder) => {
      order.add(variable)
      const coders = getOrMake(codes, variable, () => new Map<string, Int32Array>())
      return getOrMake(coders, coder, () => new Int32Array(units).fill(-1))
    },
    values: (variable, coder) => {
      order.add(variable)
      const coders = getOrMake(scales, variable, () => new Map<string, (string | null)[]>())
      return getOrMake(coders, coder, () => Array.from({ length: units }, () => null))
    },
    isScale: variable => scales.has(variable),
  }
}
