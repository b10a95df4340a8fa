import type { ManuscriptParagraph } from './manuscript'

/**
 * Reads the paragraphs of plain text: they are parted by empty lines.
 *
 * A paragraph is a block quotation where each of its lines opens with `>`, and looks like one where each is indented and most others are not.
 */
export function textManuscript(text: string): readonly ManuscriptParagraph[] {
  const paragraphs: ManuscriptParagraph[] = []
  let open: Line[] = []
  const close = (): void => {
    if (open.length > 0) paragraphs.push(paragraphOf(open))
    open = []
  }
  for (const [i, content] of text.split(/\r\n|[\n\r\u2028\u2029\f]/).entries()) {
    if (content.trim() === '') close()
    else open.push({ content, number: i + 1 })
  }
  close()
  const isIndented = paragraphs.filter(({ look }) => look === 'indented').length * 2 > paragraphs.length
  return isIndented
    ? paragraphs.map(each => (each.look === 'indented' ? { ...each, look: 'plain' as const } : each))
    : paragraphs
}

interface Line {
  readonly content: string
  readonly number: number
}

function paragraphOf(lines: readonly Line[]): ManuscriptParagraph {
  const look = lines.every(({ content }) => /^\s*>/.test(content))
    ? 'block'
    : lines.every(({ content }) => /^(?: {2,}|\t)(?![-*•]|\d{1,3}[.)] )/.test(content))
      ? 'indented'
      : 'plain'
  return {
    ...joinLines(
      lines.map(line => (look === 'block' ? { ...line, content: line.content.replace(/^\s*>/, '') } : line)),
    ),
    part: 'text',
    look,
  }
}

/** Makes one text of lines, and says on which line each piece of it stands. */
export function joinLines(lines: readonly Line[]): Pick<ManuscriptParagraph, 'text' | 'lines'> {
  const starts: number[] = []
  const pieces: string[] = []
  let length = 0
  for (const { content } of lines) {
    const piece = content.trim()
    starts.push(length)
    pieces.push(piece)
    length += piece.length + 1
  }
  return { text: pieces.join('\n'), lines: { starts, numbers: lines.map(({ number }) => number) } }
}
