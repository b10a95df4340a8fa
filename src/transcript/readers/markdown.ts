import { trim } from '../../text/span'
import { whyNotALabel } from '../labels'
import type { LineKind } from './line-kinds'
import type { Opening } from './openings'
import { type BoldParagraph, isApart, type Page, pageOf } from './page'
import { readPage } from './read-page'
import { defineReader } from './reader'

/**
 * Reads Markdown with bold labels: `**Name:** words`, `**Name**: words`, `**Name** words`, or the name in bold above the
 * words. A bold paragraph without a label is the moderator's where nobody else is; headings and rules are no speech.
 *
 * The text is not altered: emphasis and escapes inside a turn stay as they are.
 */
export const markdown = defineReader({
  format: 'markdown',
  extensions: ['.md', '.markdown', '.mdown'],
  recognises: ({ text, extension }) =>
    text !== null &&
    (markdown.extensions.includes(extension) || (text.slice(0, 50_000).match(boldStart)?.length ?? 0) > 1),
  read: ({ text, path }, options) => [readPage(markdownPage(text!), path, options)],
})

const boldStart = /^[ \t]*(?:[-*+>] )?(?:\*\*|__)(?=[^\s*_])[^*_\n]{1,80}(?:\*\*|__)/gm

function markdownPage(text: string): Page {
  const page = pageOf(text)
  const kinds = page.kinds.map((kind, i): LineKind => {
    const isHeading =
      kind === 'words' && /^ {0,3}#{1,6}\s/.test(text.slice(page.lines[i].start, page.lines[i].start + 12))
    return isHeading ? 'furniture' : kind
  })
  const marked = { ...page, kinds }
  return { ...marked, shown: boldNames(marked), bold: boldParagraphs(marked) }
}

const boldName = /^\s*(?:[-*+>]\s+)?(\*\*|__)(?=\S)([^*_:：\n]{1,63})\1[ \t]*(?![\s:：])(?=(.?))/

/** `**Name** words`, and `**Name**` on a line of its own. A colon is left to those who look for one. */
function boldNames(page: Page): Opening[] {
  const { text, lines, kinds } = page
  return lines.flatMap((line, i) => {
    if (kinds[i] !== 'words') return []
    const head = text.slice(line.start, Math.min(line.end, line.start + 90))
    const found = boldName.exec(head) ?? boldNameAlone.exec(head)
    if (!found) return []
    const label = found[2].trim()
    const bare = found[0].trimEnd().length === text.slice(line.start, line.end).trimEnd().length
    if (whyNotALabel(label) || (bare && kinds[i + 1] !== 'words' && kinds[i + 2] !== 'words')) return []
    const words = line.start + found[0].length
    return [
      {
        line: i,
        start: line.from,
        label,
        form: 'bold',
        words,
        time: null,
        listed: false,
        tight: false,
        bare,
        apart: isApart(page, i),
      },
    ]
  })
}

const boldNameAlone = /^\s*(\*\*|__)(?=\S)([^*_:：\n]{1,63})\1\s*$/

/** Consecutive lines that open and close in bold, with nothing plain between. */
function boldParagraphs({ text, lines, kinds }: Page): BoldParagraph[] {
  return lines.flatMap((line, i) => {
    if (kinds[i] !== 'words' || kinds[i - 1] === 'words') return []
    if (!/^[ \t]*(?:\*\*|__)/.test(text.slice(line.start, line.start + 12))) return []
    let last = i
    while (kinds[last + 1] === 'words') last++
    const whole = trim(text, { start: line.start, end: lines[last].end })
    const sign = text.slice(whole.start, whole.start + 2)
    const [start, end] = [whole.start + 2, whole.end - 2]
    const words = text.slice(start, end)
    const isBold = end > start && text.slice(end, whole.end) === sign && !/^\s|\s$/.test(words)
    return isBold && !words.replaceAll(`${sign} ${sign}`, '').includes(sign) ? [{ line: i, start, end }] : []
  })
}
