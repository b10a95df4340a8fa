import type { Command } from 'commander'
import { wordsSaid } from '../analysis/words-said'
import type { Problem } from '../problem'
import { visible } from '../report/visible'
import { columns as columnsOf } from '../report/wrap'
import { problemRecord } from '../run/manifest'
import { readingOf } from '../run/prepare-run'
import { assignPeople } from '../study/people'
import { readParticipants } from '../study/read-participants'
import type { Participants } from '../study/study'
import { readTranscripts } from '../transcript/read-transcript'
import type { ReadOptions } from '../transcript/readers/reader'
import type { Transcript } from '../transcript/transcript'
import { findFiles } from './files'
import { addReadingOptions, type ReadingFlags, readOptionsOf } from './reading-options'
import { findStudy, openDesk, openStudy, problemsOf, transcriptsOf } from './study-files'
import { count, print, printLines, printProblems } from './terminal'

interface Flags extends ReadingFlags {
  readonly json?: boolean
  readonly turns?: boolean
}

export function addRead(program: Command): void {
  addReadingOptions(
    program
      .command('read')
      .summary('show how each transcript was read')
      .description(
        'Shows how each transcript was read: its format, who speaks and in which role, turns and words, and which labels were taken for no speakers, and why.',
      )
      .argument('<FILE...>', 'transcripts, folders of them, patterns, or a study')
      .option('--json', 'one JSON line a transcript')
      .option('--turns', 'one JSON line a turn'),
  )
    .addHelpText(
      'after',
      `
Examples:
  $ themewright read transcripts/
  $ themewright read fg01.docx --moderator "Dr Hale"
  $ themewright read answers.csv --text-column comment --id-column respondent
  $ themewright read my-study --turns > turns.jsonl`,
    )
    .action(async (files: readonly string[], flags: Flags, command: Command) => {
      if (flags.json && flags.turns) command.error('error: --json and --turns cannot be given together')
      process.exitCode = await read(files, flags)
    })
}

async function read(files: readonly string[], flags: Flags): Promise<number> {
  const problems: Problem[] = []
  let reading = true
  for (const batch of await batchesOf(files, flags)) {
    problems.push(...batch.problems)
    const desk = openDesk('')
    for (const name of batch.paths) {
      if (!reading) break
      const file = desk.transcript(name)
      try {
        const bytes = typeof file.bytes === 'function' ? await file.bytes() : file.bytes
        const found = await readTranscripts({ path: file.path, bytes }, batch.options)
        problems.push(...found.problems)
        for (const transcript of assignPeople(found.transcripts, batch.participants).transcripts) {
          reading = flags.json
            ? await printLines([summary(transcript)])
            : flags.turns
              ? await printLines(turnLines(transcript))
              : await print(view(transcript))
          if (!reading) break
        }
      } catch (error) {
        problems.push(...problemsOf(error))
      }
    }
  }
  return printProblems(problems)
}

/** Transcripts that are read with the same options. */
interface Batch {
  readonly paths: readonly string[]
  readonly options: ReadOptions
  readonly participants: Participants | null
  readonly problems: readonly Problem[]
}

/** Sorts what was named into studies, each with moderators of its own, and plain files. */
async function batchesOf(names: readonly string[], flags: Flags): Promise<readonly Batch[]> {
  const batches: Batch[] = []
  const plain: string[] = []
  for (const name of names) {
    const path = await findStudy(name)
    if (path === null) plain.push(name)
    else batches.push(await batchOfStudy(path, readOptionsOf(flags)))
  }
  if (plain.length > 0) {
    batches.push({ ...(await findFiles(plain, '')), options: readOptionsOf(flags), participants: null })
  }
  return batches
}

async function batchOfStudy(path: string, read: ReadOptions): Promise<Batch> {
  const { study, base, desk, problems: ofStudy } = await openStudy(path)
  const problems = [...ofStudy]
  let participants: Participants | null = null
  let paths: readonly string[] = []
  if (study) {
    const found = await transcriptsOf(study, base)
    paths = found.paths.map(desk.shown)
    problems.push(...found.problems)
    try {
      if (study.participants !== null) {
        const { text } = await desk.text(study.participants)
        const reading = await readParticipants(text, study.participants)
        participants = reading.participants
        problems.push(...reading.problems)
      }
    } catch (error) {
      problems.push(...problemsOf(error))
    }
  }
  const shown = problems.map(problem =>
    problem.file === undefined ? problem : { ...problem, file: desk.shown(problem.file) },
  )
  return { paths, participants, options: readingOf(study, participants, read), problems: shown }
}

/** The line that `--json` prints. Numbers about participants are null where nobody is named: they would be invented. */
function summary(transcript: Transcript) {
  const { id, path, format, group, turns, speakers, refused, problems } = transcript
  const words = new Map(turns.map(turn => [turn, wordsSaid(transcript, turn, turn)]))
  const total = (list: readonly (typeof turns)[number][]) => list.reduce((sum, turn) => sum + words.get(turn)!, 0)
  const participants = speakers.length === 0 ? null : turns.filter(({ role }) => role === 'participant')
  return {
    id,
    path,
    format,
    turns: turns.length,
    participantTurns: participants?.length ?? null,
    words: total(turns),
    participantWords: participants && total(participants),
    speakers: speakers.map(({ id, role, turns, words, why }) => ({ id, role, turns, words, why })),
    problems: problems.map(problemRecord),
    group,
    refused: refused.map(({ label, line, why }) => ({ label, line, why })),
  }
}

function* turnLines({ id, text, turns }: Transcript) {
  for (const { index, speaker, role, start, end, line, time } of turns) {
    yield { transcript: id, turn: index, speaker, role, start, end, line, time, text: text.slice(start, end) }
  }
}

/** What a person sees of a transcript. */
function view(transcript: Transcript): string {
  const { id, path, format, turns, participantTurns, words, participantWords, speakers, refused, problems } =
    summary(transcript)
  const lines = [
    `${visible(id)}  (${visible(path)})`,
    `  format   ${format}`,
    `  turns    ${turns}${participantTurns === null ? '' : `, participants' ${participantTurns}`}`,
    `  words    ${words}${participantWords === null ? '' : `, participants' ${participantWords}`}`,
  ]
  if (speakers.length === 0) lines.push('  speakers not named in this format: people cannot be counted')
  else {
    lines.push('  speakers')
    const rows = speakers.map(({ id, role, turns, words, why }) => [
      id,
      role,
      count(turns, 'turn'),
      count(words, 'word'),
      why,
    ])
    lines.push(...columns(rows))
  }
  if (refused.length > 0) {
    lines.push('  labels that are no speakers')
    lines.push(...columns(refused.map(({ label, line, why }) => [label, `line ${line}`, why])))
  }
  if (problems.length > 0) lines.push(`  ${count(problems.length, 'problem')}, named at the end`)
  return `${lines.join('\n')}\n\n`
}

/** Sets rows in columns, the last of which may be as long as it likes. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const cells = rows.map(row => row.map(visible))
  const widths = cells[0]!.map((_, i) => Math.max(...cells.map(row => columnsOf(row[i]!))))
  return cells.map(row => {
    const padded = row.map((cell, i) => cell + ' '.repeat(widths[i]! - columnsOf(cell)))
    return `    ${padded.join('  ')}`.trimEnd()
  })
}
