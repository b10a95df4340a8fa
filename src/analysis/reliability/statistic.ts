/** A number, or the reason why there is none: nothing varies, nobody was coded twice, a denominator is 0. */
export type Statistic = Defined | Undefined

export interface Defined {
  readonly value: number
  readonly why: null
}

export interface Undefined {
  readonly value: null
  /** A clause for people: `no coder used more than one category`. */
  readonly why: string
}

/** Gives a number as a statistic. */
export function defined(value: number): Defined {
  return { value, why: null }
}

/** Says why a statistic has no value. */
export function undefinedBecause(why: string): Undefined {
  return { value: null, why }
}
