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
  readonly seed: number
  readonly inputs: readonly FileRecord[]
  readonly outputs: readonly FileRecord[]
}

/**
 * Gives what `run.json` says: which tool made which files from which, with the hash of each.
 *
 * There is no clock in it and no name of a machine or a folder above the study: the same inputs and options give the same
 * bytes, always and everywhere.
 */
export function manifest({ run, options, seed, inputs, outputs }: ManifestParts) {
  const { codebook, transcripts } = run
  return {
    tool,
    version,
    family: codebook.family,
    note: 'A coding is a candidate: a rule that fired is an indicator, not a finding, until a person has judged it.',
    study: run.study?.title ?? null,
    codebook: { title: codebook.title, version: codebook.version, file: codebook.file, sha256: codebook.hash },
    unit: run.unit,
    seed,
    options,
    inputs: [...inputs].sort((a, b) => byCodePoint(a.path, b.path)).map(record),
    outputs: [...outputs].sort((a, b) => byCodePoint(a.path, b.path)).map(record),
    counts: run.counts,
    transcripts: transcripts.map(({ transcript: { id, path, format, group, hash } }) => {
      return { id, path, format, group, sha256: hash }
    }),
    problems: run.problems.map(problemRecord),
  }
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

function record({ path, bytes, sha256 }: FileRecord): FileRecord {
  return { path, bytes, sha256 }
}
