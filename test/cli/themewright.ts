import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Options } from 'tsup'
import { afterAll, beforeAll } from 'vitest'

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Settings {
  /** The folder in which the user stands. */
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
}

const root = join(import.meta.dirname, '../..')
const built = join(root, `node_modules/.cache/themewright-test-${process.pid}`)
/** The command, built as it is published: it starts in a fraction of the time that the sources take. */
export const main = join(built, 'main.js')

beforeAll(async () => {
  const entry = { main: join(root, 'src/cli/main.ts') }
  const settings: Options = { target: 'node20', platform: 'node', splitting: true, noExternal: [/^natural/] }
  await build({ ...settings, entry, format: ['esm'], outDir: built, config: false, silent: true })
})

afterAll(() => rmSync(built, { recursive: true, force: true }))

/** Runs the command as a user would. */
export function themewright(
  args: readonly string[],
  { cwd = root, env = {}, stdin = '' }: Settings = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [main, ...args], { cwd, env: { ...process.env, ...env } })
  child.stdin.on('error', () => {}).end(stdin)
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  return new Promise(done => child.once('close', code => done({ code, stdout, stderr })))
}

/** Gives the JSON lines of a text as data. */
export function jsonLines(text: string): readonly Record<string, unknown>[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
}
