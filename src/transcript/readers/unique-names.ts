/** Gives each column a name of its own: `column 3` where the header is blank, `Comment (2)` where it repeats. */
export function uniqueNames(header: readonly string[]): string[] {
  const uses = new Map<string, number>()
  return header.map((cell, i) => {
    const name = cell.trim() || `column ${i + 1}`
    const use = (uses.get(name) ?? 0) + 1
    uses.set(name, use)
    return use > 1 ? `${name} (${use})` : name
  })
}
