import { isUtf8 } from 'node:buffer'
import { InputError, type Problem } from '../../problem'
import { isZip } from '../../transcript/binary'
import { decode } from '../../transcript/decode'
import { type ArchiveKind, broken, unpackSome } from '../../transcript/readers/archive'
import { readXmlTree, XmlMistake } from '../xml-tree'
import type { QdaProject } from './project'
import { ProjectElements, type ProjectRead } from './project-elements'
import { readTexts } from './source-texts'

export interface ProjectReading {
  /** Null where nothing can be read. */
  readonly project: QdaProject | null
  readonly problems: readonly Problem[]
}

/** At the top, or where somebody packed the unpacked folder again, in the one folder that there is. */
const projectFile = /^(?:(?!__MACOSX)[^/]+\/)?(?!\._)[^/]+\.qde$/i

const projectArchive: ArchiveKind = {
  extension: '.qdpx',
  part: projectFile,
  what: 'a project (.qde)',
  program: 'the program that made it',
  plain: 'a table, with one row a coding',
  code: 'broken-qdpx',
}

/**
 * Reads a REFI-QDA project (`.qdpx`) as NVivo, MAXQDA, ATLAS.ti, QualCoder, Taguette and others export it: users, codes, texts and who coded what, and
 * what else is known of people, codes and sources.
 *
 * Names and guids are read as programs write them and not only as the standard has it: any namespace, any case of a folder's name, any `*.qde`. Nothing
 * outside of the archive is looked up. Lines in problems are those of the project file within.
 *
 * Wrong input gives problems, never an exception. Touches no disk.
 */
export async function readProject({
  path,
  bytes,
}: {
  readonly path: string
  readonly bytes: Uint8Array
}): Promise<ProjectReading> {
  try {
    if (!isZip(bytes)) throw broken(path, undefined, undefined, projectArchive)
    const files = await unpackSome(bytes, path, projectArchive, name => projectFile.test(name))
    const name = projectAmong([...files.keys()], path)
    const { project, paths, notePaths, problems } = await elementsOf(files.get(name)!, path, name)
    const folder = name.slice(0, name.lastIndexOf('/') + 1)
    const texts = await readTexts([...paths, ...notePaths], folder, {
      path,
      unpack: isWanted => unpackSome(bytes, path, projectArchive, isWanted),
    })
    const sources = project.sources.map((source, i) => ({ ...source, ...texts.found[i] }))
    const notes = project.notes.map((note, i) => ({ ...note, text: texts.found[paths.length + i].text }))
    return { project: { ...project, sources, notes }, problems: [...problems, ...texts.problems] }
  } catch (error) {
    if (error instanceof InputError) return { project: null, problems: error.problems }
    if (error instanceof XmlMistake) return { project: null, problems: [brokenXml(path, error)] }
    throw error
  }
}

async function elementsOf(bytes: Uint8Array, path: string, name: string): Promise<ProjectRead> {
  const elements = new ProjectElements(path)
  const root = await readXmlTree(await asUtf8(bytes, `${path}/${name}`), (...both) => elements.take(...both))
  if (root.name !== 'Project') throw new XmlMistake('it holds no project', root.line)
  return elements.read(root)
}

function projectAmong(names: readonly string[], path: string): string {
  const top = names.filter(name => !name.includes('/'))
  const candidates = top.length > 0 ? top : names
  const usual = candidates.find(name => /(?:^|\/)project\.qde$/i.test(name))
  if (usual !== undefined) return usual
  if (candidates.length === 1) return candidates[0]
  throw broken(path, 'it holds several projects', 'leave one .qde file in it', projectArchive)
}

/** The standard asks for UTF-8. */
async function asUtf8(bytes: Uint8Array, path: string): Promise<Uint8Array> {
  if (isUtf8(bytes) && !bytes.includes(0)) return bytes
  const { text } = await decode(bytes, path)
  return Buffer.from(text)
}

function brokenXml(file: string, { message, line, column }: XmlMistake): Problem {
  const place = { ...(line !== null && { line }), ...(column !== null && { column }) }
  return {
    code: 'broken-qdpx',
    severity: 'error',
    message: `the project file in this archive cannot be read: ${message}`,
    file,
    ...place,
    hint: 'export the project anew; line and column are those of the .qde file in the archive',
  }
}
