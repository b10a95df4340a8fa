/**
 * Makes a function that turns places of a text from UTF-16 units into code points, as Python, R and most other programs count: an emoji is two
 * of the former and one of the latter. A place within a character is that of its end.
 *
 * @example
 * codePointCounter('😀 fees')(2) // 1
 */
export function codePointCounter(text: string): (place: number) => number {
  const pairs: number[] = []
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(index)
  return place => place - pairsAhead(pairs, place)
}

/** How many of the pairs begin ahead of a place. */
function pairsAhead(pairs: readonly number[], place: number): number {
  let [low, high] = [0, pairs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (pairs[middle] < place) low = middle + 1
    else high = middle
  }
  return low
}
