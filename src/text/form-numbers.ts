/** Longest form that has a key. */
export const LONGEST_KEY = 16

/**
 * Finds the numbers of word forms by their letters. The key of a form is its bytes, four to a number and zero behind the last:
 * so equal keys are equal forms, and nothing has to be compared behind them.
 */
export interface FormNumbers {
  /** Gives the number of a form, or -1. */
  readonly find: (a: number, b: number, c: number, d: number) => number
  /** Adds a key that is not there yet. Beyond four million forms it adds none: these have to be found by other means. */
  readonly add: (a: number, b: number, c: number, d: number, number: number) => void
}

/**
 * Makes an empty table: open-addressed, at most three quarters full.
 *
 * Nearly all its time goes into waiting for memory, so it is kept small. A slot holds a number and ten bits of the hash, by which most
 * other forms are told apart without a look at their keys. Keys stand in the order of the numbers: the most frequent words
 * are met first, so theirs lie side by side.
 */
export function createFormNumbers(): FormNumbers {
  /** Bits 0–21: one more than a number, or 0; bits 22–31: those of the hash. */
  let slots = new Int32Array(1 << 12)
  let keys = new Int32Array(1 << 12)
  let count = 0

  function find(a: number, b: number, c: number, d: number): number {
    const hash = hashOf(a, b, c, d)
    const mask = slots.length - 1
    for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      if (((slots[slot] ^ hash) & HASH_BITS) !== 0) continue
      const number = (slots[slot] & NUMBER_BITS) - 1
      const key = number * 4
      if (keys[key] === a && keys[key + 1] === b && keys[key + 2] === c && keys[key + 3] === d) return number
    }
    return -1
  }

  function add(a: number, b: number, c: number, d: number, number: number): void {
    if (number >= NUMBER_BITS) return
    if (++count * 4 > slots.length * 3) grow()
    const key = number * 4
    if (key + 4 > keys.length) {
      const larger = new Int32Array((key + 4) * 2)
      larger.set(keys)
      keys = larger
    }
    keys[key] = a
    keys[key + 1] = b
    keys[key + 2] = c
    keys[key + 3] = d
    put(number)
  }

  function put(number: number): void {
    const key = number * 4
    const hash = hashOf(keys[key], keys[key + 1], keys[key + 2], keys[key + 3])
    const mask = slots.length - 1
    let slot = hash & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = (hash & HASH_BITS) | (number + 1)
  }

  function grow(): void {
    const old = slots
    slots = new Int32Array(old.length * 2)
    for (const each of old) if (each !== 0) put((each & NUMBER_BITS) - 1)
  }

  return { find, add }
}

const NUMBER_BITS = 0x003fffff
const HASH_BITS = ~NUMBER_BITS

function hashOf(a: number, b: number, c: number, d: number): number {
  const hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d) ^ Math.imul(d, 0x27d4eb2f)
  return hash ^ (hash >>> 15)
}
