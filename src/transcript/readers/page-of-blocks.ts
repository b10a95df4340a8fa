import { whyNotALabel } from '../labels'
import type { Block, Paragraph } from './blocks'
import type { LineKind } from './line-kinds'
import type { Line } from './lines'
import type { Opening } from './openings'
import { type BoldParagraph, type Page, pageOf } from './page'
import { speakerRows } from './speaker-rows'
import { anyStamp, secondsOf } from './stamps'

/**
 * Lays a word processor's paragraphs and tables out as a page: a blank line between paragraphs, a line a row of a table, its cells parted
 * by tabs, and names that stand in bold or in a cell of their own as labels. A line number counts paragraphs.
 */
export function pageOfBlocks(blocks: readonly Block[]): Page {
  const draft: Draft = { text: '', lines: [], shown: [], bold: [], furniture: new Set(), paragraphs: 0 }
  for (const block of blocks) {
    if (block.kind === 'paragraph') addParagraph(draft, block)
    else addTable(draft, block.rows)
  }
  const text = draft.text.slice(0, -1)
  const page = pageOf(text, draft.lines)
  const kinds = page.kinds.map((kind, i): LineKind => (draft.furniture.has(i) && kind === 'words' ? 'furniture' : kind))
  return { ...page, kinds, lineIsParagraph: true, shown: draft.shown, bold: draft.bold }
}

interface Draft {
  text: string
  readonly lines: Line[]
  readonly shown: Opening[]
  readonly bold: BoldParagraph[]
  /** Lines that are no speech: headings, tables that are not talk. */
  readonly furniture: Set<number>
  paragraphs: number
}

/** Adds a line and gives its place among the lines. */
function addLine(draft: Draft, words: string, ahead = ''): number {
  const from = draft.text.length
  draft.text += `${ahead}${words}\n`
  draft.lines.push({ from, start: from + ahead.length, end: draft.text.length - 1, number: draft.paragraphs })
  return draft.lines.length - 1
}

function addParagraph(draft: Draft, { pieces, isHeading }: Paragraph): void {
  if (draft.paragraphs > 0) draft.text += '\n'
  draft.paragraphs++
  const words = pieces.map(({ text }) => text).join('')
  const plain = pieces.findIndex(({ text, bold }) => !bold && text.trim() !== '')
  const isBold = plain === -1 && words.trim() !== ''
  const boldLength = pieces.slice(0, Math.max(plain, 0)).reduce((length, { text }) => length + text.length, 0)
  for (const [i, part] of words.split('\n').entries()) {
    const line = addLine(draft, part)
    if (isHeading) draft.furniture.add(line)
    if (i > 0 || part.trim() === '') continue
    const { start, end } = draft.lines[line]
    const name = boldName(isBold ? part : words.slice(0, boldLength))
    if (name)
      draft.shown.push({
        line,
        start,
        ...name,
        form: 'bold',
        words: start + (isBold ? part.length : boldLength),
        listed: false,
        tight: false,
        bare: isBold,
        apart: true,
      })
    if (isBold && !isHeading) draft.bold.push({ line, start, end: end + words.length - part.length })
  }
}

const timeBehind = new RegExp(String.raw`^(.*?\S)[\s|,–—-]*(${anyStamp})\s*$`)

/** A label in bold without a colon, perhaps with a time behind it. */
function boldName(words: string): { label: string; time: number | null } | null {
  if (words.length > 90 || /[:：]\s*$/.test(words)) return null
  const timed = timeBehind.exec(words)
  const label = (timed ? timed[1] : words).trim()
  if (label === '' || /[:：]/.test(label) || whyNotALabel(label)) return null
  return { label, time: timed ? secondsOf(timed[2]) : null }
}

function addTable(draft: Draft, rows: readonly (readonly (readonly Paragraph[])[])[]): void {
  const isLayout = rows.every(cells => cells.length < 2)
  if (isLayout) {
    for (const paragraph of rows.flat(2)) addParagraph(draft, paragraph)
    return
  }
  const cells = rows.map(row => row.map(cell => cell.map(({ pieces }) => pieces.map(({ text }) => text).join(''))))
  const spoken = speakerRows(cells)
  for (const [r, row] of cells.entries()) {
    const count = row.reduce((sum, cell) => sum + cell.length, 0)
    const turn = spoken?.[r]
    draft.paragraphs++
    if (!turn)
      draft.furniture.add(
        addLine(
          draft,
          row
            .map(cell => cell.join(' '))
            .join('\t')
            .replaceAll('\n', ' '),
        ),
      )
    else {
      const [first = '', ...more] = turn.words.join('\n').split('\n')
      const line = addLine(draft, first, turn.ahead)
      const { from, start } = draft.lines[line]
      if (turn.label !== null) {
        draft.shown.push({
          line,
          start: from,
          label: turn.label,
          form: 'cell',
          words: start,
          time: turn.time,
          listed: false,
          tight: false,
          bare: false,
          apart: true,
        })
      }
      for (const part of more) addLine(draft, part)
    }
    draft.paragraphs += Math.max(0, count - 1)
  }
}
