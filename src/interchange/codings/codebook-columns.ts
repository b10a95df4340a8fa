import { bare } from '../../coding/people/codings-table'

/** Which columns of a table of codes are what; -1 where there is none. */
export interface CodebookColumns {
  readonly name: number
  readonly parent: number
  readonly definition: number
  /** How often each code was given. */
  readonly counts: readonly number[]
}

/** Names by which columns go; of several, the first of the list. */
const names = {
  name: 'tag code codename codes theme themename thema kode kodename category kategorie node knoten name',
  parent: 'parent parentcode parenttag parentname parenttheme obercode übercode oberkategorie',
  definition: 'description definition meaning beschreibung bedeutung memo codememo',
} as const
const counts = new Set('numberofhighlights files references count frequency häufigkeit numberofcodings'.split(' '))

/** Names of columns of tables in which words, people, places or keywords stand. */
const ofOtherTables = new Set(
  `text content quote quotation excerpt passage segment codedsegment utterance verbatim response answer comment transcript document
  documentname file filename source start end begin coder rater participant speaker unit turn group age id keyword keywords term terms word words`.split(
    /\s+/,
  ),
)

/** Tells which column of a codebook in a table is which; null for a header of anything else. A column `name` is of codes only where all others are known too. */
export function codebookColumns(header: readonly string[]): CodebookColumns | null {
  const keys = header.map(bare)
  const [name, parent, definition] = [names.name, names.parent, names.definition].map(list => {
    const found = list.split(' ').find(each => keys.includes(each))
    return found === undefined ? -1 : keys.indexOf(found)
  })
  const counted = keys.flatMap((key, i) => (counts.has(key) ? [i] : []))
  if (name === -1 || definition === -1 || keys.some(key => ofOtherTables.has(key))) return null
  const areKnown = keys.every((key, i) => key === '' || [name, parent, definition, ...counted].includes(i))
  return keys[name] === 'name' && !areKnown ? null : { name, parent, definition, counts: counted }
}
