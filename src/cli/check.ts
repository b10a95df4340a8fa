import { basename, dirname } from 'node:path'
import type { Command } from 'commander'
import type { Codebook } from '../codebook/codebook'
import type { Lint } from '../coding/lint/lint'
import { hasErrors, type Problem } from '../problem'
import type { RunInputs } from '../run/inputs'
import { problemRecord } from '../run/manifest'
import { isOfResults, type Run, runStudy } from '../run/run'
import type { Study } from '../study/study'
import { inBrief } from './in-brief'
import { isCodebook } from './is-codebook'
import { type JobFound, jobOfFiles, jobOfStudy } from './job'
import { addReadingOptions, type ReadingFlags } from './reading-options'
import { type Desk, findStudy, noStudy, openDesk, problemsOf } from './study-files'
import { count, inOrder, print, printLines, printProblems } from './terminal'

interface Flags extends ReadingFlags {
  readonly corpus?: boolean
  readonly all?: boolean
  readonly json?: boolean
}

export function addCheck(program: Command): void {
  addReadingOptions(
    program
      .command('check')
      .summary('validate a study or a codebook, and run its examples')
      .description(
        'Validates a study or a codebook, runs the codebook’s examples and counter-examples, and warns of rules that probably do not do what they are meant to. Reports everything at once. A study’s participants, guide and transcripts are looked at too.',
      )
      .argument('<STUDY|CODEBOOK>', 'a study.yaml, the folder that holds one, or a codebook')
      .argument('[FILE...]', 'with a codebook and --corpus: transcripts, folders or patterns')
      .option('--corpus', 'code the transcripts too, and warn of what they show of the codebook')
      .option('--all', 'every warning on a line of its own, however many')
      .option('--json', 'the result as JSON'),
  )
    .addHelpText(
      'after',
      `
Examples:
  $ themewright check my-study
  $ themewright check my-study --corpus
  $ themewright check codebook.yaml --json
  $ themewright check codebook.yaml --corpus interviews/*.docx`,
    )
    .action(async (path: string, files: readonly string[], flags: Flags, command: Command) => {
      process.exitCode = await check(path, files, flags, command)
    })
}

async function check(path: string, files: readonly string[], flags: Flags, command: Command): Promise<number> {
  const { corpus = false, all = false, json = false } = flags
  const studyFile = await findStudy(path)
  if (studyFile === null) return printProblems([await noStudy(path)])
  const alone = await isCodebook(studyFile)
  if (files.length > 0 && !(alone && corpus))
    command.error(
      `error: ${alone ? 'to look at transcripts, give --corpus too' : 'a study names its transcripts itself'}`,
    )
  if (alone && corpus && files.length === 0)
    command.error('error: with a codebook, --corpus needs transcripts: themewright check codebook.yaml --corpus FILE…')
  const read = { ...flags, escapeFormulas: true }
  const { study, codebook, examplesHold, problems, lints, shown } = alone
    ? corpus
      ? await checkJob(await jobOfFiles(files, studyFile, read), corpus)
      : await checkCodebookFile(studyFile)
    : await checkJob(await jobOfStudy(studyFile, read), corpus)
  const numbers = codebook && numbersOf(codebook)
  if (json) {
    const { title, version } = codebook ?? { title: null, version: null }
    const found = [...problems, ...lints]
    await printLines([
      {
        ok: !hasErrors(problems),
        study: study?.title ?? null,
        codebook: codebook && { title, version, ...numbers, examplesHold },
        problems: inOrder(found).map(problem => problemRecord({ ...problem, ...placed(problem, shown) })),
      },
    ])
  } else if (codebook && numbers) {
    const hold = `${count(numbers.examples, 'example')} and ${count(numbers.counterexamples, 'counter-example')}`
    await print(
      examplesHold
        ? `${count(numbers.codes, 'code')}, ${hold} hold\n`
        : `${count(numbers.codes, 'code')}, ${hold}, not all of which hold\n`,
    )
  }
  return printProblems([...problems, ...(all ? lints : inBrief(lints))], shown)
}

