import { basename, dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { hasErrors, type Problem } from '../problem'
import { problemRecord } from '../run/manifest'
import { runStudy } from '../run/run'
import type { Opening } from '../run/sample/opening'
import { readSampleRecord, type SampleRecord } from '../run/sample/sample-record'
import { type Validation, validateSample } from '../run/sample/validate-sample'
import { readSheets, type SheetsRead, unitsThatDiffer } from './filled-sheets'
import { kindOf } from './glob'
import { type JobFound, jobOfFiles, jobOfStudy } from './job'
import { flagsOf } from './open-run'
import { problemsOf } from './study-files'
import { count, inOrder, print, printProblems, say, terminalLook } from './terminal'
import { listOfOpened, openingsIn, readOurs, validationFolder } from './validation-folder'
import { writeFileWhole } from './write-folder'

interface Flags {
  readonly resolve?: boolean
  readonly agreed?: boolean
  readonly blankMeans0?: boolean
  readonly json?: boolean
}

export function addValidate(program: Command): void {
  program
    .command('validate')
    .summary('score the rules against a sample that people coded')
    .description(
      'Reads the filled sheets of a sample and scores each code’s rules against them: precision, recall and agreement for the whole study, with intervals. From then on the sample is opened: it tests no rules that are changed later.',
    )
    .argument('<SAMPLE>', 'the folder that "sample" wrote')
    .option(
      '--resolve',
      'several coders: write what they differ in to resolve.csv for them to settle, and score nothing',
    )
    .option('--agreed', 'several coders: score only where they agree')
    .option('--blank-means-0', 'take a blank cell for 0: the coder wrote only ones')
    .option('--json', 'the result as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ themewright validate my-study/validation/sample-1
  $ themewright validate my-study/validation/sample-1 --resolve
  $ themewright validate my-study/validation/sample-1 --json > validation.json`,
    )
    .action(async (path: string, flags: Flags, command: Command) => {
      if (flags.resolve && flags.agreed) command.error('error: --resolve and --agreed cannot be given together')
      process.exitCode = await validate(path, flags)
    })
}

async function validate(folder: string, flags: Flags): Promise<number> {
  const file = join(folder, 'sample.json')
  if ((await kindOf(file)) !== 'file') return printProblems([noSample(folder)])
  try {
    const record = readSampleRecord(await readOurs(file), file)
    const sheets = await readSheets(folder, record, flags.blankMeans0 ?? false)
    if (hasErrors(sheets.problems)) return printProblems(sheets.problems)
    const differing = unitsThatDiffer(record, sheets)
    if (flags.resolve) return await resolveLater(folder, record, sheets, differing.length)
    const { job, problems, shown } = await jobOf(folder, record)
    if (!job) return printProblems(problems, shown)
    const { base } = job.desk
    const opened = await openingOf(folder, base, record)
    if (differing.length > 0 && !sheets.resolved && !flags.agreed && !opened)
      return printProblems([codersDiffer(folder, differing.length)])
    const { run, problems: ofRun } = await runStudy(job.inputs)
    const all = [...sheets.problems, ...problems, ...ofRun.filter(({ severity }) => severity === 'error')]
    if (!run || hasErrors(all)) return printProblems(all, shown)
    const name = basename(resolve(folder))
    const found = validateSample(run, record, { name, ...sheets, opened })
    all.push(...found.problems.map(problem => ({ file, ...problem })))
    if (!found.validation) return printProblems(all, each => (each === file ? file : shown(each)))
    const failed = await write(folder, base, found.validation, opened)
    if (failed) return printProblems([...all, failed], each => (each === file ? file : shown(each)))
    const { validationRecord } = await import('../run/sample/validation-record')
    if (flags.json)
      await print(
        `${JSON.stringify({ ...validationRecord(found.validation), problems: inOrder(all).map(problemRecord) })}\n`,
      )
    else {
      const { validationToTerminal } = await import('../report/validation-to-terminal')
      await print(validationToTerminal(found.validation, terminalLook()))
    }
    const exitCode = printProblems(all, each => (each === file ? file : shown(each)))
    say(`The validation is in ${join(folder, 'validation.json')} and ${join(folder, 'validation.csv')}`)
    return exitCode
  } catch (error) {
    return printProblems(problemsOf(error))
  }
}

/** Finds what was sampled, from where the sample lies. */
async function jobOf(folder: string, { source, unit }: SampleRecord): Promise<JobFound> {
  const { study, codebook, transcripts, options } = source
  const base = dirname(join(folder, study ?? codebook))
  const flags = { ...flagsOf({ options }, base), unit }
  return study === null
    ? jobOfFiles(
        (transcripts ?? []).map(path => join(folder, path)),
        join(folder, codebook),
        flags,
      )
    : jobOfStudy(join(folder, study), flags)
}

/** A sample was opened when the list says so; where the list was lost, when its own validation does. */
async function openingOf(folder: string, base: string, { seal }: SampleRecord): Promise<Opening | null> {
  const listed = (await openingsIn(base)).find(opening => opening.seal === seal)
  if (listed) return listed
  const path = join(folder, 'validation.json')
  if ((await kindOf(path)) !== 'file') return null
  try {
    const { opening } = JSON.parse(await readOurs(path))
    return opening?.seal === seal && typeof opening.sheets === 'string' ? opening : null
  } catch {
    return null
  }
}

/** Writes that the sample was opened ahead of what was found, so that nobody knows the one without the other. */
async function write(
  folder: string,
  base: string,
  validation: Validation,
  opened: Opening | null,
): Promise<Problem | null> {
  const { validationRecord } = await import('../run/sample/validation-record')
  const { validationCsv } = await import('../report/tables/validation')
  const list = join(base, validationFolder, listOfOpened)
  const before = (await kindOf(list)) === 'file' ? await readOurs(list) : ''
  const { opening } = validation
  const listed = opened !== null && before.includes(opened.seal)
  return (
    (listed ? null : await writeFileWhole(list, `${before}${JSON.stringify(opening)}\n`)) ??
    (await writeFileWhole(
      join(folder, 'validation.json'),
      `${JSON.stringify(validationRecord(validation), null, 2)}\n`,
    )) ??
    (await writeFileWhole(join(folder, 'validation.csv'), validationCsv(validation)))
  )
}

async function resolveLater(
  folder: string,
  record: SampleRecord,
  sheets: SheetsRead,
  differing: number,
): Promise<number> {
  const path = join(folder, 'resolve.csv')
  if (differing === 0) {
    say(record.coders === 1 ? 'There is one coder, so nothing is to settle' : 'The coders differ in nothing')
    return printProblems([])
  }
  if ((await kindOf(path)) !== 'nothing') return printProblems([resolveThere(path)])
  const { resolveCsv } = await import('../report/tables/coding-sheet')
  const codes = record.codes.map(({ code }) => code)
  const failed = await writeFileWhole(path, resolveCsv(unitsThatDiffer(record, sheets), codes))
  if (failed) return printProblems([failed])
  say(
    `The coders differ in ${count(differing, 'unit')}; these are in ${path}. Fill its empty cells together, then run validate again.`,
  )
  return printProblems([])
}

function noSample(folder: string): Problem {
  return {
    code: 'no-sample',
    severity: 'error',
    message: 'this folder holds no sample.json',
    file: folder,
    hint: 'name the folder that "themewright sample" wrote',
  }
}

function codersDiffer(folder: string, units: number): Problem {
  return {
    code: 'coders-differ',
    severity: 'error',
    message: `the coders differ in ${count(units, 'unit')}, and nothing was scored yet`,
    file: folder,
    hint: 'give --resolve to settle them first, or --agreed to leave them out',
  }
}

function resolveThere(path: string): Problem {
  return {
    code: 'not-ours',
    severity: 'error',
    message: 'the file is there already, so nothing was written',
    file: path,
    hint: 'fill it, or remove it',
  }
}
