import { createHash } from 'node:crypto'
import { version } from '../../package.json'
import { byCodePoint } from '../analysis/by-code-point'
import type { Problem } from '../problem'
import type { Run } from './run'

/** Name of this tool, as `run.json` gives it: by it a run is known as ours. */
export const tool = 'themewright'

export { version }

/** A file that went into a run or came out of it. */
export interface FileRecord {
  /** Inputs: relative to the study file (to the codebook, where there is no study). Outputs: relative to the run. Forward slashes. */
  readonly path: string
  readonly bytes: number
  /** In hex. */
  readonly sha256: string
}

export interface ManifestParts {
  readonly run: Run
  /** What the user asked for, as it takes effect: one key an option, in the order of the command's help. */
  readonly options: Readonly<Record<string, unknown>>
  /** What of it the command line asked for: the rest is as the study file says, or as it is unless told. */
  readonly asked?: Readonly<Record<string, unknown>>
  readonly seed: number
  readonly inputs: readonly FileRecord[]
  readonly outputs: readonly FileRecord[]
}

/**
 * Gives what `run.json` says: which tool made which files from which, with the hash of each.
 *
 * There is no clock in it and no name of a machine or a folder above the study: the same inputs and options give the same
 * bytes, always and everywhere. It ends with its own hash, so that a change of it shows.
 */
export function manifest({ run, options, asked = {}, seed, inputs, outputs }: ManifestParts) {
  const { codebook, transcripts } = run
  const said = {
    tool,
    version,
    family: codebook.family,
    note: 'A coding is a candidate: a rule that fired is an indicator, not a finding, until a person has judged it.',
    study: run.study?.title ?? null,
    codebook: { title: codebook.title, version: codebook.version, file: codebook.file, sha256: codebook.hash },
    unit: run.unit,
    seed,
    options,
    asked,
    inputs: inOrderOfPaths(inputs),
    outputs: inOrderOfPaths(outputs),
    counts: run.counts,
    transcripts: transcripts.map(({ transcript: { id, path, format, group, hash } }) => {
      return { id, path, format, group, sha256: hash }
    }),
    problems: run.problems.map(problemRecord),
  }
  return { ...said, seal: sealOf(said) }
}

/** Gives the SHA-256 (hex) of everything that a manifest says but its seal, as JSON without blanks. */
export function sealOf(manifest: object): string {
  const { seal: _, ...said } = manifest as { readonly seal?: unknown }
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}

/** Gives a problem with its keys in one order. */
export function problemRecord({ code, severity, file, line, column, message, hint }: Problem): Problem {
  return {
    code,
    severity,
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    message,
    ...(hint === undefined ? {} : { hint }),
  }
}

/** Gives records of files by path, each with its keys in one order. */
export function inOrderOfPaths(files: readonly FileRecord[]): readonly FileRecord[] {
  return [...files].sort((a, b) => byCodePoint(a.path, b.path)).map(record)
}

function record({ path, bytes, sha256 }: FileRecord): FileRecord {
  return { path, bytes, sha256 }
}
