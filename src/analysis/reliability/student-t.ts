import { z95 } from './wilson-interval'

/**
 * Gives the value that Student's t stays within, minus and plus itself, in 95 % of samples.
 *
 * In words: t such that the two tails beyond −t and t hold 5 %, found by halving on the regularised incomplete beta function (continued
 * fraction of DLMF 8.17.22). Agrees with printed tables to all their digits; 1.959964 for endless degrees of freedom.
 *
 * Source: Student (1908), Biometrika 6:1–25.
 *
 * @param freedom Degrees of freedom, more than 0; need not be whole.
 * @example
 * studentT95(11) // 2.200985160082949
 */
export function studentT95(freedom: number): number {
  if (!(freedom > 0)) throw new RangeError(`${freedom} is not a number of degrees of freedom`)
  if (freedom > 1000) return nearNormal(freedom)
  let low = 1.9599
  // For 1 degree of freedom it is 12.7; for a tenth it is beyond reach of doubles.
  let high = 2
  while (tails(high, freedom) > 0.05 && high < 1e300) high *= 2
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2
    if (tails(middle, freedom) > 0.05) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Fisher and Cornish's expansion around the normal deviate, exact to ten digits here, where halving would take long. */
function nearNormal(freedom: number): number {
  const z = z95
  const first = (z ** 3 + z) / 4
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3
}

/** What lies beyond −t and t: I of x = f/(f + t²) with f/2 and 1/2. */
function tails(t: number, freedom: number): number {
  const [a, b] = [freedom / 2, 0.5]
  const x = freedom / (freedom + t * t)
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a))
  // The fraction converges quickly below this point, its mirror above.
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

/** Lentz's way through the continued fraction. */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m < 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return result
}

/** Logarithm of the beta function of a and 1/2: √π·Γ(a)/Γ(a + 1/2). */
function logBeta(a: number): number {
  return Math.log(Math.PI) / 2 + logGamma(a) - logGamma(a + 0.5)
}

/** Stirling's series, after stepping up to where it is exact to the last digits. */
function logGamma(x: number): number {
  let shift = 0
  let z = x
  for (; z < 15; z++) shift += Math.log(z)
  const y = 1 / (z * z)
  const series = (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y / 1188)))) / z
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series - shift
}
