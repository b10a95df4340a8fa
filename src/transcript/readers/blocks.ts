/** What a document of a word processor holds, top to bottom. */
export type Block = Paragraph | Table

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly pieces: readonly Piece[]
  readonly isHeading: boolean
}

/** Text in one weight. Line breaks inside a paragraph are `\n`. */
export interface Piece {
  readonly text: string
  readonly bold: boolean
}

export interface Table {
  readonly kind: 'table'
  /** Rows of cells of paragraphs; a table inside a cell gives its paragraphs to the cell. */
  readonly rows: readonly (readonly (readonly Paragraph[])[])[]
}
