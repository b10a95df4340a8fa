import type { Problem } from '../../problem'
import { findKey } from '../../transcript/readers/columns'
import type { CodingsTable } from './codings-table'
import type { ReadCodingsOptions, UnitRatings } from './people-codings'
import { readRatingARow } from './rating-a-row'
import { createRatingGrid } from './rating-grid'
import { setSeparator } from './set-separator'
import { unitOfRow } from './table-units'
import { duplicateRating } from './unit-by-code'

/**
 * Reads a table of unit × coder, as statistics programs want it: each of the named columns holds what one coder said of one thing, or the
 * codes that this coder gave, several in a cell.
 *
 * Where no column names the units, they are the rows, counted from 1.
 */
export function readUnitByCoder(
  table: CodingsTable,
  options: ReadCodingsOptions,
): { readonly ratings: UnitRatings; readonly problems: readonly Problem[] } {
  const { file, header, rows, column } = table
  const names = (options.coderColumns ?? []).map(name => findKey(header, name)).filter(name => name !== undefined)
  const hasUnits = column.unit !== -1 && !names.includes(header[column.unit])
  const cells = rows.flatMap(row => names.map(name => row.cells[header.indexOf(name)]))
  const { separator, isCode } = options
  if (separator !== undefined || setSeparator(cells, { holdsSeveral: false, ...(isCode && { isCode }) }) !== null)
    return readRatingARow(asRatingARow(table, names, hasUnits), options)
  const grid = createRatingGrid(file, options)
  const problems: Problem[] = []
  for (const [i, row] of rows.entries()) {
    const found = unitOfRow(
      table,
      row,
      hasUnits && row.cells[column.unit] !== '' ? row.cells[column.unit] : `${i + 1}`,
    )!
    const unit = grid.unit(found)
    const earlier = names.map(name => {
      const place = header.indexOf(name)
      return grid.rate(grid.variable('rating', place), grid.coder(name), unit, row.cells[place], row)
    })
    const [first] = earlier
    if (first) problems.push(duplicateRating(table, found.id, null, row, first.line))
  }
  const { ratings, problems: ofCells } = grid.finish(null)
  return { ratings, problems: [...problems, ...ofCells] }
}

/** Makes of each row one for each coder, with the codes of that coder. */
function asRatingARow(table: CodingsTable, names: readonly string[], hasUnits: boolean): CodingsTable {
  const { header, rows, column } = table
  const [coder, codes, unit] = [header.length, header.length + 1, header.length + 2]
  const places = names.map(name => header.indexOf(name))
  return {
    ...table,
    header: [...header, 'coder', 'codes', 'unit'],
    rows: rows.flatMap((row, i) =>
      places.map(place => ({
        cells: [
          ...row.cells,
          header[place],
          row.cells[place],
          hasUnits && row.cells[column.unit] !== '' ? row.cells[column.unit] : `${i + 1}`,
        ],
        line: row.line,
        columnOf: (cell: number) => row.columnOf(cell === codes ? place : Math.min(cell, header.length - 1)),
      })),
    ),
    column: { ...column, unit, coder, codes, code: -1, value: -1 },
  }
}
