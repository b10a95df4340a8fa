import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InputError, type Problem } from '../problem'
import { linesApart } from '../run/comparison/coding-changes'
import { type RunDifference, runDifference } from '../run/comparison/run-difference'
import { readStoredCoding } from '../run/comparison/stored-coding'
import { problemRecord } from '../run/manifest'
import { sealState } from '../run/verification/recorded-run'
import { digestOfFile } from './digests'
import { openStoredRun, type StoredRun } from './stored-run'
import { problemsOf } from './study-files'
import { print, printProblems, terminalLook } from './terminal'

/** Compares two runs by what is stored of them, and prints what is otherwise in the second. */
export async function diffRuns(
  older: string,
  newer: string,
  { all = false, json = false }: { readonly all?: boolean; readonly json?: boolean },
): Promise<number> {
  try {
    const [before, after] = await opened([older, newer])
    const problems = [...(await alterations(before!)), ...(await alterations(after!))]
    const difference = runDifference(
      await partsOf(before!),
      await partsOf(after!),
      linesApart(await linesOf(before!), await linesOf(after!), readStoredCoding),
    )
    const folders = { before: before!.folder, after: after!.folder }
    if (json) for (const piece of asJson(difference, folders, problems)) await print(piece)
    else {
      const { runDifferenceToTerminal } = await import('../report/run-difference-to-terminal')
      await print(runDifferenceToTerminal(difference, { ...terminalLook(), all, folders }))
    }
    return printProblems(problems)
  } catch (error) {
    return printProblems(problemsOf(error))
  }
}

/** Opens runs, and says of all of them at once what is wrong. */
async function opened(paths: readonly string[]): Promise<readonly StoredRun[]> {
  const problems: Problem[] = []
  const runs: StoredRun[] = []
  for (const path of paths) {
    try {
      runs.push(await openStoredRun(path))
    } catch (error) {
      problems.push(...problemsOf(error))
    }
  }
  if (problems.length > 0) throw new InputError(problems)
  return runs
}

const files = ['codings.jsonl', 'frequencies.csv'] as const

/** Warns of what is compared and is not as it was written. */
async function alterations({ folder, recorded, manifest }: StoredRun): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  const altered = (file: string, message: string): void => {
    const hint = `"themewright verify ${folder}" says where`
    problems.push({ code: 'altered-run', severity: 'warning', message, file: join(folder, file), hint })
  }
  if (sealState(manifest.toString(), recorded) === 'broken')
    altered('run.json', 'this file was edited after the run: its seal does not hold')
  for (const name of files) {
    const today = await digestOfFile(join(folder, name))
    const { sha256 } = recorded.outputs.find(({ path }) => path === name) ?? {}
    if (today?.sha256 !== sha256) altered(name, 'this file is not the one that the run wrote')
  }
  return problems
}

async function partsOf({ folder, recorded }: StoredRun) {
  return { recorded, frequencies: await readFile(join(folder, 'frequencies.csv'), 'utf8').catch(() => '') }
}

/** Reads a file of codings line by line: the whole may be longer than a string can be. */
async function linesOf({ folder }: StoredRun): Promise<readonly string[]> {
  const path = join(folder, 'codings.jsonl')
  if (!(await digestOfFile(path))) return []
  const lines: string[] = []
  let waiting = ''
  for await (const piece of createReadStream(path, 'utf8') as AsyncIterable<string>) {
    const [first = '', ...rest] = piece.split('\n')
    waiting += first
    for (const next of rest) {
      lines.push(waiting)
      waiting = next
    }
  }
  return waiting === '' ? lines : [...lines, waiting]
}

/** Writes the result as one JSON object, piece by piece: there may be as many changes as codings. */
function* asJson(
  { before, after, changes, ...rest }: RunDifference,
  folders: { readonly before: string; readonly after: string },
  problems: readonly Problem[],
): Generator<string> {
  const record = ({ study, version, codebook }: RunDifference['before'], run: string) => ({
    run,
    study,
    version,
    codebook,
  })
  const parts = {
    before: record(before, folders.before),
    after: record(after, folders.after),
    ...rest,
    problems: problems.map(problemRecord),
  }
  yield `${JSON.stringify(parts).slice(0, -1)},\n"changes":[`
  for (const [i, change] of changes.entries()) yield `${i === 0 ? '' : ',\n'}${JSON.stringify(change)}`
  yield ']}\n'
}
