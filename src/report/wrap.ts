/**
 * Breaks text into lines of at most `width` columns, between words; a word that is longer than a line is broken, never cut off.
 *
 * @example
 * wrap('The fees are more than I earn.', 12) // ['The fees are', 'more than I', 'earn.']
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    for (const part of columns(word) > width ? pieces(word, width) : [word]) {
      if (line !== '' && columns(line) + 1 + columns(part) > width) {
        lines.push(line)
        line = part
      } else line = line === '' ? part : `${line} ${part}`
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** Counts the columns that text takes in a terminal: two for wide signs (Chinese, emoji), none for marks that stand on others. */
export function columns(text: string): number {
  let sum = 0
  for (const sign of text) sum += standsOnOther.test(sign) ? 0 : wide.test(sign) ? 2 : 1
  return sum
}

const standsOnOther = /^(?:\p{Mn}|\p{Me}|\u200d|\ufe0e|\ufe0f)$/u
const wide =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}])$/u

function pieces(word: string, width: number): readonly string[] {
  const found: string[] = []
  let piece = ''
  for (const sign of word) {
    if (columns(piece + sign) > width && piece !== '') {
      found.push(piece)
      piece = sign
    } else piece += sign
  }
  return [...found, piece]
}
