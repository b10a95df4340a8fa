import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toXlsx } from '../../src/report/to-xlsx'
import { readWorkbook } from '../../src/transcript/workbook'
import { folderWith, textsIn } from './folder'
import { smallStudy } from './small-study'
import { themewright } from './themewright'

const at = 'validation/sample-1'

/** What a careful coder says of the five sentences of the small study: the rent is a cost, the hours are time; an entrance fee is a cost too. */
const decide = (text: string): readonly [number, number] => [
  /fees|entrance|rent/.test(text) ? 1 : 0,
  /late|hours/.test(text) ? 1 : 0,
]

/** Fills a sheet as a coder does in a spreadsheet program, which keeps the rows as they are. */
async function fill(
  cwd: string,
  coder = 1,
  form: 'csv' | 'xlsx' = 'csv',
  said: (text: string) => readonly [number | string, number | string] = decide,
): Promise<void> {
  const path = join(cwd, `${at}/sheet-${coder}.xlsx`)
  const [units, ...others] = await readWorkbook(readFileSync(path), path)
  const [header, ...rows] = units.rows
  const filled = rows.map(row => [...row.slice(0, 4), ...said(row[2]), ''])
  if (form === 'xlsx') {
    const sheets = [
      { name: 'Units', header, rows: filled },
      ...others.map(({ name }) => ({ name, header: ['x'], rows: [] })),
    ]
    writeFileSync(path, await toXlsx(sheets))
  } else {
    const cell = (each: string | number) => `"${String(each).replaceAll('"', '""')}"`
    // Some spreadsheet programs write semicolons.
    const lines = [header, ...filled].map(row => row.map(cell).join(';'))
    writeFileSync(join(cwd, `${at}/sheet-${coder}.csv`), `\ufeff${lines.join('\r\n')}\r\n`)
  }
}

