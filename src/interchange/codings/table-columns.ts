import { bare } from '../../coding/people/codings-table'

/** What a column of a table of coded words can hold. */
export type ColumnRole = keyof typeof names

/** Place of each role's column in the header; -1 where there is none. */
export type RoleColumns = Readonly<Record<ColumnRole, number>>

/** Names by which columns go in the exports of programs and in tables that people keep, in English and German; of several, the first of the list. */
const names = {
  segment: `segment codedsegment codedsegments codiertessegment codiertessegmente quotationcontent textcontent quotation zitatinhalt textinhalt zitat
    codedtext coded codiertertext excerpt quote content passage extract text textstelle verbatim words utterance`,
  document: `documentname dokumentname document dokument documenttitle transcript transkript transcriptid filename dateiname file datei sourcename
    source quelle interview`,
  group: 'documentgroup dokumentgruppe documentgroups dokumentgruppen group gruppe focusgroup',
  code: 'code codepath codename codeid tag kode node knoten theme thema',
  codes: 'codes kodes tags themes themen labels nodes',
  begin:
    'beginning begin anfang frompara fromparagraph startparagraph paragraph absatz vonabsatz startposition start von reference',
  end: 'ende topara toparagraph endparagraph bisabsatz endposition end bis',
  weight: 'weightscore weight gewicht gewichtung',
  coder: `createdby erstelltvon coder codername codedby codedbyname codedbyinitials whocoded kodiertvon codiertvon kodierer codierer annotator author
    autor autorin creator rater owner user`,
  created: 'created erstellt erstelltam createdon creationdate codedon date datum',
  comment: 'comment comments kommentar memo note notes notiz anmerkung',
  speaker: 'speaker participant person sprecher sprecherin',
  id: 'id quotationid zitatid highlightid number nummer nr',
} as const

/** Tells which column of a table of coded words is which. */
export function roleColumns(header: readonly string[]): RoleColumns {
  const keys = header.map(bare)
  const taken = new Set<number>()
  const columns = {} as Record<ColumnRole, number>
  for (const [role, list] of Object.entries(names) as [ColumnRole, string][]) {
    const places = list.split(/\s+/).map(name => keys.findIndex((key, i) => key === name && !taken.has(i)))
    columns[role] = places.find(place => place !== -1) ?? -1
    if (columns[role] !== -1) taken.add(columns[role])
  }
  return columns
}

export type TableKind = 'spans' | 'segments' | 'quotations' | 'units'

/**
 * Tells by its header what a table holds: `spans` of transcripts by their offsets; `segments`, as programs for qualitative analysis export them;
 * `quotations` with their codes; null for a header that is none of these, which may be one of `units`.
 */
export function kindOfTable(header: readonly string[]): Exclude<TableKind, 'units'> | null {
  const keys = new Set(header.map(bare))
  if (['transcript', 'start', 'end', 'code'].every(key => keys.has(key))) return 'spans'
  const { segment, code, codes, document, begin, weight, created } = roleColumns(header)
  if (segment === -1 || (code === -1 && codes === -1)) return null
  const ofProgram = ['documentname', 'dokumentname', 'quotationcontent', 'zitatinhalt', 'codedtext'].some(key =>
    keys.has(key),
  )
  if (document !== -1 && (ofProgram || begin !== -1 || weight !== -1 || created !== -1)) return 'segments'
  const isQuoted =
    document !== -1 ||
    ['quotation', 'quote', 'zitat', 'excerpt', 'extract', 'passage', 'segment'].some(key => keys.has(key))
  return isQuoted ? 'quotations' : null
}
