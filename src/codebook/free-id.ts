/**
 * Makes an id of a name: its words in lower case, joined by `-`; numbered where another has it. The id is added to those that are taken.
 *
 * @example
 * freeId('Pay & hours', new Set(['pay-hours'])) // 'pay-hours-2'
 */
export function freeId(name: string, taken: Set<string>): string {
  const words = name.normalize('NFKC').toLowerCase().match(word) ?? ['code']
  const wanted = words.join('-')
  const free = taken.has(wanted) ? `${wanted}-${freeNumber(i => taken.has(`${wanted}-${i}`))}` : wanted
  taken.add(free)
  return free
}

/**
 * Finds a number from 2 on that is not taken, by doubling, then halving: thousands of categories may have one name, and asking for each number in turn
 * would take their square.
 */
export function freeNumber(isTaken: (number: number) => boolean): number {
  let last = 1
  let free = 2
  while (isTaken(free)) [last, free] = [free, free * 2]
  while (free - last > 1) {
    const middle = Math.floor((last + free) / 2)
    if (isTaken(middle)) last = middle
    else free = middle
  }
  return free
}

/** What an id may be made of, as the schema of a codebook has it. */
const word = /[\p{Ll}\p{Lo}\p{M}\p{N}]+/gu
