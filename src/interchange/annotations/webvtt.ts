import type { CodedTranscript } from '../../coding/coded-transcript'
import type { Coding } from '../../coding/coding'
import type { Run } from '../../run/run'
import type { Turn } from '../../transcript/transcript'
import type { Exported, ExportedFile } from '../exported'
import { Ledger, type LossNoticed } from '../ledger'
import { safeName } from '../study/safe-name'
import { codedText, isHeld, plainName, voiceName } from './cue-payload'
import { cueTimes, timeStamp } from './cue-times'

/**
 * Writes each transcript that has times as WebVTT captions (https://www.w3.org/TR/webvtt1/): a cue a turn, its speaker a voice tag, and
 * the words that were coded in a class of the code's id: `<v Ana><c.cost/fees>The fees are too high.</c> …`.
 *
 * A turn lasts until the next that has a later time. Transcripts without times are left out. What the ledger does not name
 * comes back when the captions are read.
 */
export function toWebVtt(run: Pick<Run, 'transcripts' | 'codings'>): Exported {
  const ledger = new Ledger()
  const names = new Set<string>()
  const files: ExportedFile[] = []
  for (const coded of run.transcripts) {
    const { id, turns } = coded.transcript
    const spoken = turns.filter(turn => coded.transcript.text.slice(turn.start, turn.end).trim() !== '')
    if (!spoken.some(({ time }) => time !== null)) {
      ledger.add({ ...timeless, subject: id })
      continue
    }
    addLosses(coded, spoken, ledger)
    files.push({ name: `${safeName(id, names)}.vtt`, content: { [Symbol.iterator]: () => captions(coded, spoken) } })
  }
  if (run.codings.length > 0) ledger.add({ ...classes, count: run.codings.length })
  return { files, losses: ledger.losses }
}

function* captions({ transcript, codings }: CodedTranscript, turns: readonly Turn[]): Generator<string> {
  yield 'WEBVTT\n\nNOTE\nThe classes of the words are codes. What rules found is a candidate until a person has judged it.\n'
  const times = cueTimes(turns, transcript.text).cues
  for (const [i, turn] of turns.entries()) {
    const { start, end } = times[i]
    const voice = turn.speaker === null ? '' : `<v ${voiceName(turn.speaker)}>`
    yield `\n${timeStamp(start)} --> ${timeStamp(end)}\n${voice}${codedText(transcript.text, turn, codings)}\n`
  }
}

function addLosses({ transcript, codings }: CodedTranscript, turns: readonly Turn[], ledger: Ledger): void {
  const { id: subject, text, path: file, speakers, marks } = transcript
  const { assumedStarts, moved, rounded } = cueTimes(turns, text)
  const words = ({ start, end }: Turn) => text.slice(start, end)
  const spoken = new Set(turns)
  const note = (loss: LossNoticed, found: readonly Turn[]): void => {
    if (found.length > 0) ledger.add({ ...loss, subject, count: found.length, file, line: found[0].line })
  }
  ledger.add({ ...ends, subject, count: turns.length })
  if (speakers.length > 0) ledger.add({ ...roles, subject, count: speakers.length })
  note(
    wordless,
    transcript.turns.filter(turn => !spoken.has(turn)),
  )
  note(
    starts,
    assumedStarts.map(i => turns[i]),
  )
  note(
    backwards,
    moved.map(i => turns[i]),
  )
  note(
    fine,
    rounded.map(i => turns[i]),
  )
  note(
    joined,
    turns.filter(({ speaker }, i) => speaker !== null && i > 0 && speaker === turns[i - 1].speaker),
  )
  note(
    renamed,
    turns.filter(({ speaker }) => speaker !== null && (speaker !== plainName(speaker) || !isHeld(speaker))),
  )
  note(
    broken,
    turns.filter(turn => /[\r\n]/.test(words(turn))),
  )
  note(
    illegal,
    turns.filter(turn => !isHeld(words(turn))),
  )
  if (turns.every(({ speaker }) => speaker === null))
    note(
      labelLike,
      turns.filter(turn => /^.{1,70}[:：]/m.test(words(turn))),
    )
  note(
    asides,
    turns.filter(turn =>
      marks.some(({ kind, start, end }) => kind === 'aside' && start < turn.end && end > turn.start),
    ),
  )
  const isAcross = ({ start, end }: Coding) => turns.filter(turn => turn.start < end && turn.end > start).length > 1
  const spans = codings.filter(isAcross).length
  if (spans > 0) ledger.add({ ...across, subject, count: spans })
}

const timeless = {
  what: 'transcripts without times',
  fate: 'left out',
  how: 'captions are shown at a time, and none of its turns has one',
} as const
const classes = {
  what: 'codings',
  fate: 'changed',
  how: 'a class says which words have the code; who coded, why, on what evidence and what people decided is left out',
} as const
const ends = {
  what: 'ends of cues',
  fate: 'assumed',
  how: 'a turn lasts until one that begins later; the last as long as its words take at 150 a minute',
} as const
const roles = {
  what: 'roles of speakers',
  fate: 'left out',
  how: 'a voice tag names who speaks; name the moderators again where the captions are read',
} as const
const wordless = {
  what: 'turns without words',
  fate: 'left out',
  how: 'a cue shows words',
} as const
const starts = {
  what: 'starts of cues',
  fate: 'assumed',
  how: 'the turn has no time, so it begins with the one before, or at 0',
} as const
const backwards = {
  what: 'times that run backwards',
  fate: 'changed',
  how: 'cues stand in the order of time, so the turn begins with the one before',
} as const
const fine = {
  what: 'times finer than a millisecond',
  fate: 'changed',
  how: 'they are rounded to milliseconds',
} as const
const joined = {
  what: 'successive turns of one speaker',
  fate: 'changed',
  how: 'they are cues of their own; who reads captions takes them for one turn',
} as const
const renamed = {
  what: 'names of speakers',
  fate: 'changed',
  how: 'a voice tag holds one line, in which blanks are single',
} as const
const broken = {
  what: 'line breaks within turns',
  fate: 'changed',
  how: 'a blank line would end a cue, and who reads captions takes a line break for a blank',
} as const
const illegal = {
  what: 'characters that captions cannot hold',
  fate: 'changed',
  how: 'NUL and halves of characters are read as the sign for what is unknown',
} as const
const labelLike = {
  what: 'words that look like names of speakers',
  fate: 'changed',
  how: 'nobody is named in this transcript, so words ahead of a colon may be taken for somebody when it is read',
} as const
const asides = {
  what: 'asides within turns',
  fate: 'changed',
  how: 'they stand among the words of the cue',
} as const
const across = {
  what: 'codings of several turns',
  fate: 'changed',
  how: 'the class stands in each of the cues by itself',
} as const
