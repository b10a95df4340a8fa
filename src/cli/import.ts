import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { pathsOf } from '../codebook/draft-paths'
import type { Imported } from '../interchange/imported'
import { importers } from '../interchange/importers'
import { sumLosses } from '../interchange/ledger'
import type { StudyFilesMade } from '../interchange/study-files'
import { InputError, type Problem } from '../problem'
import { visible } from '../report/visible'
import { problemRecord } from '../run/manifest'
import type { FileRead } from './files'
import { readFileWhole } from './files'
import { kindOf } from './glob'
import { importNextSteps } from './import-next-steps'
import { type ImportStudy, studyToImportInto } from './import-study'
import { problemsOf } from './study-files'
import { inOrder, print, printProblems, terminalLook } from './terminal'
import { writeFolder } from './write-folder'

interface Flags {
  readonly out: string
  readonly from?: string
  readonly study?: string
  readonly encoding?: string
  readonly language?: string
  readonly json?: boolean
}

export function addImport(program: Command): void {
  program
    .command('import')
    .summary('make a study, or a codebook, of another program’s file')
    .description(
      'Reads what another program wrote: a REFI-QDA project or codebook, a dictionary, a Taguette or QualCoder project, or a table of codings. A project becomes a study that runs, with people’s codings as their decisions; a dictionary becomes a codebook. Whatever did not come across as it was stands in ledger.csv.',
    )
    .argument('<FILE>', 'what another program wrote; of QualCoder, also its folder NAME.qda; - is standard input')
    .requiredOption('--out <DIR>', 'a new folder, or an empty one')
    .addOption(
      new Option(
        '--from <FORMAT>',
        'the format, from the list below, where it is not told by the file itself',
      ).argParser(formatNamed),
    )
    .option(
      '--study <STUDY>',
      'the study whose transcripts were coded, for tables that hold codings and no transcripts',
    )
    .option('--encoding <NAME>', 'the character encoding of text files, where guessing fails')
    .option('--language <TAG>', 'the language of the codebook, as a BCP 47 tag (default: en)')
    .option('--json', 'what came in, and what did not, as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ themewright import staffing.qdpx --out staffing
  $ themewright import emotions.dic --out emotions --language de
  $ themewright import segments.xlsx --study my-study --out segments

Formats:
${importers.map(({ name, title }) => `  ${name.padEnd(17)}${title}`).join('\n')}`,
    )
    .action(async (path: string, flags: Flags) => {
      process.exitCode = await importInto(path, flags)
    })
}

/** Takes the name of a format as it is; commander says what is wrong with any other. */
function formatNamed(name: string): string {
  const names = importers.map(each => each.name)
  if (names.includes(name)) return name
  throw new InvalidArgumentError(`Allowed choices are ${names.join(', ')}.`)
}

async function importInto(file: string, flags: Flags): Promise<number> {
  const { out, json = false } = flags
  const refusal = await refusalToFill(out)
  if (refusal) return printProblems([refusal])
  const path = file === '-' ? 'stdin' : file
  const read = await readProject(file, path)
  if (read.problem) return printProblems([read.problem])
  try {
    const study = flags.study === undefined ? null : await studyToImportInto(flags.study)
    const { importFile } = await import('../interchange/import-file')
    const { from, encoding, language } = flags
    const imported = await importFile(
      { path, bytes: read.bytes },
      {
        ...(from === undefined ? {} : { from }),
        ...(encoding === undefined ? {} : { encoding }),
        ...(language === undefined ? {} : { language }),
        ...(study ? { study: study.known } : {}),
      },
    )
    const made = await filesOf(imported, study, path)
    if (isNothing(imported)) throw new InputError([...imported.problems, nothingIn(path)])
    const failed = await writeFolder(out, made.files)
    if (failed) return printProblems([...imported.problems, failed])
    const problems = [...imported.problems, ...made.problems]
    if (json) await print(`${JSON.stringify(asJson(imported, made, out, problems))}\n`)
    else {
      const { ledgerToTerminal } = await import('../report/ledger-to-terminal')
      const { importToTerminal } = await import('../report/import-to-terminal')
      await print(importToTerminal(imported, terminalLook()))
      await print(`\n${ledgerToTerminal(made.losses, join(out, 'ledger.csv'), terminalLook())}`)
      const names = made.files.map(({ name }) => name)
      const next = importNextSteps(imported, { ...made, files: names, study, out })
      await print(`\nNext:\n${next.map(line => `  ${visible(line)}\n`).join('')}`)
    }
    return printProblems(problems)
  } catch (error) {
    return printProblems(problemsOf(error))
  }
}

/** A study or a codebook of its own; or, where the transcripts are those of the study that was coded, what is laid beside it. */
async function filesOf(
  imported: Imported,
  study: ImportStudy | null,
  path: string,
): Promise<StudyFilesMade & { readonly newCodes?: readonly string[] }> {
  const { layOnStudy } = await import('../interchange/lay-on-study')
  // A dictionary has no transcripts, and is a codebook of its own.
  const asked = study !== null && imported.transcripts.length > 0
  const laid = asked ? layOnStudy(imported, study.known.transcripts) : { imported, isLaid: false }
  if (study === null || !laid.isLaid) {
    const { studyFiles } = await import('../interchange/study-files')
    return studyFiles(laid.imported)
  }
  const { codingFiles } = await import('../interchange/coding-files')
  const base = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  return codingFiles(laid.imported, study.known, base.replace(/(?<=.)\.[^.]*$/, ''))
}

/** Why a folder must not be filled; null where it may. */
async function refusalToFill(out: string): Promise<Problem | null> {
  const kind = await kindOf(out)
  const refuse = (message: string): Problem => {
    return { code: 'not-ours', severity: 'error', message, file: out, hint: 'name a new folder with --out' }
  }
  if (kind === 'file') return refuse('this is a file, so nothing can be written there')
  const isEmpty = kind === 'nothing' || (await readdir(out)).length === 0
  return isEmpty ? null : refuse('there is something in this folder, so nothing was written')
}

/** Reads a file; of a folder `NAME.qda`, the project that lies in it. */
async function readProject(path: string, name: string): Promise<FileRead> {
  const inside = join(path, 'data.qda')
  const isFolder = (await kindOf(path)) === 'folder' && (await kindOf(inside)) === 'file'
  return readFileWhole(isFolder ? inside : path, name)
}

function isNothing({ codebook, transcripts, codings, participants, memos }: Imported): boolean {
  const codes = codebook?.codes.length ?? 0
  return codes + transcripts.length + codings.length + (participants?.people.length ?? 0) + memos.length === 0
}

function nothingIn(file: string): Problem {
  return {
    code: 'empty-file',
    severity: 'error',
    message: 'this file holds neither codes nor transcripts nor codings',
    file,
    hint: 'if it holds some, name its format with --from; a table of codings may need --study too',
  }
}

function asJson(imported: Imported, made: StudyFilesMade, out: string, problems: readonly Problem[]): unknown {
  const { format, title, transcripts, codings, participants, memos, positions } = imported
  const coders: Record<string, number> = Object.create(null)
  for (const { coder, code } of codings) if (code !== null) coders[coder ?? ''] = (coders[coder ?? ''] ?? 0) + 1
  return {
    out,
    format,
    title,
    files: made.files.map(({ name }) => name),
    codes: pathsOf(imported.codebook?.codes ?? []).length,
    transcripts: transcripts.length,
    people: participants?.people.length ?? 0,
    codings: codings.filter(({ code }) => code !== null).length,
    coders,
    memos: memos.length,
    positions,
    losses: sumLosses(made.losses).map(({ what, fate, how, count }) => ({ what, fate, how, count })),
    problems: inOrder(problems).map(problemRecord),
  }
}
