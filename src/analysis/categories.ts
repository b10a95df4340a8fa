import { byCodePoint } from './by-code-point'

/** How the values of attributes are read; each by the attribute's name. */
export interface AttributeReading {
  /** Categories in their order. Others come behind, by code point. */
  readonly orders?: ReadonlyMap<string, readonly string[]>
  /** What stands between several answers in one value (`pay; flexibility`). An attribute without it has one answer a person. */
  readonly multiple?: ReadonlyMap<string, string>
}

/**
 * Reads the answers in an attribute's value: none where it is not known, several where `separator` stands between them.
 *
 * @example
 * answersIn('pay; flexibility;', ';') // ['pay', 'flexibility']
 */
export function answersIn(value: string | null | undefined, separator: string | undefined): readonly string[] {
  if (value === null || value === undefined || value.trim() === '') return []
  if (separator === undefined) return [value]
  const answers = value.split(separator).map(answer => answer.trim())
  return [...new Set(answers.filter(answer => answer !== ''))]
}

/** Lists the categories of an attribute: those of its order, also where nobody gave them, then others by code point. */
export function categoriesOf(given: Iterable<string>, order: readonly string[] = []): readonly string[] {
  const ordered = new Set(order)
  const others = new Set<string>()
  for (const category of given) if (!ordered.has(category)) others.add(category)
  return [...ordered, ...[...others].sort(byCodePoint)]
}

/** Above this, an attribute tells people apart rather than bringing them together. */
const mostCategories = 50
/** Fewer categories than this may each be one person's: a small study. */
const fewToTell = 10

/**
 * Says why an attribute's categories make no table: nobody gave one, there are more than 50, or there are more than 10 and fewer than two
 * people a category, as in a column of names or of free text. Null where they do.
 *
 * @param categories How many somebody gave. @param people How many people gave one.
 */
export function whyNoTable(categories: number, people: number): string | null {
  if (categories === 0) return 'no value is known of anybody'
  if (categories > mostCategories) return `it has ${categories} different values, more than ${mostCategories}`
  if (categories > fewToTell && people < 2 * categories)
    return `it has ${categories} different values among ${people} people, fewer than two a value`
  return null
}
