import type { Problem } from '../../problem'
import type { Row } from '../../study/read-rows'
import type { NamedUnit, NamedVariable, ReadCodingsOptions, UnitRatings } from './people-codings'
import { isMissing, isTick, mayBeMissing, yesNo } from './yes-no'

/** Collects the ratings of a table cell by cell, in whatever form it has them. */
export interface RatingGrid {
  /** Gives the number of a unit, adding it where it is new. */
  unit(unit: NamedUnit): number
  coder(name: string | null): number
  /** @param column Cell in which a row has its values. */
  variable(name: string, column: number): number
  /** Sets a rating, unless there is one already: then its row comes back. */
  rate(variable: number, coder: number, unit: number, value: string, row: Row): Row | undefined
  /** Tells codes from scales, and says which values are neither. */
  finish(sets: UnitRatings['sets']): { readonly ratings: UnitRatings; readonly problems: readonly Problem[] }
}

interface Column {
  readonly name: string
  readonly column: number
  /** By coder, by unit. */
  readonly cells: { values: (string | undefined)[]; rows: Row[] }[]
}

export function createRatingGrid(file: string, options: ReadCodingsOptions): RatingGrid {
  const units = new Map<string, number>()
  const unitList: NamedUnit[] = []
  const coders = new Map<string | null, number>()
  const variables = new Map<string, number>()
  const columns: Column[] = []
  return {
    unit: unit => numbered(units, unit.id, () => unitList.push(unit)),
    coder: name => numbered(coders, name),
    variable: (name, column) => numbered(variables, name, () => columns.push({ name, column, cells: [] })),
    rate: (variable, coder, unit, value, row) => {
      const { cells } = columns[variable]
      cells[coder] ??= { values: [], rows: [] }
      const { values, rows } = cells[coder]
      if (values[unit] !== undefined) return rows[unit]
      values[unit] = value
      rows[unit] = row
      return undefined
    },
    finish: sets => {
      const problems: Problem[] = []
      const kinds = columns.map(column => kindOf(column, options))
      const values = columns.map((column, i) =>
        [...coders.values()].map(coder => {
          const { values: written = [], rows = [] } = column.cells[coder] ?? {}
          return unitList.map((_, unit) => {
            const value = written[unit]
            if (value === undefined || isMissing(value)) return null
            if (kinds[i].kind === 'scale') return value
            const applies = yesNo(value)
            if (applies === null && !(kinds[i].ticks && problems.some(({ code }) => code === 'bad-rating')))
              problems.push(badRating(value, column, rows[unit], file, kinds[i].ticks))
            return applies
          })
        }),
      )
      const named = columns.map(({ name }, i): NamedVariable => ({ name, kind: kinds[i].kind }))
      const ratings: UnitRatings = {
        kind: 'units',
        file,
        units: unitList,
        variables: named,
        coders: [...coders.keys()],
        values,
        sets,
      }
      return { ratings, problems }
    },
  }
}

/** Up to this share of a column's values may be slips in a column of 0 and 1; where more are something else, it is a scale. */
const mostSlips = 0.1

function kindOf(
  { name, cells }: Column,
  { hasScales = false, isCode = () => false }: ReadCodingsOptions,
): { readonly kind: 'code' | 'scale'; readonly ticks: boolean } {
  let all = 0
  let others = 0
  let ticks = 0
  let gone = 0
  for (const { values } of cells.filter(Boolean)) {
    for (const value of values) {
      if (value === undefined || isMissing(value)) continue
      all++
      if (yesNo(value) !== null) continue
      others++
      if (isTick(value)) ticks++
      if (mayBeMissing(value)) gone++
    }
  }
  const isTicked = others > 0 && ticks === all
  if (others === 0 || isTicked || isCode(name)) return { kind: 'code', ticks: isTicked }
  // Beside 0 and 1 alone, -99 is no value of a scale: it stands for nothing, and nobody may guess so unasked.
  const areSlips = others <= all * mostSlips || (others === gone && gone < all)
  return { kind: !hasScales && areSlips ? 'code' : 'scale', ticks: false }
}

function badRating(value: string, { name, column }: Column, row: Row, file: string, isTicked: boolean): Problem {
  return {
    code: 'bad-rating',
    severity: 'error',
    message: `"${value}" in ${name} is neither 1 nor 0`,
    file,
    line: row.line,
    column: row.columnOf(column),
    hint: isTicked
      ? 'write 1 where the code applies, 0 where it does not, and nothing where nobody looked; or say --blank-means 0, if an empty cell means 0'
      : 'write 1, 0 or nothing; for the values of a scale, say which with --level',
  }
}

function numbered<Key>(numbers: Map<Key, number>, key: Key, add: () => void = () => {}): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  numbers.set(key, numbers.size)
  add()
  return numbers.size - 1
}
