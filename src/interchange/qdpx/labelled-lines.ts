import { isXmlText } from '../xml-text'

/** A line of a description that opens with a label, with the lines that carry it on. */
export interface LabelledLine {
  /** `USE WHEN`. */
  readonly label: string
  readonly value: string
}

export interface LabelledText {
  /** What stands ahead of the first label. */
  readonly ahead: string
  readonly lines: readonly LabelledLine[]
}

/**
 * Writes labelled lines: `USE WHEN: they speak of money`. A text on several lines is carried on by lines indented by two blanks, so that none of its own
 * can be a label; one that this would not bring back to the letter stands in quotes, as in JSON.
 *
 * @example
 * writeLabelled([{ label: 'DEFINITION', value: 'Money.\nBRIEF: no label.' }]) // 'DEFINITION: Money.\n  BRIEF: no label.'
 */
export function writeLabelled(lines: readonly LabelledLine[]): string {
  return lines.map(({ label, value }) => `${label}: ${written(value)}`).join('\n')
}

/** Reads what `writeLabelled` wrote, or somebody edited since: with other line ends, or without the indents. Other lines belong to the label above. */
export function readLabelled(text: string, labels: readonly string[]): LabelledText {
  const label = new RegExp(`^(${labels.join('|')}):(?:[ \\t]+(.*)|)$`)
  const ahead: string[] = []
  const lines: { readonly label: string; readonly parts: string[] }[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, name, value = ''] = label.exec(line) ?? []
    if (name !== undefined) lines.push({ label: name, parts: [value] })
    else (lines.at(-1)?.parts ?? ahead).push(line)
  }
  return {
    ahead: ahead.join('\n').trim(),
    lines: lines.map(each => ({ label: each.label, value: read(each.parts) })),
  }
}

/** True for a text that stands as it is behind a label. */
function isPlain(text: string): boolean {
  return text === text.trim() && text !== '' && !/^"|\r|[ \t]$/m.test(text) && isXmlText(text)
}

function written(text: string): string {
  return isPlain(text) ? text.replace(/\n(?!\n|$)/g, '\n  ') : quoted(text)
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\ufffe\uffff]/g, sign => `\\u${sign.charCodeAt(0).toString(16)}`)
}

function read(parts: readonly string[]): string {
  const text = parts
    .map((part, i) => (i === 0 ? part : part.replace(/^ {2}/, '')))
    .join('\n')
    .trim()
  if (!text.startsWith('"') || !text.endsWith('"')) return text
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : text
  } catch {
    return text
  }
}
