/**
 * How unlike two sets of codes are. `jaccard`: by what share of all their codes they do not have in common. `masi`: more so where
 * neither holds the other.
 */
export type SetDistance = 'jaccard' | 'masi'

/**
 * Gives the Jaccard distance of two sets: 1 less what they share, through what they hold together. 0 for the same, 1 where they share
 * nothing; 0 for two empty sets, which are the same.
 *
 * Source: Jaccard, P. (1912), New Phytol 11:37–50.
 *
 * @example
 * jaccardDistance(new Set(['a', 'b', 'c', 'd']), new Set(['c', 'd', 'e'])) // 0.6
 */
export function jaccardDistance(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): number {
  return distanceBySizes('jaccard', sharedBy(a, b), a.size, b.size)
}

/**
 * Gives the MASI distance of two sets (measuring agreement on set-valued items): 1 − J·M, where J is what they share through what they
 * hold together, and M is 1 for the same sets, 2/3 where one holds the other, 1/3 where they overlap, 0 where they share nothing.
 *
 * Source: Passonneau, R. (2006), LREC, 831–836. Exactly thirds: NLTK has .67 and .33, which differ in the third digit, and DKPro multiplies
 * the distance instead of the likeness, which is another measure. 0 for two empty sets.
 *
 * @example
 * masiDistance(new Set(['a', 'b']), new Set(['a', 'b', 'c', 'd'])) // 0.6666666666666667
 */
export function masiDistance(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): number {
  return distanceBySizes('masi', sharedBy(a, b), a.size, b.size)
}

/** Gives the distance of two sets from how many members they share, and how many each has: neither measure looks at more. */
export function distanceBySizes(distance: SetDistance, shared: number, a: number, b: number): number {
  const together = a + b - shared
  if (shared === together) return 0
  const likeness = shared / together
  if (distance === 'jaccard') return 1 - likeness
  return 1 - (likeness * (shared === a || shared === b ? 2 : 1)) / 3
}

function sharedBy(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): number {
  let shared = 0
  for (const member of a) if (b.has(member)) shared++
  return shared
}
