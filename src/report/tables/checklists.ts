import type { Checklist } from '../checklists/checklist'
import type { Facts } from '../facts'
import { table } from '../table'
import type { CsvOptions } from '../to-csv'

/** Writes `checklists.csv`. */
export function checklistsCsv(checklists: readonly Checklist[], facts: Facts, options?: CsvOptions): string {
  const rows = checklists.flatMap(({ id, items }) =>
    items.map(item => ({ standard: id, ...item, answer: item.answer(facts) })),
  )
  return table<(typeof rows)[number]>(
    [
      ['standard', row => row.standard],
      ['item', row => row.number],
      ['topic', row => row.topic],
      ['status', row => row.answer.status],
      ['text', row => row.answer.text],
      ['from', row => row.answer.from],
    ],
    rows,
    options,
  )
}
