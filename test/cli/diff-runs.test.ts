import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from './folder'
import { smallStudy } from './small-study'
import { themewright } from './themewright'

/** Codes the small study, changes files of it, and codes it again: into `before` and `after`. */
async function twice(changes: Readonly<Record<string, (text: string) => string>>, again: readonly string[] = []) {
  const cwd = folderWith(smallStudy)
  await themewright(['code', '.', '--no-report', '--out', 'before'], { cwd })
  for (const [path, change] of Object.entries(changes))
    writeFileSync(join(cwd, path), change(readFileSync(join(cwd, path), 'utf8')))
  await themewright(['code', '.', '--no-report', '--out', 'after', ...again], { cwd })
  return cwd
}

describe('diff of two runs', () => {
  test('says what was made otherwise, which counts moved, and which codings are new or gone', async () => {
    const cwd = await twice({
      'codebook.yaml': text => text.replace('1.2.0', '1.3.0').replace('rent, ', '').replace('[hours,', '[hours, bus,'),
    })
    const { code, stdout, stderr } = await themewright(['diff', 'before', 'after', '--all'], { cwd })
    expect(stdout.replace(/[0-9a-f]{16}/g, 'HASH')).toBe(`Fees
before (themewright 0.1.0, codebook 1.2.0) → after (themewright 0.1.0, codebook 1.3.0)
Codings: 1 new, 1 gone, 0 changed; 3 the same.

Made otherwise
  codebook codebook.yaml: changed (HASH → HASH)
  version of the codebook: 1.2.0 → 1.3.0

Counts that moved
Theme          Mentions     People  Groups
What it costs     2 → 1  2/3 → 1/3     1/2
Time              2 → 3  2/3 → 3/3     2/2

Codings by code
Code  New  Gone  Changed  Elsewhere
cost         −1
time   +1

  + “The bus is free.”
    — P1, fg01:3; time: "bus" is a keyword (codebook.yaml:13:23)
  − “We leave late and the rent is up.”
    — P2, fg01:9; cost: "rent" is a keyword (codebook.yaml:6:27)
`)
    expect([code, stderr]).toEqual([0, ''])
  })
  test('leaves aside that rules moved to other lines, and tells codings that stand elsewhere from those that are otherwise', async () => {
    const cwd = await twice({
      'codebook.yaml': text => text.replace('themes:', '# moved\nthemes:'),
      'transcripts/fg01.txt': text => `Moderator: Welcome to all of you.\n\n${text}`,
    })
    const { stdout } = await themewright(['diff', 'before', 'after', '--json'], { cwd })
    const { same, changes } = JSON.parse(stdout)
    const kinds = changes.map(({ kind, what }: { kind: string; what: string[] }) => [kind, what])
    expect([same, kinds]).toEqual([
      1,
      [
        ['shifted', []],
        ['shifted', []],
        ['shifted', []],
      ],
    ])
  })
  test('pairs stretches that overlap where the unit is another', async () => {
    const cwd = await twice({}, ['--unit', 'turn'])
    const { stdout } = await themewright(['diff', 'before', 'after', '--json'], { cwd })
    const { changes, settings } = JSON.parse(stdout)
    expect(settings).toEqual([{ setting: 'unit', was: 'sentence', now: 'turn' }])
    expect(changes.map(({ kind, what }: { kind: string; what: string[] }) => [kind, what])).toEqual([
      ['changed', ['span']],
    ])
  })
  test('says so where both are the same', async () => {
    const cwd = await twice({})
    const { stdout } = await themewright(['diff', 'before', 'after'], { cwd })
    expect(stdout.split('\n').slice(2)).toEqual(['The same 4 codings in both.', ''])
  })
  test('counts what people decided, and warns of a run that was edited', async () => {
    const cwd = await twice({})
    const file = join(cwd, 'after/codings.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"status":"candidate"', '"status":"accepted"'))
    appendFileSync(join(cwd, 'after/run.json'), ' ')
    const { code, stdout, stderr } = await themewright(['diff', 'before', 'after'], { cwd })
    expect(stdout).toContain('\nCodings: 0 new, 0 gone, 1 changed; 3 the same; status: 1 from candidate to accepted.\n')
    expect([code, stderr.match(/altered-run/g)]).toEqual([0, ['altered-run', 'altered-run']])
  })
  test('shows what would steer the terminal, and does not obey', async () => {
    const cwd = await twice({ 'transcripts/fg02.txt': text => `${text}\nP3: Late \u001b[31m again.\n` })
    const { stdout } = await themewright(['diff', 'before', 'after', '--all'], { cwd })
    expect(stdout).toContain('Late <U+001B>[31m again.')
  })
  test('refuses what is no run, all of it at once', async () => {
    const cwd = folderWith({ ...smallStudy, 'other/run.json': '{}' })
    const { code, stdout, stderr } = await themewright(['diff', '.', 'other'], { cwd })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr.match(/no-run|broken-run/g)?.sort()).toEqual(['broken-run', 'no-run'])
  })
})
