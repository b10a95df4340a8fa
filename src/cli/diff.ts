import { type Command, Option } from 'commander'
import type { Codebook } from '../codebook/codebook'
import type { Problem } from '../problem'
import { compareRun, type RunComparison } from '../run/compare-run'
import type { TextFile } from '../run/inputs'
import { problemRecord } from '../run/manifest'
import { unitKinds } from '../transcript/units'
import { diffRuns } from './diff-runs'
import { type JobFlags, jobOfFiles, jobOfStudy } from './job'
import { addReadingOptions } from './reading-options'
import { findStudy, nameFrom, problemsOf } from './study-files'
import { inOrder, print, printProblems, terminalLook } from './terminal'

interface Flags extends Omit<JobFlags, 'escapeFormulas'> {
  readonly codebook?: readonly string[]
  readonly all?: boolean
  readonly json?: boolean
}

export function addDiff(program: Command): void {
  addReadingOptions(
    program
      .command('diff')
      .summary('show what is otherwise in a later run, or what a change of the codebook did')
      .description(
        'Compares two stored runs: what they were made from, and which codings and counts are otherwise. Or codes the same transcripts with two codebooks, and shows what each edit between them did: which units gained a code, lost one, or have another. Nothing is written.',
      )
      .usage('[options] <RUN> <RUN>\n       themewright diff [options] --codebook <A> <B> <STUDY|FILE...>')
      .argument(
        '[RUN RUN|STUDY|FILE...]',
        'the earlier run and the later; or, with --codebook, a study, whose own codebook is left aside, or transcripts, folders, patterns',
      )
      .option('--codebook <A B...>', 'the older and the newer codebook')
      .addOption(
        new Option('--unit <KIND>', 'what one decision is about (default: as the codebooks say)').choices(unitKinds),
      )
      .option('--participants <FILE>', 'the participants file: id,group,role and attributes')
      .option('--all', 'show every unit that changed, not one for each edit; of two runs, every coding')
      .option('--json', 'the result as JSON'),
  )
    .addHelpText(
      'after',
      `
Examples:
  $ themewright diff results-in-may my-study/results
  $ themewright diff --codebook codebook-v1.yaml codebook.yaml my-study
  $ themewright diff --codebook old.yaml new.yaml transcripts/*.docx --all
  $ themewright diff --codebook old.yaml new.yaml my-study --json > diff.json`,
    )
    .action(async (paths: readonly string[], flags: Flags, command: Command) => {
      if (flags.codebook === undefined) {
        if (paths.length !== 2)
          command.error('error: give two runs, the earlier and the later; or two codebooks, --codebook A B')
        const codes = ['unit', 'participants', 'textColumn', 'idColumn', 'speakerColumn', 'groupColumn', 'encoding']
        if ([...codes, 'moderator'].some(flag => flag in flags))
          command.error('error: two runs are compared as they are stored: only --all and --json go with them')
        process.exitCode = await diffRuns(paths[0]!, paths[1]!, flags)
        return
      }
      // What follows the two codebooks are transcripts: an option takes all words up to the next one.
      const [older, newer, ...files] = [...flags.codebook, ...paths]
      if (flags.codebook.length < 2 || older === undefined || newer === undefined)
        command.error('error: --codebook takes two files, the older codebook and the newer')
      if (files.length === 0) command.error('error: name the study, or the transcripts, to compare the codebooks over')
      const studies = await Promise.all(files.map(findStudy))
      const study = studies.find(path => path !== null) ?? null
      if (study !== null && files.length > 1) command.error('error: one STUDY at a time, and no files beside it')
      if (files.filter(path => path === '-').length > 1) command.error('error: standard input can be read only once')
      process.exitCode = await diff(older, newer, study, files, flags)
    })
}

async function diff(
  older: string,
  newer: string,
  study: string | null,
  files: readonly string[],
  flags: Flags,
): Promise<number> {
  // Nothing is written, so nothing needs escaping.
  const options = { ...flags, escapeFormulas: true }
  const found = await (study === null ? jobOfFiles(files, newer, options) : jobOfStudy(study, options))
  const { job, shown } = found
  const problems: Problem[] = [...found.problems]
  if (!job) return printProblems(problems, shown)
  const { desk, inputs } = job
  const text = async (path: string): Promise<TextFile | null> => {
    try {
      return await desk.text(nameFrom(desk.base, path))
    } catch (error) {
      problems.push(...problemsOf(error))
      return null
    }
  }
  const [before, after] = [await text(older), await text(newer)]
  if (!before || !after) return printProblems(problems, shown)
  const { comparison, problems: ofRun } = await compareRun({ ...inputs, older: before, codebook: after })
  problems.push(...ofRun)
  if (!comparison) return printProblems(problems, shown)
  if (flags.json) for (const piece of asJson(comparison, problems, shown)) await print(piece)
  else {
    const { comparisonToTerminal } = await import('../report/comparison-to-terminal')
    const { all = false } = flags
    await print(comparisonToTerminal(comparison, { ...terminalLook(), all, files: { before: older, after: newer } }))
  }
  return printProblems(problems, shown)
}

/** Writes the result as one JSON object, piece by piece: there may be as many changes as codings. */
function* asJson(
  { before, after, transcripts, unit, units, logged, edits, codes, changes, kept }: RunComparison,
  problems: readonly Problem[],
  shown: (file: string) => string,
): Generator<string> {
  const named = problems.map(problem =>
    problem.file === undefined ? problem : { ...problem, file: shown(problem.file) },
  )
  const parts = {
    before: codebookRecord(before),
    after: codebookRecord(after),
    transcripts,
    unit,
    units,
    logged,
    edits,
    codes,
    problems: inOrder(named).map(problemRecord),
  }
  yield JSON.stringify(parts).slice(0, -1)
  for (const [key, list] of Object.entries({ changes, kept })) {
    yield `,\n"${key}":[`
    for (const [i, change] of list.entries()) yield `${i === 0 ? '' : ','}${JSON.stringify(change)}`
    yield ']'
  }
  yield '}\n'
}

function codebookRecord({ title, version, file, hash }: Codebook) {
  return { title, version, file, sha256: hash }
}
