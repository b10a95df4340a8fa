import { join } from 'node:path'
import type { Command } from 'commander'
import { createRandom, shuffled } from '../analysis/reliability/random'
import { sheetUnit } from '../analysis/validation/sheet-units'
import { hasErrors, type Problem } from '../problem'
import { problemRecord } from '../run/manifest'
import { type Run, runStudy } from '../run/run'
import { drawFromRun } from '../run/sample/draw-from-run'
import type { SampleRecord } from '../run/sample/sample-record'
import { mostCoders } from '../run/sample/sample-shape'
import { kindOf } from './glob'
import type { Job } from './job'
import { openRun } from './open-run'
import { wholeNumber } from './reading-options'
import { nameFrom, problemsOf } from './study-files'
import { inOrder, print, printProblems, say, terminalLook } from './terminal'
import { earlierSamples, forSpreadsheets, freeName, unitsTaken, validationFolder } from './validation-folder'
import { type FileToWrite, writeFolder } from './write-folder'

interface Flags {
  readonly out?: string
  readonly units: number
  readonly minPositives?: number
  readonly codes?: readonly string[]
  readonly coders: number
  readonly seed?: number
  readonly json?: boolean
}

export function addSample(program: Command): void {
  program
    .command('sample')
    .summary('draw a sample for people to code blind')
    .description(
      'Draws units of a study by chance, in a way that holds enough hits of each code, and writes sheets on which people code them without seeing what the rules decided. "validate" then scores the rules against them, as they stand now: rules that are changed later are not tested.',
    )
    .argument('<STUDY|RUN>', 'a study, or the folder of a run')
    .option('--units <N>', 'how many units people read', wholeNumber(1), 200)
    .option(
      '--min-positives <N>',
      'hits of each code to draw, or all where it has fewer (default: as many as fill half of the sample)',
      wholeNumber(1),
    )
    .option('--codes <ID...>', 'codes to test, each with its sub-themes (default: all that have rules)')
    .option('--coders <N>', 'a sheet for each coder, in an order of its own', wholeNumber(1, mostCoders), 1)
    .option('--seed <N>', 'draws other units (default: the study’s seed)', wholeNumber(0))
    .option(
      '--out <DIR>',
      'where the sample goes (default: validation/sample-1 beside the study, or the next free number)',
    )
    .option('--json', 'what was drawn, and how much it will tell, as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ themewright sample my-study
  $ themewright sample my-study --units 300 --coders 2
  $ themewright sample my-study --codes access/hours people --min-positives 40`,
    )
    .action(async (path: string, flags: Flags) => {
      process.exitCode = await sample(path, flags)
    })
}

async function sample(path: string, flags: Flags): Promise<number> {
  const { job, problems, shown } = await openRun(path)
  if (!job) return printProblems(problems, shown)
  const { base } = job.desk
  try {
    const out = flags.out ?? join(base, validationFolder, await freeName(base))
    if ((await kindOf(out)) !== 'nothing') return printProblems([taken(out)])
    const { run, problems: ofRun } = await runStudy(job.inputs)
    const all = [...problems, ...ofRun.filter(({ severity }) => severity === 'error')]
    if (!run || hasErrors(all)) return printProblems(all, shown)
    const { units, minPositives, codes, coders, seed = job.seed } = flags
    const drawn = drawFromRun(run, {
      units,
      ...(minPositives === undefined ? {} : { minPositives }),
      ...(codes === undefined ? {} : { codes }),
      coders,
      seed,
      excluded: await unitsTaken(base),
      earlier: await earlierSamples(base),
      source: sourceOf(job, out),
    })
    const said = [...all, ...drawn.problems]
    if (!drawn.sample) return printProblems(said, shown)
    const failed = await writeFolder(out, await filesOf(run, drawn.sample.record))
    if (failed) return printProblems([...said, failed], shown)
    if (flags.json) {
      const { record, expectations } = drawn.sample
      const codesDrawn = record.codes.map(({ code }, i) => ({ code, ...expectations[i] }))
      const { population, minPositives: least, excluded } = record.design
      const facts = { folder: out, unit: record.unit, units: record.units.length, population, minPositives: least }
      const problemsSaid = inOrder(said).map(problemRecord)
      await print(
        `${JSON.stringify({ ...facts, excluded: excluded.length, coders, seed, codes: codesDrawn, problems: problemsSaid })}\n`,
      )
    } else {
      const { sampleToTerminal } = await import('../report/sample-to-terminal')
      await print(sampleToTerminal(drawn.sample, run.codebook, terminalLook()))
    }
    const exitCode = printProblems(said, shown)
    say(
      `The sample is in ${out}. Give coders a sheet and how-to-code.md, not the folder: sample.json tells where units are from.`,
    )
    say(`Then: themewright validate ${out}`)
    return exitCode
  } catch (error) {
    return printProblems([...problems, ...problemsOf(error)], file => file)
  }
}

/** Says where a job's files lie, as seen from the sample's folder, so that both can be moved together. */
function sourceOf({ inputs, desk, options }: Job, out: string): SampleRecord['source'] {
  const seen = (name: string): string => nameFrom(out, desk.shown(name))
  return {
    study: inputs.study ? seen(inputs.study.file) : null,
    codebook: seen(inputs.codebook.path),
    transcripts: inputs.study ? null : inputs.transcripts.map(({ path }) => seen(path)),
    options,
  }
}

async function filesOf(run: Run, record: SampleRecord): Promise<readonly FileToWrite[]> {
  const { codingInstructions, codingSheetCsv, codingSheetXlsx, howToCode } = await import(
    '../report/tables/coding-sheet'
  )
  const transcripts = new Map(run.transcripts.map(({ transcript }) => [transcript.id, transcript]))
  const codes = record.codes.map(({ code }) => code)
  const units = record.units.map(each => ({ unit: each.unit, ...sheetUnit(transcripts.get(each.transcript)!, each) }))
  const instructions = codingInstructions(record.unit, units.length)
  const files: FileToWrite[] = [
    { name: 'sample.json', content: `${JSON.stringify(record, null, 2)}\n` },
    { name: 'how-to-code.md', content: howToCode(run.codebook, codes, instructions) },
  ]
  for (let coder = 1; coder <= record.coders; coder++) {
    // Coders tire: in orders of their own, they do not tire over the same units.
    const order = coder === 1 ? units : shuffled(units, createRandom(`${record.seed}/sample/order/${coder}`))
    const sheet = { units: order, codes }
    files.push(
      { name: `sheet-${coder}.csv`, content: forSpreadsheets(codingSheetCsv(sheet)) },
      { name: `sheet-${coder}.xlsx`, content: await codingSheetXlsx(sheet, run.codebook, instructions) },
    )
  }
  return files
}

function taken(out: string): Problem {
  return {
    code: 'not-ours',
    severity: 'error',
    message: 'something is there already, so no sample was written',
    file: out,
    hint: 'choose another folder with --out',
  }
}
