import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Agreement, type AgreementOptions, agreement } from '../analysis/agreement/agreement'
import { figureOf } from '../analysis/agreement/agreement-row'
import type { CoderRatings, RatedVariable } from '../analysis/agreement/coder-ratings'
import { type CompareCodingsOptions, compareCodings } from '../analysis/agreement/compare-codings'
import { type Disagreement, firstDisagreements } from '../analysis/agreement/disagreements'
import type { ProjectPositions } from '../interchange/qdpx/project-codings'
import { hasErrors, type Problem } from '../problem'
import { problemRecord, tool, version } from '../run/manifest'
import { type AgreeInputs, openAgreeInputs } from './agree-inputs'
import { wholeNumber } from './reading-options'
import { inOrder, print, printLines, printProblems, say, terminalLook } from './terminal'
import { type ResultFiles, writeFiles } from './write-files'

interface Flags {
  readonly study?: string
  readonly unit?: CompareCodingsOptions['unit']
  readonly codes?: readonly string[]
  readonly level?: RatedVariable['level']
  readonly lookedEverywhere?: boolean
  readonly unitColumn?: string
  readonly coderColumn?: string
  readonly codeColumn?: string
  readonly valueColumn?: string
  readonly groupColumn?: string
  readonly textColumn?: string
  readonly coderColumns?: readonly string[]
  readonly columns?: readonly string[]
  readonly separator?: string
  readonly blankMeans?: '0' | 'unrated'
  readonly threshold?: number
  readonly bootstrap?: number
  readonly resample?: AgreementOptions['resample']
  readonly seed?: number
  readonly disagreements: number
  readonly failBelow?: number
  readonly out?: string
  readonly escapeFormulas: boolean
  readonly json?: boolean
}

export function addAgree(program: Command): void {
  program
    .command('agree')
    .summary('how well coders agree, people or codebooks')
    .description(
      'Computes how well coders agree on each code and overall: percent, kappa, alpha and others side by side, with the cells behind them and intervals. Takes files of codings in any form, and runs, whose codebook is then a coder like the others.',
    )
    .argument(
      '<A>',
      'a file of codings (CSV, .xlsx, JSON lines, .qdpx), a folder or pattern of them, a run, or a study',
    )
    .argument('[B...]', 'more of them')
    .option('--study <STUDY>', 'a study, or a run, that tells transcripts and codes, and is no coder')
    .addOption(
      new Option(
        '--unit <KIND>',
        'what is compared where transcripts are known (default: as the codebook says)',
      ).choices(['sentence', 'turn', 'character']),
    )
    .option('--codes <LIST>', 'compare these codes alone, and take everybody to have known them: fees,rent', list)
    .addOption(
      new Option(
        '--level <LEVEL>',
        'the level of columns that hold other values than 0 and 1 (default: nominal)',
      ).choices(['nominal', 'ordinal', 'interval', 'ratio']),
    )
    .option(
      '--looked-everywhere',
      'take everybody to have looked at all of it, and not only where they coded something',
    )
    .option('--unit-column <NAME>', 'column that names the unit')
    .option('--coder-column <NAME>', 'column that names the coder')
    .option('--code-column <NAME>', 'column that names the code, or the codes, of a row')
    .option('--value-column <NAME>', 'column that holds the value, where each row is one rating')
    .option('--group-column <NAME>', 'column that names the group')
    .option('--text-column <NAME>', 'column that holds the words')
    .option('--coder-columns <LIST>', 'columns that hold a coder’s ratings each: anna,ben', list)
    .option('--columns <LIST>', 'the columns of tables without a header: coder,unit,value', list)
    .option('--separator <SIGN>', 'what stands between codes in one cell (default: what the cells show: ; | or ,)')
    .addOption(
      new Option(
        '--blank-means <WHAT>',
        'what a blank cell means in a table of unit × code: 0, where coders wrote only ones; or that nobody looked',
      ).choices(['0', 'unrated']),
    )
    .option('--bootstrap <N>', 'resamples for each interval; 0 for none (default: 2000)', wholeNumber(0))
    .addOption(
      new Option('--resample <WHAT>', 'what is drawn for intervals (default: both)').choices([
        'units',
        'groups',
        'both',
      ]),
    )
    .option('--seed <N>', 'what the draws begin with (default: as the study says, or 1)', wholeNumber(0))
    .option('--threshold <KAPPA>', 'the kappa that Shaffer’s rho asks for (default: 0.65)', kappaThreshold)
    .option('--disagreements <N>', 'show this many disagreements', wholeNumber(0), 10)
    .option('--fail-below <ALPHA>', 'fail where the alpha of a code is below this, or has no value', coefficient)
    .option('--out <DIR>', 'write agreement.csv, agreement-pairs.csv, disagreements.csv and agreement.json there')
    .option('--no-escape-formulas', 'leave cells that begin with = + - @ as they are: not for spreadsheets')
    .option('--json', 'the result as one JSON object')
    .addHelpText(
      'after',
      `
Examples:
  $ themewright agree anna.csv ben.csv
  $ themewright agree anna.xlsx my-study --out agreement
  $ themewright agree codings/*.csv --study my-study --unit character
  $ themewright agree anna.qdpx ben.qdpx
  $ themewright agree crowd.csv --unit-column sentence --value-column tone --level ordinal
  $ themewright agree ratings.csv --coder-columns rater1,rater2,rater3 --level interval
  $ themewright agree anna.csv ben.csv --fail-below 0.8`,
    )
    .action(async (first: string, more: readonly string[], flags: Flags, command: Command) => {
      const paths = [first, ...more]
      if (paths.filter(path => path === '-').length > 1) command.error('error: standard input can be read only once')
      process.exitCode = await agree(paths, flags)
    })
}

