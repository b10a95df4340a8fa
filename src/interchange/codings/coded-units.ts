import { getOrMake } from '../../analysis/get-or-make'
import { emptyDraft } from '../../codebook/draft'
import type { CodingsTable } from '../../coding/people/codings-table'
import { codesOfCell, setSeparator } from '../../coding/people/set-separator'
import { isMissing } from '../../coding/people/yes-no'
import { InputError, type Problem } from '../../problem'
import type { Row } from '../../study/read-rows'
import { labelKey } from '../../transcript/labels'
import { listed } from '../../transcript/readers/column-problems'
import { type Imported, type ImportedCoding, nothingImported } from '../imported'
import type { ImportOptions } from '../importer'
import type { Ledger } from '../ledger'
import { pathKey, pathsOfNames, treeOfPaths } from './code-paths'
import { needsStudy, transcriptsOf } from './coded-words'
import { transcriptIds } from './transcript-ids'
import { appliesIn, type TableUnit, type UnitColumns, unitColumns } from './unit-columns'
import { unitPeople } from './unit-people'

/**
 * Imports a table whose rows are units with their codes: where it holds their words, each is an answer that is coded as a whole; else they are transcripts of the
 * study, by their ids. Whatever else it says of a unit is an attribute of whoever gave the answer.
 */
export function importedUnits(
  table: CodingsTable,
  title: string,
  { study, language }: ImportOptions,
  ledger: Ledger,
  problems: readonly Problem[],
): Imported {
  const { file, rows } = table
  const columns = unitColumns(table)
  if (columns.codes === null) throw new InputError([noCodes(table)])
  if (columns.text === -1 && study === undefined) throw new InputError([{ ...needsStudy(file), hint: ofUnits }])
  const namesOf = codesOfRow(table, columns)
  const paths = pathsOfNames(
    rows.flatMap(row => namesOf(row).flat()),
    { colons: false },
  )
  // Names in two columns are a path as they stand.
  const isPath = columns.codes.kind === 'one a row' && columns.codes.sub !== -1
  const pathOf = (names: readonly string[]): readonly string[] =>
    isPath ? names : names.flatMap(name => paths.get(name) ?? [name])
  const all = rows.flatMap(row => namesOf(row).map(pathOf))
  const unused = columns.codes.kind === 'one a column' ? columns.codes.places.map(i => pathOf([table.header[i]])) : []
  const tree = treeOfPaths([...unused, ...all], study?.codebook ?? null, ledger)
  const units =
    columns.text === -1 ? unitsOfStudy(table, columns, study!, ledger) : unitsOfTable(table, columns, ledger)

  const codings: ImportedCoding[] = []
  for (const { id, text, rows } of units) {
    const seen = new Set<string>()
    for (const row of rows) {
      const coder = columns.coder === -1 ? null : row.cells[columns.coder] || null
      for (const names of namesOf(row)) {
        const code = tree.idOf(pathKey(pathOf(names)))!
        const key = JSON.stringify([coder, code])
        if (seen.has(key)) ledger.add({ ...repeated, file, line: row.line, subject: id })
        else codings.push({ transcript: id, start: 0, end: text.length, code, coder, at: null, memo: null })
        seen.add(key)
      }
    }
  }
  countZeros(table, columns, ledger)
  return {
    ...nothingImported,
    format: 'table of units',
    title,
    codebook: {
      ...emptyDraft,
      title: study?.codebook.title ?? title,
      language: language ?? study?.codebook.language ?? 'en',
      unit: 'turn',
      codes: tree.codes,
      comments: ['The codes of a table of units.'],
    },
    transcripts:
      columns.text === -1
        ? transcriptsOf(study!.transcripts)
        : units.map(({ id, text }) => ({ id, text, kind: 'answer' })),
    codings,
    participants: unitPeople(table, columns, units, ledger),
    positions: 'whole units',
    losses: ledger.losses,
    problems,
  }
}

