import { spawn } from 'node:child_process'
import { join } from 'node:path'

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
/** The command, which "build.ts" built ahead of all tests. */
export const main = process.env.THEMEWRIGHT_COMMAND!

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
