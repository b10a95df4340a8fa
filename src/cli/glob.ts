import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { byCodePoint } from '../analysis/by-code-point'
import { isOurs } from './our-run'

/** True when a path is a pattern: holds `*` or `?`. */
export function isGlob(path: string): boolean {
  return /[*?]/.test(path)
}

/** True for what systems and programs leave in folders: `.DS_Store`, `~$fg01.docx`, `Thumbs.db`. Nobody means them by `*`. */
export function isHidden(name: string): boolean {
  return /^(\.|~\$)|~$/.test(name) || /^(thumbs\.db|desktop\.ini|icon\r)$/i.test(name)
}

/**
 * Finds the files that a pattern names, with forward slashes, relative to `base`, in code-point order.
 *
 * `*` is any run of characters within a name, `?` exactly one, `**` any number of folders. Hidden files, folders that hold a
 * run or a sample of this tool, and links to folders below `**` are passed over.
 *
 * @example
 * await glob('transcripts/*.txt', 'study') // ['transcripts/fg01.txt', 'transcripts/fg02.txt']
 */
export async function glob(pattern: string, base: string): Promise<readonly string[]> {
  const found = new Set<string>()
  const root = pattern.startsWith('/') ? '/' : ''
  await walk(root, pattern.split('/').filter(Boolean), base, found)
  return [...found].sort(byCodePoint)
}

async function walk(folder: string, segments: readonly string[], base: string, found: Set<string>): Promise<void> {
  const [segment, ...rest] = segments
  if (segment === undefined) return
  if (!isGlob(segment)) {
    const path = folder + segment
    if (rest.length > 0) await walk(`${path}/`, rest, base, found)
    else if ((await kindOf(place(base, path))) === 'file') found.add(path)
    return
  }
  if (segment === '**') await walk(folder, rest.length > 0 ? rest : ['*'], base, found)
  const matches = segment === '**' ? () => true : matcher(segment)
  for (const entry of await entries(place(base, folder))) {
    if (isHidden(entry.name) && !segment.startsWith('.')) continue
    if (!matches(entry.name)) continue
    const path = folder + entry.name
    if (segment === '**') {
      if (entry.isDirectory() && !(await isOurs(place(base, path)))) await walk(`${path}/`, segments, base, found)
      continue
    }
    const kind = entry.isSymbolicLink() ? await kindOf(place(base, path)) : entry.isDirectory() ? 'folder' : 'file'
    if (kind === 'file' && rest.length === 0) found.add(path)
    if (kind === 'folder' && rest.length > 0 && !(await isOurs(place(base, path)))) {
      await walk(`${path}/`, rest, base, found)
    }
  }
}

/** Matches a name without `RegExp`, going back to the last star only: no name takes longer than its length times the pattern's. */
function matcher(pattern: string): (name: string) => boolean {
  const wanted = [...pattern]
  return name => {
    const given = [...name]
    let p = 0
    let star = -1
    let restart = 0
    for (let n = 0; n < given.length; ) {
      if (wanted[p] === '*') {
        star = p++
        restart = n
      } else if (wanted[p] === '?' || wanted[p] === given[n]) {
        p++
        n++
      } else if (star !== -1) {
        p = star + 1
        n = ++restart
      } else return false
    }
    return wanted.slice(p).every(character => character === '*')
  }
}

function place(base: string, path: string): string {
  return path.startsWith('/') ? path : join(base, path)
}

async function entries(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

/** Follows links. */
export async function kindOf(path: string): Promise<'file' | 'folder' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file'
  } catch {
    return 'nothing'
  }
}
