import { basename, dirname, join } from 'node:path'
import { type Command, Option } from 'commander'
import type { Codebook } from '../codebook/codebook'
import type { Exported } from '../interchange/exported'
import { sumLosses } from '../interchange/ledger'
import { ledgerCsv } from '../interchange/ledger-csv'
import { hasErrors, InputError, type Problem } from '../problem'
import {
  type ExportFormat,
  type ExportOptions,
  exportCodebook,
  exportFormats,
  exportRun,
} from '../report/export/formats'
import { problemRecord, version } from '../run/manifest'
import { completeRun } from './complete-run'
import { kindOf } from './glob'
import { isCodebook } from './is-codebook'
import { openRun } from './open-run'
import { isOurRun } from './our-run'
import { findStudy, openDesk, problemsOf } from './study-files'
import { inOrder, print, printProblems, say, terminalLook } from './terminal'
import { writeFiles } from './write-files'

interface Flags extends Pick<ExportOptions, 'raw' | 'newline'> {
  readonly to: string
  readonly out: string
  readonly json?: boolean
}

export function addExport(program: Command): void {
  program
    .command('export')
    .summary('write a run, or a codebook, as another program reads it')
    .description(
      'Writes a run, a study or a codebook for another program. The run is made again from its inputs first, so that what is exported is what they give. Whatever the other format cannot hold stands in a ledger: ledger.csv in a folder, FILE.ledger.csv beside a file.',
    )
    .argument(
      '<RUN|STUDY|CODEBOOK>',
      'the folder of a run, a study; or a codebook, for formats that hold codebooks alone',
    )
    .addOption(new Option('--to <FORMAT>', 'the format').choices(Object.keys(exportFormats)).makeOptionMandatory())
    .requiredOption('--out <PATH>', 'the file; or the folder, of a format with several files')
    .option(
      '--raw',
      'CSV exact to the letter: nothing is put ahead of what a spreadsheet would take for a formula',
      false,
    )
    .addOption(
      new Option('--newline <KIND>', 'ends of lines in the texts of a project; MAXQDA counts crlf')
        .choices(['lf', 'crlf'])
        .default('lf'),
    )
    .option('--json', 'what was written, and what could not be, as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ themewright export my-study --to qdpx --out staffing.qdpx
  $ themewright export my-study --to spss --out spss
  $ themewright export codebook.yaml --to quanteda --out dictionary.yml

Formats:
${Object.entries(exportFormats)
  .map(([name, { title, ending }]) => `  ${name.padEnd(14)}${title}${ending === null ? ' (a folder)' : ''}`)
  .join('\n')}`,
    )
    .action(async (path: string, flags: Flags) => {
      process.exitCode = await exportTo(path, flags)
    })
}

async function exportTo(path: string, flags: Flags): Promise<number> {
  const { to, out, json = false } = flags
  const format = exportFormats[to]
  try {
    const refusal = await refusalToWrite(out, format)
    if (refusal) return printProblems([refusal])
    const { exported, source, problems, shown } = await exportedFrom(path, flags)
    if (exported === null) return printProblems(problems, shown)
    if (exported.files.length === 0) {
      const { ledgerToTerminal } = await import('../report/ledger-to-terminal')
      if (!json) await print(ledgerToTerminal(exported.losses, null, terminalLook()))
      throw new InputError([...named(problems, shown), nothingToExport(path, format)])
    }
    const { written, ledger, failed } = await writeDown(exported, { to, out, source })
    if (failed) throw new InputError([...named(problems, shown), failed])
    if (json) {
      const losses = sumLosses(exported.losses).map(({ what, fate, how, count }) => ({ what, fate, how, count }))
      const said = inOrder(named(problems, shown)).map(problemRecord)
      await print(`${JSON.stringify({ out, format: to, files: written, losses, problems: said })}\n`)
    } else {
      const { ledgerToTerminal } = await import('../report/ledger-to-terminal')
      await print(ledgerToTerminal(exported.losses, ledger, terminalLook()))
      say(`${format.title}: ${format.ending === null ? `${written.length} files are in` : 'the file is'} ${out}`)
    }
    return printProblems(problems, shown)
  } catch (error) {
    return printProblems(problemsOf(error))
  }
}

interface ToWrite {
  /** Null where nothing could be exported. */
  readonly exported: Exported | null
  /** What it was made of, as the record beside it tells. */
  readonly source: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
  readonly shown: (file: string) => string
}

async function exportedFrom(path: string, { to, ...options }: Flags): Promise<ToWrite> {
  const format = exportFormats[to]
  const file = await findStudy(path)
  const alone = file !== null && (await isCodebook(file))
  if (alone && format.needs === 'run') throw new InputError([needsRun(path, format)])
  if (alone) {
    const desk = openDesk(dirname(file))
    const { codebook, problems } = await codebookIn(await desk.text(basename(file)))
    return { ...(await ofCodebook(codebook, to)), problems, shown: desk.shown }
  }
  const { job, problems, shown } = await openRun(path)
  if (!job) return { exported: null, source: {}, problems, shown }
  if (format.needs === 'codebook') {
    const { codebook, problems: found } = await codebookIn(job.inputs.codebook)
    return { ...(await ofCodebook(codebook, to)), problems: [...problems, ...found], shown }
  }
  const changed = problems.filter(({ code }) => code === 'input-changed')
  const before = problems.filter(problem => !changed.includes(problem))
  const { complete, problems: found } = await completeRun(job, before)
  if (!complete) return { exported: null, source: {}, problems: [...found, ...changed], shown }
  const { run, record } = complete
  const errors = run.problems.filter(({ severity }) => severity === 'error')
  return {
    exported: await exportRun(run, to, { ...options, record }),
    source: { study: run.study?.title ?? null, ...madeWith(run.codebook) },
    problems: [...errors, ...changed],
    shown,
  }
}

async function ofCodebook(codebook: Codebook | null, to: string): Promise<Pick<ToWrite, 'exported' | 'source'>> {
  return codebook === null
    ? { exported: null, source: {} }
    : { exported: await exportCodebook(codebook, to), source: madeWith(codebook) }
}

function madeWith({ title, version, hash }: Codebook): Record<string, unknown> {
  return { codebook: { title, version, sha256: hash } }
}

async function codebookIn(file: {
  readonly path: string
  readonly text: string
  readonly problems: readonly Problem[]
}): Promise<{ readonly codebook: Codebook | null; readonly problems: readonly Problem[] }> {
  const { readCodebook } = await import('../codebook/read-codebook')
  const { codebook, problems } = await readCodebook(file.text, file.path)
  const all = [...file.problems, ...problems]
  return { codebook: hasErrors(all) ? null : codebook, problems: all }
}

/** Writes what was exported with its ledger and a record of both, by which the same export may be made again over itself. */
async function writeDown(
  { files, losses }: Exported,
  {
    to,
    out,
    source,
  }: { readonly to: string; readonly out: string; readonly source: Readonly<Record<string, unknown>> },
): Promise<{ readonly written: readonly string[]; readonly ledger: string; readonly failed: Problem | null }> {
  const record = {
    version,
    export: to,
    ...source,
    losses: sumLosses(losses).map(({ what, fate, how, count }) => ({ what, fate, how, count })),
  }
  const [only] = files
  if (exportFormats[to].ending === null) {
    const ledger = { name: 'ledger.csv', content: ledgerCsv(losses) }
    const failed = await writeFiles(out, { manifest: 'export.json', files: [...files, ledger], record })
    return { written: files.map(({ name }) => name), ledger: join(out, ledger.name), failed }
  }
  const name = basename(out)
  const ledger = { name: `${name}.ledger.csv`, content: ledgerCsv(losses) }
  const failed = await writeFiles(dirname(out), {
    manifest: `${name}.export.json`,
    files: [{ name, content: only.content }, ledger],
    record,
  })
  return { written: [name], ledger: join(dirname(out), ledger.name), failed }
}

/** Says why nothing must be written to a place, whatever is written; null where that depends on what stands there. */
async function refusalToWrite(out: string, { ending, title }: ExportFormat): Promise<Problem | null> {
  const kind = await kindOf(out)
  const refuse = (message: string, hint: string): Problem => {
    return { code: 'not-ours', severity: 'error', message, file: out, hint }
  }
  if (ending !== null && kind === 'folder')
    return refuse('this is a folder, and the export is one file', `name a file in it, ending in ${ending}`)
  const isRun = await isOurRun(ending === null ? out : dirname(out))
  return isRun
    ? refuse(`this is the folder of a run, in which nothing else lies (${title})`, 'name another with --out')
    : null
}

/** Problems of a study know its files by the names that it gives them. */
function named(problems: readonly Problem[], shown: (file: string) => string): readonly Problem[] {
  return problems.map(problem => (problem.file === undefined ? problem : { ...problem, file: shown(problem.file) }))
}

function nothingToExport(file: string, { title }: ExportFormat): Problem {
  return {
    code: 'empty-export',
    severity: 'error',
    message: `nothing here can be held by the format, so nothing was written: ${title}`,
    file,
    hint: 'what is printed above says why',
  }
}

function needsRun(file: string, { title }: ExportFormat): Problem {
  return {
    code: 'needs-run',
    severity: 'error',
    message: `this is a codebook, and there is more than a codebook in the format: ${title}`,
    file,
    hint: 'name a study or a run',
  }
}
