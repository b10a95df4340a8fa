/** Gives the stem of a folded word. */
export type Stem = (word: string) => string

/** Languages with a stemmer, by their BCP 47 primary tag. */
export const stemmedLanguages: readonly string[] = ['en']

/**
 * Loads the stemmer of a language when it is first needed: Porter's of 1980 for English, as `natural` has it.
 * Gives undefined for a language without one.
 */
export async function loadStemmer(language: string): Promise<Stem | undefined> {
  if (primaryTag(language) !== 'en') return undefined
  const { default: porter } = await import('natural/lib/natural/stemmers/porter_stemmer')
  return word => porter.stem(word)
}

/** `en` of `en-GB`. */
export function primaryTag(language: string): string {
  return language.toLowerCase().split('-')[0]
}
