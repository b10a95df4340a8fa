import type { Problem } from '../../problem'
import { findKey } from './columns'
import type { ReadOptions } from './reader'

/** Reports every column or key that the options name and the file does not have. */
export function unknownColumns(file: string, keys: readonly string[], options: ReadOptions): Problem[] {
  const named = [options.textColumn, options.speakerColumn, options.idColumn, options.groupColumn]
  const missing = named.filter(name => name !== undefined).filter(name => findKey(keys, name) === undefined)
  return missing.map(name => ({
    code: 'unknown-column',
    severity: 'error',
    message: `there is no column or key ${JSON.stringify(name)}`,
    file,
    hint: `there are: ${listed(keys)}`,
  }))
}

export const noTextColumn = (file: string, keys: readonly string[]): Problem => ({
  code: 'no-text-column',
  severity: 'error',
  message: 'no column or key holds what people said',
  file,
  hint: `name it with --text-column; there are: ${listed(keys)}`,
})

export const noTurns = (file: string, message: string, hint?: string): Problem => ({
  code: 'no-turns',
  severity: 'error',
  message,
  file,
  ...(hint !== undefined && { hint }),
})

/** Lists keys for a hint; a file can have thousands. */
export function listed(keys: readonly string[]): string {
  return keys.length > 20 ? `${keys.slice(0, 20).join(', ')}, …` : keys.join(', ')
}
