import { labelKey } from '../labels'
import { roleWord } from '../roles'
import type { Opening } from './openings'
import { type BoldParagraph, isApart, type Page } from './page'
import type { ReadOptions } from './reader'
import type { TurnOpening } from './turns-of-openings'

/** What bold paragraphs without a label turned out to be. */
export interface BoldTalk {
  readonly openings: readonly TurnOpening[]
  /** Places of lines that are headings. */
  readonly headings: ReadonlySet<number>
}

/**
 * Finds the moderator's turns where they are set in bold and carry no label, as British transcription services do, and
 * gives them the speaker `Moderator`. Where a moderator is labelled, or nothing in bold asks, they are headings.
 *
 * A plain paragraph behind such a question is somebody's answer: a participant's where nobody at all is labelled.
 */
export function boldQuestions(page: Page, openings: readonly Opening[], options: ReadOptions): BoldTalk {
  if (page.bold.length === 0) return { openings: [], headings: new Set() }
  const labelled = new Set(openings.map(({ line }) => line))
  const unlabelled = page.bold.filter(({ line }) => !labelled.has(line))
  const said = unlabelled.filter(bold => isSaid(page.text, bold))
  const asks = said.some(({ start, end }) => page.text.slice(start, end).includes('?'))
  const isModerated = asks && !hasModerator(openings, options)
  const questions = isModerated ? said : []
  const lines = new Set(questions.map(({ line }) => line))
  const goesOn = inBoldTurns(unlabelled, openings, new Set(page.bold.map(({ line }) => line)))
  const others = unlabelled.filter((bold, i) => !lines.has(bold.line) && isShort(page.text, bold) && !goesOn[i])
  const headings = new Set(others.map(({ line }) => line))
  const taken = new Set([...openings, ...page.bold].map(({ line }) => line))
  return { openings: questions.flatMap(question => turnsFrom(question, page, taken, openings.length === 0)), headings }
}

function hasModerator(openings: readonly Opening[], options: ReadOptions): boolean {
  const named = new Set((options.moderators ?? []).map(labelKey))
  const labels = [...new Set(openings.map(({ label }) => label))]
  return labels.some(label => named.has(labelKey(label)) || roleWord(label)?.role === 'moderator')
}

/** For each of these, whether the turn above is in bold too, label and all: then it is no heading but more of that turn. */
function inBoldTurns(
  bold: readonly BoldParagraph[],
  openings: readonly Opening[],
  lines: ReadonlySet<number>,
): boolean[] {
  let next = 0
  return bold.map(({ line }) => {
    while (next < openings.length && openings[next].line < line) next++
    return next > 0 && lines.has(openings[next - 1].line)
  })
}

/** The question, and the plain paragraphs behind it where they carry no label. */
function turnsFrom(
  { line, start, end }: BoldParagraph,
  page: Page,
  taken: ReadonlySet<number>,
  isAlone: boolean,
): TurnOpening[] {
  const from = page.lines[line].from
  const question = { line, start: from, words: start, end, label: 'Moderator', role: 'moderator', time: null } as const
  const next = firstBehind(page, line, end)
  if (next === -1 || taken.has(next)) return [question]
  const { from: at, start: words } = page.lines[next]
  const role = isAlone ? 'participant' : 'unknown'
  return [question, { line: next, start: at, words, label: null, role, time: null }]
}

/** Nobody makes a heading of more than fifteen words. */
function isShort(text: string, { start, end }: BoldParagraph): boolean {
  return end - start < 150 && text.slice(start, end).split(/\s+/).length <= 15
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
