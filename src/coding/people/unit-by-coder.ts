import type { Problem } from '../../problem'
import { findKey } from '../../transcript/readers/columns'
import type { CodingsTable } from './codings-table'
import type { ReadCodingsOptions, UnitRatings } from './people-codings'
import { createRatingGrid } from './rating-grid'
import { unitOfRow } from './table-units'
import { duplicateRating } from './unit-by-code'

/**
 * Reads a table of unit × coder, as statistics programs want it: each of the named columns holds what one coder said of one thing.
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
