/** What a cell can hold, in UTF-16 units. */
export const mostInCell = 32_767

/** Behind words that were cut. */
const cutMark = ' […]'

/** Gives text as a cell holds it: with line feeds for line ends, and cut at what a cell can hold, but not within a character. */
export function cellText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n')
  if (lines.length <= mostInCell) return lines
  return lines.slice(0, mostInCell - cutMark.length).replace(/[\ud800-\udbff]$/, '') + cutMark
}
