import type { Block, Paragraph, Piece } from './blocks'
import { inWordTree, type WordElement } from './word-tree'

/** Unpacks a `.docx` file into paragraphs and tables. Page headers, footers, notes, comments and pictures are left out. */
export async function documentOf(bytes: Uint8Array, path: string): Promise<readonly Block[]> {
  return inWordTree(bytes, path, blocksIn)
}

function blocksIn(element: WordElement | null): Block[] {
  return (element?.children ?? []).flatMap((child): Block[] => {
    if (child.type === 'paragraph') return [paragraphOf(child)]
    if (child.type === 'table')
      return [{ kind: 'table', rows: (child.children ?? []).map(row => (row.children ?? []).map(paragraphsIn)) }]
    return blocksIn(child)
  })
}

function paragraphsIn(element: WordElement): Paragraph[] {
  return (element.children ?? []).flatMap(child =>
    child.type === 'paragraph' ? [paragraphOf(child)] : paragraphsIn(child),
  )
}

function paragraphOf(element: WordElement): Paragraph {
  const isHeading = /^(?:heading|title|subtitle)/i.test(element.styleName ?? '')
  return { kind: 'paragraph', pieces: piecesIn(element, false), isHeading }
}

function piecesIn(element: WordElement, bold: boolean): Piece[] {
  return (element.children ?? []).flatMap((child): Piece[] => {
    if (child.type === 'text') return [{ text: child.value ?? '', bold }]
    if (child.type === 'tab') return [{ text: '\t', bold }]
    if (child.type === 'break') return [{ text: '\n', bold }]
    return piecesIn(child, bold || (child.isBold ?? false))
  })
}
