/**
 * Gives the natural logarithm of the gamma function, for x > 0; `logGamma(n + 1)` is the logarithm of n factorial.
 *
 * Stirling's series (Abramowitz & Stegun 1964, 6.1.41), taken at x + k ≥ 15, where its first five terms are exact to the last digits
 * of floating point, and brought back by Γ(x + 1) = x·Γ(x).
 *
 * @throws RangeError where x is not a number above 0.
 * @example
 * Math.exp(logGamma(6)) // 120, but for the last digits
 */
export function logGamma(x: number): number {
  if (!(x > 0 && Number.isFinite(x)))
    throw new RangeError(`the gamma function is asked for ${x}, not for a number above 0`)
  let above = x
  let product = 1
  for (; above < 15; above++) product *= above
  const inverse = 1 / above
  const square = inverse * inverse
  let series = 0
  for (const term of stirling) series = series * square + term
  return (above - 0.5) * Math.log(above) - above + halfLogOfTwoPi + series * inverse - Math.log(product)
}

/** B₂ₖ / (2k(2k − 1)) for k = 5 … 1. */
const stirling = [1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12]
const halfLogOfTwoPi = Math.log(2 * Math.PI) / 2

/**
 * Gives the regularised upper incomplete gamma function Q(a, x), for a > 0 and x ≥ 0: the share of a gamma distribution of shape `a`
 * that lies above x. From 1, at x = 0, down to 0.
 *
 * Below a + 1 from the power series of its lower counterpart (Abramowitz & Stegun 1964, 6.5.29), above from the continued fraction
 * (6.5.31), worked out forwards after Lentz 1976 (Appl Opt 15:668), where each converges fast.
 *
 * @throws RangeError where a or x is out of range.
 */
export function upperGamma(a: number, x: number): number {
  if (!(x >= 0)) throw new RangeError(`the incomplete gamma function is asked for ${x}, not for a number of 0 or more`)
  const logarithm = logGamma(a)
  if (x === 0) return 1
  if (x === Number.POSITIVE_INFINITY) return 0
  const scale = Math.exp(a * Math.log(x) - x - logarithm)
  const share = x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x)
  return Math.min(1, Math.max(0, share))
}

/** Σ xⁿ / (a (a + 1) … (a + n)). */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; term > sum * precision; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** 1 / (x + 1 − a − 1·(1 − a) / (x + 3 − a − 2·(2 − a) / (x + 5 − a − …))). */
function upperFraction(a: number, x: number): number {
  let bottom = x + 1 - a
  let c = Number.POSITIVE_INFINITY
  let d = 1 / bottom
  let value = d
  for (let n = 1; n < mostRounds; n++) {
    const top = n * (a - n)
    bottom += 2
    d = 1 / awayFromZero(bottom + top * d)
    c = awayFromZero(bottom + top / c)
    const change = c * d
    value *= change
    if (Math.abs(change - 1) < precision) break
  }
  return value
}

function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}

const precision = 1e-16
/** Far more than are needed: √a rounds or so. */
const mostRounds = 100_000
