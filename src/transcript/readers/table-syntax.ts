/** Gives the first two lines that hold anything, and how many units ahead are none of the table (Excel's `sep=;`). */
export function headerOf(text: string): [header?: string, second?: string, skipped?: number] {
  const body = text.replace(/^\ufeff/, '')
  const skipped = /^sep=.\r?\n/i.exec(body)?.[0].length ?? 0
  const lines: string[] = []
  for (const line of linesOf(body.slice(skipped))) {
    if (line.trim() !== '') lines.push(line)
    if (lines.length === 2) break
  }
  const [header, second] = lines
  return header === undefined ? [] : [header, second ?? '', skipped]
}

function* linesOf(text: string): Generator<string> {
  const end = /\r\n|\r|\n/g
  let start = 0
  for (let found = end.exec(text); found; found = end.exec(text)) {
    yield text.slice(start, found.index)
    start = end.lastIndex
  }
  yield text.slice(start)
}

/**
 * Finds the delimiter of a header: of comma, semicolon and tab, the one that stands most often outside of quotes. A table
 * of one column has none: then it is a character that no text holds, so that a comma stays a comma.
 */
export function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '')
  const counts = ['\t', ';', ','].map(delimiter => ({ delimiter, count: bare.split(delimiter).length - 1 }))
  const [best] = counts.sort((a, b) => b.count - a.count)
  return best.count > 0 ? best.delimiter : '\u001f'
}

/** Cuts a header at its delimiter; a name that holds it is cut too, which is of no account for telling a table. */
export const splitHeader = (line: string, delimiter: string) =>
  line.split(delimiter).map(cell => cell.trim().replace(/^"(.*)"$/, '$1'))

/** Gives the 1-based line on which the last quote opens that is never closed; that of the end where all are closed. */
export function openQuoteLine(text: string, delimiter: string): number {
  let line = 1
  let opened = 0
  let isFieldStart = true
  let isQuoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (sign === '\n') line++
    if (isQuoted) {
      if (sign !== '"') continue
      if (text[i + 1] === '"') i++
      else isQuoted = false
      isFieldStart = false
    } else if (sign === '"' && isFieldStart) {
      isQuoted = true
      opened = line
    } else if (!isFieldStart || !/[ \t]/.test(sign) || sign === delimiter)
      isFieldStart = sign === delimiter || sign === '\n'
  }
  return isQuoted ? opened : line
}
