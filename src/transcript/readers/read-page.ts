import { boldQuestions } from './bold-questions'
import { findOpenings } from './find-openings'
import type { Page } from './page'
import type { ReadOptions, TranscriptRead } from './reader'
import { turnsOf } from './turns-of-openings'
import { paragraphsAsTurns } from './without-speakers'

/** Reads one transcript out of a page: by its labels, else by bold questions, else a turn a paragraph. */
export function readPage(page: Page, path: string, options: ReadOptions): TranscriptRead {
  const { openings, refused, why } = findOpenings(page, options)
  const bold = boldQuestions(page, openings, options)
  const kinds = page.kinds.map((kind, i) => (bold.headings.has(i) ? 'furniture' : kind))
  const spoken = bold.headings.size > 0 ? { ...page, kinds } : page
  const all = [...openings, ...bold.openings].sort((a, b) => a.start - b.start)
  if (all.length === 0) return { ...paragraphsAsTurns(spoken, path), refused }
  const reasons = bold.openings.length > 0 ? { ...why, Moderator: 'set in bold, without a label' } : why
  return { text: page.text, ...turnsOf(spoken, all), refused, why: reasons }
}
