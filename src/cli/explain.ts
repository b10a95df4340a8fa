import { basename, dirname } from 'node:path'
import type { Command } from 'commander'
import { didYouMean } from '../codebook/did-you-mean'
import type { Coding } from '../coding/coding'
import { codebookCoder } from '../coding/coding-writer'
import { type Explanation, explain } from '../coding/explanation/explain'
import { explainPersonsCoding, personsCodings, withDecisions } from '../coding/explanation/explain-decided'
import { textTranscript } from '../coding/text-transcript'
import { hasErrors, type Problem } from '../problem'
import { codeTranscripts } from '../run/code-transcripts'
import { type PreparedRun, prepareRun } from '../run/prepare-run'
import { lineFinder, type Transcript } from '../transcript/transcript'
import type { Job } from './job'
import { openRun } from './open-run'
import { openDesk, problemsOf } from './study-files'
import { print, printLines, printProblems, terminalLook } from './terminal'

interface Flags {
  readonly codebook?: string
  readonly text?: string
  readonly code?: string
  readonly all?: boolean
  readonly json?: boolean
}

export function addExplain(program: Command): void {
  program
    .command('explain')
    .summary('why a code applies, or why not')
    .description(
      'Explains a decision: each rule as a tree with what was true, the words and their places, what was withheld and by what; for a code that does not apply, the first condition that failed and the nearest miss.',
    )
    .argument('[RUN]', 'a run, or a study')
    .argument(
      '[CODING]',
      'id of a coding or a withheld coding, or its beginning; or a place: fg01:12 is line 12 of fg01',
    )
    .option('--codebook <FILE>', 'explain what this codebook makes of a text')
    .option('--text <TEXT>', 'the text: what one participant says')
    .option('--code <ID>', 'the code to explain, also where it does not apply')
    .option('--all', 'every rule of the code, not only those that came near')
    .option('--json', 'the explanations as JSON lines')
    .addHelpText(
      'after',
      `
Examples:
  $ themewright explain my-study 5ef199cfcd0c
  $ themewright explain my-study/results fg01:12 --code support/team
  $ themewright explain --codebook codebook.yaml --text "Nobody listens to us." --code identity/visibility`,
    )
    .action(async (run: string | undefined, coding: string | undefined, flags: Flags, command: Command) => {
      const ofText = flags.codebook !== undefined || flags.text !== undefined
      if (ofText && (flags.codebook === undefined || flags.text === undefined))
        command.error('error: --codebook and --text go together')
      if (ofText && run !== undefined) command.error('error: give a run and a coding, or --codebook and --text')
      if (!ofText && (run === undefined || coding === undefined))
        command.error('error: give a run and a coding, or --codebook and --text')
      process.exitCode = ofText ? await explainText(flags) : await explainRun(run!, coding!, flags)
    })
}

async function explainText(flags: Flags): Promise<number> {
  const { codebook: path = '', text = '' } = flags
  const desk = openDesk(dirname(path))
  try {
    const codebook = await desk.text(basename(path))
    const { prepared, problems } = await prepareRun({ study: null, codebook })
    if (!prepared) return printProblems(problems, desk.shown)
    const unknown = unknownCode(flags.code, prepared)
    if (unknown) return printProblems([unknown])
    const transcript = textTranscript(text, { role: prepared.codebook.roles[0] })
    const found = explain(prepared.compiled, transcript, {
      unit: prepared.unit,
      saidByAnyone: true,
      ...(flags.code === undefined ? {} : { code: flags.code }),
    })
    await show(found, flags)
    return printProblems(
      problems.filter(({ severity }) => severity === 'error'),
      desk.shown,
    )
  } catch (error) {
    return printProblems(problemsOf(error), desk.shown)
  }
}

async function explainRun(run: string, coding: string, flags: Flags): Promise<number> {
  const { job, problems, shown } = await openRun(run)
  if (!job) return printProblems(problems, shown)
  const { prepared, problems: ahead } = await prepareRun(job.inputs)
  if (!prepared) return printProblems([...problems, ...ahead], shown)
  const unknown = unknownCode(flags.code, prepared)
  if (unknown) return printProblems([unknown])
  const found = await find(prepared, job, coding, flags.code)
  if (found === null) return printProblems([...problems, notFound(coding)], shown)
  await show(found, flags)
  return printProblems(
    problems.filter(problem => hasErrors([problem]) || problem.code === 'input-changed'),
    shown,
  )
}

/** Codes one transcript after the other until the coding, or the place, is found. Null where it is nowhere. */
async function find(
  prepared: PreparedRun,
  { inputs }: Job,
  wanted: string,
  code: string | undefined,
): Promise<readonly Explanation[] | null> {
  const place = /^(.+):(\d+)$/.exec(wanted)
  for await (const { coded, options } of codeTranscripts(prepared, inputs.transcripts)) {
    for (const [i, each] of coded.entries()) {
      const { transcript, codings, withheld } = each
      const explainSpan = (span: { start: number; end: number }, id: string | undefined) => {
        const asked = { ...options[i], span, ...(id === undefined ? {} : { code: id }) }
        return withDecisions(explain(prepared.compiled, transcript, asked), each)
      }
      const ofPerson = (coding: Coding): Explanation => explainPersonsCoding(coding, prepared.codebook, prepared.unit)
      if (place && place[1] === transcript.id) {
        const line = spanOfLine(transcript, Number(place[2]))
        return [...explainSpan(line, code), ...personsCodings(each, line, code).map(ofPerson)]
      }
      const found = place
        ? undefined
        : [...codings, ...withheld].find(({ id }) => wanted.length >= 4 && id.startsWith(wanted))
      if (found && found.coder !== codebookCoder && (code ?? found.code) === found.code) return [ofPerson(found)]
      if (found) return explainSpan(found, code ?? found.code)
    }
  }
  return null
}

/** From the first to the last character of a line of the source. */
function spanOfLine(transcript: Transcript, line: number): { start: number; end: number } {
  const lineOf = lineFinder(transcript)
  const turn = transcript.turns.findLast(each => lineOf(each.start) <= line) ?? transcript.turns[0]
  let start = turn?.start ?? 0
  while (turn && start < turn.end && lineOf(start) < line) start++
  let end = start
  while (turn && end < turn.end && lineOf(end) === line) end++
  return { start, end }
}

const nobodyAsked = 'No code applies there, and none was withheld. With --code, a code explains why not.\n'
const nothingSaid = 'No words stand there that a code could apply to.\n'

async function show(explanations: readonly Explanation[], { all = false, json = false, code }: Flags): Promise<void> {
  if (json) {
    await printLines(explanations)
    return
  }
  const { explanationToText } = await import('../report/explanation-to-text')
  const { colour, width } = terminalLook()
  const texts = explanations.map(each => explanationToText(each, { colour, width: Math.min(width, 120), all }))
  await print(texts.length > 0 ? texts.join('\n') : code === undefined ? nobodyAsked : nothingSaid)
}

function unknownCode(code: string | undefined, { codebook }: PreparedRun): Problem | null {
  const ids = codebook.codes.map(({ id }) => id)
  if (code === undefined || ids.includes(code)) return null
  const hint = didYouMean(code, ids) ?? 'an id is a path: theme/sub-theme'
  return { code: 'unknown-code', severity: 'error', message: `no code has the id "${code}"`, hint }
}

function notFound(coding: string): Problem {
  return {
    code: 'unknown-coding',
    severity: 'error',
    message: `there is no coding and no withheld coding "${coding}"`,
    hint: 'its id stands in codings.jsonl and withheld.jsonl; a place is transcript:line',
  }
}
