/**
 * Finds names that come back to themselves by what they use, each circle once.
 *
 * Walks depth first, without calling itself, so that a long chain is no trouble.
 */
export function circlesIn(uses: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const circles: string[][] = []
  const done = new Set<string>()
  for (const start of uses.keys()) {
    /** The names from `start` to here, with how many of each one's uses have been looked at. */
    const way = new Map([[start, 0]])
    const names = done.has(start) ? [] : [start]
    while (names.length > 0) {
      const name = names.at(-1)!
      const seen = way.get(name)!
      const next = uses.get(name)?.[seen]
      way.set(name, seen + 1)
      if (next === undefined) {
        done.add(name)
        way.delete(name)
        names.pop()
      } else if (way.has(next)) circles.push(names.slice(names.indexOf(next)))
      else if (!done.has(next)) {
        way.set(next, 0)
        names.push(next)
      }
    }
  }
  return circles
}
