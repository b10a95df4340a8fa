import type { SheetUnit } from '../../analysis/validation/sheet-units'
import type { Codebook } from '../../codebook/codebook'
import { type CsvOptions, toCsv } from '../../text/to-csv'
import { inert } from '../inert'
import { headerOf } from '../table'
import { type SheetOfRows, toXlsx } from '../to-xlsx'

/** What a coder reads, and what is to be decided. */
export interface CodingSheet {
  /** In the order of the rows. */
  readonly units: readonly (SheetUnit & { readonly unit: number })[]
  /** Ids. */
  readonly codes: readonly string[]
}

const ahead = ['unit', 'before', 'text', 'after']

/** Names the columns of a sheet: a code that is called like another column is `code:memo`. */
export function sheetHeader(codes: readonly string[]): {
  readonly header: readonly string[]
  /** By code. */
  readonly columns: readonly string[]
} {
  const fixed = [...ahead, 'memo', 'differ']
  const columns = headerOf(fixed, [], codes).slice(fixed.length)
  return { header: [...ahead, ...columns, 'memo'], columns }
}

/** Writes `sheet-N.csv`: a row a unit, an empty cell for each decision, and one for a memo. */
export function codingSheetCsv({ units, codes }: CodingSheet, options?: CsvOptions): string {
  const { header } = sheetHeader(codes)
  return toCsv(header, rowsOf(units, codes), options)
}

/** Writes `sheet-N.xlsx`: the same, with the codes' definitions on a second sheet and how to code on a third. */
export function codingSheetXlsx(
  { units, codes }: CodingSheet,
  codebook: Codebook,
  instructions: readonly string[],
): Promise<Uint8Array> {
  const { header } = sheetHeader(codes)
  const sheets: readonly SheetOfRows[] = [
    {
      name: 'Units',
      header,
      rows: rowsOf(units, codes),
      // So narrow that a laptop shows all that is read and a dozen codes; the unit and its words stay in sight.
      widths: [6, 36, 48, 32, ...codes.map(() => 4), 36],
      frozenColumns: 3,
      marked: 2,
      decisions: [ahead.length, ahead.length + codes.length],
      landscape: true,
    },
    {
      name: 'Codes',
      header: ['code', 'label', 'definition', 'use when', 'not when'],
      rows: codesAsked(codebook, codes).map(({ id, label, brief, definition, useWhen, notWhen }) => [
        id,
        label,
        [brief, definition].filter(Boolean).join('\n'),
        useWhen.join('\n'),
        notWhen.join('\n'),
      ]),
      widths: [24, 24, 50, 50, 50],
    },
    { name: 'How to code', header: ['How to code'], rows: instructions.map(line => [line]), widths: [110] },
  ]
  return toXlsx(sheets)
}

/** Writes `how-to-code.md`: the same for who codes in the CSV file. */
export function howToCode(codebook: Codebook, codes: readonly string[], instructions: readonly string[]): string {
  const list = (title: string, items: readonly string[]): readonly string[] =>
    items.length === 0 ? [] : ['', `${title}:`, '', ...items.map(item => `- ${inert(item)}`)]
  const parts = codesAsked(codebook, codes).flatMap(({ id, label, brief, definition, useWhen, notWhen }) => [
    '',
    `## ${inert(label)}`,
    '',
    `Column \`${id}\`.`,
    ...[brief, definition].flatMap(text => (text === null ? [] : ['', inert(text)])),
    ...list('Use it when', useWhen),
    ...list('Do not use it when', notWhen),
  ])
  return `${['# How to code', ...instructions.flatMap(line => ['', line]), ...parts].join('\n')}\n`
}

/** What a coder must know, a paragraph each. It says nothing of what the rules look for. */
export function codingInstructions(unit: string, units: number): readonly string[] {
  return [
    `Each of the ${units} rows is one ${unit}. Decide about what stands under "text"; "before" and "after" are there so that you understand it, and are not coded.`,
    'For each code write 1 where it applies and 0 where it does not. A unit may have several codes, or none. A cell that you leave blank means that you could not decide, and is left out.',
    'Decide by the definitions, not by single words. Code alone; do not look at the codebook’s rules, at earlier results, or at another coder’s sheet.',
    'The rows are in a random order and come from all groups. How often a code turns up here says nothing of how often it is said.',
    'Use "memo" for doubts. Do not change "unit", and do not delete or add rows. Other columns may be made narrower or hidden.',
  ]
}

function rowsOf(units: CodingSheet['units'], codes: readonly string[]) {
  const empty = [...codes, 'memo'].map(() => null)
  return units.map(({ unit, before, text, after }) => [unit, before, text, after, ...empty])
}

function codesAsked(codebook: Codebook, codes: readonly string[]) {
  return codebook.codes.filter(({ id }) => codes.includes(id))
}

/** A unit about which coders differ. */
export interface OpenUnit extends SheetUnit {
  readonly unit: number
  /** Who said what: `cost/fees: coder-1 1, coder-2 0`. */
  readonly differ: string
  /** By code: what they agree on; null where they differ, or nobody decided. */
  readonly agreed: readonly (0 | 1 | null)[]
}

/** Writes `resolve.csv`: the units about which coders differ, with an empty cell for each decision to settle. */
export function resolveCsv(units: readonly OpenUnit[], codes: readonly string[], options?: CsvOptions): string {
  const { header, rows } = resolveTable(units, codes)
  return toCsv(header, rows, options)
}

/** Writes `resolve.xlsx`: the same. */
export function resolveXlsx(units: readonly OpenUnit[], codes: readonly string[]): Promise<Uint8Array> {
  const decisions = [ahead.length + 1, ahead.length + 1 + codes.length] as const
  const widths = [6, 32, 44, 28, 36, ...codes.map(() => 4), 36]
  const look = { widths, frozenColumns: 3, marked: 2, decisions, landscape: true }
  return toXlsx([{ name: 'Units', ...resolveTable(units, codes), ...look }])
}

function resolveTable(units: readonly OpenUnit[], codes: readonly string[]): Pick<SheetOfRows, 'header' | 'rows'> {
  const { columns } = sheetHeader(codes)
  return {
    header: [...ahead, 'differ', ...columns, 'memo'],
    rows: units.map(({ unit, before, text, after, differ, agreed }) => [
      unit,
      before,
      text,
      after,
      differ,
      ...agreed,
      null,
    ]),
  }
}
