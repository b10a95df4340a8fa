import type { Decision } from '../../analysis/validation/score-sample'
import type { Problem } from '../../problem'

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
 * @param units How many units the sample has; they are numbered from 1.
 * @param codes Names of the columns that hold decisions, in their order.
 * @param of `every unit` must have a row, or `some units`.
 */
export function readFilledSheet(
  rows: readonly SheetRow[],
  file: string,
  units: number,
  codes: readonly string[],
  of: 'every unit' | 'some units' = 'every unit',
): FilledSheet {
  const problems: Problem[] = []
  const report = (code: string, message: string, hint: string, line?: number): void => {
    problems.push({ code, severity: 'error', message, file, ...(line === undefined ? {} : { line }), hint })
  }
  const decisions = Array.from({ length: units }, () => codes.map((): Decision => null))
  const [header, ...body] = rows
  const names = header?.cells.map(cell => cell.trim()) ?? []
  const missing = ['unit', ...codes].filter(name => !names.includes(name))
  if (missing.length > 0) {
    const message = `the sheet has no column ${missing.map(name => `"${name}"`).join(', ')}`
    report('missing-sheet-column', message, 'leave the first row as it was written', header?.line)
    return { decisions, filled: 0, problems }
  }
  const columns = codes.map(code => names.indexOf(code))
  const seen = new Map<number, number>()
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
    for (const [c, column] of columns.entries()) {
      const cell = cells[column]?.trim() ?? ''
      if (cell === '') continue
      if (cell === '0' || cell === '1') {
        decisions[unit - 1][c] = cell === '1' ? 1 : 0
        filled++
      } else report('bad-decision', `unit ${unit} has "${cell}" under ${codes[c]}`, 'write 1, 0, or nothing', line)
    }
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
