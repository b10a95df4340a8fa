import { inWordTree, type WordElement } from '../../transcript/readers/word-tree'
import type { ManuscriptParagraph } from './manuscript'

/**
 * Reads the paragraphs of a Word document, those of its tables, footnotes and endnotes too; a note comes after the paragraph that refers to it.
 *
 * Paragraphs are numbered from 1 as they come, empty ones and those of tables among them. Deleted text of tracked changes is left out, inserted
 * text is read; comments, headers and footers are left out.
 */
export async function wordManuscript(bytes: Uint8Array, path: string): Promise<readonly ManuscriptParagraph[]> {
  return inWordTree(bytes, path, document => {
    const draft: Draft = { document, paragraphs: [], count: 0 }
    for (const child of document?.children ?? []) addElement(draft, child, 'text')
    return draft.paragraphs
  })
}

interface Draft {
  readonly document: WordElement | null
  readonly paragraphs: ManuscriptParagraph[]
  count: number
}

function addElement(draft: Draft, element: WordElement, part: ManuscriptParagraph['part']): void {
  if (element.type === 'paragraph') addParagraph(draft, element, part)
  else for (const child of element.children ?? []) addElement(draft, child, element.type === 'table' ? 'table' : part)
}

function addParagraph(draft: Draft, element: WordElement, part: ManuscriptParagraph['part']): void {
  draft.count++
  const pieces: Piece[] = []
  const references: WordElement[] = []
  gather(element, false, pieces, references)
  push(draft, element, pieces, part)
  for (const reference of references) addNote(draft, reference)
}

function push(draft: Draft, element: WordElement, pieces: readonly Piece[], part: ManuscriptParagraph['part']): void {
  const text = pieces.map(piece => piece.text).join('')
  if (text.trim() === '') return
  draft.paragraphs.push({ text, part, lines: { starts: [0], numbers: [draft.count] }, look: lookOf(element, pieces) })
}

/** A note counts as part of the paragraph that refers to it. */
function addNote(draft: Draft, reference: WordElement): void {
  const part = reference.noteType === 'endnote' ? 'endnote' : 'footnote'
  const walk = (element: WordElement): void => {
    if (element.type !== 'paragraph') {
      for (const child of element.children ?? []) walk(child)
      return
    }
    const pieces: Piece[] = []
    gather(element, false, pieces, [])
    push(draft, element, pieces, part)
  }
  for (const element of draft.document?.notes?.resolve(reference)?.body ?? []) walk(element)
}

interface Piece {
  readonly text: string
  readonly italic: boolean
}

function gather(element: WordElement, italic: boolean, pieces: Piece[], references: WordElement[]): void {
  for (const child of element.children ?? []) {
    if (child.type === 'text') pieces.push({ text: child.value ?? '', italic })
    else if (child.type === 'tab') pieces.push({ text: '\t', italic })
    else if (child.type === 'break') pieces.push({ text: '\n', italic })
    else if (child.type === 'noteReference') references.push(child)
    else gather(child, italic || (child.isItalic ?? false), pieces, references)
  }
}

/** Half an inch, in twentieths of a point, less a little. */
const indented = 500

function lookOf(element: WordElement, pieces: readonly Piece[]): ManuscriptParagraph['look'] {
  const style = element.styleName ?? ''
  if (/^(?:heading|title|subtitle|caption|toc)/i.test(style)) return 'heading'
  if (/quot|block\s?text|zitat|extract/i.test(style)) return 'block'
  const isList = element.numbering !== null && element.numbering !== undefined
  if (!isList && Number(element.indent?.start ?? 0) >= indented && element.indent?.hanging === null) return 'indented'
  const words = pieces.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  return words.length > 0 && words.every(({ italic }) => italic) ? 'italic' : 'plain'
}
