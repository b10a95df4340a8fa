import type { ManuscriptPlace } from '../../analysis/quotation-check/quotation'

/** A paragraph of a manuscript, a heading, a cell of a table or a note, without markup. */
export interface ManuscriptParagraph {
  readonly text: string
  readonly part: ManuscriptPlace['part']
  /** The line on which each piece of the text stands, from this offset on; sorted, at least one. */
  readonly lines: readonly { readonly start: number; readonly line: number }[]
  /** `block`: set apart as a quotation. `indented`, `italic`: it only looks so. */
  readonly look: 'plain' | 'heading' | 'block' | 'indented' | 'italic'
}

/** A paper or a report, as far as quotations in it go. */
export interface Manuscript {
  readonly path: string
  readonly format: 'markdown' | 'text' | 'docx'
  readonly paragraphs: readonly ManuscriptParagraph[]
}

/** Gives the line on which an offset of a paragraph stands. */
export function lineIn({ lines }: ManuscriptParagraph, offset: number): number {
  return (lines.findLast(({ start }) => start <= offset) ?? lines[0]).line
}
