import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { byCodePoint } from '../analysis/by-code-point'
import type { Problem } from '../problem'
import type { FileRecord } from '../run/manifest'
import type { RecordedRun } from '../run/verification/recorded-run'
import type { Digest, NotRemade, Verification } from '../run/verification/verification'
import { type RemadeRun, verifyRun } from '../run/verification/verify-run'
import { completeRun } from './complete-run'
import { digestOfFile, digestOfPieces } from './digests'
import { isHidden } from './glob'
import { baseOf, jobAgain } from './open-run'
import { openStoredRun } from './stored-run'
import { findStudy } from './study-files'
import type { Output } from './write-run'

/** A run on disk, and what came of making it again. */
interface RunVerified {
  /** The folder that holds `run.json`. */
  readonly folder: string
  readonly verification: Verification
  /** What kept the run from being made again, or left people’s decisions out of it. */
  readonly problems: readonly Problem[]
  readonly shown: (file: string) => string
}

/**
 * Makes a run again and compares it with what is stored.
 *
 * Throws InputError where there is no run, or its `run.json` cannot be read.
 *
 * @param path The folder of a run, or a study.
 * @param inputs The folder that its inputs are relative to; looked for around the run, unless told.
 */
export async function verifyStoredRun(path: string, inputs?: string): Promise<RunVerified> {
  const { folder, recorded, manifest } = await openStoredRun(path)
  const base = inputs ?? (await placeOfInputs(recorded, folder, path))
  const records = base === null ? recorded.inputs : await recordsToday(recorded, base)
  const { remade, problems, shown } = await makeAgain(recorded, base, records)
  const made = remade.why === undefined ? remade.outputs : []
  const names = new Set([...recorded.outputs, ...made].map(output => output.path))
  const stored = new Map<string, Digest>()
  for (const name of names) {
    const digest = await digestOfFile(join(folder, name))
    if (digest) stored.set(name, digest)
  }
  const there = new Set(records.map(record => record.path))
  const verification = await verifyRun({
    recorded,
    manifest,
    stored,
    remade,
    there: name => there.has(name),
    read: name => readFile(join(folder, name)),
    strangers: await strangersIn(folder, names, new Set(records.map(({ path: name }) => resolve(base ?? '', name)))),
  })
  return { folder, verification, problems, shown }
}

interface Remade {
  readonly remade: RemadeRun | { readonly why: NotRemade; readonly inputs: readonly FileRecord[] }
  /** What kept it from being made, or left people's decisions out of it. */
  readonly problems: readonly Problem[]
  readonly shown: (file: string) => string
}

async function placeOfInputs(recorded: RecordedRun, folder: string, path: string): Promise<string | null> {
  const study = await findStudy(path)
  return baseOf(recorded, folder, study === null ? [] : [dirname(study)])
}

/** Reads the hashes of a run's inputs as they are today; those that are gone are left out. Standard input is taken for what it was. */
async function recordsToday(recorded: RecordedRun, base: string): Promise<readonly FileRecord[]> {
  const records: FileRecord[] = []
  for (const record of recorded.inputs) {
    const today = isStandardInput(record, recorded) ? record : await digestOfFile(join(base, record.path))
    if (today) records.push({ ...today, path: record.path })
  }
  return records
}

function isStandardInput({ path }: { readonly path: string }, { study, asked }: RecordedRun): boolean {
  const { files } = asked ?? {}
  return path === 'stdin' && study === null && (!Array.isArray(files) || files.includes('-'))
}

async function makeAgain(recorded: RecordedRun, base: string | null, inputs: readonly FileRecord[]): Promise<Remade> {
  const not = (why: NotRemade): Remade => ({ remade: { why, inputs }, problems: [], shown: name => name })
  if (recorded.inputs.some(input => isStandardInput(input, recorded))) return not('standard-input')
  if (base === null || inputs.length === 0) return not('no-inputs')
  const { job, problems: before, shown } = await jobAgain(recorded, base)
  if (!job) return { ...not('wrong-inputs'), problems: before, shown }
  const { complete, problems } = await completeRun(job, before)
  if (!complete) return { ...not('wrong-inputs'), problems, shown }
  const outputs = (await complete.files()).map(({ name, content }) => ({ path: name, ...digestOfPieces(content) }))
  // What is long can be gone through only once, so files that differ are made a second time.
  let again: Promise<readonly Output[]> | null = null
  const read = async (name: string): Promise<Uint8Array> => {
    again ??= complete.files()
    const { content = [] } = (await again).find(output => output.name === name) ?? {}
    return Buffer.concat([...content].map(piece => (typeof piece === 'string' ? Buffer.from(piece) : piece)))
  }
  // A decision that somebody altered is left out of what is made: it is named by its line.
  const altered = problems.filter(({ code }) => code === 'changed-decision' || code === 'broken-decision')
  return { remade: { outputs, manifest: complete.manifest(outputs), read }, problems: altered, shown }
}

/** Names the files in a run's folder that are none of its own and have the endings of such files. */
async function strangersIn(
  folder: string,
  own: ReadonlySet<string>,
  inputs: ReadonlySet<string>,
): Promise<readonly string[]> {
  const endings = new Set([...own, 'run.json', 'report.html', 'a.jsonl', 'a.csv'].map(endingOf))
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter(entry => entry.isFile() && !isHidden(entry.name) && endings.has(endingOf(entry.name)))
    .map(entry => entry.name)
    .filter(name => !own.has(name) && name !== 'run.json' && !inputs.has(resolve(folder, name)))
    .sort(byCodePoint)
}

function endingOf(name: string): string {
  return basename(name).split('.').at(-1)!.toLowerCase()
}
