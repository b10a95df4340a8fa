/**
 * Makes an id of a name: its words in lower case, joined by `-`; numbered where another has it. The id is added to those that are taken.
 *
 * @example
 * freeId('Pay & hours', new Set(['pay-hours'])) // 'pay-hours-2'
 */
export function freeId(name: string, taken: Set<string>): string {
  const words = name.normalize('NFKC').toLowerCase().match(word) ?? ['code']
  const wanted = words.join('-')
  let free = wanted
  for (let i = 2; taken.has(free); i++) free = `${wanted}-${i}`
  taken.add(free)
  return free
}

/** What an id may be made of, as the schema of a codebook has it. */
const word = /[\p{Ll}\p{Lo}\p{M}\p{N}]+/gu
