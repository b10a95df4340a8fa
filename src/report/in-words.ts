/**
 * Writes a number with its noun.
 *
 * @example
 * counted(1, 'group') // '1 group'
 * counted(0, 'person', 'people') // '0 people'
 */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

/**
 * Writes a list as prose has it.
 *
 * @example
 * listed(['keywords', 'stems', 'rules']) // 'keywords, stems and rules'
 */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/**
 * Writes a list as prose has it, but no more of it than so many.
 *
 * @example
 * someOf(['anna', 'ben', 'cem', 'dora'], 2) // 'anna, ben and 2 more'
 * someOf(['anna', 'ben', 'cem'], 2) // 'anna, ben and cem'
 */
export function someOf(items: readonly string[], most: number): string {
  // One name is as short as "1 more".
  return items.length <= most + 1 ? listed(items) : `${items.slice(0, most).join(', ')} and ${items.length - most} more`
}

/** Writes the least and the greatest of something: `4 to 6`, or `5` where they are one. */
export function ranged({ min, max }: { readonly min: number; readonly max: number }): string {
  return min === max ? `${min}` : `${min} to ${max}`
}

/**
 * Writes somebody's words between quotation marks, as the end of a sentence.
 *
 * @example
 * quoted('Our own work') // '"Our own work".'
 */
export function quoted(words: string): string {
  const trimmed = words.trim()
  return /[.!?]$/.test(trimmed) ? `"${trimmed}"` : `"${trimmed}".`
}
