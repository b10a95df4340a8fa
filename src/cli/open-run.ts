import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Problem } from '../problem'
import { type UnitKind, unitKinds } from '../transcript/units'
import { sha256 } from './files'
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
  const folder = (await isOurRun(path)) ? path : (await isOurRun(join(path, 'results'))) ? join(path, 'results') : null
  const study = await findStudy(path)
  if (folder === null && study === null) return { folder, ...nothing([await noStudy(path)]) }
  if (folder === null) return { folder, ...(await jobOfStudy(path, { escapeFormulas: true })) }
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8'))
  if (!namesItsInputs(manifest)) return { folder, ...nothing([inputsMissing(folder)]) }
  const base = await baseOf(manifest, [...(study === null ? [] : [dirname(study)]), ...above(folder), '.'])
  if (base === null) return { folder, ...nothing([inputsMissing(folder, manifest.inputs[0]?.path)]) }
  const flags = flagsOf(manifest, base)
  const studyFile = manifest.study === null ? undefined : studyAmong(manifest, base)
  const found = await (studyFile === undefined
    ? jobOfFiles(transcriptsOf(manifest, base), join(base, codebookOf(manifest)), flags)
    : jobOfStudy(studyFile, flags))
  return { folder, ...found, problems: [...found.problems, ...(await changedInputs(manifest, base))] }
}

/** What this file needs to know of `run.json`. */
interface Manifest {
  readonly study: string | null
  readonly codebook: { readonly sha256: string }
  readonly unit: string
  readonly options: Readonly<Record<string, unknown>>
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[]
  readonly transcripts: readonly { readonly path: string }[]
}

/** Somebody may have written a `run.json` by hand. */
function namesItsInputs(manifest: unknown): manifest is Manifest {
  const { codebook, options, inputs, transcripts } = manifest as Partial<Manifest>
  const haveText = (list: unknown, key: string): boolean =>
    Array.isArray(list) && list.every(each => typeof each?.[key] === 'string')
  return (
    typeof codebook?.sha256 === 'string' &&
    typeof options === 'object' &&
    options !== null &&
    haveText(inputs, 'path') &&
    haveText(inputs, 'sha256') &&
    haveText(transcripts, 'path')
  )
}

function nothing(problems: readonly Problem[]): JobFound {
  return { job: null, problems, shown: name => name }
}

/** The folder that a run's inputs are relative to: the first in which most of them lie. */
async function baseOf({ inputs }: Manifest, folders: readonly string[]): Promise<string | null> {
  for (const folder of folders) {
    const here = await Promise.all(inputs.map(async ({ path }) => (await hashOf(join(folder, path))) !== null))
    if (here.filter(Boolean).length * 2 > inputs.length) return folder
  }
  return null
}

/** The folders above a run, the nearest first. */
function above(folder: string): readonly string[] {
  return [join(folder, '..'), join(folder, '..', '..'), folder]
}

function codebookOf({ inputs, codebook }: Manifest): string {
  return inputs.find(input => input.sha256 === codebook.sha256)?.path ?? ''
}

function studyAmong({ inputs }: Manifest, base: string): string {
  return join(base, inputs.find(({ path }) => /(?:^|\/)study\.ya?ml$/i.test(path))?.path ?? 'study.yaml')
}

function transcriptsOf({ transcripts }: Manifest, base: string): readonly string[] {
  return [...new Set(transcripts.map(({ path }) => join(base, path)))]
}

/** Gives back what a user asked for from the options that a manifest keeps; its paths are relative to `base`. */
export function flagsOf({ options }: Pick<Manifest, 'options'>, base: string): JobFlags {
  const text = (key: string): string | undefined => (typeof options[key] === 'string' ? options[key] : undefined)
  const flags = {
    unit: unitKinds.find(kind => kind === options.unit) as UnitKind | undefined,
    participants: typeof options.participants === 'string' ? join(base, options.participants) : undefined,
    textColumn: text('textColumn'),
    idColumn: text('idColumn'),
    speakerColumn: text('speakerColumn'),
    groupColumn: text('groupColumn'),
    encoding: text('encoding'),
    moderator: Array.isArray(options.moderators) ? (options.moderators as readonly string[]) : undefined,
  }
  const given = Object.entries(flags).filter(([, value]) => value !== undefined)
  return { escapeFormulas: true, ...(Object.fromEntries(given) as Partial<JobFlags>) }
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
