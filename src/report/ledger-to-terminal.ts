import pico from 'picocolors'
import { type Loss, type LossSum, sumLosses } from '../interchange/ledger'
import type { TerminalOptions } from './to-terminal'
import { visible } from './visible'
import { wrap } from './wrap'

/**
 * Writes for somebody at a terminal what did not come across as it was: a paragraph for each kind and reason, what was left out first, with how many
 * there are and where the first of them is. Ends in a line break.
 *
 * @param where The file that lists them all; null where none was written.
 */
export function ledgerToTerminal(
  losses: readonly Loss[],
  where: string | null,
  { width, colour }: Pick<TerminalOptions, 'width' | 'colour'>,
): string {
  const { bold, yellow, dim } = pico.createColors(colour)
  const sums = sumLosses(losses)
  if (sums.length === 0)
    return `Everything came across as it was${where === null ? '' : `: ${visible(where)} lists nothing`}\n`
  const total = sums.reduce((sum, { count }) => sum + count, 0)
  const things = total === 1 ? 'One thing' : `${total} things`
  const lines = [bold(`${things} did not come across as ${total === 1 ? 'it was' : 'they were'}`)]
  const page = Math.min(110, Math.max(60, width))
  const digits = Math.max(...sums.map(({ count }) => `${count}`.length))
  for (const fate of ['left out', 'changed', 'assumed'] as const) {
    for (const sum of sums.filter(each => each.fate === fate)) {
      const head = `  ${fate.padEnd(9)} ${`${sum.count}`.padStart(digits)}  `
      const [first, ...rest] = wrap(visible(`${sum.what}: ${sum.how}${firstOf(sum)}`), page - head.length)
      lines.push(`${yellow(head)}${first}`, ...rest.map(line => `${' '.repeat(head.length)}${line}`))
    }
  }
  if (where !== null) lines.push(...wrap(visible(`Each of them is in ${where}`), page).map(dim))
  return `${lines.join('\n')}\n`
}

/** Where the first of them is, by which a person finds one. */
function firstOf({ count, first: { subject, file, line, column } }: LossSum): string {
  const place = file === null ? '' : [file, line, column].filter(part => part !== null).join(':')
  const found = [subject ?? '', place].filter(part => part !== '').join(', ')
  return found === '' ? '' : ` (${count > 1 ? 'first: ' : ''}${found})`
}
