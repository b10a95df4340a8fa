/** A phrase, the part of it that LIWC counts, and the categories in which it counts. */
export interface CountedPhrase {
  /** As a pattern of ours. */
  readonly pattern: string
  /** Small letters, one blank between words. */
  readonly counted: string
  readonly categories: ReadonlySet<string>
}

/**
 * Finds, for each category, the phrases of others in which its own terms do not count: LIWC takes the longest entry at a place, and its words
 * then count for nothing else. `kind` under positive emotion does not count in `kind of`, where that is an entry under tentativeness.
 *
 * Stems are looked up by what they begin with; a `*` elsewhere is not.
 *
 * @param holders For each term without blanks of its own or with, the categories that hold it: small letters, one blank between words.
 */
export function coveringPhrases(
  phrases: readonly CountedPhrase[],
  holders: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, readonly string[]> {
  const covering = new Map<string, Set<string>>()
  for (const { pattern, counted, categories } of phrases) {
    const words = counted.split(' ')
    if (words.length > MOST_WORDS) continue
    const parts = words.flatMap((_, start) =>
      words.slice(start).map((_, length) => words.slice(start, start + length + 1).join(' ')),
    )
    for (const category of new Set(parts.flatMap(part => [...holdersOf(part, holders)]))) {
      if (categories.has(category)) continue
      const known = covering.get(category)
      if (known) known.add(pattern)
      else covering.set(category, new Set([pattern]))
    }
  }
  return new Map([...covering].map(([category, patterns]) => [category, [...patterns]]))
}

/** Longer than any phrase that people wrote into a dictionary. */
const MOST_WORDS = 8

/** Longer than any stem. */
const LONGEST_STEM = 100

function* holdersOf(part: string, holders: ReadonlyMap<string, ReadonlySet<string>>): Generator<string> {
  yield* holders.get(part) ?? []
  if (part.endsWith('*')) yield* holders.get(part.slice(0, -1)) ?? []
  for (let length = 1; length <= Math.min(part.length, LONGEST_STEM); length++)
    yield* holders.get(`${part.slice(0, length)}*`) ?? []
}
