/** Gives the next number of a sequence, at least 0 and below 1. */
export type Random = () => number

/**
 * Makes a sequence of random numbers that a seed determines, the same on every machine: for samples, permutations and bootstraps.
 *
 * It is sfc32 (Chris Doty-Humphrey's Small Fast Counter, 32 bits), of 32 bits a number, its 128 bits of state filled from the seed and
 * then run for 15 rounds. Statistical use only: who sees some numbers can tell the next.
 *
 * @param seed Any text or number. Different uses of one study's seed take different texts (`1/sample`, `1/coverage`), so that no two
 * analyses share their luck.
 * @example
 * const random = createRandom('1/coverage')
 * random() // 0.39944908837787807
 */
export function createRandom(seed: string | number): Random {
  let [a, b, c] = hashes(String(seed))
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4294967296
  }
  for (let round = 0; round < 15; round++) next()
  return next
}

/** Draws a whole number from 0 up to, but not including, a limit. */
export function below(limit: number, random: Random): number {
  return Math.floor(random() * limit)
}

/** Gives a list in a random order (Fisher and Yates, as Durstenfeld 1964 writes it); the list itself stays as it is. */
export function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = below(last + 1, random)
    ;[mixed[last], mixed[other]] = [mixed[other], mixed[last]]
  }
  return mixed
}

/** Three unlike 32-bit numbers of a text: FNV-1a with three offsets, mixed once more. */
function hashes(text: string): [number, number, number] {
  const hash = (offset: number): number => {
    let value = offset
    for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619)
    value = Math.imul(value ^ (value >>> 16), 2246822507)
    value = Math.imul(value ^ (value >>> 13), 3266489909)
    return (value ^ (value >>> 16)) | 0
  }
  return [hash(-2128831035), hash(1083072145), hash(486187739)]
}
