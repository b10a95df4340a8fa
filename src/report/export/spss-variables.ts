import { answersIn, categoriesOf } from '../../analysis/categories'
import type { Ledger } from '../../interchange/ledger'
import type { Run } from '../../run/run'
import type { Cell } from '../../text/to-csv'
import type { Column, DataTable } from '../data-table'
import { isYes, labelOf, levelsOf } from './export-tables'
import { bytesOf } from './spss-names'

/** A variable of SPSS before it has its name. */
export interface SpssVariable {
  /** The column that it is of, which its name is made from. */
  readonly wanted: string
  readonly label: string
  readonly cell: (row: number) => Cell
  /** `A12`, in bytes, for text; `F8.0`, `F12.4` for numbers. */
  readonly format: string
  readonly measure: 'nominal' | 'ordinal' | 'scale'
  /** What numbers stand for, in their order; none for text and counts. */
  readonly values: readonly (readonly [value: number, label: string])[]
}

/** Stands for a value of an attribute that is not known. */
export const notKnown = -9
/** An attribute with more categories is left as text. */
const mostCategories = 50
/** What a value of text can hold, in bytes. */
export const mostTextBytes = 32_767

const zeroOne = [
  [0, 'no'],
  [1, 'yes'],
] as const

/**
 * Makes variables of the columns of a table: 0 and 1 for codes; numbers with labels, in the study's order, for attributes, and for those with several
 * answers a person a variable of 0 and 1 for each answer; text and numbers for the rest.
 */
export function spssVariables(run: Run, table: DataTable, ledger: Ledger): readonly SpssVariable[] {
  return table.columns.flatMap((column): readonly SpssVariable[] => {
    const label = describe(run, column)
    if (column.subject?.kind === 'attribute') return attributeVariables(run, table, column, label, ledger)
    if (column.type === 'flag' || column.type === 'answer') {
      const cell = (row: number): Cell => asNumber(isYes(column.cell(row)))
      return [{ wanted: column.name, label, cell, format: 'F1.0', measure: 'nominal', values: zeroOne }]
    }
    if (column.type === 'text' || column.type === 'code') return [textVariable(table, column, label)]
    const format = column.type === 'integer' ? 'F10.0' : 'F16.6'
    return [{ wanted: column.name, label, cell: column.cell, format, measure: 'scale', values: [] }]
  })
}

function describe(run: Run, column: Column): string {
  const label = labelOf(run, column)
  if (column.subject === null) return column.meaning
  return label === null ? column.subject.name : `${label} (${column.subject.name})`
}

function attributeVariables(
  run: Run,
  table: DataTable,
  column: Column,
  label: string,
  ledger: Ledger,
): readonly SpssVariable[] {
  const settings = run.study?.attributes.get(column.subject?.name ?? '')
  if (settings?.multiple) {
    ledger.add({
      what: 'attributes with several answers',
      fate: 'changed',
      how: `in ${table.name} each answer is a variable of 0 and 1`,
      subject: column.name,
    })
    return answerVariables(table, column, label, settings.multiple, settings.order)
  }
  const levels = levelsOf(run, table, column) ?? []
  if (levels.length > mostCategories) {
    ledger.add({
      what: 'attributes with many values',
      fate: 'changed',
      how: `more than ${mostCategories} values make no value labels, so in ${table.name} it is a variable of text`,
      subject: column.name,
    })
    return [textVariable(table, column, label)]
  }
  const places = new Map(levels.map((level, i) => [level, i + 1]))
  return [
    {
      wanted: column.name,
      label,
      cell: row => places.get(`${column.cell(row) ?? ''}`) ?? notKnown,
      format: 'F4.0',
      measure: settings && settings.order.length > 0 ? 'ordinal' : 'nominal',
      values: [...levels.map((level, i) => [i + 1, level] as const), [notKnown, 'not known']],
    },
  ]
}

function answerVariables(
  { rows }: DataTable,
  { name, cell }: Column,
  label: string,
  separator: string,
  order: readonly string[],
): readonly SpssVariable[] {
  const answers = (row: number): readonly string[] => answersIn(cell(row) as string | null, separator)
  const given = new Set<string>()
  for (let row = 0; row < rows; row++) for (const answer of answers(row)) given.add(answer)
  return categoriesOf(given, order).map((answer, i) => ({
    wanted: `${name}_${i + 1}`,
    label: `${label}: ${answer}`,
    cell: row => (answers(row).length === 0 ? notKnown : Number(answers(row).includes(answer))),
    format: 'F4.0',
    measure: 'nominal',
    values: [...zeroOne, [notKnown, 'not known']],
  }))
}

function textVariable({ rows }: DataTable, { name, cell }: Column, label: string): SpssVariable {
  let bytes = 1
  const text = (row: number): string => spssText(`${cell(row) ?? ''}`)
  for (let row = 0; row < rows; row++) bytes = Math.max(bytes, bytesOf(text(row)))
  const format = `A${Math.min(bytes, mostTextBytes)}`
  return { wanted: name, label, cell: text, format, measure: 'nominal', values: [] }
}

/** SPSS reads a row a line and knows no quotation marks within a value: they become single ones, and line breaks blanks. */
export function spssText(text: string): string {
  return onOneLine(text).replaceAll('"', "'")
}

/** Line breaks and other control characters become blanks. */
export function onOneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}

function asNumber(is: boolean | null): number | null {
  return is === null ? null : Number(is)
}
