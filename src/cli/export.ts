import { basename, dirname, extname, join } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Exported } from '../interchange/exported'
import { sumLosses } from '../interchange/ledger'
import { ledgerCsv } from '../interchange/ledger-csv'
import { InputError, type Problem } from '../problem'
import { type ExportFormat, exportFormats } from '../report/export/formats'
import { problemRecord, version } from '../run/manifest'
import { type ExportFlags, exportedFrom } from './export-source'
import { kindOf } from './glob'
import { isOurRun } from './our-run'
import { problemsOf } from './study-files'
import { inOrder, print, printProblems, say, terminalLook } from './terminal'
import { writeFiles } from './write-files'

interface Flags extends ExportFlags {
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
    .addOption(
      new Option('--to <FORMAT>', 'the format, from the list below (default: as the ending of --out says)').argParser(
        formatNamed,
      ),
    )
    .requiredOption('--out <PATH>', 'the file; or the folder, of a format with several files')
    .option('--raw', 'of csv: exact to the letter, with nothing ahead of what a spreadsheet would take for a formula')
    .addOption(
      new Option('--newline <KIND>', 'of qdpx: ends of lines in its texts (default: lf; MAXQDA counts crlf)').choices([
        'lf',
        'crlf',
      ]),
    )
    .option('--json', 'what was written, and what could not be, as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ themewright export my-study --out staffing.qdpx
  $ themewright export my-study --to spss --out spss
  $ themewright export codebook.yaml --to quanteda --out dictionary.yml

Formats:
${Object.entries(exportFormats)
  .map(([name, { title, ending }]) => `  ${name.padEnd(14)}${title} (${ending === null ? 'a folder' : ending})`)
  .join('\n')}`,
    )
    .action(async (path: string, flags: Partial<Flags> & Pick<Flags, 'out'>, command: Command) => {
      const to = flags.to ?? formatOfEnding(extname(flags.out).toLowerCase())
      if (to === null) command.error(`error: the ending of ${flags.out} tells no format, so name it with --to`)
      if (flags.raw && to !== 'csv') command.error('error: --raw goes with --to csv only')
      if (flags.newline && to !== 'qdpx') command.error('error: --newline goes with --to qdpx only')
      process.exitCode = await exportTo(path, { ...flags, to })
    })
}

/** Takes the name of a format as it is; commander says what is wrong with any other. */
function formatNamed(name: string): string {
  if (Object.hasOwn(exportFormats, name)) return name
  throw new InvalidArgumentError(`Allowed choices are ${Object.keys(exportFormats).join(', ')}.`)
}

/** Gives the one format whose file ends so; null where there is none, or several: a `.csv` is a table of keywords, or one of many of a run. */
function formatOfEnding(ending: string): string | null {
  if (ending === '.csv') return null
  return Object.keys(exportFormats).find(name => exportFormats[name].ending === ending) ?? null
}

async function exportTo(path: string, flags: Flags): Promise<number> {
  const { to, out, json = false } = flags
  const format = exportFormats[to]
  try {
    const refusal = await refusalToWrite(out, format)
    if (refusal) return printProblems([refusal])
    const { exported, source, problems } = await exportedFrom(path, flags)
    if (exported === null) return printProblems(problems)
    if (exported.files.length === 0) {
      const { ledgerToTerminal } = await import('../report/ledger-to-terminal')
      if (!json) await print(ledgerToTerminal(exported.losses, null, terminalLook()))
      throw new InputError([...problems, nothingToExport(path, format)])
    }
    const { written, ledger, failed } = await writeDown(exported, { to, out, source })
    if (failed) throw new InputError([...problems, failed])
    if (json) {
      const losses = sumLosses(exported.losses).map(({ what, fate, how, count }) => ({ what, fate, how, count }))
      const said = inOrder(problems).map(problemRecord)
      await print(`${JSON.stringify({ out, format: to, files: written, ledger, losses, problems: said })}\n`)
    } else {
      const { ledgerToTerminal } = await import('../report/ledger-to-terminal')
      await print(ledgerToTerminal(exported.losses, ledger, terminalLook()))
      say(`${format.title}: ${format.ending === null ? `${written.length} files are in` : 'the file is'} ${out}`)
    }
    return printProblems(problems)
  } catch (error) {
    return printProblems(problemsOf(error))
  }
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
async function refusalToWrite(out: string, { ending }: ExportFormat): Promise<Problem | null> {
  const kind = await kindOf(out)
  const refuse = (message: string, hint: string): Problem => {
    return { code: 'not-ours', severity: 'error', message, file: out, hint }
  }
  if (ending !== null && kind === 'folder')
    return refuse('this is a folder, and the export is one file', `name a file in it, ending in ${ending}`)
  if (ending === null && kind === 'nothing' && namesFile.test(out))
    return refuse('this is called as a file is, and the export has several', 'name a folder with --out')
  const isRun = await isOurRun(ending === null ? out : dirname(out))
  return isRun ? refuse('this is in the folder of a run, to which nothing is added', 'name another with --out') : null
}

/** Endings that nobody means a folder to have. */
const namesFile = /\.(?:csv|jsonld?|parquet|r|sav|sps|vtt|xlsx|zip)$/i

function nothingToExport(file: string, { title }: ExportFormat): Problem {
  return {
    code: 'empty-export',
    severity: 'error',
    message: `nothing here can be held by the format, so nothing was written: ${title}`,
    file,
    hint: 'what is printed above says why',
  }
}
