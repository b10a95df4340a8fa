import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, textsIn } from './folder'
import { smallStudy, studyWith } from './small-study'
import { jsonLines, main, themewright } from './themewright'

const files = [
  'checklists.csv',
  'codebook.md',
  'codings.jsonl',
  'cooccurrence.csv',
  'coverage-codes.csv',
  'coverage.csv',
  'crosstab-age.csv',
  'dominance.csv',
  'exemplars.csv',
  'framework.csv',
  'framework.xlsx',
  'frequencies.csv',
  'groups.csv',
  'joint-display.csv',
  'keyness.csv',
  'matrix.csv',
  'participants.csv',
  'participation.csv',
  'report.html',
  'reporting.md',
  'responses.csv',
  'run.json',
  'uptake.csv',
  'withheld.jsonl',
]

describe('code STUDY', () => {
  test('writes the run, shows a summary and says where the files are', async () => {
    const cwd = folderWith(smallStudy)
    const { code, stdout, stderr } = await themewright(['code', '.'], { cwd })
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'The run is in results\n' })
    expect(stdout).toContain('What it costs')
    expect(readdirSync(join(cwd, 'results')).sort()).toEqual(files)
    const results = textsIn(join(cwd, 'results'))
    expect(results['codings.jsonl']!.split('\n')[0]).toBe(
      '{"id":"ID","code":"cost","coder":"codebook","status":"candidate","transcript":"fg01","group":"fg01","turn":1,"speaker":"P1","role":"participant","question":null,"start":34,"end":64,"line":3,"time":null,"quote":"The fees are more than I earn.","evidence":[{"rule":"cost#keywords/1","at":"codebook.yaml:6:21","start":38,"end":42,"text":"fees"}],"negated":null,"origin":"spontaneous","weight":1,"because":"\\"fees\\" is a keyword (codebook.yaml:6:21)"}'.replace(
        'ID',
        String(jsonLines(results['codings.jsonl']!)[0]!.id),
      ),
    )
    expect(
      jsonLines(results['codings.jsonl']!).map(({ transcript, code, quote }) => [transcript, code, quote]),
    ).toEqual([
      ['fg01', 'cost', 'The fees are more than I earn.'],
      ['fg01', 'cost', 'We leave late and the rent is up.'],
      ['fg01', 'time', 'We leave late and the rent is up.'],
      ['fg02', 'time', 'Nothing but the hours.'],
    ])
    expect(jsonLines(results['withheld.jsonl']!)).toMatchObject([
      {
        code: 'cost',
        quote: 'The entrance fee is gone.',
        withheld: { by: 'except', rule: 'cost#except/0', at: 'codebook.yaml:7:14', text: 'entrance fee' },
      },
      { code: 'time', quote: 'And the hours?', speaker: 'Moderator', withheld: { by: 'role' } },
    ])
    expect(results['participants.csv']).toBe(
      'participant,group,role,turns,words,age,cost,time\nP1,fg01,participant,1,11,20-29,1,0\nP2,fg01,participant,2,13,30-39,1,1\nP3,fg02,participant,1,4,20-29,0,1\n',
    )
  })

  test('gives the same bytes from anywhere, in any time zone and language, whatever order the files were made in', async () => {
    const one = folderWith(smallStudy)
    const other = folderWith({ 'deep/.keep': '', ...Object.fromEntries(Object.entries(smallStudy).reverse()) })
    const first = await themewright(['code', '.'], {
      cwd: one,
      env: { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    })
    const second = await themewright(['code', '../study.yaml', '--out', 'elsewhere'], {
      cwd: join(other, 'deep'),
      env: { TZ: 'UTC', LANG: 'C' },
    })
    expect([first.code, second.code]).toEqual([0, 0])
    expect(textsIn(join(one, 'results'))).toEqual(textsIn(join(other, 'deep/elsewhere')))
    expect(first.stdout).toBe(second.stdout)
  })

  test('replaces its own run and nothing else', async () => {
    const cwd = folderWith({ ...smallStudy, 'mine/thesis.docx': 'three years' })
    await themewright(['code', '.'], { cwd })
    const before = textsIn(cwd)
    expect((await themewright(['code', '.'], { cwd })).code).toBe(0)
    expect(textsIn(cwd)).toEqual(before)
    const { code, stdout, stderr } = await themewright(['code', '.', '--out', 'mine'], { cwd })
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'mine  not-ours  the folder holds files but no run of themewright, so nothing was written there  (choose another folder with --out)\n1 error\n',
    })
    expect(textsIn(cwd)).toEqual(before)
  })

  test('prints the whole result as JSON', async () => {
    const cwd = folderWith(smallStudy)
    const { code, stdout, stderr } = await themewright(['code', '.', '--json'], { cwd })
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'The run is in results\n' })
    const whole = JSON.parse(stdout)
    expect(Object.keys(whole)).toEqual([
      'study',
      'codebook',
      'unit',
      'counts',
      'frequencies',
      'participants',
      'groups',
      'uptake',
      'exemplars',
      'problems',
      'codings',
      'withheld',
      'matrix',
    ])
    expect(whole.codings).toEqual(jsonLines(readFileSync(join(cwd, 'results/codings.jsonl'), 'utf8')))
    expect(whole.matrix.rows).toHaveLength(whole.counts.units)
    expect(whole.counts).toEqual({
      transcripts: 2,
      groups: 2,
      participants: 3,
      turns: 7,
      words: 37,
      codes: 2,
      units: 5,
      codings: 4,
      withheld: 2,
    })
  })

  test('takes another unit, fewer exemplars and plain cells', async () => {
    const cwd = folderWith(studyWith({ 'transcripts/fg02.txt': 'Moderator: Well?\n\nP3: - late, we pay.\n\nP3: -\n' }))
    await themewright(['code', '.', '--unit', 'turn', '--exemplars', '1', '--no-escape-formulas', '--stdout'], { cwd })
    const { code } = await themewright(['code', '.', '--unit', 'turn', '--exemplars', '1', '--no-escape-formulas'], {
      cwd,
    })
    expect(code).toBe(0)
    const { unit, options } = JSON.parse(readFileSync(join(cwd, 'results/run.json'), 'utf8'))
    expect({ unit, options }).toMatchObject({
      unit: 'turn',
      options: { unit: 'turn', exemplars: 1, escapeFormulas: false },
    })
    expect(readFileSync(join(cwd, 'results/codings.jsonl'), 'utf8')).toContain('"quote":"- late, we pay."')
  })
})

