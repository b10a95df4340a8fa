import { InputError, type Problem } from '../../problem'
import { noTurns } from './column-problems'
import { type Cue, readCues } from './cues'
import { defineReader } from './reader'

/**
 * Reads WebVTT: captions by Zoom, Teams, Whisper and others. Speakers come from voice tags (`<v Dr Hale>`), or from labels
 * in the cues; see `readCues`.
 */
export const webvtt = defineReader({
  format: 'webvtt',
  extensions: ['.vtt'],
  recognises: ({ text }) => text !== null && HEADER.test(text.slice(0, 16)),
  read: ({ text, path }, options) => {
    const { cues, problems: found } = parseWebvtt(text ?? '')
    const problems = found.map(problem => ({ ...problem, file: path }))
    const transcript = readCues(cues, options)
    if (transcript.turns.length > 0) return [{ ...transcript, problems }]
    if (problems.some(({ severity }) => severity === 'error')) throw new InputError(problems)
    throw new InputError([...problems, noTurns(path, 'no cue holds words')])
  },
})

const HEADER = /^\ufeff?WEBVTT(?=[ \t\r\n]|$)/

/**
 * Parses WebVTT into its cues, as they stand in the file and in its order.
 *
 * Follows the parsing algorithm of https://www.w3.org/TR/webvtt1/#file-parsing, with one liberty that Firefox takes too:
 * see `seconds`. A cue with bad times is left out with a warning, and so are words that stand in no cue. Without the
 * header there are no cues, and an error.
 */
export function parseWebvtt(source: string): { readonly cues: readonly Cue[]; readonly problems: readonly Problem[] } {
  if (!HEADER.test(source)) return { cues: [], problems: [NO_HEADER] }
  const lines = source.replaceAll('\0', '\ufffd').split(/\r\n|\r|\n/)
  const cues: Cue[] = []
  const problems: Problem[] = []
  let at = 1
  // The header ends at a blank line, or at a cue that was written without one.
  while (at < lines.length && lines[at] !== '' && !lines[at].includes('-->')) at++
  while (at < lines.length) {
    if (lines[at] === '') {
      at++
      continue
    }
    const block = collectBlock(lines, at)
    if (block.cue) cues.push(block.cue)
    if (block.problem) problems.push(block.problem)
    at = block.end
  }
  return { cues, problems }
}

interface Block {
  readonly cue: Cue | null
  readonly problem: Problem | null
  /** Index of the line after the block. */
  readonly end: number
}

/** A block ends at a blank line, or ahead of a line of times that belongs to the next. */
function collectBlock(lines: readonly string[], start: number): Block {
  const hasId = !lines[start].includes('-->') && lines[start + 1]?.includes('-->') === true
  const timing = hasId ? start + 1 : start
  const isCue = lines[timing].includes('-->')
  let end = isCue ? timing + 1 : start
  while (end < lines.length && lines[end] !== '' && !lines[end].includes('-->')) end++
  if (!isCue) return { cue: null, problem: strayWords(lines[start], start), end }
  const times = parseTimes(lines[timing])
  if (!times) return { cue: null, problem: /^NOTE[ \t]/.test(lines[start]) ? null : badTime(timing), end }
  const text = lines.slice(timing + 1, end).join('\n')
  return { cue: { id: hasId ? lines[start] : '', ...times, text, line: timing + 2 }, problem: null, end }
}

function parseTimes(line: string): { start: number; end: number } | null {
  const found =
    /^[ \t\f]*(\d+):(\d\d)(?::(\d\d))?\.(\d{3})[ \t\f]*-->[ \t\f]*(\d+):(\d\d)(?::(\d\d))?\.(\d{3})(?!\d)/.exec(line)
  if (!found) return null
  const start = seconds(found.slice(1, 5))
  const end = seconds(found.slice(5, 9))
  return start === null || end === null ? null : { start, end }
}

/**
 * The algorithm wants hours ahead of minutes wherever the first number has other than two digits or is above 59. Tools that
 * leave the hours out ("000:00.000", "120:10.000") would lose a person's words, so such a time is read as vtt.js, the
 * parser of Firefox, reads it: a first number above 59 counts hours and the second minutes.
 */
function seconds([first, second, third, millis]: (string | undefined)[]): number | null {
  const [a, b, c] = [Number(first), Number(second), Number(third ?? 0)]
  const [hours, minutes, rest] = third !== undefined || a > 59 ? [a, b, c] : [0, a, b]
  if (minutes > 59 || rest > 59) return null
  return (hours * 60 + minutes) * 60 + rest + Number(millis) / 1000
}

const NO_HEADER: Problem = {
  code: 'no-webvtt-header',
  severity: 'error',
  message: 'the first line does not begin with WEBVTT',
  line: 1,
  hint: 'write WEBVTT on the first line and leave the second blank',
}

const badTime = (index: number): Problem => ({
  code: 'bad-cue-time',
  severity: 'warning',
  message: 'the times of this cue cannot be read, so its words are left out',
  line: index + 1,
  hint: 'write them as 00:01:02.500 --> 00:01:04.000',
})

function strayWords(first: string, index: number): Problem | null {
  if (/^NOTE(?:[ \t]|$)|^(?:STYLE|REGION)[ \t]*$/.test(first)) return null
  return {
    code: 'words-outside-cue',
    severity: 'warning',
    message: 'these lines have no times ahead of them, so they are left out',
    line: index + 1,
    hint: 'a cue ends at its first blank line: take the blank line out, or give the words times',
  }
}