/** Gives what finds the codes of a row: each as the names from the top down. */
function codesOfRow(
  { header, rows }: CodingsTable,
  { codes }: UnitColumns,
): (row: Row) => readonly (readonly string[])[] {
  if (codes === null) return () => []
  if (codes.kind === 'one a column')
    return ({ cells }) => codes.places.flatMap(i => (appliesIn(cells[i]) === true ? [[header[i]]] : []))
  if (codes.kind === 'one a row') {
    return ({ cells }) => {
      const names = [codes.theme, codes.sub].map(i => (i === -1 ? '' : cells[i])).filter(name => !isMissing(name))
      // Whoever has no sub-theme writes the theme again.
      return names.length === 0 ? [] : [names[0] === names[1] ? names.slice(0, 1) : names]
    }
  }
  const separator = setSeparator(
    rows.map(({ cells }) => cells[codes.place]),
    { holdsSeveral: true },
  )
  return ({ cells }) => codesOfCell(cells[codes.place], separator).map(name => [name])
}

/** Rows with one id and the same words are of one unit. */
function unitsOfTable({ file, rows }: CodingsTable, { id, text }: UnitColumns, ledger: Ledger): readonly TableUnit[] {
  const idOf = transcriptIds(ledger, name => name)
  const found = new Map<string, TableUnit & { readonly rows: Row[] }>()
  for (const [i, row] of rows.entries()) {
    const words = row.cells[text]
    const name = id === -1 ? `${i + 1}` : row.cells[id] || `row ${row.line}`
    if (words === '') ledger.add({ ...wordless, file, line: row.line, subject: name })
    else
      getOrMake(found, JSON.stringify([name, words]), () => ({ id: idOf(name), text: words, rows: [] })).rows.push(row)
  }
  return [...found.values()]
}

function unitsOfStudy(
  { file, rows }: CodingsTable,
  { id }: UnitColumns,
  { transcripts }: NonNullable<ImportOptions['study']>,
  ledger: Ledger,
): readonly TableUnit[] {
  const byId = new Map(transcripts.map(transcript => [labelKey(transcript.id), transcript]))
  const found = new Map<string, TableUnit & { readonly rows: Row[] }>()
  for (const row of rows) {
    const name = id === -1 ? '' : row.cells[id]
    const transcript = byId.get(labelKey(name))
    if (transcript === undefined) ledger.add({ ...unknown, file, line: row.line, subject: name || null })
    else getOrMake(found, name, () => ({ id: transcript.id, text: transcript.text, rows: [] })).rows.push(row)
  }
  return [...found.values()]
}

function countZeros({ file, rows }: CodingsTable, { codes }: UnitColumns, ledger: Ledger): void {
  if (codes?.kind !== 'one a column') return
  const zeros = rows.flatMap(({ cells }) => codes.places.filter(i => appliesIn(cells[i]) === false)).length
  if (zeros > 0) ledger.add({ ...notApplying, file, count: zeros })
}

function noCodes({ file, header }: CodingsTable): Problem {
  return {
    code: 'no-codes',
    severity: 'error',
    message: 'no column holds codes: each is a name, a place or a note',
    file,
    hint: `call one "codes", or give each code a column of 0 and 1; there are: ${listed(header)}`,
  }
}

const ofUnits =
  'it was read as a table of units without their words: name with --study the study whose transcripts they are; to compare coders, "themewright agree" reads it as it is'
const wordless = { what: 'units without words', fate: 'left out', how: 'there is nothing in it to code' } as const
const unknown = { what: 'units that the study lacks', fate: 'left out', how: 'no transcript has its name' } as const
const repeated = {
  what: 'repeated codings',
  fate: 'left out',
  how: 'an earlier row says the same of the same unit by the same coder',
} as const
const notApplying = {
  what: 'ratings that a code does not apply',
  fate: 'left out',
  how: 'what is coded is written down; compare the table itself with agree, which reads the others too',
} as const