describe('code --codebook C FILE…', () => {
  test('codes files without a study, and names them as seen from the codebook', async () => {
    const cwd = folderWith({
      'books/money.yaml': smallStudy['codebook.yaml']!,
      'talk/fg01.txt': smallStudy['transcripts/fg01.txt']!,
    })
    const { code, stderr } = await themewright(['code', '--codebook', 'books/money.yaml', 'talk'], { cwd })
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'The run is in results\n' })
    const { inputs, study } = JSON.parse(readFileSync(join(cwd, 'results/run.json'), 'utf8'))
    expect(study).toBeNull()
    expect(inputs.map(({ path }: { path: string }) => path)).toEqual(['../talk/fg01.txt', 'money.yaml'])
  })
  test('prints codings alone, as JSON lines, from standard input too', async () => {
    const cwd = folderWith(smallStudy)
    const args = ['code', '--codebook', 'codebook.yaml', '--stdout']
    const { code, stdout, stderr } = await themewright([...args, '-', 'transcripts/fg02.txt'], {
      cwd,
      stdin: 'Moderator: Well?\n\nP7: The fees!\n\nP8: We pay.\n',
    })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(jsonLines(stdout).map(({ transcript, speaker, code }) => [transcript, speaker, code])).toEqual([
      ['fg02', 'P3', 'time'],
      ['stdin', 'P7', 'cost'],
      ['stdin', 'P8', 'cost'],
    ])
    expect(Object.keys(textsIn(cwd)).sort()).toEqual(Object.keys(smallStudy).sort())
  })
  test('codes what is there, and names what is not as the user did', async () => {
    const cwd = folderWith({ ...smallStudy, 'here/.keep': '' })
    const args = ['code', '--codebook', '../codebook.yaml', '../transcripts/fg02.txt', '../fg09.txt', '*.docx']
    const { code, stderr } = await themewright(args, { cwd: join(cwd, 'here') })
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `*.docx  no-match  no file matches this pattern  (check the spelling, and the folder)
../fg09.txt  missing-file  there is no such file  (check the spelling, and the folder)
2 errors
The run is in results
`,
    })
    const { problems } = JSON.parse(readFileSync(join(cwd, 'here/results/run.json'), 'utf8'))
    expect(problems.map(({ file }: { file: string }) => file)).toEqual(['fg09.txt', 'here/*.docx'])
  })
  test('ends quietly when nobody reads on', async () => {
    const turns = Array.from({ length: 20_000 }, (_, i) => `P${i % 7}: The fees rose in month ${i}.\n\n`).join('')
    const cwd = folderWith({ 'codebook.yaml': smallStudy['codebook.yaml']!, 'long.txt': turns })
    const child = spawn(process.execPath, [main, 'code', '--codebook', 'codebook.yaml', '--stdout', 'long.txt'], {
      cwd,
    })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', text => (stderr += text))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise(done => child.once('close', done))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})

describe('wrong usage', () => {
  test.each([
    [['cod', 'x'], "error: unknown command 'cod'\n(Did you mean code?)"],
    [['code'], "error: missing required argument 'STUDY|FILE'"],
    [['code', 'a', 'b'], 'error: one STUDY at a time; to code files without a study, give --codebook too'],
    [['code', 'a', '--units', 'turn'], "error: unknown option '--units'\n(Did you mean --unit?)"],
    [
      ['code', 'a', '--unit', 'word'],
      "error: option '--unit <KIND>' argument 'word' is invalid. Allowed choices are sentence",
    ],
    [
      ['code', 'a', '--exemplars', '-1'],
      "error: option '--exemplars <N>' argument '-1' is invalid. It must be a whole number, 0 or more.",
    ],
    [['code', 'a', '--stdout', '--json'], 'error: --stdout and --json cannot be given together'],
    [['read', 'a', '--turns', '--json'], 'error: --json and --turns cannot be given together'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await themewright(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.slice(0, message.length)).toBe(message)
  })
  test('help and version are no errors', async () => {
    const help = await themewright(['--help'])
    expect({ code: help.code, stderr: help.stderr }).toEqual({ code: 0, stderr: '' })
    expect(help.stdout).toContain('themewright code my-study')
    expect(await themewright(['--version'])).toMatchObject({ code: 0, stdout: '0.1.0\n' })
  })
})
