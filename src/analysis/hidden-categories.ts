/**
 * Decides which categories of people are too small to be shown, so that no count can be laid at somebody's door.
 *
 * First rule: a category of fewer than `minimumCell` people is hidden. Second rule (complementary suppression): whoever knows the counts of
 * all people takes those shown away from them, and is left with the hidden ones' together. So the hidden must be at least two, and at
 * least `minimumCell` people together; until they are, the smallest category that is still shown is hidden with them. They are
 * then as safe as one category of their size. A category of nobody hides nobody: it is shown, and helps to hide none.
 *
 * The rules look at how many people a category has, not at how many of them said something: the category is what others know of
 * a person, what was said is what they may learn. So a count of 1 in 20 is shown, which tells of none of the twenty; 20 in 20 is
 * shown too, and tells of each.
 *
 * Source of the two rules: Hundepool, A. et al. (2012), Statistical Disclosure Control, Wiley, ch. 4 (primary and secondary suppression).
 *
 * @param sizes People in each category; people may be in several.
 * @returns For each category, whether it is hidden.
 * @example
 * hiddenCategories([12, 3, 7], 5) // [false, true, true]: 22 − 12 − 7 would give the 3 away
 */
export function hiddenCategories(sizes: readonly number[], minimumCell: number): readonly boolean[] {
  const hidden = sizes.map(size => size > 0 && size < minimumCell)
  if (!hidden.includes(true)) return hidden
  for (;;) {
    const hiding = sizes.filter((_, i) => hidden[i])
    const people = hiding.reduce((sum, size) => sum + size, 0)
    if (hiding.length > 1 && people >= minimumCell) return hidden
    const next = smallestShown(sizes, hidden)
    if (next === -1) return hidden
    hidden[next] = true
  }
}

/** Of several as small, the last. */
function smallestShown(sizes: readonly number[], hidden: readonly boolean[]): number {
  let smallest = -1
  for (const [i, size] of sizes.entries())
    if (!hidden[i] && size > 0 && (smallest === -1 || size <= sizes[smallest])) smallest = i
  return smallest
}
