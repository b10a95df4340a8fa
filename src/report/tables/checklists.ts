import type { Checklist } from '../checklists/checklist'
import { type DataTable, dataTable } from '../data-table'
import type { Facts } from '../facts'

/** Gives the table of `checklists.csv`. */
export function checklistsTable(checklists: readonly Checklist[], facts: Facts): DataTable {
  const rows = checklists.flatMap(({ id, items }) =>
    items.map(item => ({ standard: id, ...item, answer: item.answer(facts) })),
  )
  return dataTable<(typeof rows)[number]>(
    'checklists',
    [
      ['standard', 'text', row => row.standard, '`COREQ`, `SRQR` or `JARS-Qual`'],
      ['item', 'text', row => row.number, 'its number: `12`, `S12`'],
      ['topic', 'text', row => row.topic, 'what it is about'],
      [
        'status',
        'text',
        row => row.answer.status,
        '`filled`: the facts are all there. `partly`: there are facts, and the text says what they leave open. `researcher`: software cannot know',
      ],
      [
        'text',
        'text',
        row => row.answer.text,
        'the facts, in sentences; where the status is `researcher`, always to be completed by the researcher',
      ],
      ['from', 'text', row => row.answer.from, 'where the facts come from; empty where there are none'],
    ],
    rows,
  )
}
