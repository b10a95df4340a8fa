import { labelKey } from './labels'

/**
 * True when one letter was left out, doubled, changed or swapped with its neighbour: `Particpant`, `Participant`. Only
 * words of five letters or more are compared, and never digits: `P1` and `P2` are two people, and so are `Tom` and `Tim`.
 */
export function almostSame(a: string, b: string): boolean {
  const left = labelKey(a).split(' ')
  const right = labelKey(b).split(' ')
  if (left.length !== right.length) return false
  const different = left.flatMap((word, i) => (word === right[i] ? [] : [[word, right[i]] as const]))
  return different.length === 1 && oneSlip(...different[0])
}

function oneSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (/[\d_]/.test(x + y)) return false
  return Math.max(x.length, y.length) <= 1 || (x.length === 2 && x[0] === y[1] && x[1] === y[0])
}
