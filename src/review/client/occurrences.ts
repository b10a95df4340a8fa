import type { Span } from '../../text/span'

/** Finds where words occur in a text, whatever their case; blanks in them stand for any white space. */
export function occurrences(text: string, words: string): readonly Span[] {
  const pattern = words
    .trim()
    .split(/\s+/)
    .map(word => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+')
  if (pattern === '') return []
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }))
}
