import { resolve } from 'node:path'
import type { CodingsToCompare } from '../analysis/agreement/compare-codings'
import { byCodePoint } from '../analysis/by-code-point'
import type { CodedStudy } from '../analysis/coded-study'
import { codesByName } from '../codebook/codes-by-name'
import type { PeopleCodings, ReadCodingsOptions } from '../coding/people/people-codings'
import { isProject, readCodings } from '../coding/people/read-codings'
import { codingsOfProjects } from '../interchange/qdpx/codings-of-projects'
import type { QdaProject } from '../interchange/qdpx/project'
import type { ProjectPositions } from '../interchange/qdpx/project-codings'
import { readProject } from '../interchange/qdpx/read-project'
import type { Problem } from '../problem'
import type { FileRecord } from '../run/manifest'
import { runStudy } from '../run/run'
import { labelKey } from '../transcript/labels'
import { findFiles, readFileWhole, sha256 } from './files'
import { kindOf } from './glob'
import { openRun } from './open-run'
import { isOurRun } from './our-run'
import { findStudy, nameFrom } from './study-files'

/** What `agree` compares, read from disk. */
export interface AgreeInputs extends CodingsToCompare {
  /** The seed of the study, where there is one. */
  readonly seed: number
  /** How the positions of each project were read. */
  readonly positions: readonly ProjectPositions[]
  /** Every file that was read, as it is called from where the user stands. */
  readonly records: readonly FileRecord[]
  readonly problems: readonly Problem[]
}

export interface AgreeInputOptions extends Omit<ReadCodingsOptions, 'isWanted' | 'isCode' | 'attributes'> {
  /** A study, or a run, that tells transcripts and codes and is no coder. */
  readonly study?: string
  readonly codes?: readonly string[]
}

/**
 * Reads files of codings, and makes runs again whose codebooks are coders.
 *
 * @param paths Runs, studies, files, folders and patterns, as the user named them.
 */
export async function openAgreeInputs(
  paths: readonly string[],
  { study, codes, ...options }: AgreeInputOptions,
): Promise<AgreeInputs> {
  const problems: Problem[] = []
  const records: FileRecord[] = []
  let seed: number | undefined
  const open = async (path: string): Promise<CodedStudy | null> => {
    const { job, problems: found, shown } = await openRun(path)
    const say = (all: readonly Problem[]): void => {
      for (const problem of all)
        problems.push(problem.file === undefined ? problem : { ...problem, file: shown(problem.file) })
    }
    say(found)
    if (!job) return null
    const { run, problems: ofRun } = await runStudy(job.inputs)
    // What a run says of its results is said when it is made.
    say(ofRun.filter(({ severity }) => severity === 'error'))
    seed ??= job.seed
    records.push(...job.desk.records.map(record => ({ ...record, path: nameFrom('.', shown(record.path)) })))
    return run
  }

  const runs: { path: string; study: CodedStudy }[] = []
  const others: string[] = []
  // What is named twice is still one coder.
  const each = new Map(paths.map(path => [path === '-' ? path : resolve(path), path]))
  for (const path of each.values()) {
    if (!(await isStudyOrRun(path))) others.push(path)
    else {
      const run = await open(path)
      if (run) runs.push({ path, study: run })
    }
  }
  const beside =
    study === undefined || runs.some(({ path }) => resolve(path) === resolve(study)) ? null : await open(study)
  const studies = beside ? [beside] : []
  const books = [...runs.map(({ study }) => study), ...studies].map(({ codebook }) => codebook)
  const idOf = codesByName(books)
  const isCode = (name: string): boolean => idOf(name) !== null
  const wanted = codes && new Set(codes.map(labelKey))
  const reading: ReadCodingsOptions = {
    ...options,
    isCode,
    // A theme may be asked for of which a table has the sub-themes.
    ...(wanted && { isWanted: name => wanted.has(labelKey(name)) || isCode(name) }),
    attributes: [...runs.map(({ study }) => study), ...studies].flatMap(({ people }) => people.attributes),
  }
  const found = await findFiles(others, '')
  problems.push(...found.problems)
  const opened: (PeopleCodings | QdaProject)[] = []
  for (const path of inOrderGiven(found.paths, others)) {
    const { bytes, problem } = await readFileWhole(path, path)
    if (problem) {
      const isLarge = problem.code === 'file-too-large' && isProject(path, new Uint8Array())
      problems.push(isLarge ? { ...problem, hint: 'export the project without its recordings and pictures' } : problem)
      continue
    }
    records.push({ path: nameFrom('.', path), bytes: bytes.length, sha256: sha256(bytes) })
    if (isProject(path, bytes)) {
      const read = await readProject({ path, bytes })
      if (read.project) opened.push(read.project)
      problems.push(...read.problems)
      continue
    }
    const read = await readCodings({ path, bytes }, reading)
    if (read.codings) opened.push(read.codings)
    problems.push(...read.problems)
  }
  const projects = opened.filter(isOpenProject)
  const coded = await codingsOfProjects(projects, [...runs.map(({ study }) => study), ...studies])
  problems.push(...coded.problems)
  const files = opened.map(each => (isOpenProject(each) ? coded.files[projects.indexOf(each)] : each))
  const codebooks = runs.map(({ path, study }) => {
    return { coder: runs.length === 1 ? 'codebook' : `codebook (${path})`, study }
  })
  return {
    files,
    codebooks,
    studies,
    projects: coded.study ? [coded.study] : [],
    seed: seed ?? 1,
    positions: coded.positions.map(each => ({ ...each, file: nameFrom('.', each.file) })),
    records: unique(records),
    problems,
  }
}

function isOpenProject(opened: PeopleCodings | QdaProject): opened is QdaProject {
  return !('kind' in opened)
}

async function isStudyOrRun(path: string): Promise<boolean> {
  if ((await findStudy(path)) !== null) return true
  return (await kindOf(path)) === 'folder' && (await isOurRun(path))
}

/** Coders come in the order in which the user named their files; those of a folder or a pattern by name. */
function inOrderGiven(paths: readonly string[], given: readonly string[]): readonly string[] {
  const place = (path: string): number => {
    const at = given.findIndex(name => resolve(name) === resolve(path))
    return at === -1 ? given.length : at
  }
  return [...paths].sort((a, b) => place(a) - place(b) || byCodePoint(a, b))
}

/** Two runs may be made from the same files. */
function unique(records: readonly FileRecord[]): readonly FileRecord[] {
  return [...new Map(records.map(record => [record.path, record])).values()].sort((a, b) => byCodePoint(a.path, b.path))
}
