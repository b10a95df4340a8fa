import { labelKey } from '../labels'
import { roleWord } from '../roles'
import type { Opening } from './openings'
import { type BoldParagraph, isApart, type Page } from './page'
import type { ReadOptions } from './reader'
import type { TurnOpening } from './turns-of-openings'

/**
 * Finds the moderator's turns where they are set in bold and carry no label, as British transcription services do, and
 * gives them the speaker `Moderator`. Nothing where a moderator is labelled, or where what is bold are headings.
 *
 * A plain paragraph behind such a question is somebody's answer: a participant's where nobody at all is labelled.
 */
export function boldQuestions(page: Page, openings: readonly Opening[], options: ReadOptions): TurnOpening[] {
  if (page.bold.length === 0) return []
  const moderators = new Set((options.moderators ?? []).map(labelKey))
  const labels = [...new Set(openings.map(({ label }) => label))]
  if (labels.some(label => moderators.has(labelKey(label)) || roleWord(label)?.role === 'moderator')) return []
  const labelled = new Set(openings.map(({ line }) => line))
  const said = page.bold.filter(bold => !labelled.has(bold.line) && isSaid(page.text, bold))
  if (!said.some(bold => page.text.slice(bold.start, bold.end).includes('?'))) return []
  const headings = page.bold.filter(bold => !labelled.has(bold.line) && !said.includes(bold))
  return said.flatMap(({ line, start, end }) => {
    const question = { line, start: page.lines[line].from, words: start, end, label: 'Moderator', role: 'moderator' as const, time: null }
    const next = firstBehind(page, line, end)
    const isAnswer = next !== -1 && !labelled.has(next) && ![...said, ...headings].some(bold => bold.line === next)
    if (!isAnswer) return [question]
    const words = page.lines[next].start
    const role = openings.length === 0 ? ('participant' as const) : ('unknown' as const)
    const stop = headings.find(heading => heading.start > words)?.line
    const limit = stop === undefined ? {} : { end: page.lines[stop].from }
    return [question, { line: next, start: page.lines[next].from, words, label: null, role, time: null, ...limit }]
  })
}

/** Headings do not end like a sentence. */
function isSaid(text: string, { start, end }: BoldParagraph): boolean {
  return /[.?!…,:"”’)-]\s*$/.test(text.slice(Math.max(start, end - 4), end))
}

/** The next line of words behind a bold paragraph, where a paragraph begins; -1 where there is none. */
function firstBehind(page: Page, line: number, end: number): number {
  let i = line + 1
  while (i < page.lines.length && (page.lines[i].start < end || page.kinds[i] !== 'words')) i++
  return i < page.lines.length && isApart(page, i) ? i : -1
}
