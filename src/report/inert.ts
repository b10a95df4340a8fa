import { visible } from './visible'

/**
 * Makes text safe to stand in a line or a table cell of Markdown: whatever it holds is shown and does nothing. Tags, links,
 * pictures, emphasis, code, headings, lists and the walls of a table come out as the characters that they are; line breaks
 * become blanks. An address that stands by itself may still be made a link by the program that shows it: it hides nothing.
 *
 * @example
 * inert('a | [b](javascript:c)\n<d>') // 'a \\| \\[b\\](javascript:c) &lt;d&gt;'
 */
export function inert(text: string): string {
  return visible(text)
    .trim()
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/[&<>]/g, sign => entities[sign])
    .replace(/^[-+=#]/, '\\$&')
    .replace(/^(\d+)([.)])(?!\S)/, '$1\\$2')
}

// Not every program that shows Markdown takes a backslash ahead of these.
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * Writes text as code in a line of Markdown (not in a table), whatever backticks it holds.
 *
 * @example
 * codeSpan('train*') // '`train*`'
 */
export function codeSpan(text: string): string {
  const shown = visible(text)
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const padded = longest > 0 || /^ .* $/.test(shown) ? ` ${shown} ` : shown
  return `${fence}${padded}${fence}`
}

/**
 * Writes a table, every cell inert.
 *
 * @param numbers Places of the columns that hold numbers: they stand to the right.
 */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(inert).join(' | ')} |\n`
  const rule = header.map((_, i) => (numbers.includes(i) ? '--:|' : '---|')).join('')
  return `${line(header)}|${rule}\n${rows.map(line).join('')}`
}
