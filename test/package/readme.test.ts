import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'themewright-readme-'))
afterAll(() => rmSync(folder, { recursive: true }))

const block = (language: string): string =>
  new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(readme)![1]
const run = (...args: string[]): string =>
  execFileSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

test('the README’s terminal output is what the command prints', () => {
  const printed = run(
    process.env.THEMEWRIGHT_COMMAND!,
    'code',
    'examples/medical-staffing',
    '--out',
    join(folder, 'results'),
  )
  const lines = printed.split('\n')
  const shown = block('text')
    .split('\n')
    .filter(line => line.trim() !== '' && line.trim() !== '…')
  expect(shown.length).toBeGreaterThan(20)
  expect(shown.filter(line => !lines.includes(line))).toEqual([])
})

test('the README’s ten lines run', () => {
  const script = join(folder, 'ten-lines.mts')
  writeFileSync(script, block('ts').replace("'themewright'", `'${join(root, 'src/index.ts')}'`))
  const printed = run('--import', 'tsx', script).trim().split('\n')
  expect(printed).toHaveLength(2)
  for (const line of printed) expect(line).toMatch(/^\w+, line \d+: .+ \[[a-z-]+\/[a-z-]+: .+\]$/)
})
