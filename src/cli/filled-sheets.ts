import { join } from 'node:path'
import type { CoderSheet, Decision } from '../analysis/validation/score-sample'
import { InputError, type Problem } from '../problem'
import { type OpenUnit, sheetHeader } from '../report/tables/coding-sheet'
import { type FilledSheet, readFilledSheet, type SheetRow } from '../run/sample/filled-sheet'
import type { SampleRecord } from '../run/sample/sample-record'
import { readFileWhole } from './files'
import { kindOf } from './glob'

export interface SheetsRead {
  readonly sheets: readonly CoderSheet[]
  readonly resolved: CoderSheet | null
  /** The words and talk around each unit of the sample, as the first sheet has them. */
  readonly shown: readonly { readonly before: string; readonly text: string; readonly after: string }[]
  readonly problems: readonly Problem[]
}

/**
 * Reads all sheets of a sample's folder: of each coder the CSV file or the workbook, whichever is filled, and `resolve.csv`.
 *
 * @param blankMeans0 Takes blank cells of coders' sheets for 0.
 */
export async function readSheets(folder: string, record: SampleRecord, blankMeans0: boolean): Promise<SheetsRead> {
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
      const sheet = readFilledSheet(rows, path, record.units.length, columnsOf(record))
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
    if (!blankMeans0 && onlyOnes(decisions)) problems.push(noZero(first.path))
    sheets.push({ coder: `coder-${coder}`, decisions: blankMeans0 ? withZeros(decisions) : decisions })
  }
  const rows = await rowsOf(join(folder, 'resolve.csv'), problems)
  if (!rows) return { sheets, resolved: null, shown, problems }
  const path = join(folder, 'resolve.csv')
  const sheet = readFilledSheet(rows, path, record.units.length, columnsOf(record), 'some units')
  problems.push(...sheet.problems)
  return { sheets, resolved: { coder: 'resolved', decisions: sheet.decisions }, shown, problems }
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

function onlyOnes(decisions: CoderSheet['decisions']): boolean {
  const all = decisions.flat()
  return all.includes(1) && !all.includes(0) && all.includes(null)
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

function noZero(path: string): Problem {
  return {
    code: 'only-ones',
    severity: 'error',
    message:
      'the sheet holds ones and blanks and no 0, so it is not told whether a blank means that the code does not apply',
    file: path,
    hint: 'write the zeros, or give --blank-means-0',
  }
}
