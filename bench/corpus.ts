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
  /** Distinct words, the most frequent first. */
  readonly words: readonly string[]
  /** Gives at least so many characters, some million at a time: always the same ones, from the first on. */
  readonly chunks: (characters: number) => Generator<readonly string[]>
}

/**
 * The most frequent words are English ones, so that there is something to negate; the others are made up. No "at" and no "with":
 * wink-nlp fails on entities with the name of a method of arrays.
 */
const functionWords =
  'the and to i of a that it you we in so was is they have not but on for be from this do what there like just know think no or about as if are my our never get'.split(
    ' ',
  )

export function createCorpus(seed = 1, distinct = 60_000): Corpus {
  const words = [...functionWords, ...makeWords(distinct - functionWords.length, random(seed))]
  const cumulative = new Float64Array(distinct)
  let total = 0
  for (let rank = 0; rank < distinct; rank++) cumulative[rank] = total += 1 / (rank + 2.7) ** 1.05

  function* chunks(characters: number): Generator<readonly string[]> {
    const next = random(seed + 1)
    const draw = (): string => words[lowest(cumulative, next() * total)]
    for (let made = 0; made < characters; ) {
      const turns: string[] = []
      for (let length = 0; length < Math.min(1e6, characters - made); length += turns.at(-1)!.length)
        turns.push(makeTurn(draw, next))
      yield turns
      made += countCharacters(turns)
    }
  }
  return { words, chunks }
}

export function countCharacters(turns: readonly string[]): number {
  return turns.reduce((sum, turn) => sum + turn.length, 0)
}

export function countWords(turns: readonly string[]): number {
  return turns.reduce((sum, turn) => sum + turn.split(' ').length, 0)
}

function makeTurn(draw: () => string, next: () => number): string {
  const sentences: string[] = []
  for (let s = 1 + Math.floor(next() * 7); s > 0; s--) {
    const said: string[] = []
    for (let w = 3 + Math.floor(next() * 18); w > 0; w--)
      said.push(next() < 0.02 ? 'um' : draw() + (next() < 0.08 ? ',' : ''))
    const text = said.join(' ')
    sentences.push(`${text[0].toUpperCase()}${text.slice(1).replace(/,$/, '')}${next() < 0.1 ? '?' : '.'}`)
  }
  // Joined in one piece: a string made of parts would be put together within what is timed.
  return Buffer.from(sentences.join(' ')).toString('latin1')
}

/**
 * Draws terms as a codebook has them: some two thirds words, the rest phrases of two to four words that do occur. Fewer terms are
 * the first of more.
 */
export function drawTerms({ words, chunks }: Corpus, count: number, seed = 2): readonly string[] {
  const next = random(seed)
  const turns = [...chunks(1e6)].flat()
  const terms = new Set<string>()
  while (terms.size < count) {
    if (next() < 0.65) {
      // Content words: the forty most frequent are function words.
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
    if (!functionWords.includes(word)) words.add(word)
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
