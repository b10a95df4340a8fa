import { isApart, type Page } from './page'
import type { TranscriptRead } from './reader'
import { secondsOf, signedStamp } from './stamps'
import { type TurnOpening, turnsOf } from './turns-of-openings'

/** Reads a text that names nobody: a turn for each time stamp that opens a line, else for each paragraph. */
export function paragraphsAsTurns(page: Page, path: string): TranscriptRead {
  const { text } = page
  const stamped = stampedLines(page)
  const openings = stamped.length > 1 ? stamped : paragraphs(page)
  return {
    text,
    ...turnsOf(page, openings),
    problems: [
      {
        code: 'no-speakers',
        severity: 'warning',
        message: 'no speaker is named in this file, so its turns belong to nobody',
        file: path,
        hint: 'open every turn with its speaker and a colon, as in "P1: …"; participants cannot be counted without',
      },
    ],
  }
}

const leadingStamp = new RegExp(String.raw`^\s*${signedStamp}`)

function stampedLines({ text, lines, kinds }: Page): TurnOpening[] {
  return lines.flatMap((line, i) => {
    const stamp = leadingStamp.exec(text.slice(line.start, Math.min(line.end, line.start + 60)))
    if (kinds[i] !== 'words' || !stamp) return []
    return [{ line: i, start: line.from, label: null, words: line.start + stamp[0].length, time: secondsOf(stamp[0]) }]
  })
}

function paragraphs(page: Page): TurnOpening[] {
  return page.lines.flatMap((line, i) => {
    return page.kinds[i] === 'words' && isApart(page, i)
      ? [{ line: i, start: line.from, label: null, words: line.start, time: null }]
      : []
  })
}
