import { getOrMake } from '../../analysis/get-or-make'
import type { Decision } from '../../analysis/validation/score-sample'
import type { Problem } from '../../problem'
import { areWordsOf } from './sample-record'

/** A coding sheet as it came back. */
export interface FilledSheet {
  /** By unit of the sample, then by code. A unit that the sheet does not have is blank. */
  readonly decisions: readonly (readonly Decision[])[]
  /** Cells that hold a decision. */
  readonly filled: number
  readonly problems: readonly Problem[]
}

/** A row of a table, and where it stands. */
export interface SheetRow {
  readonly cells: readonly string[]
  /** 1-based; of a workbook its row. */
  readonly line: number
}

/**
 * Reads what a coder decided from a table whose first row names the columns; columns of other names, and their order, do not matter.
 *
 * All that is wrong is told at once: what is neither 0 nor 1 nor blank, rows and columns that are missing, unknown or there twice.
 *
 * Where a row shows words, they must be those of its unit: cells that were sorted apart from each other would give every unit another's
 * codes, and nobody would see it.
 *
 * @param words By unit of the sample, numbered from 1: hashes of their words.
 * @param codes Names of the columns that hold decisions, in their order.
 * @param of `every unit` must have a row, or `some units`.
 */
export function readFilledSheet(
  rows: readonly SheetRow[],
  file: string,
  words: readonly string[],
  codes: readonly string[],
  of: 'every unit' | 'some units' = 'every unit',
): FilledSheet {
  const problems: Problem[] = []
  const report = (code: string, message: string, hint: string, line?: number): void => {
    problems.push({ code, severity: 'error', message, file, ...(line === undefined ? {} : { line }), hint })
  }
  const units = words.length
  const decisions = words.map(() => codes.map((): Decision => null))
  const [header, ...body] = rows
  const names = header?.cells.map(cell => cell.trim()) ?? []
  const missing = ['unit', ...codes].filter(name => !names.includes(name))
  if (missing.length > 0) {
    const message = `the sheet has no column ${missing.map(name => `"${name}"`).join(', ')}`
    report('missing-sheet-column', message, 'leave the first row as it was written', header?.line)
    return { decisions, filled: 0, problems }
  }
  const columns = codes.map(code => names.indexOf(code))
  const textColumn = names.indexOf('text')
  const seen = new Map<number, number>()
  const strange = new Map<string, { readonly unit: number; readonly code: string; readonly line: number }[]>()
  const apart: { readonly unit: number; readonly line: number }[] = []
  let filled = 0
  for (const { cells, line } of body) {
    if (cells.every(cell => cell.trim() === '')) continue
    const id = cells[names.indexOf('unit')]?.trim() ?? ''
    const unit = /^\d+$/.test(id) ? Number(id) : Number.NaN
    if (!(unit >= 1 && unit <= units)) {
      report('unknown-unit', `no unit of the sample is called "${id}"`, `units are numbered from 1 to ${units}`, line)
      continue
    }
    const first = seen.get(unit)
    if (first !== undefined) {
      report('repeated-unit', `unit ${unit} has a row already, in line ${first}`, 'keep one of the two', line)
      continue
    }
    seen.set(unit, line)
    const text = cells[textColumn] ?? ''
    if (text !== '' && !areWordsOf(text, words[unit - 1])) apart.push({ unit, line })
    for (const [c, column] of columns.entries()) {
      const cell = cells[column]?.trim() ?? ''
      if (cell === '') continue
      if (cell === '0' || cell === '1') {
        decisions[unit - 1][c] = cell === '1' ? 1 : 0
        filled++
      } else getOrMake(strange, cell, () => []).push({ unit, code: codes[c], line })
    }
  }
  for (const [cell, [{ unit, code, line }, ...more]] of strange) {
    const others = more.length === 0 ? '' : `, and so have ${more.length} more ${more.length === 1 ? 'cell' : 'cells'}`
    report('bad-decision', `unit ${unit} has "${cell}" under ${code}${others}`, 'write 1, 0, or nothing', line)
  }
  const [first, ...others] = apart
  if (first) {
    const more = others.length === 0 ? '' : `, nor are those of ${others.length} more`
    report(
      'words-of-another-unit',
      `the words beside unit ${first.unit} are not its own${more}`,
      'cells were moved or sorted apart from their row, or the sheet is of another sample: take a sheet in which they were not',
      first.line,
    )
  }
  const gone = decisions.flatMap((_, i) => (seen.has(i + 1) ? [] : [i + 1]))
  if (of === 'every unit' && gone.length > 0 && seen.size > 0)
    report('missing-unit', `${said(gone)} not in the sheet`, 'put the rows back; leave cells blank that nobody decided')
  return { decisions, filled, problems }
}

function said(units: readonly number[]): string {
  const [one] = units
  if (units.length === 1) return `unit ${one} of the sample is`
  return `units ${units.slice(0, 5).join(', ')}${units.length > 5 ? ` and ${units.length - 5} more` : ''} of the sample are`
}
