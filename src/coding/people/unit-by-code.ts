import type { Problem } from '../../problem'
import { labelKey } from '../../transcript/labels'
import { listed } from '../../transcript/readers/column-problems'
import { bare, type CodingsTable } from './codings-table'
import type { ReadCodingsOptions, UnitRatings } from './people-codings'
import { createRatingGrid } from './rating-grid'
import { missingUnit, unitOfRow } from './table-units'
import { isMissing, isTick, yesNo } from './yes-no'

/**
 * Reads a table of unit × code: a row for each unit (of each coder, where a column names coders), a column for each code.
 *
 * The units are in the column that is called so, or else in the first. An empty cell is a unit that this coder did not rate.
 */
export function readUnitByCode(
  given: CodingsTable,
  options: ReadCodingsOptions,
): { readonly ratings: UnitRatings; readonly problems: readonly Problem[] } {
  const table = given.column.unit === -1 ? withUnits(given) : given
  const { file, rows, column } = table
  const problems: Problem[] = []
  const grid = createRatingGrid(file, options)
  if (column.unit === -1) return { ratings: grid.finish(null).ratings, problems: [noUnits(table)] }
  const repeated: Problem[] = []
  const written: { ones: number; zeros: number; others: number; blanks: number }[] = []
  const variables = variableColumns(table, options).map(place => ({
    place,
    variable: grid.variable(table.header[place], place),
  }))
  for (const row of rows) {
    const found = unitOfRow(table, row)
    if (!found) {
      problems.push(missingUnit(table, row))
      continue
    }
    const unit = grid.unit(found)
    const name = column.coder === -1 ? null : row.cells[column.coder] || null
    const coder = grid.coder(name)
    written[coder] ??= { ones: 0, zeros: 0, others: 0, blanks: 0 }
    const earlier = variables.map(({ place, variable }) => {
      const cell = options.blankMeans === '0' ? filled(row.cells[place]) : row.cells[place]
      written[coder][kindOfCell(cell)]++
      return grid.rate(variable, coder, unit, cell, row)
    })
    const [first] = earlier
    if (first) repeated.push(duplicateRating(table, found.id, name, row, first.line))
  }
  const { ratings, problems: ofCells } = grid.finish(null)
  const blanks = options.blankMeans === undefined ? onlyOnes(file, ratings.coders, written) : []
  return { ratings, problems: [...problems, ...inOne(repeated), ...ofCells, ...blanks] }
}

/** Takes the first column that has no other role for the units; where that says yes or no, the units go by their words. Else none does. */
function withUnits(table: CodingsTable): CodingsTable {
  const { header, rows, column } = table
  const others = new Set(Object.values(column))
  const first = header.findIndex((_, i) => !others.has(i))
  const values = rows.map(({ cells }) => cells[first])
  const isCode =
    first === -1 ||
    (new Set(values).size < values.length && values.every(cell => isMissing(cell) || yesNo(cell) !== null))
  return { ...table, column: { ...column, unit: isCode ? column.text : first } }
}

/** Where many rows repeat a unit, that is no slip: then the units are other ones, or a column tells rows apart. */
function inOne(repeated: readonly Problem[]): readonly Problem[] {
  const [first, ...more] = repeated
  if (more.length < 4) return repeated
  const message = `${repeated.length} rows are about a unit of a row ahead of them, the first of them: ${first.message}`
  const hint =
    'a coder rates a unit once: name the columns with --unit-column, --coder-column and --code-column, or with --columns where there is no header'
  return [{ ...first, message, hint }]
}

function filled(cell: string): string {
  if (cell === '') return '0'
  return isTick(cell) ? '1' : cell
}

function kindOfCell(cell: string): 'ones' | 'zeros' | 'blanks' | 'others' {
  if (cell === '') return 'blanks'
  const applies = yesNo(cell)
  if (applies === null) return 'others'
  return applies === '1' ? 'ones' : 'zeros'
}

/** Somebody who wrote ones and left the rest empty may have meant 0, or not have looked; agreement is another one then. */
function onlyOnes(
  file: string,
  coders: readonly (string | null)[],
  written: readonly { readonly [K in 'ones' | 'zeros' | 'others' | 'blanks']: number }[],
): readonly Problem[] {
  return coders.flatMap((coder, c): readonly Problem[] => {
    const { ones, zeros, others, blanks } = written[c]
    if (ones === 0 || zeros + others > 0 || blanks === 0) return []
    const message = `${blanks} of ${ones + blanks} cells${coder === null ? '' : ` of ${coder}`} are blank, and none holds 0`
    const hint = 'say what blank cells mean: --blank-means 0, or --blank-means unrated'
    return [{ code: 'blank-cells', severity: 'error', message, file, hint }]
  })
}

function noUnits({ file, header }: CodingsTable): Problem {
  return {
    code: 'missing-id',
    severity: 'error',
    message: `no column names the units: there are ${listed(header)}`,
    file,
    hint: 'add a column "unit", or name one with --unit-column',
  }
}

/** Finds the columns that are codes or scales: none that names the unit, its place or its speaker, and no notes. */
function variableColumns(
  { header, headerRow, rows, column }: CodingsTable,
  options: ReadCodingsOptions,
): readonly number[] {
  const { isWanted, attributes = [], isCode = () => false } = options
  // A column `code` or `value` that is none of a long table is a code that is called so.
  const { code: _, codes: __, value: ___, status: ____, ...fixed } = column
  const others = new Set<number>(Object.values(fixed))
  const isMatrix = column.transcript !== -1 && column.start !== -1 && column.end !== -1
  const attributeKeys = new Set(attributes.map(labelKey))
  const holdsYesNo = (place: number): boolean => {
    const values = rows.map(({ cells }) => cells[place]).filter(value => !isMissing(value))
    return values.length > 0 && values.every(value => yesNo(value) !== null)
  }
  return header.flatMap((name, place) => {
    const written = headerRow.cells[place]
    if (name === '' || place === column.unit || headerRow.cells.indexOf(written) !== place) return []
    if (isWanted) return isWanted(name) ? [place] : []
    if (written !== name) return [place]
    if (others.has(place) || /^attribute:/.test(name)) return []
    if (asideNames.has(bare(name))) return holdsYesNo(place) ? [place] : []
    if (isCode(name)) return [place]
    if (attributeKeys.has(labelKey(name))) return []
    if (isMatrix) return holdsYesNo(place) ? [place] : []
    return [place]
  })
}

/** Names of columns that say something beside the ratings, unless all that they hold is 0 and 1. */
const asideNames: ReadonlySet<string> = new Set(
  `role time date question note notes memo memos comment comments remark remarks why reason before after context file filename
  document sentence paragraph section words count weight attributes`.split(/\s+/),
)

export function duplicateRating(
  { file, column }: CodingsTable,
  unit: string,
  coder: string | null,
  { line, columnOf }: { readonly line: number; readonly columnOf: (cell: number) => number },
  earlier: number,
): Problem {
  return {
    code: 'duplicate-rating',
    severity: 'error',
    message: `"${unit}"${coder === null ? '' : ` by ${coder}`} stands in line ${earlier} too`,
    file,
    line,
    column: columnOf(Math.max(column.unit, 0)),
    hint: 'a coder rates a unit once: rename or remove one of the two',
  }
}
