import { join } from 'node:path'
import type { CoderSheet, Decision } from '../analysis/validation/score-sample'
import { InputError, type Problem } from '../problem'
import { type OpenUnit, sheetHeader } from '../report/tables/coding-sheet'
import { type FilledSheet, readFilledSheet, type SheetRow } from '../run/sample/filled-sheet'
import type { SampleRecord } from '../run/sample/sample-record'
import { readFileWhole } from './files'
import { kindOf } from './glob'
import { count } from './terminal'

/** What a coder meant who left a cell blank. */
export type BlankMeans = '0' | 'undecided'

export interface SheetsRead {
  readonly sheets: readonly CoderSheet[]
  readonly resolved: CoderSheet | null
  /** The words and talk around each unit of the sample, as the first sheet has them. */
  readonly shown: readonly { readonly before: string; readonly text: string; readonly after: string }[]
  readonly problems: readonly Problem[]
}

/**
 * Reads all sheets of a sample's folder: of each coder the CSV file or the workbook, whichever is filled, and likewise what they settled.
 *
 * Blank cells are wrong until somebody says what they mean: half a sheet would open the sample, and a sample can be opened only once.
 *
 * @param blankMeans Takes blank cells of coders' sheets for this.
 */
export async function readSheets(folder: string, record: SampleRecord, blankMeans?: BlankMeans): Promise<SheetsRead> {
  const words = record.units.map(unit => unit.words)
  const problems: Problem[] = []
  const sheets: CoderSheet[] = []
  let shown: SheetsRead['shown'] = []
  for (let coder = 1; coder <= record.coders; coder++) {
    const found: { readonly path: string; readonly sheet: FilledSheet }[] = []
    for (const name of [`sheet-${coder}.csv`, `sheet-${coder}.xlsx`]) {
      const path = join(folder, name)
      const rows = await rowsOf(path, problems)
      if (!rows) continue
      if (shown.length === 0) shown = talkIn(rows, record)
      const sheet = readFilledSheet(rows, path, words, columnsOf(record))
      if (sheet.filled > 0 || sheet.problems.length > 0) found.push({ path, sheet })
    }
    const filled = found.filter(({ sheet }) => sheet.filled > 0)
    problems.push(...(filled.length > 0 ? filled : found).flatMap(({ sheet }) => sheet.problems))
    const [first, other] = filled
    if (!first) {
      if (found.length === 0) problems.push(notFilled(folder, coder))
      continue
    }
    if (other && JSON.stringify(first.sheet.decisions) !== JSON.stringify(other.sheet.decisions))
      problems.push(sheetsDiffer(first.path, other.path))
    const { decisions } = first.sheet
    if (blankMeans === undefined) problems.push(...blankCells(first.path, first.sheet))
    sheets.push({ coder: `coder-${coder}`, decisions: blankMeans === '0' ? withZeros(decisions) : decisions })
  }
  const settled = await settledIn(folder, record, problems)
  return { sheets, resolved: settled && { coder: 'resolved', decisions: settled.decisions }, shown, problems }
}

/** Reads what coders settled. Both files begin with what they agree on, so the one that holds more is the one that was filled. */
async function settledIn(folder: string, record: SampleRecord, problems: Problem[]): Promise<FilledSheet | null> {
  const words = record.units.map(unit => unit.words)
  const found: { readonly path: string; readonly sheet: FilledSheet }[] = []
  for (const name of ['resolve.csv', 'resolve.xlsx']) {
    const path = join(folder, name)
    const rows = await rowsOf(path, problems)
    if (rows) found.push({ path, sheet: readFilledSheet(rows, path, words, columnsOf(record), 'some units') })
  }
  problems.push(...found.flatMap(({ sheet }) => sheet.problems))
  const [first, other] = found.sort((a, b) => b.sheet.filled - a.sheet.filled)
  if (!first) return null
  if (other && contradict(first.sheet, other.sheet)) problems.push(sheetsDiffer(first.path, other.path))
  return first.sheet
}

function contradict(one: FilledSheet, other: FilledSheet): boolean {
  return other.decisions.some((row, u) =>
    row.some((decision, c) => decision !== null && decision !== one.decisions[u][c]),
  )
}

/** Counts the decisions about which coders differ, and those of them that they have not settled. */
export function decisionsThatDiffer({ sheets, resolved }: SheetsRead): { readonly all: number; readonly open: number } {
  const [{ decisions }] = sheets
  const differing = decisions.flatMap((row, u) =>
    row.flatMap((_, c) => {
      const said = sheets.map(sheet => sheet.decisions[u][c])
      return said.includes(0) && said.includes(1) ? [resolved?.decisions[u][c] ?? null] : []
    }),
  )
  return { all: differing.length, open: differing.filter(settled => settled === null).length }
}

