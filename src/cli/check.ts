import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Command } from 'commander'
import type { Codebook } from '../codebook/codebook'
import { hasErrors, type Problem } from '../problem'
import { problemRecord } from '../run/manifest'
import { isOfResults, runStudy } from '../run/run'
import type { Study } from '../study/study'
import { jobOfStudy } from './job'
import { type Desk, findStudy, noStudy, openDesk, problemsOf } from './study-files'
import { count, inOrder, print, printLines, printProblems } from './terminal'

export function addCheck(program: Command): void {
  program
    .command('check')
    .summary('validate a study or a codebook, and run its examples')
    .description(
      'Validates a study or a codebook and runs the codebook’s examples and counter-examples. Reports every problem at once. A study’s participants, guide and transcripts are looked at too.',
    )
    .argument('<STUDY|CODEBOOK>', 'a study.yaml, the folder that holds one, or a codebook')
    .option('--json', 'the result as JSON')
    .addHelpText('after', '\nExamples:\n  $ themewright check my-study\n  $ themewright check codebook.yaml --json')
    .action(async (path: string, flags: { readonly json?: boolean }) => {
      process.exitCode = await check(path, flags)
    })
}

async function check(path: string, { json = false }: { readonly json?: boolean }): Promise<number> {
  const studyFile = await findStudy(path)
  if (studyFile === null) return printProblems([await noStudy(path)])
  const { study, codebook, examplesHold, problems, shown } = (await isCodebook(studyFile))
    ? await checkCodebookFile(studyFile)
    : await checkStudyFile(studyFile)
  const numbers = codebook && numbersOf(codebook)
  if (json) {
    const { title, version } = codebook ?? { title: null, version: null }
    await printLines([
      {
        ok: !hasErrors(problems),
        study: study?.title ?? null,
        codebook: codebook && { title, version, ...numbers, examplesHold },
        problems: inOrder(problems).map(problem => problemRecord({ ...problem, ...placed(problem, shown) })),
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
  return printProblems(problems, shown)
}

function placed({ file }: Problem, shown: (file: string) => string): { file?: string } {
  return file === undefined ? {} : { file: shown(file) }
}

interface Checked {
  readonly study: Study | null
  readonly codebook: Codebook | null
  readonly examplesHold: boolean
  readonly problems: readonly Problem[]
  readonly shown: (file: string) => string
}

async function checkCodebookFile(path: string): Promise<Checked> {
  const desk = openDesk(dirname(path))
  return { study: null, shown: desk.shown, ...(await checkCodebook(desk, basename(path))) }
}

/** Does all that `code` does, and writes nothing. */
async function checkStudyFile(path: string): Promise<Checked> {
  const { job, problems, shown } = await jobOfStudy(path, { escapeFormulas: true })
  if (!job) return { study: null, codebook: null, examplesHold: false, problems, shown }
  const { run, problems: found } = await runStudy(job.inputs)
  const { study } = job.inputs
  const all = [...problems, ...found].filter(problem => !isOfResults(problem)).map(asError)
  return { study, codebook: run?.codebook ?? null, examplesHold: !all.some(isFailing), problems: all, shown }
}

/** An example that does not hold is a failed check; while coding it is a warning. */
function asError(problem: Problem): Problem {
  return isFailing(problem) ? { ...problem, severity: 'error' } : problem
}

function isFailing({ code }: Problem): boolean {
  return code === 'example-not-coded' || code === 'counterexample-coded'
}

async function checkCodebook(
  desk: Desk,
  name: string,
): Promise<Pick<Checked, 'codebook' | 'examplesHold' | 'problems'>> {
  try {
    const { readCodebook } = await import('../codebook/read-codebook')
    const file = await desk.text(name)
    const { codebook, problems } = await readCodebook(file.text, name)
    if (!codebook) return { codebook, examplesHold: false, problems: [...file.problems, ...problems] }
    const { compileCodebook } = await import('../coding/compile')
    const { checkExamples } = await import('../coding/check-examples')
    const failing = checkExamples(await compileCodebook(codebook))
    return { codebook, examplesHold: failing.length === 0, problems: [...file.problems, ...problems, ...failing] }
  } catch (error) {
    return { codebook: null, examplesHold: false, problems: problemsOf(error) }
  }
}

/** A study file says `study:` at its left edge, a codebook `codebook:` and `themes:`. */
async function isCodebook(path: string): Promise<boolean> {
  if (/^study\.ya?ml$/i.test(basename(path))) return false
  try {
    const text = await readFile(path, 'utf8')
    return !/^(study|transcripts)[ \t]*:/m.test(text)
  } catch {
    return true
  }
}

function numbersOf({ codes }: Codebook) {
  return {
    codes: codes.length,
    examples: codes.reduce((sum, code) => sum + code.examples.length, 0),
    counterexamples: codes.reduce((sum, code) => sum + code.counterexamples.length, 0),
  }
}
