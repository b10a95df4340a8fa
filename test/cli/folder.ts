import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Files by path, with forward slashes; a folder's own path is left out. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** Makes a folder with these files that is gone when the test is over. */
export function folderWith(files: Files = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'themewright-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** Gives the paths of all files in a folder, hidden ones too, sorted. */
export function pathsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(folder, path)).isFile())
    .sort()
}

/** Gives all files of a folder as text. */
export function textsIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(pathsIn(folder).map(path => [path, readFileSync(join(folder, path), 'utf8')]))
}