/** Finds the units about which coders differ, and what they agree on in them. */
export function unitsThatDiffer(record: SampleRecord, { sheets, shown }: SheetsRead): readonly OpenUnit[] {
  return record.units.flatMap(({ unit }, u): readonly OpenUnit[] => {
    const said = record.codes.map((_, c) => sheets.map(({ decisions }) => decisions[u][c]))
    const differs = said.map(all => all.includes(0) && all.includes(1))
    if (!differs.includes(true)) return []
    const differ = record.codes.flatMap(({ code }, c) =>
      differs[c] ? [`${code}: ${sheets.map(({ coder }, s) => `${coder} ${said[c][s] ?? '–'}`).join(', ')}`] : [],
    )
    const agreed = said.map((all): Decision => (all.every(each => each === all[0]) ? all[0] : null))
    return [{ unit, ...(shown[u] ?? { before: '', text: '', after: '' }), differ: differ.join('; '), agreed }]
  })
}

function columnsOf({ codes }: SampleRecord): readonly string[] {
  return sheetHeader(codes.map(({ code }) => code)).columns
}

async function rowsOf(path: string, problems: Problem[]): Promise<readonly SheetRow[] | null> {
  if ((await kindOf(path)) !== 'file') return null
  const { bytes, problem } = await readFileWhole(path, path)
  if (problem) {
    problems.push(problem)
    return null
  }
  try {
    if (path.endsWith('.xlsx')) {
      const { readWorkbook } = await import('../transcript/workbook')
      const books = await readWorkbook(bytes, path)
      const { rows } = books.find(({ name }) => name === 'Units') ?? books[0] ?? { rows: [] }
      return rows.map((cells, i) => ({ cells, line: i + 1 }))
    }
    const { decode } = await import('../transcript/decode')
    const { readRows } = await import('../study/read-rows')
    const { text } = await decode(bytes, path)
    const { header, rows, problems: broken } = await readRows(text, path)
    problems.push(...broken)
    return header === null ? [] : [header, ...rows]
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    problems.push(...error.problems)
    return null
  }
}

function talkIn([header, ...rows]: readonly SheetRow[], { units }: SampleRecord): SheetsRead['shown'] {
  const place = (name: string): number => header?.cells.indexOf(name) ?? -1
  const byUnit = new Map(rows.map(({ cells }) => [cells[place('unit')], cells]))
  return units.map(({ unit }) => {
    const cell = (name: string): string => byUnit.get(`${unit}`)?.[place(name)] ?? ''
    return { before: cell('before'), text: cell('text'), after: cell('after') }
  })
}

function withZeros(decisions: CoderSheet['decisions']): CoderSheet['decisions'] {
  return decisions.map(row => row.map(decision => decision ?? 0))
}

function notFilled(folder: string, coder: number): Problem {
  return {
    code: 'sheet-not-filled',
    severity: 'error',
    message: `neither sheet-${coder}.csv nor sheet-${coder}.xlsx holds a decision`,
    file: folder,
    hint: 'write 1 or 0 under each code, save the sheet under its name, and put it there',
  }
}

function sheetsDiffer(one: string, other: string): Problem {
  return {
    code: 'sheets-differ',
    severity: 'error',
    message: `both this sheet and ${other} are filled, and they differ`,
    file: one,
    hint: 'remove the one that is not meant',
  }
}

/** Says how many cells of a sheet are blank; rows in which all are blank may be those that the coder has still to read. */
function blankCells(path: string, { decisions, filled, problems }: FilledSheet): readonly Problem[] {
  const cells = decisions.flat().length
  // What is wrong with other cells is told already, and they are blank here.
  if (filled === cells || problems.length > 0) return []
  const unread = decisions.flatMap((row, i) => (row.every(each => each === null) ? [i + 1] : []))
  const rows = unread.length === 0 ? '' : `, all those of ${count(unread.length, 'unit')} among them (${few(unread)})`
  const onlyOnes = decisions.every(row => !row.includes(0))
  return [
    {
      code: 'blank-cells',
      severity: 'error',
      message: `${cells - filled} of ${cells} cells are blank${rows}${onlyOnes ? ', and none holds 0' : ''}, and nothing was scored`,
      file: path,
      hint: 'fill them; or say what they mean with --blank-means 0, or --blank-means undecided to leave them out',
    },
  ]
}

function few(units: readonly number[]): string {
  return `${units.slice(0, 5).join(', ')}${units.length > 5 ? ' …' : ''}`
}
