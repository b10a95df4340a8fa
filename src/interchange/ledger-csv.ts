import { toCsv } from '../text/to-csv'
import type { Loss } from './ledger'

/**
 * Writes `ledger.csv`: everything that an import or an export left out, changed or assumed, a line for each, in the order in which it was noticed.
 *
 * Columns: what, fate, how, subject, file, line, column, count. A ledger with its header alone says that everything came across.
 */
export function ledgerCsv(losses: readonly Loss[]): string {
  return toCsv(
    ['what', 'fate', 'how', 'subject', 'file', 'line', 'column', 'count'],
    losses.map(({ what, fate, how, subject, file, line, column, count }) => {
      return [what, fate, how, subject, file, line, column, count]
    }),
  )
}
