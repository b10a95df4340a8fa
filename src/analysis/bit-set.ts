/** A set of small whole numbers, 32 to an element: two sets of 100,000 are compared in some microseconds. */
export type BitSet = Uint32Array

/** Makes a set of numbers from 0 up to, but not including, `size`. */
export function bitSet(members: Iterable<number>, size: number): BitSet {
  const set = new Uint32Array((size + 31) >> 5)
  for (const member of members) set[member >> 5] |= 1 << (member & 31)
  return set
}

/** True for a member. */
export function isIn(set: BitSet, number: number): boolean {
  return ((set[number >> 5] >>> (number & 31)) & 1) === 1
}

/** Counts a set's members. */
export function countOf(set: BitSet): number {
  let count = 0
  for (let i = 0; i < set.length; i++) count += bitsIn(set[i])
  return count
}

/** Counts what two sets of one size have in common. */
export function countBoth(a: BitSet, b: BitSet): number {
  let count = 0
  for (let i = 0; i < a.length; i++) count += bitsIn(a[i] & b[i])
  return count
}

/** Adds up neighbouring bits, then pairs, fours and eights, all at once. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
