/** Gives the stem of a folded word. */
export type Stem = (word: string) => string

type Stemmer = Promise<{ readonly default: { stem(word: string): string } }>

/**
 * The stemmers of `natural`: Porter's of 1980 for English, the Snowball stemmers (Porter 2001 and others) for the rest but Ukrainian, which
 * has one made like the Russian. Each is a file of its own, loaded when it is needed.
 *
 * Left out are Persian (its stemmer gives every word back as it is), Polish (has none, though a file is called so), Japanese (takes words
 * between blanks, which Japanese has not) and Indonesian (brings half a megabyte of words that say nothing of their licence).
 */
const stemmers: ReadonlyMap<string, () => Stemmer> = new Map([
  ['de', () => import('natural/lib/natural/stemmers/porter_stemmer_de')],
  ['en', () => import('natural/lib/natural/stemmers/porter_stemmer')],
  ['es', () => import('natural/lib/natural/stemmers/porter_stemmer_es')],
  ['fr', () => import('natural/lib/natural/stemmers/porter_stemmer_fr')],
  ['it', () => import('natural/lib/natural/stemmers/porter_stemmer_it')],
  ['nb', () => import('natural/lib/natural/stemmers/porter_stemmer_no')],
  ['nl', () => import('natural/lib/natural/stemmers/porter_stemmer_nl')],
  ['no', () => import('natural/lib/natural/stemmers/porter_stemmer_no')],
  ['pt', () => import('natural/lib/natural/stemmers/porter_stemmer_pt')],
  ['ru', () => import('natural/lib/natural/stemmers/porter_stemmer_ru')],
  ['sv', () => import('natural/lib/natural/stemmers/porter_stemmer_sv')],
  ['uk', () => import('natural/lib/natural/stemmers/porter_stemmer_uk')],
])

/** Languages with a stemmer, by their BCP 47 primary tag. */
export const stemmedLanguages: readonly string[] = [...stemmers.keys()]

/** Loads the stemmer of a language when it is first needed. Gives undefined for a language without one. */
export async function loadStemmer(language: string): Promise<Stem | undefined> {
  const tag = primaryTag(language)
  const load = stemmers.get(tag)
  if (!load) return undefined
  const { default: stemmer } = await load()
  const elision = elisions.get(tag)
  return elision ? word => stemmer.stem(word.replace(elision, '')) : word => stemmer.stem(word)
}

/** Little words that an apostrophe joins to the next, so that both are one word to us: "l'inquiétude", "dell'acqua". */
const elisions: ReadonlyMap<string, RegExp> = new Map([
  ['fr', /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=.)/],
  ['it', /^(?:[cdlmnstv]|un|gl|(?:da|de|ne|su|co|a|que|be)ll|quest|sant|tutt)'(?=.)/],
])

/** `en` of `en-GB`. */
export function primaryTag(language: string): string {
  return language.toLowerCase().split('-')[0]
}
