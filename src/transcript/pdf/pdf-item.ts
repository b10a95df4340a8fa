/** A run of text in one font, as it is set on its page. */
export interface PdfItem {
  readonly text: string
  /** Left end, from the left edge of the page as it is seen. In points, as are all lengths. */
  readonly x: number
  /** Right end. */
  readonly end: number
  /** Baseline, from the top edge. */
  readonly y: number
  readonly size: number
  /** Tells the fonts of a file apart; it names none. */
  readonly font: string
}
