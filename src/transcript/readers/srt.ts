import { InputError, type Problem } from '../../problem'
import { noTurns } from './column-problems'
import { type Cue, readCues } from './cues'
import { defineReader } from './reader'

/** Reads SubRip captions. Speakers come from labels in the cues; see `readCues`. */
export const srt = defineReader({
  format: 'srt',
  extensions: ['.srt'],
  recognises: ({ text, extension }) => {
    const head = (text ?? '').slice(0, 65_536)
    return FIRST_CUE.test(head) || (srt.extensions.includes(extension) && head.includes('-->'))
  },
  read: ({ text, path }, options) => {
    const { cues, problems: found } = parseSrt(text ?? '')
    const problems = found.map(problem => ({ ...problem, file: path }))
    const transcript = readCues(cues, options)
    if (transcript.turns.length > 0) return [{ ...transcript, problems }]
    throw new InputError([...problems, noTurns(path, 'no cue holds words')])
  },
})

const FIRST_CUE = /^\ufeff?\s*(?:\d+[ \t]*\r?\n)?[ \t]*(?:\d+:)?\d+:\d+(?:[,.]\d+)?[ \t]*-->[ \t]*\d/

/**
 * Parses SubRip into its cues, in the file's order.
 *
 * There is no standard, so every variant that is about is read: comma or point, hours or none, cues without a number, blank
 * lines within a cue, none between cues. `{\an8}` and its like are not words. A cue with bad times is left out with a
 * warning.
 */
export function parseSrt(source: string): { readonly cues: readonly Cue[]; readonly problems: readonly Problem[] } {
  const lines = source.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  const cues: Cue[] = []
  const problems: Problem[] = []
  const timings = lines.flatMap((line, i) => (line.includes('-->') ? [i] : []))
  let previousId = ''
  let previous = -1
  for (const [n, timing] of timings.entries()) {
    const id = idAhead(lines, timing, previous, previousId)
    const next = timings[n + 1] ?? lines.length
    const times = parseTimes(lines[timing])
    if (times) {
      const end = next < lines.length && idAhead(lines, next, timing, id) !== '' ? next - 1 : next
      const text = lines
        .slice(timing + 1, end)
        .join('\n')
        .trimEnd()
        .replace(/\{\\[^{}]*\}/g, '')
      cues.push({ id, ...times, text, line: timing + 2 })
    } else problems.push(badTime(timing))
    previous = timing
    previousId = id
  }
  return { cues, problems }
}

/** The number ahead of a cue, or ''. A number that follows on words ("How many? 42") is theirs, unless it is the next. */
function idAhead(lines: readonly string[], timing: number, previous: number, previousId: string): string {
  if (timing - 1 <= previous || !/^\s*\d+\s*$/.test(lines[timing - 1])) return ''
  const id = lines[timing - 1].trim()
  const standsApart = timing - 2 <= previous || lines[timing - 2].trim() === ''
  return standsApart || Number(id) === Number(previousId || Number.NaN) + 1 ? id : ''
}

function parseTimes(line: string): { start: number; end: number } | null {
  const found =
    /^\s*(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?(?!\d)/.exec(
      line,
    )
  return found && { start: seconds(found.slice(1, 5)), end: seconds(found.slice(5, 9)) }
}

const seconds = ([hours = '0', minutes, rest, fraction = '0']: (string | undefined)[]) =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(rest) + Number(`0.${fraction}`)

const badTime = (index: number): Problem => ({
  code: 'bad-cue-time',
  severity: 'warning',
  message: 'the times of this cue cannot be read, so its words are left out',
  line: index + 1,
  hint: 'write them as 00:01:02,500 --> 00:01:04,000',
})
