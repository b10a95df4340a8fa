import type { Spoken } from './spoken'

/** One to three neighbouring words, by their forms. */
export type Gram = readonly number[]

/** Where grams stand, or how often. */
export class Grams {
  private readonly indexes: readonly Map<number, number>[] = [new Map(), new Map(), new Map()]
  private readonly bloom = new Uint8Array(1 << 20)
  private size = 0
  private readonly forms: number

  constructor(private readonly spoken: Spoken) {
    this.forms = spoken.vocabulary.size() + 1
  }

  /** Adds a gram that is to be looked for, and gives its number. */
  add(gram: Gram): number {
    const [a, b = 0, c = 0] = gram
    const index = this.indexes[gram.length - 1]
    const key = this.keyOf(a, b, c)
    const known = index.get(key)
    if (known !== undefined) return known
    index.set(key, this.size)
    this.bloom[slot(a, b, c)] |= 1 << gram.length
    return this.size++
  }

  /** Counts every gram that was added, over all transcripts: one pass. */
  counts(): Int32Array {
    const counts = new Int32Array(this.size)
    this.scan(gram => counts[gram]++)
    return counts
  }

  /** Finds where each gram that was added begins, at most so often: one pass. */
  places(most: number): readonly (readonly number[])[] {
    const places: number[][] = Array.from({ length: this.size }, () => [])
    this.scan((gram, at) => {
      if (places[gram].length < most) places[gram].push(at)
    })
    return places
  }

  private scan(found: (gram: number, at: number) => void): void {
    const { forms, count } = this.spoken.words
    const { bloom, indexes } = this
    const [ones, twos, threes] = indexes
    for (let i = 0; i < count; i++) {
      const a = forms[i]
      if (ones.size > 0 && bloom[slot(a, 0, 0)] & 2) {
        const gram = ones.get(this.keyOf(a, 0, 0))
        if (gram !== undefined) found(gram, i)
      }
      if (i + 1 >= count) continue
      const b = forms[i + 1]
      if (twos.size > 0 && bloom[slot(a, b, 0)] & 4) {
        const gram = twos.get(this.keyOf(a, b, 0))
        if (gram !== undefined) found(gram, i)
      }
      if (i + 2 >= count || threes.size === 0) continue
      const c = forms[i + 2]
      if (bloom[slot(a, b, c)] & 8) {
        const gram = threes.get(this.keyOf(a, b, c))
        if (gram !== undefined) found(gram, i)
      }
    }
  }

  private keyOf(a: number, b: number, c: number): number {
    return (a * this.forms + b) * this.forms + c
  }
}

function slot(a: number, b: number, c: number): number {
  const mixed = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 7, 0x85ebca6b) ^ Math.imul(c + 13, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 15)) & 0xfffff
}