async function agree(paths: readonly string[], flags: Flags): Promise<number> {
  const inputs = await openAgreeInputs(paths, flags)
  const { unit, level, codes, lookedEverywhere = false, bootstrap, resample, seed = inputs.seed } = flags
  const options = { ...(unit && { unit }), ...(level && { level }), ...(codes && { codes }), lookedEverywhere }
  const compared = hasErrors(inputs.problems) ? { ratings: null, problems: [] } : compareCodings(inputs, options)
  const problems = [...inputs.problems, ...compared.problems]
  const { ratings } = compared
  // Whatever is wrong is missing from the numbers, and nobody would see by how much.
  if (!ratings || hasErrors(problems)) return printProblems(problems)
  const found = agreement(ratings, {
    ...(bootstrap !== undefined && { bootstrap }),
    ...(resample && { resample }),
    ...(flags.threshold !== undefined && { threshold: flags.threshold }),
    seed,
  })
  const needsAll = flags.json || flags.out !== undefined
  const differing = firstDisagreements(ratings, needsAll ? Number.POSITIVE_INFINITY : flags.disagreements)
  const result: Result = { ratings, found, differing: differing.first, seed, problems }
  if (flags.out !== undefined) {
    const failed = await writeFiles(flags.out, await resultFiles(result, inputs, flags))
    if (failed) return printProblems([...problems, failed])
  }
  if (flags.json) await printLines([record(result, inputs, flags)])
  else {
    const { agreementToTerminal } = await import('../report/agreement-to-terminal')
    const ruleSets = ratings.coders.filter(coder => /^codebook(?: \(|$)/.test(coder))
    const shown = flags.disagreements
    const { first: disagreements, count } = differing
    await print(agreementToTerminal(found, { ...terminalLook(), disagreements, count, shown, ruleSets }))
  }
  const tooLow = flags.failBelow === undefined ? [] : below(found, flags.failBelow)
  for (const positions of inputs.positions) say(positionsInWords(positions))
  const exitCode = printProblems([...problems, ...tooLow])
  if (flags.out !== undefined) say(`The tables are in ${flags.out}`)
  return exitCode
}

interface Result {
  readonly ratings: CoderRatings
  readonly found: Agreement
  readonly differing: readonly Disagreement[]
  readonly seed: number
  readonly problems: readonly Problem[]
}

async function resultFiles(result: Result, inputs: AgreeInputs, flags: Flags): Promise<ResultFiles> {
  const { agreementCsv, agreementPairsCsv, disagreementsCsv } = await import('../report/tables/agreement')
  const { found, differing } = result
  const { escapeFormulas } = flags
  return {
    manifest: 'agreement.json',
    files: [
      { name: 'agreement.csv', content: agreementCsv(found, { escapeFormulas }) },
      { name: 'agreement-pairs.csv', content: agreementPairsCsv(found, { escapeFormulas }) },
      { name: 'disagreements.csv', content: disagreementsCsv(differing, { escapeFormulas }) },
    ],
    record: record(result, inputs, flags),
  }
}

/** The whole result as data: what it was made from and how, what came out, and what is wrong with it. */
function record({ found, differing, seed, problems }: Result, { records, positions }: AgreeInputs, flags: Flags) {
  const { study, unit, codes, level, lookedEverywhere, resample, bootstrap } = flags
  const { coders, unit: compared, ...numbers } = found
  return {
    tool,
    version,
    options: {
      study: study ?? null,
      unit: unit ?? null,
      codes: codes ?? null,
      level: level ?? 'nominal',
      lookedEverywhere: lookedEverywhere ?? false,
      bootstrap: bootstrap ?? found.resampling.rounds,
      resample: resample ?? 'both',
      seed,
    },
    inputs: records,
    ...(positions.length > 0 && { positions }),
    coders,
    unit: compared,
    ...numbers,
    disagreements: differing,
    problems: inOrder(problems).map(problemRecord),
  }
}

function positionsInWords({ file, counting, excerpts, fitting, unsure }: ProjectPositions): string {
  const evidence =
    excerpts === 0
      ? 'no selection repeats its words'
      : `${fitting} of ${excerpts} selections that repeat their words fit`
  const doubt = unsure === 0 ? '' : `; ${unsure} others would lie elsewhere in a way of counting that fits as well`
  return `${file}: positions read as ${counting} (${evidence}${doubt})`
}

function below({ rows }: Agreement, least: number): readonly Problem[] {
  return rows.flatMap(row => {
    if (row.basis !== 'all' || row.variable === null) return []
    const alpha = figureOf(row, 'alpha')
    if (alpha === undefined || (alpha.value !== null && alpha.value >= least)) return []
    const message =
      alpha.value === null
        ? `alpha of ${row.variable} has no value: ${alpha.why}`
        : `alpha of ${row.variable} is ${alpha.value.toFixed(3)}, below ${least}`
    const hint = 'look at the disagreements, and at what the definition leaves open'
    return [{ code: 'low-agreement', severity: 'error', message, hint }]
  })
}

function list(value: string): readonly string[] {
  const names = value.split(',').map(name => name.trim())
  if (names.every(name => name !== '')) return names
  throw new InvalidArgumentError('It must be names with commas between them.')
}

/** Shaffer's rho simulates kappas from 0.4 up to it. */
function kappaThreshold(value: string): number {
  const number = Number(value)
  if (value.trim() !== '' && number > 0.4 && number < 1) return number
  throw new InvalidArgumentError('It must be a number above 0.4 and below 1, such as 0.65.')
}

function coefficient(value: string): number {
  const number = Number(value)
  if (value.trim() !== '' && number >= -1 && number <= 1) return number
  throw new InvalidArgumentError('It must be a number from -1 to 1, such as 0.8.')
}
