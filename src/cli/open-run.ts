import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { byCodePoint } from '../analysis/by-code-point'
import type { Problem } from '../problem'
import { type UnitKind, unitKinds } from '../transcript/units'
import { sha256 } from './files'
import { isHidden, kindOf } from './glob'
import { type JobFlags, type JobFound, jobOfFiles, jobOfStudy } from './job'
import { isOurRun } from './our-run'
import { findStudy, noStudy } from './study-files'

/** A run on disk, and what it was made from. */
export interface OpenedRun extends JobFound {
  /** The folder that holds `run.json`; null where a study was named that has no run yet. */
  readonly folder: string | null
}

/**
 * Finds what a run was made from, so that it can be made again: the study beside it, or the codebook and the transcripts.
 *
 * Inputs that changed since are told of, one warning each; what is made again is then of the changed ones.
 *
 * @param path The folder of a run, or a study.
 */
export async function openRun(path: string): Promise<OpenedRun> {
  const folder = await folderOfRun(path)
  const study = await findStudy(path)
  if (folder === null && study === null) return { folder, ...nothing([await noStudy(path)]) }
  if (folder === null) return { folder, ...(await jobOfStudy(path, { escapeFormulas: true })) }
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'))
  if (!namesItsInputs(manifest)) return { folder, ...nothing([inputsMissing(folder)]) }
  const base = await baseOf(manifest, folder, study === null ? [] : [dirname(study)])
  if (base === null) return { folder, ...nothing([inputsMissing(folder, manifest.inputs[0]?.path)]) }
  const found = await jobAgain(manifest, base)
  return { folder, ...found, problems: [...found.problems, ...(await changedInputs(manifest, base))] }
}

/** Gives the folder of the run that is meant: the path itself, or `results` in it. Null where neither holds one. */
async function folderOfRun(path: string): Promise<string | null> {
  for (const folder of [path, join(path, 'results')]) if (await isOurRun(folder)) return folder
  return null
}

/** Gathers what a run was made from as it is today, with the options that it was made with. */
export async function jobAgain(manifest: Manifest, base: string): Promise<JobFound> {
  const flags = flagsOf(manifest, base)
  return manifest.study === null
    ? jobOfFiles(transcriptsOf(manifest, base), join(base, manifest.codebook.file), flags)
    : jobOfStudy(studyAmong(manifest, base), flags)
}

/** What this file needs to know of `run.json`. */
export interface Manifest {
  readonly study: string | null
  readonly codebook: { readonly file: string; readonly sha256: string }
  readonly unit: string
  readonly options: Readonly<Record<string, unknown>>
  /** Earlier releases did not write it. */
  readonly asked?: Readonly<Record<string, unknown>>
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[]
  readonly transcripts: readonly { readonly path: string }[]
}

/** Somebody may have written a `run.json` by hand. */
export function namesItsInputs(manifest: unknown): manifest is Manifest {
  const { codebook, options, asked = {}, inputs, transcripts } = manifest as Partial<Manifest>
  const haveText = (list: unknown, key: string): boolean =>
    Array.isArray(list) && list.every(each => typeof each?.[key] === 'string')
  return (
    typeof codebook?.sha256 === 'string' &&
    typeof codebook.file === 'string' &&
    typeof options === 'object' &&
    options !== null &&
    typeof asked === 'object' &&
    asked !== null &&
    haveText(inputs, 'path') &&
    haveText(inputs, 'sha256') &&
    haveText(transcripts, 'path')
  )
}

function nothing(problems: readonly Problem[]): JobFound {
  return { job: null, problems, shown: name => name }
}

/**
 * Finds the folder that a run's inputs are relative to: the first in which as many of them lie as in any other, and more than half. Without a study
 * that is the codebook's, which may lie below one of those above the run.
 */
export async function baseOf(
  { inputs, study }: Manifest,
  folder: string,
  first: readonly string[] = [],
): Promise<string | null> {
  const places = [...first, join(folder, '..'), join(folder, '..', '..'), folder, '.']
  const below = study === null ? await Promise.all(places.map(foldersIn)) : []
  let best: string | null = null
  let most = inputs.length / 2
  for (const place of [...places, ...below.flat()]) {
    const here = await Promise.all(inputs.map(({ path }) => kindOf(join(place, path))))
    const found = here.filter(kind => kind === 'file').length
    if (found > most) [best, most] = [place, found]
    if (most === inputs.length) break
  }
  return best
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = entries.filter(entry => entry.isDirectory() && !isHidden(entry.name)).map(({ name }) => name)
  return names.sort(byCodePoint).map(name => join(folder, name))
}

function studyAmong({ inputs, asked }: Manifest, base: string): string {
  const named = inputs.find(({ path }) => /(?:^|\/)study\.ya?ml$/i.test(path))?.path ?? 'study.yaml'
  return join(base, typeof asked?.study === 'string' ? asked.study : named)
}

function transcriptsOf({ transcripts, asked }: Manifest, base: string): readonly string[] {
  const files = asked?.files
  const named = isTexts(files) ? files : transcripts.map(({ path }) => path)
  return [...new Set(named.map(path => (path === '-' ? path : join(base, path))))]
}

/**
 * Gives back what a user asked for, from what a manifest keeps; its paths are relative to `base`. Earlier releases kept the options only as they
 * took effect.
 */
export function flagsOf({ options, asked = options }: Pick<Manifest, 'options' | 'asked'>, base: string): JobFlags {
  const text = (key: string): string | undefined => (typeof asked[key] === 'string' ? asked[key] : undefined)
  const { exemplars, participants, moderators } = asked
  const flags = {
    unit: unitKinds.find(kind => kind === asked.unit) as UnitKind | undefined,
    participants: typeof participants === 'string' ? join(base, participants) : undefined,
    exemplars: Number.isSafeInteger(exemplars) && Number(exemplars) >= 0 ? (exemplars as number) : undefined,
    textColumn: text('textColumn'),
    idColumn: text('idColumn'),
    speakerColumn: text('speakerColumn'),
    groupColumn: text('groupColumn'),
    encoding: text('encoding'),
    moderator: isTexts(moderators) ? moderators : undefined,
  }
  const given = Object.entries(flags).filter(([, value]) => value !== undefined)
  return {
    escapeFormulas: asked.escapeFormulas !== false,
    report: asked.report !== false,
    ...(Object.fromEntries(given) as Partial<JobFlags>),
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(each => typeof each === 'string')
}

async function changedInputs({ inputs }: Manifest, base: string): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  for (const { path, sha256: was } of inputs) {
    const now = await hashOf(join(base, path))
    if (now === was) continue
    const message =
      now === null
        ? 'the run was made from this file, and it is not there any more'
        : 'this file changed since the run was made'
    problems.push({
      code: 'input-changed',
      severity: 'warning',
      message,
      file: path,
      hint: 'run "themewright code" again',
    })
  }
  return problems
}

async function hashOf(path: string): Promise<string | null> {
  try {
    return sha256(await readFile(path))
  } catch {
    return null
  }
}

function inputsMissing(folder: string, example?: string): Problem {
  return {
    code: 'run-without-inputs',
    severity: 'error',
    message: `the files that this run was made from${example === undefined ? '' : `, such as ${example},`} are not where it was made`,
    file: folder,
    hint: 'name the study instead of the run',
  }
}
