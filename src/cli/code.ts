import { type Command, Option } from 'commander'
import type { Problem } from '../problem'
import { codeTranscripts } from '../run/code-transcripts'
import { codingRecord } from '../run/coding-record'
import { prepareRun } from '../run/prepare-run'
import { isOfResults, noTranscripts } from '../run/run'
import { assignPeople } from '../study/people'
import type { Transcript } from '../transcript/transcript'
import { unitKinds } from '../transcript/units'
import { completeRun } from './complete-run'
import { type Job, type JobFlags, jobOfFiles, jobOfStudy } from './job'
import { addReadingOptions, wholeNumber } from './reading-options'
import { runAsJson } from './run-files'
import { exit, print, printLines, printProblems, say, terminalLook } from './terminal'
import { refusalToWrite, writeRun } from './write-run'

interface Flags extends JobFlags {
  readonly codebook?: string
  readonly stdout?: boolean
  readonly json?: boolean
}

export function addCode(program: Command): void {
  addReadingOptions(
    program
      .command('code')
      .summary('code a study and write its run')
      .description(
        'Codes transcripts with a codebook, counts, chooses exemplars, and writes the run. Nothing is overwritten but an earlier run of this tool.',
      )
      .argument(
        '<STUDY|FILE...>',
        'a study; or, with --codebook, transcripts, folders, patterns, or - for standard input',
      )
      .option('--codebook <FILE>', 'code these files, without a study, with this codebook')
      .option('--out <DIR>', 'where the run goes (default: results/ beside the study, or here)')
      .addOption(
        new Option('--unit <KIND>', 'what one decision is about (default: as the codebook says)').choices(unitKinds),
      )
      .option('--participants <FILE>', 'the participants file: id,group,role and attributes')
      .option('--exemplars <N>', 'most quotations for each code (default: as the study says, or 3)', wholeNumber(0))
      .option('--no-escape-formulas', 'leave cells that begin with = + - @ as they are: not for spreadsheets')
      .option('--no-report', 'leave report.html out of the run')
      .option('--stdout', 'print the codings alone, as JSON lines, and write no files')
      .option('--json', 'print the whole result as JSON instead of the summary'),
  )
    .addHelpText(
      'after',
      `
Examples:
  $ themewright code my-study
  $ themewright code my-study --unit turn --out results-by-turn
  $ themewright code --codebook codebook.yaml interviews/*.docx
  $ themewright code --codebook codebook.yaml answers.csv --text-column comment --id-column respondent
  $ pdftotext fg01.pdf - | themewright code --codebook codebook.yaml --stdout -`,
    )
    .action(async (paths: readonly string[], flags: Flags, command: Command) => {
      if (flags.stdout && flags.json) command.error('error: --stdout and --json cannot be given together')
      if (flags.stdout && flags.out !== undefined)
        command.error('error: --stdout writes no files, so it takes no --out')
      if (flags.codebook === undefined && paths.length > 1) {
        command.error('error: one STUDY at a time; to code files without a study, give --codebook too')
      }
      if (flags.codebook === undefined && paths[0] === '-') {
        command.error('error: to code standard input, give --codebook too')
      }
      if (paths.filter(path => path === '-').length > 1) command.error('error: standard input can be read only once')
      process.exitCode = await code(paths, flags)
    })
}

async function code(paths: readonly string[], flags: Flags): Promise<number> {
  const { job, problems, shown } = await (flags.codebook === undefined
    ? jobOfStudy(paths[0]!, flags)
    : jobOfFiles(paths, flags.codebook, flags))
  if (!job) return printProblems(problems, shown)
  if (flags.stdout) return stream(job, problems)

  const refusal = await refusalToWrite(job.out)
  if (refusal) return printProblems([refusal])
  const { complete, problems: all } = await completeRun(job, problems)
  if (!complete) return printProblems(all, shown)
  const { run: whole } = complete
  const failed = await writeRun(job.out, await complete.files(), complete.manifest)
  if (failed) return printProblems([...all.map(problem => named(problem, shown)), failed])
  if (flags.json) for (const piece of runAsJson(whole)) await print(piece)
  else {
    const { toTerminal } = await import('../report/to-terminal')
    await print(toTerminal({ ...whole, problems: all.filter(isOfResults) }, terminalLook()))
  }
  const exitCode = printProblems(flags.json ? all : all.filter(problem => !isOfResults(problem)), shown)
  say(`The run is in ${job.out}`)
  return exitCode
}

/** Prints the codings of each transcript as soon as it is coded. */
async function stream({ inputs, desk }: Job, before: readonly Problem[]): Promise<number> {
  const { prepared, problems: ahead } = await prepareRun(inputs)
  const problems = [...before, ...ahead]
  if (!prepared) return printProblems(problems, desk.shown)
  const spoken: Transcript[] = []
  for await (const file of codeTranscripts(prepared, inputs.transcripts)) {
    problems.push(...file.problems)
    for (const { transcript, codings } of file.coded) {
      if (!(await printLines(lines(codings, codingRecord)))) return exit.done
      spoken.push(withoutWords(transcript))
    }
  }
  if (spoken.length === 0) problems.push(noTranscripts(inputs))
  problems.push(...assignPeople(spoken, prepared.participants).problems)
  return printProblems(problems, desk.shown)
}

/** Keeps of a transcript what tells who spoke, so that a stream of any length fits into memory. */
function withoutWords(transcript: Transcript): Transcript {
  const heard = new Set<string | null>()
  const turns = transcript.turns.filter(({ speaker }) => !heard.has(speaker) && heard.add(speaker))
  return { ...transcript, text: '', turns, marks: [], lines: [] }
}

function* lines<T>(list: readonly T[], record: (each: T) => unknown): Generator<unknown> {
  for (const each of list) yield record(each)
}

function named(problem: Problem, shown: (file: string) => string): Problem {
  return problem.file === undefined ? problem : { ...problem, file: shown(problem.file) }
}
