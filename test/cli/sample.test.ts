import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { glob } from '../../src/cli/glob'
import { folderWith, pathsIn, textsIn } from './folder'
import { smallStudy } from './small-study'
import { themewright } from './themewright'

const sampleFiles = (coders: number) =>
  [
    'how-to-code.md',
    'sample.json',
    ...Array.from({ length: coders }, (_, i) => [`sheet-${i + 1}.csv`, `sheet-${i + 1}.xlsx`]).flat(),
  ].sort()

describe('sample', () => {
  test('writes sheets that say nothing of what the rules decided, and tells how exact the scores will be', async () => {
    const cwd = folderWith(smallStudy)
    const { code, stdout, stderr } = await themewright(['sample', '.', '--coders', '2'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toContain('5 of 5 units (sentence), drawn from 4 strata.')
    expect(stdout).toMatch(/^What it costs +2 +2 +\.\d\d/m)
    expect(stderr).toContain('The sample is in validation/sample-1.')
    const folder = join(cwd, 'validation/sample-1')
    expect(pathsIn(folder)).toEqual(sampleFiles(2))
    const [header, ...rows] = readFileSync(join(folder, 'sheet-1.csv'), 'utf8').trimEnd().split('\n')
    // The mark tells spreadsheet programs that this is UTF-8.
    expect(header).toBe('\ufeffunit,before,text,after,cost,time,memo')
    expect(rows.filter(row => /,,,$/.test(row))).toHaveLength(5)
    const sheet = readFileSync(join(folder, 'sheet-1.csv'), 'utf8')
    expect(sheet).not.toMatch(/P1|P2|20-29|keyword/)
    expect(readFileSync(join(folder, 'how-to-code.md'), 'utf8')).not.toContain('The fees are too high.')
  })

  test('gives the same bytes again, and coders orders of their own', async () => {
    const [one, other] = [folderWith(smallStudy), folderWith(smallStudy)]
    await themewright(['sample', one, '--coders', '2'], { env: { TZ: 'Asia/Tokyo' } })
    await themewright(['sample', '.', '--coders', '2'], { cwd: other, env: { TZ: 'UTC' } })
    expect(textsIn(join(one, 'validation'))).toEqual(textsIn(join(other, 'validation')))
    const units = (sheet: number) =>
      readFileSync(join(one, `validation/sample-1/sheet-${sheet}.csv`), 'utf8').match(/^\d+(?=,)/gm)!
    expect([...units(2)].sort()).toEqual(units(1))
    expect(units(2)).not.toEqual(units(1))
  })

  test('never draws a unit twice, and never writes over a sample', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['sample', '.', '--units', '3', '--codes', 'cost'], { cwd })
    const before = textsIn(cwd)
    const { code } = await themewright(['sample', '.', '--units', '3', '--codes', 'cost'], { cwd })
    expect(code).toBe(0)
    expect(textsIn(cwd)).toMatchObject(before)
    const drawn = (name: string): readonly string[] =>
      JSON.parse(readFileSync(join(cwd, `validation/${name}/sample.json`), 'utf8')).units.map(
        ({ transcript, start }: { transcript: string; start: number }) => `${transcript}:${start}`,
      )
    expect(drawn('sample-2').filter(unit => drawn('sample-1').includes(unit))).toEqual([])
    expect(drawn('sample-2')).toHaveLength(2)
    const third = await themewright(['sample', '.'], { cwd })
    expect([third.code, third.stderr]).toEqual([1, expect.stringContaining('nothing-to-sample')])
    const again = await themewright(['sample', '.', '--out', 'validation/sample-1'], { cwd })
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('not-ours')])
  })

  test('is no transcript to a pattern that reaches over folders', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['sample', '.'], { cwd })
    expect(await glob('**/*.csv', cwd)).toEqual(['participants.csv'])
  })

  test('names the code that was meant', async () => {
    const { code, stderr } = await themewright(['sample', '.', '--codes', 'costs'], { cwd: folderWith(smallStudy) })
    expect(code).toBe(1)
    expect(stderr).toContain('unknown-code  no code is called "costs"  (did you mean "cost"?)')
  })
})
