/** Far beyond any codebook that people wrote by hand: room for a dictionary of 50,000 terms with rules. */
export const MOST_BYTES = 4 * 1024 * 1024
export const DEEPEST = 64
/** How many values aliases may repeat, all together. */
export const MOST_REPEATED = 10_000

/**
 * Finds the offset at which lists and mappings are nested too deep, from the lexer's tokens alone: a parser that calls itself for
 * each level must never see such a file, because Node can end on it without a catchable error.
 *
 * What may open a level counts as one, so that a line such as `a: b: c`, which is wrong anyway, counts three.
 *
 * @param tokens As the YAML lexer gives them: slices of the source in order, among single control characters of its own.
 */
export function tooDeepAt(tokens: Iterable<string>): number | undefined {
  /** Columns at which the block collections around this token began. */
  const columns: number[] = []
  /** Colons since the last comma in each of the brackets around this token; the first number is for outside any. */
  const colons = [0]
  let depth = 0
  let offset = 0
  let lineStart = 0
  let lineIsBlank = true
  for (const token of tokens) {
    if (CONTROL.has(token)) continue
    const column = offset - lineStart
    const inBrackets = colons.length > 1
    if (token === '[' || token === '{') colons.push(0)
    else if ((token === ']' || token === '}') && inBrackets) depth -= colons.pop()!
    else if (token === ':') [colons[colons.length - 1], depth] = [colons.at(-1)! + 1, depth + 1]
    else if (inBrackets ? token === ',' : token.includes('\n'))
      [colons[colons.length - 1], depth] = [0, depth - colons.at(-1)!]
    if (!inBrackets && token.trim() !== '' && (lineIsBlank || token === '-' || token === '?')) {
      while (columns.length > 0 && columns.at(-1)! >= column) columns.pop()
      columns.push(column)
    }
    if (columns.length + colons.length - 1 + depth > DEEPEST) return offset
    offset += token.length
    const lastBreak = token.lastIndexOf('\n')
    if (lastBreak !== -1) lineStart = offset - (token.length - lastBreak - 1)
    lineIsBlank = lastBreak !== -1 || (lineIsBlank && token.trim() === '')
  }
  return undefined
}

/** Byte-order mark, start of document, end of flow, and "a scalar follows". */
const CONTROL: ReadonlySet<string> = new Set(['\ufeff', '\u0002', '\u0018', '\u001f'])
