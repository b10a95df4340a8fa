import type { ManuscriptPlace } from '../../analysis/quotation-check/quotation'
import { countUpTo } from '../../text/count-up-to'

/** A paragraph of a manuscript, a heading, a cell of a table or a note, without markup. */
export interface ManuscriptParagraph {
  readonly text: string
  readonly part: ManuscriptPlace['part']
  readonly lines: ManuscriptLines
  /** `block`: set apart as a quotation. `indented`, `italic`: it only looks so. */
  readonly look: 'plain' | 'heading' | 'block' | 'indented' | 'italic'
}

/** Piece `i` of a text begins at `starts[i]`, ascending, and stands on line `numbers[i]`; there is at least one. */
export interface ManuscriptLines {
  readonly starts: readonly number[]
  readonly numbers: readonly number[]
}

/** A paper or a report, as far as quotations in it go. */
export interface Manuscript {
  readonly path: string
  readonly format: 'markdown' | 'text' | 'docx'
  readonly paragraphs: readonly ManuscriptParagraph[]
}

/** Gives the line on which an offset of a paragraph stands. */
export function lineIn({ lines: { starts, numbers } }: ManuscriptParagraph, offset: number): number {
  return numbers[Math.max(0, countUpTo(starts, offset) - 1)]
}
