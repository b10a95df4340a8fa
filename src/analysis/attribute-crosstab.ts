import type { Person } from '../study/people'
import { type AttributeReading, answersIn, categoriesOf, whyNoTable } from './categories'
import { hiddenCategories } from './hidden-categories'
import { type Association, association } from './statistics/association'

/** One attribute × another, of everybody who answered: those who spoke, those who did not, and those of the survey only. */
export interface AttributeCrosstab {
  /** Names of the two attributes. */
  readonly rows: string
  readonly columns: string
  /** Row by row, in the order of the categories. Empty where `why` says so. */
  readonly cells: readonly AttributeCell[]
  /** Respondents of whom both attributes are known: the base of the table. */
  readonly respondents: number
  /** Respondents of whom one or both are not known; they are in no cell. */
  readonly notKnown: number
  /** Of the rows × columns shown. Null for attributes with several answers a person, whose cells hold the same people. Descriptive. */
  readonly association: Omit<Association, 'residuals'> | null
  /** Why there is no table; null where there is one. */
  readonly why: string | null
  /** Why there are no statistics; null where there are. */
  readonly whyNoStatistics: string | null
}

/** How many respondents are in a category of each. Every number is null where suppressed. */
export interface AttributeCell {
  readonly row: string
  readonly column: string
  /** Who are in both. */
  readonly respondents: number | null
  /** Respondents in the row's category, whatever their column; and the other way round. */
  readonly rowRespondents: number | null
  readonly columnRespondents: number | null
  /** Share of the row's respondents, and of the column's. With several answers a person, shares add up to more than 1. Null of nobody. */
  readonly shareOfRow: number | null
  readonly shareOfColumn: number | null
  /** Answers that the row's respondents gave, each as often as it is in a cell of the row; and the other way round. */
  readonly rowResponses: number | null
  readonly columnResponses: number | null
  /** Share of those: adds up to 1. As the share of respondents where everybody gives one answer. */
  readonly shareOfRowResponses: number | null
  readonly shareOfColumnResponses: number | null
  /** Adjusted residual; also null where undefined, or where there are no statistics. Descriptive. */
  readonly residual: number | null
  /** True where the row or the column is too small to be shown, or would give a smaller one away: see `hiddenCategories`. */
  readonly suppressed: boolean
}

export interface AttributeCrosstabOptions extends AttributeReading {
  /** Rows and columns of fewer respondents are not shown; 5 unless given, 1 shows all. */
  readonly minimumCell?: number
}

/**
 * Cross-tabulates two attributes of respondents, such as satisfaction by band, or reasons to leave by tenure.
 *
 * Moderators and observers are no respondents. With several answers a person, a table has two bases: respondents (*of the people in a
 * column, how many chose this?*) and responses (*of the answers in a column, how many are this?*). Statistics are computed from what is shown
 * alone. What is hidden goes by the sizes of rows and columns, as in reports of staff surveys; a rare combination of a large row and a large
 * column is shown, also where it is one person.
 *
 * @param respondents Everybody of whom attributes are known: see `respondentsOf`.
 * @param rows, columns Names of attributes. One that nobody has makes no table, and `why` says so.
 */
export function attributeCrosstab(
  respondents: readonly Person[],
  rows: string,
  columns: string,
  { orders, multiple, minimumCell = 5 }: AttributeCrosstabOptions = {},
): AttributeCrosstab {
  const people = respondents.filter(({ role }) => role === 'participant')
  const answers = people.map(({ attributes }) =>
    [rows, columns].map(name =>
      answersIn(Object.hasOwn(attributes, name) ? attributes[name] : null, multiple?.get(name)),
    ),
  )
  const known = answers.filter(given => given.every(each => each.length > 0))
  const sides = [rows, columns].map((name, side) => {
    const categories = categoriesOf(
      known.flatMap(given => given[side]),
      orders?.get(name),
    )
    return {
      categories,
      place: new Map(categories.map((category, i) => [category, i])),
      sizes: categories.map(() => 0),
      why: whyNoTable(new Set(known.flatMap(given => given[side])).size, known.length),
    }
  })
  const [row, column] = sides
  const counts = row.categories.map(() => column.categories.map(() => 0))
  for (const [ofRow, ofColumn] of known) {
    for (const each of ofRow) row.sizes[row.place.get(each)!]++
    for (const each of ofColumn) column.sizes[column.place.get(each)!]++
    for (const r of ofRow) for (const c of ofColumn) counts[row.place.get(r)!][column.place.get(c)!]++
  }
  const base = { rows, columns, respondents: known.length, notKnown: people.length - known.length }
  const culprit = sides.findIndex(({ why }) => why !== null)
  if (culprit !== -1) {
    const why =
      known.length === 0 ? 'both are known of nobody' : `of ${[rows, columns][culprit]}, ${sides[culprit].why}`
    return { ...base, cells: [], association: null, why, whyNoStatistics: why }
  }

  const [hiddenRows, hiddenColumns] = sides.map(({ sizes }) => hiddenCategories(sizes, minimumCell))
  const several = [rows, columns].some(name => multiple?.has(name))
  const shownRows = places(hiddenRows)
  const shownColumns = places(hiddenColumns)
  const { residuals, ...statistics } = association(shownRows.map(r => shownColumns.map(c => counts[r][c])))
  const [rowResponses, columnResponses] = [
    counts.map(sum),
    column.sizes.map((_, c) => sum(counts.map(cells => cells[c]))),
  ]
  const cells = row.categories.flatMap((name, r) =>
    column.categories.map((other, c): AttributeCell => {
      const suppressed = hiddenRows[r] || hiddenColumns[c]
      const shown = (value: number | null): number | null => (suppressed ? null : value)
      const respondents = counts[r][c]
      return {
        row: name,
        column: other,
        respondents: shown(respondents),
        rowRespondents: shown(row.sizes[r]),
        columnRespondents: shown(column.sizes[c]),
        shareOfRow: shown(share(respondents, row.sizes[r])),
        shareOfColumn: shown(share(respondents, column.sizes[c])),
        rowResponses: shown(rowResponses[r]),
        columnResponses: shown(columnResponses[c]),
        shareOfRowResponses: shown(share(respondents, rowResponses[r])),
        shareOfColumnResponses: shown(share(respondents, columnResponses[c])),
        residual: several ? null : shown(residuals[shownRows.indexOf(r)]?.[shownColumns.indexOf(c)] ?? null),
        suppressed,
      }
    }),
  )
  return {
    ...base,
    cells,
    association: several ? null : statistics,
    why: null,
    whyNoStatistics: several ? 'a person may give several answers' : whyNotCompared(statistics),
  }
}

function whyNotCompared({ chiSquare }: Omit<Association, 'residuals'>): string | null {
  return chiSquare.value === null ? 'fewer than two rows or columns are shown that hold somebody' : null
}

function places(hidden: readonly boolean[]): readonly number[] {
  return hidden.flatMap((isHidden, place) => (isHidden ? [] : [place]))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}

function share(part: number, all: number): number | null {
  return all === 0 ? null : part / all
}
