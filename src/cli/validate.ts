import { basename, dirname, join, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { hasErrors, type Problem } from '../problem'
import { problemRecord } from '../run/manifest'
import { runStudy } from '../run/run'
import type { Opening } from '../run/sample/opening'
import { readSampleRecord, type SampleRecord } from '../run/sample/sample-record'
import { type Validation, validateSample } from '../run/sample/validate-sample'
import { type BlankMeans, decisionsThatDiffer, readSheets, type SheetsRead, unitsThatDiffer } from './filled-sheets'
import { kindOf } from './glob'
import { type JobFound, jobOfFiles, jobOfStudy } from './job'
import { flagsOf } from './open-run'
import { problemsOf } from './study-files'
import { count, inOrder, print, printProblems, say, terminalLook } from './terminal'
import {
  forSpreadsheets,
  listOfOpened,
  openedSamples,
  openingIn,
  openingsIn,
  readOurs,
  validationFolder,
} from './validation-folder'
import { writeFileWhole } from './write-folder'

interface Flags {
  readonly resolve?: boolean
  readonly agreed?: boolean
  readonly blankMeans?: BlankMeans
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
      'several coders: write what they differ in to resolve.csv and resolve.xlsx for them to settle, and score nothing',
    )
    .option('--agreed', 'several coders: score only where they agree, or settled what they differed in')
    .addOption(
      new Option(
        '--blank-means <WHAT>',
        'what a blank cell means: 0, where coders wrote only ones; or that the coder could not decide, which leaves it out',
      ).choices(['0', 'undecided']),
    )
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
    const sheets = await readSheets(folder, record, flags.blankMeans)
    if (hasErrors(sheets.problems)) return printProblems(sheets.problems)
    if (flags.resolve) return await resolveLater(folder, record, sheets)
    const { job, problems, shown } = await jobOf(folder, record)
    if (!job) return printProblems(problems, shown)
    const { base } = job.desk
    const opened = await openingOf(folder, base, record)
    const differing = decisionsThatDiffer(sheets)
    if (differing.open > 0 && !flags.agreed && !opened)
      return printProblems([
        sheets.resolved
          ? notSettled(join(folder, 'resolve.csv'), differing)
          : codersDiffer(folder, unitsThatDiffer(record, sheets).length),
      ])
    // Who settled nothing has not settled it.
    const resolved = differing.all > 0 && differing.open === differing.all ? null : sheets.resolved
    const { run, problems: ofRun } = await runStudy(job.inputs)
    const all = [...sheets.problems, ...problems, ...ofRun.filter(({ severity }) => severity === 'error')]
    if (!run || hasErrors(all)) return printProblems(all, shown)
    const name = basename(resolve(folder))
    const openedBefore = await openedSamples(base)
    const found = validateSample(run, record, { name, sheets: sheets.sheets, resolved, opened, openedBefore })
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
  const own = await openingIn(join(folder, 'validation.json'))
  return own?.seal === seal ? own : null
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

async function resolveLater(folder: string, record: SampleRecord, sheets: SheetsRead): Promise<number> {
  const path = join(folder, 'resolve.csv')
  const differing = unitsThatDiffer(record, sheets)
  if (differing.length === 0) {
    say(record.coders === 1 ? 'There is one coder, so nothing is to settle' : 'The coders differ in nothing')
    return printProblems([])
  }
  const book = join(folder, 'resolve.xlsx')
  for (const each of [path, book]) if ((await kindOf(each)) !== 'nothing') return printProblems([resolveThere(each)])
  const { resolveCsv, resolveXlsx } = await import('../report/tables/coding-sheet')
  const codes = record.codes.map(({ code }) => code)
  const failed =
    (await writeFileWhole(path, forSpreadsheets(resolveCsv(differing, codes)))) ??
    (await writeFileWhole(book, await resolveXlsx(differing, codes)))
  if (failed) return printProblems([failed])
  say(
    `The coders differ in ${count(differing.length, 'unit')}; these are in ${path} and ${book}. Fill the empty cells of one of the two together, then run validate again.`,
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

function notSettled(path: string, { all, open }: { readonly all: number; readonly open: number }): Problem {
  return {
    code: 'not-settled',
    severity: 'error',
    message: `${open} of ${count(all, 'decision')} in which the coders differ ${open === 1 ? 'is' : 'are'} not settled yet, and nothing was scored`,
    file: path,
    hint: 'fill its empty cells; or give --agreed to leave those out that cannot be settled',
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
