import { basename, dirname } from 'node:path'
import type { Codebook } from '../codebook/codebook'
import type { Exported } from '../interchange/exported'
import { hasErrors, InputError, type Problem } from '../problem'
import {
  type ExportFormat,
  type ExportOptions,
  exportCodebook,
  exportFormats,
  exportRun,
} from '../report/export/formats'
import type { TextFile } from '../run/inputs'
import { type FileRecord, inOrderOfPaths } from '../run/manifest'
import { completeRun } from './complete-run'
import { isCodebook } from './is-codebook'
import { openRun } from './open-run'
import { findStudy, openDesk } from './study-files'

export interface ExportFlags extends Pick<ExportOptions, 'raw' | 'newline'> {
  readonly to: string
}

/** What is to be written of a run, a study or a codebook. */
export interface ToWrite {
  /** Null where nothing could be exported. */
  readonly exported: Exported | null
  /** What it was made of and how, as the record beside it tells: whoever has the same files can make the same bytes. */
  readonly source: Readonly<Record<string, unknown>>
  /** Their files are named as the user would name them. */
  readonly problems: readonly Problem[]
}

/** Makes an export of what a path names. Throws InputError where that is nothing that can be exported so. */
export async function exportedFrom(path: string, { to, ...options }: ExportFlags): Promise<ToWrite> {
  const format = exportFormats[to]
  const file = await findStudy(path)
  if (file !== null && (await isCodebook(file))) {
    if (format.needs === 'run') throw new InputError([needsRun(path, format)])
    const desk = openDesk(dirname(file))
    return withNames(await ofCodebook(await desk.text(basename(file)), desk.records, to), desk.shown)
  }
  const { job, problems, shown } = await openRun(path)
  if (!job) return withNames({ exported: null, source: {}, problems }, shown)
  if (format.needs === 'codebook') {
    const { codebook } = job.inputs
    const record = job.desk.records.filter(({ path }) => path === codebook.path)
    const made = await ofCodebook(codebook, record, to)
    return withNames({ ...made, problems: [...problems, ...made.problems] }, shown)
  }
  const changed = problems.filter(({ code }) => code === 'input-changed')
  const before = problems.filter(problem => !changed.includes(problem))
  const { complete, problems: found } = await completeRun(job, before)
  if (!complete) return withNames({ exported: null, source: {}, problems: [...found, ...changed] }, shown)
  const { run, record } = complete
  const errors = run.problems.filter(({ severity }) => severity === 'error')
  return withNames(
    {
      exported: await exportRun(run, to, { ...options, record }),
      source: {
        ...optionsSaid(options),
        study: run.study?.title ?? null,
        ...madeWith(run.codebook),
        unit: run.unit,
        inputs: record.inputs,
      },
      problems: [...errors, ...changed],
    },
    shown,
  )
}

async function ofCodebook(file: TextFile, inputs: readonly FileRecord[], to: string): Promise<ToWrite> {
  const { readCodebook } = await import('../codebook/read-codebook')
  const { codebook, problems: found } = await readCodebook(file.text, file.path)
  const problems = [...file.problems, ...found]
  if (codebook === null || hasErrors(problems)) return { exported: null, source: {}, problems }
  const source = { ...madeWith(codebook), inputs: inOrderOfPaths(inputs) }
  return { exported: await exportCodebook(codebook, to), source, problems }
}

function madeWith({ title, version, hash }: Codebook): Record<string, unknown> {
  return { codebook: { title, version, sha256: hash } }
}

/** Options that were given; a record of none says nothing of them. */
function optionsSaid({ raw, newline }: Omit<ExportFlags, 'to'>): Record<string, unknown> {
  const options = { ...(raw && { raw }), ...(newline && { newline }) }
  return Object.keys(options).length === 0 ? {} : { options }
}

/** Problems of a study know its files by the names that it gives them. */
function withNames(made: ToWrite, shown: (file: string) => string): ToWrite {
  const problems = made.problems.map(problem =>
    problem.file === undefined ? problem : { ...problem, file: shown(problem.file) },
  )
  return { ...made, problems }
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
