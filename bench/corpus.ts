/** Seeded pseudo-random numbers in [0, 1): mulberry32. The same seed gives the same numbers everywhere. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Speech-like turns whose words follow Zipf's law (Mandelbrot's shift 2.7), some 12 words a sentence and 4 sentences a turn. */
export interface Corpus {
  readonly turns: readonly string[]
  /** Distinct words, the most frequent first. */
  readonly words: readonly string[]
  readonly characters: number
}

/** Makes at least so many characters of turns from a seed. */
export function makeCorpus(characters: number, seed = 1, distinct = 60_000): Corpus {
  const next = random(seed)
  const words = makeWords(distinct, next)
  const cumulative = new Float64Array(distinct)
  let total = 0
  for (let rank = 0; rank < distinct; rank++) cumulative[rank] = total += 1 / (rank + 2.7) ** 1.05
  const draw = (): string => words[lowest(cumulative, next() * total)]
  const turns: string[] = []
  for (let length = 0; length < characters; ) {
    const sentences: string[] = []
    for (let s = 1 + Math.floor(next() * 7); s > 0; s--) {
      const said: string[] = []
      for (let w = 3 + Math.floor(next() * 18); w > 0; w--)
        said.push(next() < 0.02 ? 'um' : draw() + (next() < 0.08 ? ',' : ''))
      const text = said.join(' ')
      sentences.push(`${text[0].toUpperCase()}${text.slice(1).replace(/,$/, '')}${next() < 0.1 ? '?' : '.'}`)
    }
    const turn = sentences.join(' ')
    turns.push(turn)
    length += turn.length
  }
  return { turns, words, characters: turns.reduce((sum, turn) => sum + turn.length, 0) }
}

/** Draws terms as a codebook has them: some two thirds words, the rest phrases of two to four words that do occur. */
export function drawTerms({ turns, words }: Corpus, count: number, seed = 2): readonly string[] {
  const next = random(seed)
  const terms = new Set<string>()
  while (terms.size < count) {
    if (next() < 0.65) {
      // Content words: the forty most frequent are what stop words are in a real text.
      terms.add(words[40 + Math.floor(next() ** 2 * (words.length - 40))])
      continue
    }
    const said = turns[Math.floor(next() * turns.length)].split(' ')
    const length = 2 + Math.floor(next() * 3)
    const from = Math.floor(next() * Math.max(1, said.length - length))
    const phrase = said
      .slice(from, from + length)
      .join(' ')
      .toLowerCase()
    if (/^[a-z]+(?: [a-z]+)+$/.test(phrase) && !/\bum\b/.test(phrase)) terms.add(phrase)
  }
  return [...terms]
}

function makeWords(count: number, next: () => number): readonly string[] {
  const pick = (parts: string): string => parts.split(' ')[Math.floor(next() * parts.split(' ').length)]
  const words = new Set<string>()
  while (words.size < count) {
    // Frequent words are short, as in every language.
    const syllables = 1 + Math.floor(next() * Math.min(4, 1 + Math.log10(words.size + 1)))
    let word = ''
    for (let s = 0; s < syllables; s++)
      word +=
        pick('b br c ch d dr f fl g gr h j k l m n p pr qu r s sh st t th tr v w y z') +
        pick('a e i o u ai ea ee io oo ou')
    if (next() < 0.6) word += pick('n r s t l d m ng nt st ck')
    words.add(word)
  }
  return [...words]
}

function lowest(cumulative: Float64Array, value: number): number {
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (cumulative[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}
