import type { Problem } from '../../problem'
import { decode } from '../../transcript/decode'
import type { QdaSource } from './project'
import type { TextPlace } from './project-parts'

interface Archive {
  /** Of the project, for problems. */
  readonly path: string
  readonly unpack: (isWanted: (name: string) => boolean) => Promise<ReadonlyMap<string, Uint8Array>>
}

type TextFound = Pick<QdaSource, 'text' | 'missing'>

/**
 * Reads the texts of sources from the archive that the project lies in, and from nowhere else.
 *
 * @param places Where each source says that its text is.
 * @param folder The folder of the archive that the project file lies in: empty, or with a slash at its end.
 */
export async function readTexts(
  places: readonly TextPlace[],
  folder: string,
  { path, unpack }: Archive,
): Promise<{ readonly found: readonly TextFound[]; readonly problems: readonly Problem[] }> {
  const wanted = new Map(places.flatMap(place => namesOf(place, folder).map(name => [key(name), name])))
  const files = wanted.size === 0 ? new Map<string, Uint8Array>() : await unpack(name => wanted.has(key(name)))
  // Where two names differ by their case alone, the one that is written comes first.
  const byKey = new Map([...files].map(([name, bytes]) => [key(name), { name, bytes }]))
  const problems: Problem[] = []
  const found: TextFound[] = []
  for (const place of places) {
    if (place.inline !== null && (place.inline !== '' || place.path === null)) {
      found.push({ text: place.inline.replace(/^\uFEFF/, ''), missing: null })
      continue
    }
    const names = namesOf(place, folder)
    const file = names
      .map(name => (files.has(name) ? { name, bytes: files.get(name)! } : byKey.get(key(name))))
      .find(each => each !== undefined)
    if (!file) {
      found.push({ text: null, missing: whyMissing(place) })
      continue
    }
    const { text, problems: ofText } = await decode(file.bytes, `${path}/${file.name}`)
    problems.push(...ofText)
    found.push({ text, missing: null })
  }
  return { found, problems }
}

/** Under which names a file may lie in the archive, the likeliest first. */
function namesOf({ path }: TextPlace, folder: string): readonly string[] {
  if (path === null || isOutside(path)) return []
  const name = path
    .trim()
    .replace(/^internal:\/*/i, '')
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '')
  const spellings = [...new Set([name, decoded(name)])].filter(each => each !== '')
  return spellings.flatMap(each => [`${folder}sources/${each}`, `${folder}${each}`])
}

/** `relative:` and `absolute:` lead to files of whoever made the project. */
function isOutside(path: string): boolean {
  return /^(?!internal:)[a-z][a-z\d+.-]*:/i.test(path.trim())
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** Programs write the folder as `sources` or `Sources`, and systems spell accents in two ways. */
function key(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function whyMissing({ path }: TextPlace): string {
  if (path === null) return 'it has no plain text'
  return isOutside(path) ? 'its text lies outside of the project' : 'its text is not in the archive'
}
