import { bare } from '../../../coding/people/codings-table'

/** What a column of a table of keywords can hold. */
export type KeywordRole = 'theme' | 'subtheme' | 'keyword' | 'definition' | 'weight'

/** Place of each role's column in the header; -1 where there is none. */
export type KeywordColumns = Readonly<Record<KeywordRole, number>>

/** Names by which columns go, in English and German; of several, the first of the list. Case, blanks and signs do not count. */
const names = {
  keyword: `keyword keywords term terms word words pattern patterns phrase phrases searchterm searchterms indicator indicators dicterm
    stichwort stichwörter schlagwort schlagwörter schlüsselwort schlüsselwörter begriff begriffe suchbegriff suchbegriffe wort wörter`,
  subtheme: `subtheme subthemes subthemename subcategory subcategories subcode subordinatetheme subtopic level2 unterthema unterkategorie
    subkategorie untercode`,
  theme: `superordinatetheme superordinate maintheme maincategory overarchingtheme domain dimension construct level1 oberthema oberkategorie
    hauptkategorie theme themes themename category categories categoryname kategorie thema topic code codename label group`,
  definition: 'definition description meaning beschreibung bedeutung',
  weight: 'weight score gewicht',
} as const

/** Names of columns of tables in which people's words, their codings, or counts of these stand. */
const ofOtherTables = new Set(
  `text quote quotation excerpt segment codedsegment utterance verbatim response answer transcript document documentname start end
  begin coder participant speaker unit turn mentions participants turns`.split(/\s+/),
)

/** Tells which column of a table of keywords is which. With two columns that may be a theme's, the wider idea is the theme, the other the sub-theme. */
export function keywordColumns(header: readonly string[]): KeywordColumns {
  const keys = header.map(bare)
  const placesOf = (role: keyof typeof names) =>
    names[role].split(/\s+/).flatMap(name => (keys.includes(name) ? [keys.indexOf(name)] : []))
  const [keyword = -1] = placesOf('keyword')
  const [wider = -1, narrower = -1] = placesOf('theme')
  const [below = -1] = placesOf('subtheme')
  const [definition = -1] = placesOf('definition')
  const [weight = -1] = placesOf('weight')
  const [theme, subtheme] = wider === -1 ? [below, -1] : [wider, below === -1 ? narrower : below]
  return { keyword, theme, subtheme, definition, weight }
}

/** True for a header with a column of keywords and one of themes, and with none in which people's words stand. */
export function isKeywordHeader(header: readonly string[]): boolean {
  const { keyword, theme } = keywordColumns(header)
  return keyword !== -1 && theme !== -1 && !header.some(name => ofOtherTables.has(bare(name)))
}
