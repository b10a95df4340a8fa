import type { Ledger } from '../../interchange/ledger'
import type { DataTable } from '../data-table'

/** Notes how many cells of tables hold half a character (one surrogate of two), for which UTF-8 has no bytes. */
export function noteHalves(tables: readonly DataTable[], ledger: Ledger): void {
  for (const { name, columns, rows } of tables) {
    let count = 0
    for (const { cell } of columns)
      for (let row = 0; row < rows; row++) {
        const text = cell(row)
        if (typeof text === 'string' && half.test(text)) count++
      }
    if (count > 0) ledger.add({ what: 'halves of characters', fate: 'changed', how, subject: name, count })
  }
}

/** Whole characters are one to this pattern, and none of these. */
const half = /[\ud800-\udfff]/u
const how = 'UTF-8 cannot hold half a character; U+FFFD, the sign for what is not a character, stands there'
