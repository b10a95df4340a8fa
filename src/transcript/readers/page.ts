import type { Span } from '../../text/span'
import { kindsOf, type LineKind } from './line-kinds'
import { type Line, linesOf, withoutLineNumbers } from './lines'
import type { Opening } from './openings'

/** A document on its way to be read: its text, its lines, and what stands on each. */
export interface Page {
  readonly text: string
  readonly lines: readonly Line[]
  readonly kinds: readonly LineKind[]
  /** True where every line is a paragraph (`.docx`), false where blank lines part them. */
  readonly lineIsParagraph: boolean
  /** Labels that the format itself shows: a bold name, the left cell of a table. */
  readonly shown: readonly Opening[]
  /** Paragraphs in bold from first to last: the words, without the signs that make them bold. */
  readonly bold: readonly BoldParagraph[]
}

export interface BoldParagraph extends Span {
  /** Place of its first line in the list of lines. */
  readonly line: number
}

/** Cuts a text into lines, without their numbers, and says what stands on each. */
export function pageOf(text: string, lines: readonly Line[] = linesOf(text)): Page {
  const unnumbered = withoutLineNumbers(text, lines)
  const kinds = kindsOf(text, unnumbered)
  return { text, lines: unnumbered, kinds, lineIsParagraph: false, shown: [], bold: [] }
}

/** True where a paragraph may begin: nothing but blank lines, stage lines and the like stands right above. */
export function isApart({ kinds, lineIsParagraph }: Page, line: number): boolean {
  return lineIsParagraph || (kinds[line - 1] ?? 'blank') !== 'words'
}

/** How many paragraphs of words there are. */
export function paragraphsIn(page: Page): number {
  return page.lines.reduce((count, _, i) => count + (page.kinds[i] === 'words' && isApart(page, i) ? 1 : 0), 0)
}
