import type { ReadOptions, TranscriptRead } from './reader'
import { boldQuestions } from './bold-questions'
import { findOpenings } from './find-openings'
import type { Page } from './page'
import { turnsOf } from './turns-of-openings'
import { paragraphsAsTurns } from './without-speakers'

/** Reads one transcript out of a page: by its labels, else by bold questions, else a turn a paragraph. */
export function readPage(page: Page, path: string, options: ReadOptions): TranscriptRead {
  const { openings, refused, why } = findOpenings(page, options)
  const questions = boldQuestions(page, openings, options)
  if (openings.length === 0 && questions.length === 0) return { ...paragraphsAsTurns(page, path), refused }
  const all = [...openings, ...questions].sort((a, b) => a.start - b.start)
  const reasons = questions.length > 0 ? { ...why, Moderator: 'set in bold, without a label' } : why
  return { text: page.text, ...turnsOf(page, all), refused, why: reasons }
}