function placed({ file }: Problem, shown: (file: string) => string): { file?: string } {
  return file === undefined ? {} : { file: shown(file) }
}

interface Checked {
  readonly study: Study | null
  readonly codebook: Codebook | null
  readonly examplesHold: boolean
  readonly problems: readonly Problem[]
  readonly lints: readonly Lint[]
  readonly shown: (file: string) => string
}

/** Does all that `code` does, and writes nothing. */
async function checkJob({ job, problems, shown }: JobFound, corpus: boolean): Promise<Checked> {
  if (!job) return { study: null, codebook: null, examplesHold: false, problems, lints: [], shown }
  const { inputs } = job
  const { run, problems: found } = await runStudy(inputs)
  const all = [...problems, ...found]
    .filter(problem => !isOfResults(problem))
    .map(problem => (isFailing(problem) ? asError(problem, inputs) : problem))
  const lints = run ? await lintsOf(run, inputs, corpus) : []
  const { study } = inputs
  const codebook = run?.codebook ?? null
  return { study, codebook, examplesHold: !all.some(isFailing), problems: all, lints, shown }
}

/** An example that does not hold is a failed check; while coding it is a warning. */
function asError(problem: Problem, { codebook }: RunInputs): Problem {
  return { ...problem, severity: 'error', file: codebook.path }
}

function isFailing({ code }: Problem): boolean {
  return code === 'example-not-coded' || code === 'counterexample-coded'
}

async function lintsOf(run: Run, inputs: RunInputs, corpus: boolean): Promise<readonly Lint[]> {
  const { compileCodebook } = await import('../coding/compile')
  const { lintCodebook } = await import('../coding/lint/lint-codebook')
  const { lintStudy } = await import('../coding/lint/lint-study')
  const { lintCorpus } = await import('../analysis/lint/lint-corpus')
  const { readParticipants } = await import('../study/read-participants')
  const compiled = await compileCodebook(run.codebook)
  const transcripts = run.transcripts.map(({ transcript }) => transcript)
  const { participants } = inputs.participants
    ? await readParticipants(inputs.participants.text, inputs.participants.path)
    : { participants: null }
  const ofCodebook = lintCodebook(compiled)
  const ofStudy = run.study ? lintStudy(compiled, { transcripts, participants, guide: run.guide }) : []
  const ofCorpus = corpus ? lintCorpus(run, ofCodebook) : []
  // The codebook knows its own name only; the study knows where it lies.
  return [...ofCodebook, ...ofStudy, ...ofCorpus].map(lint => ({ ...lint, file: inputs.codebook.path }))
}

async function checkCodebookFile(path: string): Promise<Checked> {
  const desk = openDesk(dirname(path))
  return { study: null, shown: desk.shown, ...(await checkCodebook(desk, basename(path))) }
}

async function checkCodebook(
  desk: Desk,
  name: string,
): Promise<Pick<Checked, 'codebook' | 'examplesHold' | 'problems' | 'lints'>> {
  try {
    const { readCodebook } = await import('../codebook/read-codebook')
    const file = await desk.text(name)
    const { codebook, problems } = await readCodebook(file.text, name)
    if (!codebook) return { codebook, examplesHold: false, problems: [...file.problems, ...problems], lints: [] }
    const { compileCodebook } = await import('../coding/compile')
    const { checkExamples } = await import('../coding/check-examples')
    const { lintCodebook } = await import('../coding/lint/lint-codebook')
    const compiled = await compileCodebook(codebook)
    const failing = checkExamples(compiled)
    return {
      codebook,
      examplesHold: failing.length === 0,
      problems: [...file.problems, ...problems, ...failing],
      lints: lintCodebook(compiled),
    }
  } catch (error) {
    return { codebook: null, examplesHold: false, problems: problemsOf(error), lints: [] }
  }
}

function numbersOf({ codes }: Codebook) {
  return {
    codes: codes.length,
    examples: codes.reduce((sum, code) => sum + code.examples.length, 0),
    counterexamples: codes.reduce((sum, code) => sum + code.counterexamples.length, 0),
  }
}
