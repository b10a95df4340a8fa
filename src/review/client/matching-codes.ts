import type { CodeView } from '../api'
import type { Book } from './book'

/**
 * Finds the codes in whose label, id, brief, or labels above every typed word occurs; those whose label begins with what was typed first, then in
 * the codebook's order.
 */
export function matchingCodes(book: Book, typed: string): readonly CodeView[] {
  const wanted = typed.trim().toLowerCase()
  const words = wanted.split(/\s+/)
  const found = book.codes.filter(code => {
    const where = [code.label, code.id, code.brief ?? '', ...book.above(code.id)].join(' ').toLowerCase()
    return words.every(word => where.includes(word))
  })
  const begins = (code: CodeView): boolean => wanted !== '' && code.label.toLowerCase().startsWith(wanted)
  return [...found.filter(begins), ...found.filter(code => !begins(code))]
}
