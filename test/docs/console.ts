import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { themewright } from '../cli/themewright'
import type { Page } from './page'

/** A command that a page shows, with what it says that it prints. */
export interface Shown {
  readonly command: string
  /** `…` stands for anything that was left out. */
  readonly said: string
  readonly printed: string
}

/**
 * Runs every command of a page's ```console blocks, in order, in one folder. A fence such as ```csv answers.csv is a file that
 * is there before the commands behind it.
 */
export async function runConsole({ fences }: Page): Promise<readonly Shown[]> {
  const folder = mkdtempSync(join(tmpdir(), 'themewright-docs-'))
  const shown: Shown[] = []
  try {
    for (const { info, body } of fences) {
      const [kind, name] = info.split(' ')
      if (name?.includes('.')) writeFileSync(join(folder, name), `${body}\n`)
      if (kind !== 'console') continue
      for (const [, command, said] of body.matchAll(/^\$ (.*)\n?((?:(?!\$ ).*(?:\n|$))*)/gm)) {
        shown.push({ command, said: said.trim(), printed: await run(command, folder) })
      }
    }
    return shown
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function run(command: string, cwd: string): Promise<string> {
  if (command === 'echo $?') return `${lastCode}`
  const [tool, ...args] = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain)
  if (tool !== 'themewright') throw new Error(`a page shows "${command}", which is no command of ours`)
  const { code, stdout, stderr } = await themewright(args, { cwd, env: { NO_COLOR: '1' } })
  lastCode = code
  return `${stdout}${stderr}`.trim()
}

let lastCode: number | null = null

/** True when what is said is what was printed, but for what `…` leaves out. */
export function agrees({ said, printed }: Shown): boolean {
  const lines = said.split('\n').map(line => (line.trim() === '…' ? '[^]*' : line.split('…').map(literal).join('.*')))
  return new RegExp(
    `^${lines.join('\n').replaceAll('[^]*\n', '(?:[^]*\n)?').replaceAll('\n[^]*', '(?:\n[^]*)?')}$`,
  ).test(printed)
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
