/** The sets that coders gave, each distinct one kept once, as bits: what they share is counted 32 members at a time. */
export interface InternedSets {
  /** Distinct sets. They are known by their number, from 0, in the order in which they came. */
  readonly count: number
  /** By unit: the number of the set that each coder gave who rated it. */
  readonly units: readonly Int32Array[]
  /** By set: how many members it has. */
  readonly sizes: Int32Array
  /** By set: its members' bits, in `words` whole numbers. */
  readonly bits: Int32Array
  readonly words: number
}

/** Keeps each distinct set once. Null is a coder who did not rate the unit; an empty set one who did, and found nothing. */
export function internSets(units: readonly (readonly (ReadonlySet<string> | null)[])[]): InternedSets {
  const members = new Map<string, number>()
  const seen = new Map<ReadonlySet<string>, number>()
  for (const set of units.flat()) {
    if (set === null || seen.has(set)) continue
    seen.set(set, -1)
    for (const member of set) if (!members.has(member)) members.set(member, members.size)
  }
  const words = Math.max(1, Math.ceil(members.size / 32))
  const distinct = new Map<string, number>()
  const sizes: number[] = []
  const bits: number[] = []
  for (const set of seen.keys()) {
    const own = new Int32Array(words)
    for (const member of set) {
      const bit = members.get(member)!
      own[bit >> 5] |= 1 << (bit & 31)
    }
    const key = own.join()
    const known = distinct.get(key)
    seen.set(set, known ?? distinct.size)
    if (known !== undefined) continue
    distinct.set(key, distinct.size)
    sizes.push(set.size)
    for (const word of own) bits.push(word)
  }
  return {
    count: distinct.size,
    units: units.map(sets => Int32Array.from(sets.flatMap(set => (set === null ? [] : [seen.get(set)!])))),
    sizes: Int32Array.from(sizes),
    bits: Int32Array.from(bits),
    words,
  }
}

/** Counts the members that two sets share. */
export function sharedMembers({ bits, words }: InternedSets, a: number, b: number): number {
  let shared = 0
  for (let i = a * words, j = b * words, end = i + words; i < end; i++, j++) shared += ones(bits[i] & bits[j])
  return shared
}

/** Lists the members of each set, by number. */
export function membersBySet({ count, bits, words }: InternedSets): readonly (readonly number[])[] {
  return Array.from({ length: count }, (_, set) => {
    const members: number[] = []
    for (let bit = 0; bit < words * 32; bit++)
      if ((bits[set * words + (bit >> 5)] >>> (bit & 31)) & 1) members.push(bit)
    return members
  })
}

/** Counts the ones of 32 bits, first by twos, then by fours, then by eights, which a product sums. */
function ones(word: number): number {
  const twos = word - ((word >>> 1) & 0x55555555)
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