const validated = (cwd: string): readonly string[] =>
  readFileSync(join(cwd, 'results/frequencies.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => line.slice(line.lastIndexOf(',') + 1))

describe('validate', () => {
  test.each(['csv', 'xlsx'] as const)(
    'scores a filled sheet (%s), and the next run says which codes were tested',
    async form => {
      const cwd = folderWith(smallStudy)
      const before = await themewright(['code', '.'], { cwd })
      expect(before.stdout).toContain('Not validated: nobody has compared these hits')
      await themewright(['sample', '.'], { cwd })
      await fill(cwd, 1, form)
      const { code, stdout, stderr } = await themewright(['validate', at], { cwd })
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: `The validation is in ${at}/validation.json and ${at}/validation.csv\n`,
      })
      // Costs: two hits, and the entrance fee missed.
      expect(stdout).toMatch(/^What it costs +2 +0 +1 +1 \(\.\d\d–1\) +\.67 \(/m)
      // One missed fee, and of the hours none: neither is much to rest a recall on.
      expect(stdout.replace(/\s+/g, ' ')).toMatch(
        /Recall rests on so few missed units .* go by its interval: What it costs 1, /,
      )
      expect(stdout).toMatch(/^Missed by the rules\nWhat it costs\n {2}fg01:5 “The entrance fee is gone\.”$/m)
      await themewright(['code', '.'], { cwd })
      expect(validated(cwd)).toEqual(['validated', 'yes', 'yes'])
      const run = JSON.parse(readFileSync(join(cwd, 'results/run.json'), 'utf8'))
      expect(run.inputs.map(({ path }: { path: string }) => path)).toContain(`${at}/validation.json`)

      writeFileSync(
        join(cwd, 'codebook.yaml'),
        readFileSync(join(cwd, 'codebook.yaml'), 'utf8').replace('fee, fees', 'fee, fees, entrance'),
      )
      const after = await themewright(['code', '.'], { cwd })
      expect(validated(cwd)).toEqual(['validated', 'no', 'yes'])
      expect(after.stdout.replace(/\s+/g, ' ')).toContain(
        'Validated: 1 of 2 codes, against what people coded blind. P, R: their precision, and their recall with its 95 % interval; more is in validation.json. Not validated (What it costs): nobody',
      )
    },
  )

  test('scores once: the same again gives the same bytes, changed sheets nothing, changed rules development figures', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['sample', '.'], { cwd })
    await fill(cwd)
    await themewright(['validate', at], { cwd })
    const first = textsIn(cwd)
    expect(first['validation/opened.jsonl'].trimEnd().split('\n')).toHaveLength(1)
    await themewright(['validate', at], { cwd })
    expect(textsIn(cwd)).toEqual(first)

    await fill(cwd, 1, 'csv', text => [/fees|rent/.test(text) ? 1 : 0, decide(text)[1]])
    const kinder = await themewright(['validate', at], { cwd })
    expect([kinder.code, kinder.stderr]).toEqual([1, expect.stringContaining('sheet-changed-after-opening')])
    expect(textsIn(cwd)[`${at}/validation.json`]).toBe(first[`${at}/validation.json`])

    await fill(cwd)
    writeFileSync(join(cwd, 'codebook.yaml'), first['codebook.yaml'].replace('    except: [entrance fee*]\n', ''))
    const tuned = await themewright(['validate', at, '--json'], { cwd })
    expect(tuned.code).toBe(0)
    expect(tuned.stderr).toContain('development-figures')
    expect(JSON.parse(tuned.stdout).codes).toMatchObject([
      { code: 'cost', test: 'development', recall: { value: 1 } },
      { code: 'time', test: 'blind' },
    ])
    await themewright(['code', '.'], { cwd })
    expect(validated(cwd)).toEqual(['validated', 'no', 'yes'])
    expect(textsIn(cwd)['validation/opened.jsonl']).toBe(first['validation/opened.jsonl'])
  })

  test('has two coders settle what they differ in before anybody sees the rules', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['sample', '.', '--coders', '2'], { cwd })
    await fill(cwd, 1)
    await fill(cwd, 2, 'xlsx', text => [/fees|rent/.test(text) ? 1 : 0, decide(text)[1]])
    const early = await themewright(['validate', at], { cwd })
    expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('coders-differ')])
    expect((await themewright(['validate', at, '--resolve'], { cwd })).code).toBe(0)
    const unsettled = await themewright(['validate', at], { cwd })
    expect([unsettled.code, unsettled.stderr]).toEqual([1, expect.stringContaining('not-settled  1 of 1 decision')])
    expect(Object.keys(textsIn(cwd))).not.toContain('validation/opened.jsonl')
    const aside = folderWith()
    cpSync(cwd, aside, { recursive: true })
    const agreed = await themewright(['validate', at, '--agreed', '--json'], { cwd: aside })
    expect(JSON.parse(agreed.stdout).codes).toMatchObject([{ standard: 'agreed' }, { standard: 'agreed' }])
    const [header, row, ...others] = readFileSync(join(cwd, `${at}/resolve.csv`), 'utf8')
      .replace('\ufeff', '')
      .trimEnd()
      .split('\n')
    expect([header, others]).toEqual(['unit,before,text,after,differ,cost,time,memo', []])
    expect(row).toMatch(/The entrance fee is gone\.,.*"cost: coder-1 1, coder-2 0",,0,$/)
    writeFileSync(join(cwd, `${at}/resolve.csv`), `${header}\n${row.replace(/,,0,$/, ',1,0,')}\n`)
    const { code, stdout } = await themewright(['validate', at], { cwd })
    expect(code).toBe(0)
    expect(stdout).toContain('what the coders agree on or settled')
    expect(stdout).toMatch(/^Between the coders\n.*\nWhat it costs +coder-1, coder-2 +5 +\.80 +\.62/m)
    await themewright(['code', '.'], { cwd })
    const told = readFileSync(join(cwd, 'results/reporting.md'), 'utf8')
    expect(told).toContain(
      'The rules of 2 of 2 codes were scored against blind human coding. 5 sentences of 5 were drawn by stratified random sampling and coded by 2 people, each alone, without sight of what the rules decided; they then settled what they differed in. For "What it costs", precision was',
    )
    expect(told).toContain(
      '2 people coded 5 sampled units alone with version 1.2.0 of the codebook. Cohen’s kappa between them was .62 ("What it costs") to 1.00 ("Time") and agreement .80 ("What it costs") to 1.00 ("Time"), both weighted to the units of the study.',
    )
  })

  test('opens no sample by halves: blank cells are wrong until somebody says what they mean', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['sample', '.'], { cwd })
    const blank = (text: string): readonly [number | string, number | string] =>
      text.includes('bus') ? ['', ''] : decide(text)
    await fill(cwd, 1, 'csv', blank)
    const early = await themewright(['validate', at], { cwd })
    expect(early.stderr).toMatch(/blank-cells {2}2 of 10 cells are blank, all those of 1 unit among them \(\d\)/)
    expect(Object.keys(textsIn(cwd))).not.toContain('validation/opened.jsonl')
    const undecided = await themewright(['validate', at, '--blank-means', 'undecided', '--json'], { cwd })
    expect(JSON.parse(undecided.stdout).scores[0]).toMatchObject({ code: 'cost', open: 1 })
    // It was said what they mean, and how the rules did was seen: nobody takes the other meaning now.
    const other = await themewright(['validate', at, '--blank-means', '0'], { cwd })
    expect(other.stderr).toContain('sheet-changed-after-opening')
  })

  test('notices cells that were sorted apart from their row, and not what spreadsheets do to letters', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['sample', '.'], { cwd })
    await fill(cwd)
    const path = join(cwd, `${at}/sheet-1.csv`)
    const right = readFileSync(path, 'utf8')
    const numbers = right.split('\r\n').map((line, i) => line.replace(/^"\d"/, `"${(i % 5) + 1}"`))
    writeFileSync(path, numbers.join('\r\n'))
    const apart = await themewright(['validate', at], { cwd })
    expect(apart.stderr).toContain('words-of-another-unit')
    writeFileSync(path, right.replaceAll('.', ' ?').replaceAll('The ', 'â€œThe   '))
    expect((await themewright(['validate', at], { cwd })).code).toBe(0)
  })

  test('numbers the samples that were opened, also where the list of them is lost', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['sample', '.', '--units', '4', '--codes', 'time'], { cwd })
    const sheet = join(cwd, `${at}/sheet-1.csv`)
    writeFileSync(sheet, readFileSync(sheet, 'utf8').replace(/,,$/gm, ',0,'))
    await themewright(['validate', at], { cwd })
    await themewright(['sample', '.', '--codes', 'time'], { cwd })
    rmSync(join(cwd, 'validation/opened.jsonl'))
    const second = 'validation/sample-2'
    const rows = readFileSync(join(cwd, `${second}/sheet-1.csv`), 'utf8').replace(/,,$/gm, ',0,')
    writeFileSync(join(cwd, `${second}/sheet-1.csv`), rows)
    const { stdout } = await themewright(['validate', second, '--json'], { cwd })
    expect(JSON.parse(stdout)).toMatchObject({ opening: { sample: 'sample-2', number: 2 } })
  })

  test('tells everything that is wrong with a sheet at once', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['sample', '.'], { cwd })
    writeFileSync(join(cwd, `${at}/sheet-1.csv`), 'unit,cost,time\n1,x,0\n2,0,0\n2,0,0\n9,0,0\n')
    const { code, stderr } = await themewright(['validate', at], { cwd })
    expect(code).toBe(1)
    expect([...stderr.matchAll(/ {2}([a-z-]+) {2}/g)].map(([, problem]) => problem)).toEqual([
      'missing-unit',
      'bad-decision',
      'repeated-unit',
      'unknown-unit',
    ])
  })
})
