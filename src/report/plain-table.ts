import { columns } from './wrap'

/**
 * Lays cells out in columns, two blanks apart: the first to the left, the others to the right. The first may be broken to fit the width.
 *
 * @param breakLine Breaks a text into lines of at most so many columns.
 */
export function plainTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
  breakLine: (text: string, width: number) => readonly string[],
): readonly string[] {
  const widths = head.slice(1).map((title, i) => Math.max(...[title, ...rows.map(row => row[i + 1])].map(columns)))
  const left = Math.max(16, width - widths.reduce((sum, each) => sum + each + 2, 0))
  const longest = Math.max(...[head, ...rows].map(([first]) => columns(first)))
  const first = Math.min(left, longest)
  return [head, ...rows].flatMap(([title, ...cells]) => {
    const lines = breakLine(title, first)
    const last = lines.length - 1
    const rest = cells.map((cell, i) => `  ${' '.repeat(widths[i] - columns(cell))}${cell}`).join('')
    return lines.map((line, i) => (i === last ? line + ' '.repeat(first - columns(line)) + rest : line).trimEnd())
  })
}
