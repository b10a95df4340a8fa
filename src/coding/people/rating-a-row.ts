import type { Problem } from '../../problem'
import type { Row } from '../../study/read-rows'
import type { CodingsTable } from './codings-table'
import type { ReadCodingsOptions, UnitRatings } from './people-codings'
import { createRatingGrid } from './rating-grid'
import { codesOfCell, setSeparator } from './set-separator'
import { missingUnit, unitOfRow } from './table-units'
import { isMissing } from './yes-no'

/**
 * Reads a table with one rating a row: unit, coder, and a value; or a code and its value; or one code, or several, that apply.
 *
 * Where rows name codes without values, a unit has for a coder the codes of all its rows, and no others of the file; an empty cell is a
 * unit in which the coder found nothing, and a unit without a row, or with `NA`, one that this coder did not rate. Where rows have values, the first
 * rating counts of those that one coder gave one unit.
 */
export function readRatingARow(
  table: CodingsTable,
  options: ReadCodingsOptions,
): { readonly ratings: UnitRatings; readonly problems: readonly Problem[] } {
  return table.column.value === -1 ? readSets(table, options) : readValues(table, options)
}

function readValues(table: CodingsTable, options: ReadCodingsOptions) {
  const { file, header, column } = table
  const { value, code } = column
  const grid = createRatingGrid(file, options)
  const repeated: Row[] = []
  const problems = eachRow(
    table,
    (unit, coder, row) => {
      const name = code === -1 ? header[value] : row.cells[code]
      if (name === '') return
      const earlier = grid.rate(grid.variable(name, value), coder, unit, row.cells[value], row)
      if (earlier) repeated.push(row)
    },
    grid,
  )
  const { ratings, problems: ofCells } = grid.finish(null)
  return { ratings, problems: [...problems, ...repeats(table, repeated), ...ofCells] }
}

function readSets(table: CodingsTable, options: ReadCodingsOptions) {
  const { file, header, rows, column } = table
  const place = column.codes === -1 || options.codeColumn !== undefined ? column.code : column.codes
  const { isCode } = options
  const cells = rows.map(row => row.cells[place])
  // A column that is called by a plural holds several.
  const separator =
    options.separator ?? setSeparator(cells, { holdsSeveral: /s$/i.test(header[place]), ...(isCode && { isCode }) })
  const isRated = ({ cells }: Row): boolean => cells[place] === '' || !isMissing(cells[place])
  const codesOf = (row: Row): readonly string[] =>
    isRated(row) ? codesOfCell(row.cells[place], separator, isCode) : []
  const grid = createRatingGrid(file, options)
  const codes = [...new Set(rows.flatMap(codesOf))].map(name => grid.variable(name, place))
  const rated: Map<number, Row>[] = []
  const problems = eachRow(
    table,
    (unit, coder, row) => {
      rated[coder] ??= new Map()
      if (isRated(row)) rated[coder].set(unit, row)
      for (const code of codesOf(row)) grid.rate(grid.variable(code, place), coder, unit, '1', row)
    },
    grid,
  )
  for (const [coder, units] of rated.entries())
    for (const [unit, row] of units) for (const code of codes) grid.rate(code, coder, unit, '0', row)
  const { ratings } = grid.finish(rated.map(units => new Set(units.keys())))
  return { ratings, problems }
}

function eachRow(
  table: CodingsTable,
  take: (unit: number, coder: number, row: Row) => void,
  grid: ReturnType<typeof createRatingGrid>,
): readonly Problem[] {
  const problems: Problem[] = []
  for (const row of table.rows) {
    const unit = unitOfRow(table, row)
    if (!unit) {
      problems.push(missingUnit(table, row))
      continue
    }
    const { coder } = table.column
    take(grid.unit(unit), grid.coder(coder === -1 ? null : row.cells[coder] || null), row)
  }
  return problems
}

function repeats({ file, column }: CodingsTable, rows: readonly Row[]): readonly Problem[] {
  const [first] = rows
  if (first === undefined) return []
  const message =
    rows.length === 1
      ? 'this row rates a unit again for the same coder; the first rating counts'
      : `${rows.length} rows rate a unit again for the same coder, this the first of them; the first rating counts`
  const hint = 'take out those that should not count'
  const { line, columnOf } = first
  return [{ code: 'duplicate-rating', severity: 'warning', message, file, line, column: columnOf(column.unit), hint }]
}
