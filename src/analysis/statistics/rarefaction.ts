/**
 * Gives how many codes are found, on average over all orders of the groups, in the first 1, 2, … groups: exactly, without drawing orders.
 *
 * In words: a code that g of G groups mention is missed by k groups with the chance that none of the k is among the g, which is
 * C(G − g, k) / C(G, k); the expected number found is the sum over codes of one minus that chance. It is computed factor by factor,
 * (G − g − j) / (G − j) for j below k, so that no binomial coefficient overflows.
 *
 * Also known as sample-based rarefaction and Mao Tau. Source: Ugland, K. I., Gray, J. S. and Ellingsen, K. E. (2003), J Anim Ecol
 * 72:888–897; Colwell, R. K., Mao, C. X. and Chang, J. (2004), Ecology 85:2717–2727. Range: 0 to the number of codes; it never falls,
 * and its last value is the number of codes found.
 *
 * @param incidences For each code, in how many groups it occurs; 0 adds nothing.
 * @param groups How many there are.
 * @returns One number for each size of sample from 1 to `groups`.
 * @throws RangeError when a code occurs in more groups than there are.
 * @example
 * expectedFound([3, 1], 3) // [4 / 3, 5 / 3, 2]: the second code is in the first group of one order in three
 */
export function expectedFound(incidences: readonly number[], groups: number): readonly number[] {
  const alike = new Map<number, number>()
  for (const count of incidences) {
    if (!Number.isInteger(count) || count < 0 || count > groups)
      throw new RangeError(`a code in ${count} of ${groups} groups is no count of some out of all`)
    if (count > 0) alike.set(count, (alike.get(count) ?? 0) + 1)
  }
  const missed = [...alike].sort(([a], [b]) => a - b).map(([count, codes]) => ({ count, codes, chance: 1 }))
  const found: number[] = []
  for (let size = 1; size <= groups; size++) {
    let expected = 0
    for (const each of missed) {
      const left = groups - size + 1
      each.chance *= Math.max(0, left - each.count) / left
      expected += each.codes * (1 - each.chance)
    }
    found.push(expected)
  }
  return found
}
