/** A stretch of text, and how it stands out. */
export type Inline = string | { readonly text: string; readonly as: 'bold' | 'italic' }

/** A piece of a report that is read from top to bottom: what Markdown and Word can both show. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | Quotation
  | Table

/** Somebody's words, between the turns around them. */
export interface Quotation {
  readonly kind: 'quotation'
  readonly words: string
  /** Who said it and where. */
  readonly source: string
  /** The turns before and after: context, not part of the quotation. */
  readonly before: string | null
  readonly after: string | null
}

export interface Table {
  readonly kind: 'table'
  readonly caption: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Places of the columns that hold numbers. */
  readonly numbers?: readonly number[]
}

export const heading = (level: 1 | 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text })
export const paragraph = (...text: readonly Inline[]): Block => ({ kind: 'paragraph', text })
export const list = (items: readonly (string | readonly Inline[])[]): Block => ({
  kind: 'list',
  items: items.map(item => (typeof item === 'string' ? [item] : item)),
})
export const bold = (text: string): Inline => ({ text, as: 'bold' })
export const italic = (text: string): Inline => ({ text, as: 'italic' })
