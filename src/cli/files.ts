import { createHash } from 'node:crypto'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { byCodePoint } from '../analysis/by-code-point'
import type { Problem } from '../problem'
import { glob, isGlob, isHidden, kindOf } from './glob'

/** What was read from disk; or why it could not be. */
export type FileRead =
  | { readonly bytes: Uint8Array; readonly problem?: never }
  | { readonly bytes?: never; readonly problem: Problem }

/** Larger files are refused before they are read: a JavaScript string cannot hold them. */
const mostBytes = 256 * 1024 * 1024

/**
 * Reads a file whole; `-` is standard input.
 *
 * @param path Where it lies.
 * @param name What problems call it.
 */
export async function readFileWhole(path: string, name: string): Promise<FileRead> {
  if (path === '-') return readStandardInput(name)
  const refuse = (code: string, message: string, hint: string): FileRead => ({
    problem: { code, severity: 'error', message, file: name, hint },
  })
  try {
    const file = await open(path, 'r')
    try {
      const stats = await file.stat()
      if (stats.isDirectory()) return refuse('not-a-file', 'this is a folder, not a file', 'name a file in it')
      if (stats.size > mostBytes) {
        return refuse(
          'file-too-large',
          `the file has ${stats.size} bytes; at most ${mostBytes} can be read`,
          'split it',
        )
      }
      return { bytes: await file.readFile() }
    } finally {
      await file.close()
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return refuse('missing-file', 'there is no such file', 'check the spelling, and the folder')
    }
    if (code === 'EACCES' || code === 'EPERM') {
      return refuse('unreadable-file', 'you may not read this file', 'change its permissions')
    }
    if (code === undefined) throw error
    return refuse(
      'unreadable-file',
      `the system could not read this file (${code})`,
      'try to open it in another program',
    )
  }
}

async function readStandardInput(name: string): Promise<FileRead> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > mostBytes) {
      const message = `standard input has more than ${mostBytes} bytes`
      return { problem: { code: 'file-too-large', severity: 'error', message, file: name, hint: 'split it' } }
    }
  }
  return { bytes: Buffer.concat(chunks) }
}

/** Which files were meant, and what was meant but is not there. */
export interface FilesFound {
  /** Forward slashes, relative to the base where they were written so. */
  readonly paths: readonly string[]
  readonly problems: readonly Problem[]
}

/**
 * Finds the files that paths, folders and patterns name, each file once, in code-point order.
 *
 * A folder stands for the files that lie directly in it, without hidden ones.
 *
 * @param names As the user wrote them.
 * @param base The folder that they are relative to.
 * @param writtenIn The file that names them, where a file does: patterns without a file are its problem.
 */
export async function findFiles(names: readonly string[], base: string, writtenIn?: string): Promise<FilesFound> {
  const paths = new Set<string>()
  const problems: Problem[] = []
  for (const name of names) {
    if (name === '-' && writtenIn === undefined) {
      paths.add(name)
      continue
    }
    const written = process.platform === 'win32' ? name.replaceAll('\\', '/') : name
    const place = isAbsolutePath(written) ? written : join(base, written)
    const kind = await kindOf(place)
    if (kind === 'file') paths.add(tidy(written))
    else if (kind === 'folder') {
      const found = await filesIn(place)
      const prefix = tidy(written)
      for (const file of found) paths.add(prefix === '.' ? file : prefix === '/' ? `/${file}` : `${prefix}/${file}`)
      if (found.length === 0) {
        const message = writtenIn ? `the folder "${name}" holds no transcripts` : 'this folder holds no transcripts'
        problems.push(nothing('empty-folder', message, writtenIn ?? name, 'put the transcripts into it'))
      }
    } else if (isGlob(written)) {
      const found = await glob(written, base)
      for (const path of found) paths.add(tidy(path))
      if (found.length === 0) {
        const message = writtenIn ? `no file matches "${name}"` : 'no file matches this pattern'
        const hint = writtenIn ? 'paths are relative to the study file' : 'check the spelling, and the folder'
        problems.push(nothing('no-match', message, writtenIn ?? name, hint))
      }
    } else if (writtenIn) {
      const message = `there is no file "${name}"`
      problems.push(nothing('missing-file', message, writtenIn, 'paths are relative to the study file'))
    } else {
      const hint = 'check the spelling, and the folder'
      problems.push(nothing('missing-file', 'there is no such file', name, hint))
    }
  }
  return { paths: [...paths].sort(byCodePoint), problems }
}

function nothing(code: string, message: string, file: string, hint: string): Problem {
  return { code, severity: 'error', message, file, hint }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const name of await readdir(folder)) {
    if (!isHidden(name) && (await kindOf(join(folder, name))) === 'file') found.push(name)
  }
  return found
}

/** Writes one path one way: `./a//b/` is `a/b`. */
function tidy(path: string): string {
  const root = path.startsWith('/') ? '/' : ''
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return root + parts.join('/') || '.'
}

function isAbsolutePath(path: string): boolean {
  return path.startsWith('/') || (process.platform === 'win32' && /^[a-z]:/i.test(path))
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
