import { InputError, type Problem } from '../problem'
import { isZip } from '../transcript/binary'
import { decode } from '../transcript/decode'
import type { Source } from '../transcript/readers/reader'
import type { Imported } from './imported'
import type { Importer, ImportOptions } from './importer'
import { importers, type ListedImporter } from './importers'
import { looksLike } from './looks-like'

export interface ImportFileOptions extends ImportOptions {
  /** Name of the format (`liwc`), where it is not to be told by what the file holds. */
  readonly from?: string
}

/**
 * Imports a file of another program: a codebook, a dictionary, a project, or codings.
 *
 * The format is told by what the file holds, unless `from` names it. Throws InputError where nothing can be read: `unknown-format` for a
 * file that no importer recognises. Touches no disk: the caller brings the bytes.
 */
export async function importFile(
  file: { readonly path: string; readonly bytes: Uint8Array },
  { from, ...options }: ImportFileOptions = {},
): Promise<Imported> {
  const { source, problems } = await sourceOf(file, options.encoding)
  const importer = from === undefined ? await importerOf(source, importers) : await named(from, file.path)
  if (importer === null) {
    const kind = looksLike(source)
    const message = `no importer recognises this file${kind === null ? '' : `, which seems to be ${kind}`}`
    throw new InputError([unknownFormat(file.path, message)])
  }
  const imported = await importer.import(source, options)
  return { ...imported, problems: [...problems, ...imported.problems] }
}

/** Finds the first importer that recognises a file. */
async function importerOf(source: Source, listed: readonly ListedImporter[]): Promise<Importer | null> {
  for (const { load } of listed) {
    const importer = await load()
    if (await importer.recognises(source)) return importer
  }
  return null
}

async function named(from: string, path: string): Promise<Importer> {
  const listed = importers.find(({ name }) => name === from)
  if (!listed) throw new InputError([unknownFormat(path, `no importer is called "${from}"`)])
  return listed.load()
}

function unknownFormat(file: string, message: string): Problem {
  const hint =
    'name its format with --from, if "themewright import --help" lists it; transcripts need no import: "themewright read" takes them'
  return { code: 'unknown-format', severity: 'error', message, file, hint }
}

/** Other programs' files may be archives or databases: those have no text. */
async function sourceOf(
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  encoding: string | undefined,
): Promise<{ readonly source: Source; readonly problems: readonly Problem[] }> {
  const base = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const dot = base.lastIndexOf('.')
  const named = {
    path,
    name: dot > 0 ? base.slice(0, dot) : base,
    extension: dot > 0 ? base.slice(dot).toLowerCase() : '',
    bytes,
  }
  if (bytes.length === 0) {
    throw new InputError([{ code: 'empty-file', severity: 'error', message: 'this file holds no words', file: path }])
  }
  if (isZip(bytes)) return { source: { ...named, text: null }, problems: [] }
  try {
    const { text, problems } = await decode(bytes, path, encoding)
    return { source: { ...named, text }, problems }
  } catch (error) {
    if (error instanceof InputError && error.problems.every(({ code }) => code === 'binary-file'))
      return { source: { ...named, text: null }, problems: [] }
    throw error
  }
}
