import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { InputError, type Problem } from '../problem'
import type { TextFile, TranscriptFile } from '../run/inputs'
import type { FileRecord } from '../run/manifest'
import type { Study } from '../study/study'
import { isDecisionsFile } from './decisions-files'
import { type FilesFound, findFiles, readFileWhole, sha256 } from './files'
import { kindOf } from './glob'

/** A study file and what it names, as far as it could be found. */
export interface StudyFiles {
  /** Null where the study file itself is wrong. */
  readonly study: Study | null
  /** The folder that its paths are relative to. */
  readonly base: string
  readonly problems: readonly Problem[]
}

/** Reads files under the names that a study gives them, and keeps a record of each for the manifest. */
export interface Desk {
  /** The folder that names are relative to. */
  readonly base: string
  readonly records: readonly FileRecord[]
  /** Reads the text of a side file (YAML or CSV), whatever its encoding. Throws InputError. */
  text(name: string): Promise<TextFile>
  /** Reads lines of which the last may be torn, so that its bytes tell no encoding: they are UTF-8. Throws InputError. */
  lines(name: string): Promise<TextFile>
  /** Makes a transcript that is read when its turn comes. */
  transcript(name: string): TranscriptFile
  /** Where a name lies, as the user would name it. */
  shown(name: string): string
}

/**
 * @param base As the user named it.
 * @param named Names of files that lie elsewhere, and how the user named those.
 */
export function openDesk(base: string, named: ReadonlyMap<string, string> = new Map()): Desk {
  const records: FileRecord[] = []
  const placeOf = (name: string) => {
    if (name === '-' || isAbsolute(name)) return name
    return named.get(name) ?? join(base, name)
  }
  const read = async (name: string): Promise<Uint8Array> => {
    const { bytes, problem } = await readFileWhole(placeOf(name), name === '-' ? standardInput : name)
    if (problem) throw new InputError([problem])
    records.push({ path: name === '-' ? standardInput : name, bytes: bytes.length, sha256: sha256(bytes) })
    return bytes
  }
  return {
    base,
    records,
    text: async name => {
      const { decode } = await import('../transcript/decode')
      const { text, problems } = await decode(await read(name), name)
      return { path: name, text, problems }
    },
    lines: async name => ({ path: name, text: new TextDecoder().decode(await read(name)), problems: [] }),
    transcript: name => ({ path: name === '-' ? standardInput : name, bytes: () => read(name) }),
    shown: name => (name === standardInput ? name : placeOf(name)),
  }
}

/** Names a file, given as the user would from here, as it is seen from a folder: with forward slashes. */
export function nameFrom(base: string, path: string): string {
  return path === '-' ? path : relative(resolve(base), resolve(path)).split(sep).join('/')
}

/** What standard input is called: it has no name of its own, so its transcript has this one. */
const standardInput = 'stdin'

/**
 * Finds the study file that STUDY means: the file itself, or `study.yaml` in a folder. Null where it is neither.
 */
export async function findStudy(path: string): Promise<string | null> {
  const kind = await kindOf(path)
  if (kind === 'folder') {
    for (const name of studyNames) if ((await kindOf(join(path, name))) === 'file') return join(path, name)
    return null
  }
  return kind === 'file' && /\.ya?ml$/i.test(path) ? path : null
}

const studyNames = ['study.yaml', 'study.yml']

/** Says what is wrong with a path that should have been a study. */
export async function noStudy(path: string): Promise<Problem> {
  const kind = await kindOf(path)
  if (kind === 'folder') {
    const hasCodebook = (await kindOf(join(path, 'codebook.yaml'))) === 'file'
    const hint = hasCodebook
      ? 'write one; or, where a codebook is enough, name its codebook.yaml'
      : 'write one, or let "themewright init" write an example'
    return { code: 'no-study', severity: 'error', message: 'this folder holds no study.yaml', file: path, hint }
  }
  if (kind === 'file') {
    const hint = 'name a study.yaml, or give a codebook too: themewright code --codebook C FILE…'
    return { code: 'no-study', severity: 'error', message: 'this is not a study file', file: path, hint }
  }
  const hint = 'check the spelling, and the folder'
  return { code: 'missing-file', severity: 'error', message: 'there is no such file', file: path, hint }
}

/** Reads a study file. */
export async function openStudy(path: string): Promise<StudyFiles & { readonly desk: Desk }> {
  const base = dirname(path)
  const desk = openDesk(base)
  try {
    const { readStudy } = await import('../study/read-study')
    const file = await desk.text(basename(path))
    const { study, problems } = await readStudy(file.text, file.path)
    return { study, base, desk, problems: [...file.problems, ...problems] }
  } catch (error) {
    return { study: null, base, desk, problems: problemsOf(error) }
  }
}

/** Finds the transcripts of a study, leaving out what the study names otherwise, and people's decisions. */
export async function transcriptsOf(study: Study, base: string): Promise<FilesFound> {
  const found = await findFiles(study.transcripts, base, study.file)
  const others = new Set([study.file, study.codebook, study.participants, study.guide])
  return {
    paths: found.paths.filter(path => !others.has(path) && !isDecisionsFile(path)),
    problems: found.problems,
  }
}

/** Gives the problems that an error holds; throws on what is a bug of ours. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof InputError) return error.problems
  throw error
}
