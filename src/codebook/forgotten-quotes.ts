/**
 * Writes the hint for text that YAML takes for something else because it stands without quotes:
 * it begins with `*` or `[`, say, or holds `: `. Undefined where the line shows no such text.
 *
 * @param offset Where the parser stumbled.
 */
export function forgottenQuotes(source: string, offset: number): string | undefined {
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1
  const line = source.slice(lineStart, endOfLine(source, offset))
  const stumbled = source.slice(offset, lineStart + line.length)
  // Within [ … ] the text ends at the next comma or bracket.
  if (/^[*&!%@`]/.test(stumbled)) return hint(line.trim() === stumbled ? stumbled : inList(line, stumbled))
  const value = /^\s*(?:- +)*(?:[\w-]+: +)?(.*)$/.exec(line)![1].trim()
  if (/^[*?[{"'&!%@`|>]/.test(value) || /: | #/.test(value)) return hint(value)
  return undefined
}

/**
 * Puts a text in the quotes in which YAML leaves it as it is.
 *
 * @example
 * quoted('"foo" bar') // `'"foo" bar'`
 */
export function quoted(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`
}

function hint(text: string): string | undefined {
  if (text.length > 100) return undefined
  const [first] = text
  const why = /[\p{L}\p{N}]/u.test(first) ? 'holds ": " or " #"' : `begins with ${first}`
  return `text that ${why} is put in quotes: ${quoted(text)}`
}

function inList(line: string, stumbled: string): string {
  const inBrackets = line.slice(0, line.length - stumbled.length).includes('[')
  return (inBrackets ? stumbled.replace(/[,\]].*$/, '') : stumbled).trim()
}

function endOfLine(source: string, offset: number): number {
  const end = source.indexOf('\n', offset)
  const line = end === -1 ? source.length : end
  return source[line - 1] === '\r' && line > offset ? line - 1 : line
}
