import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectFile, type WrittenProject } from '../interchange/project-file'
import { type Files, folderWith, pathsIn, textsIn } from './folder'
import { smallStudy } from './small-study'
import { themewright } from './themewright'

const tables: Files = {
  'ana.csv': 'unit,quiet,hours\nu1,1,0\nu2,0,1\nu3,0,0\nu4,0,1\nu5,1,0\nu6,0,0\n',
  'ben.csv': 'unit,quiet,hours\nu1,1,0\nu2,0,1\nu3,0,0\nu4,1,0\nu5,1,0\nu6,0,0\n',
}

async function agree(args: readonly string[], files: Files = tables, cwd = folderWith(files)) {
  return themewright(['agree', ...args], { cwd })
}

/** What `--json` says of each code over all units. */
async function alphas(args: readonly string[], files: Files = tables) {
  const { stdout, stderr } = await agree([...args, '--json', '--bootstrap', '0'], files)
  const { coders, unit, rows } = JSON.parse(stdout)
  const found = rows
    .filter((row: { basis: string; variable: string | null }) => row.basis === 'all' && row.variable !== null)
    .map(
      ({
        variable,
        units,
        figures,
      }: {
        variable: string
        units: number
        figures: { name: string; value: number }[]
      }) => {
        const alpha = figures.find(({ name }) => name === 'alpha')!.value
        return [variable, units, alpha === null ? null : Number(alpha.toFixed(4))]
      },
    )
  return { coders, unit, found, stderr }
}

describe('agree', () => {
  test('compares two tables, by hand: quiet has 5 of 6 units alike, hours too', async () => {
    // quiet: 2 both, 1 only Ben, 3 neither; coincidences 4, 1, 1, 6: alpha = 1 − 11·2/(2·5·7) = 0.6857.
    // hours: 1 both, 1 only Ana, 4 neither; coincidences 2, 1, 1, 8: alpha = 1 − 11·2/(2·3·9) = 0.5926.
    expect(await alphas(['ana.csv', 'ben.csv'])).toEqual({
      coders: ['ana', 'ben'],
      unit: 'row',
      found: [
        ['quiet', 6, 0.6857],
        ['hours', 6, 0.5926],
      ],
      stderr: '',
    })
  })
  test('shows a table, the disagreements and a sentence for a paper', async () => {
    const { stdout, stderr, code } = await agree(['ana.csv', 'ben.csv'])
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
    expect(stdout).toMatch(/^Agreement of 2 coders: ana and ben$/m)
    expect(stdout).toMatch(/^hours .*\.59/m)
    expect(stdout).toContain('For a paper')
    expect(stdout).toContain('  u4 (ana.csv:5)\n    yes: ana · no: ben')
  })
  test('compares people with the codebook of a study, over its sentences', async () => {
    // Of the units, "cost" codes the fees and the rent; Ana coded the fees alone. 1 both, 1 only the codebook, 3 neither.
    const start = String(smallStudy['transcripts/fg01.txt']).indexOf('The fees')
    const anna = `transcript,start,end,code,quote
fg01,${start},${start + 30},What it costs,The fees are more than I earn.
fg02,,,,
`
    expect(await alphas(['anna.csv', '.', '--codes', 'cost'], { ...smallStudy, 'anna.csv': anna })).toEqual({
      coders: ['anna', 'codebook'],
      unit: 'sentence',
      // Coincidences 2, 1, 1, 6: alpha = 1 − 9·2/(2·3·7) = 0.5714.
      found: [['cost', 5, 0.5714]],
      stderr: '',
    })
  })
  test('compares a matrix.csv that people changed with the run that wrote it', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['code', '.'], { cwd })
    const matrix = readFileSync(join(cwd, 'results/matrix.csv'), 'utf8')
    writeFileSync(join(cwd, 'anna.csv'), matrix)
    const { stdout, stderr } = await agree(['anna.csv', 'results', '--json', '--bootstrap', '0'], {}, cwd)
    expect(stderr).toBe('')
    const { coders, unit, bases, disagreements } = JSON.parse(stdout)
    expect({ coders, unit, bases, disagreements }).toEqual({
      coders: ['anna', 'codebook'],
      unit: 'sentence',
      bases: [
        { basis: 'all', units: 5, doubleCoded: 1, codersPerUnit: 2 },
        { basis: 'coded', units: 3, doubleCoded: 1, codersPerUnit: 2 },
      ],
      disagreements: [],
    })
  })
  test('compares two codebooks', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['code', '.'], { cwd })
    mkdirSync(join(cwd, 'new/transcripts'), { recursive: true })
    for (const [path, text] of Object.entries(smallStudy)) writeFileSync(join(cwd, 'new', path), text)
    writeFileSync(join(cwd, 'new/codebook.yaml'), String(smallStudy['codebook.yaml']).replace('hours, late', 'hours'))
    const { stdout } = await agree(['.', 'new', '--json', '--bootstrap', '0'], {}, cwd)
    const { coders, disagreements } = JSON.parse(stdout)
    expect(coders).toEqual(['codebook (.)', 'codebook (new)'])
    expect(
      disagreements.map(({ variable, unit }: { variable: string; unit: { place: string } }) => [variable, unit.place]),
    ).toEqual([['time', 'fg01:9']])
  })
  const fg01 = String(smallStudy['transcripts/fg01.txt'])
  const project: WrittenProject = {
    users: ['Anna', 'Ben'],
    codes: ['What it costs', 'Time'],
    sources: { 'fg01.docx': fg01.replaceAll('\n\n', '\r\n') },
    codings: [
      ['Anna', 'fg01.docx', 'The fees are more', 'What it costs'],
      ['Ben', 'fg01.docx', 'We leave late', 'Time'],
    ],
    counting: { lineEnd: 1 },
  }
  const counted =
    'positions read as code points, ends exclusive, a line end as one (2 of 2 selections that repeat their words fit)'

  test('compares the users of a project, over its own texts', async () => {
    const { coders, unit, found, stderr } = await alphas(['fees.qdpx'], { 'fees.qdpx': projectFile(project) })
    expect({ coders, unit, stderr }).toEqual({
      coders: ['Anna', 'Ben'],
      unit: 'turn',
      stderr: `fees.qdpx: ${counted}\n`,
    })
    // Of three turns each coder coded one with a code that the other did not give: coincidences 0, 1, 1, 4, alpha = 1 − 5·2/(2·1·5) = 0.
    expect(found).toEqual([
      ['What it costs', 3, 0],
      ['Time', 3, 0],
    ])
  })
  test('compares the users of a project with the codebook of a study, over its transcripts', async () => {
    const files = { ...smallStudy, 'fees.qdpx': projectFile(project) }
    const { coders, unit, found, stderr } = await alphas(['fees.qdpx', '.', '--codes', 'cost'], files)
    // fg01 has four sentences. Anna coded the first, the codebook it and the last, Ben none. By unit, of three ratings, 2, 0, 0 and 1 say yes:
    // coincidences 1 − 1: 1, 1 − 0: 2, 0 − 0: 7, alpha = 1 − 11·4/(2·3·9) = 0.1852; the sentence of fg02 has one rating.
    expect({ coders, unit, found }).toEqual({
      coders: ['Anna', 'Ben', 'codebook'],
      unit: 'sentence',
      found: [['cost', 4, 0.1852]],
    })
    expect(stderr).toContain(`fees.qdpx: ${counted}\n`)
    expect(stderr).toMatch(/^not-looked-at {2}Anna coded nothing in 1 of 2 transcripts/m)
  })
  test('says what is wrong with a project, and computes nothing then', async () => {
    const bytes = projectFile(project)
    expect(await agree(['cut.qdpx'], { 'cut.qdpx': bytes.subarray(0, 700) })).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'cut.qdpx  broken-qdpx  this .qdpx file cannot be read: it is cut short, or no .qdpx file at all  (open it in the program that made it and save it again as .qdpx, or copy it anew)\n1 error\n',
    })
  })
  test('takes what is named twice for one coder', async () => {
    expect((await agree(['.', './'], smallStudy)).stderr).toMatch(/^one-coder {2}codebook is the only coder/m)
  })
  test('takes the tables of statistics programs', async () => {
    // Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C: nominal .743, interval .849.
    const rows = '1 1 . 1,2 2 3 2,3 3 3 3,3 3 3 3,2 2 2 2,1 2 3 4,4 4 4 4,1 1 2 1,2 2 2 2,. 5 5 5,. . 1 1,. . 3 .'
    const csv = `a,b,c,d\n${rows
      .split(',')
      .map(row => row.replaceAll('.', '').split(' ').join(','))
      .join('\n')}\n`
    const args = ['ratings.csv', '--coder-columns', 'a,b,c,d']
    expect((await alphas(args, { 'ratings.csv': csv })).found).toEqual([['rating', 11, 0.7434]])
    expect((await alphas([...args, '--level', 'interval'], { 'ratings.csv': csv })).found).toEqual([
      ['rating', 11, 0.8491],
    ])
  })
  test('says everything that is wrong at once, and computes nothing then', async () => {
    const files = { ...tables, 'ben.csv': 'unit,quiet,hours\nu1,1,0\nu1,0,1\n,0,0\n', 'cem.csv': 'unit,quiet\nu1,x\n' }
    expect(await agree(['ana.csv', 'ben.csv', 'cem.csv', 'dora.csv'], files)).toEqual({
      code: 1,
      stdout: '',
      stderr: `ben.csv:3:1  duplicate-rating  "u1" stands in line 2 too  (a coder rates a unit once: rename or remove one of the two)
ben.csv:4:1  missing-id  this row names no unit  (write in it what the row is about, or take it out)
cem.csv:2:4  bad-rating  "x" in quiet is neither 1 nor 0  (write 1 where the code applies, 0 where it does not, and nothing where nobody looked; or say --blank-means 0, if an empty cell means 0)
dora.csv  missing-file  there is no such file  (check the spelling, and the folder)
4 errors
`,
    })
  })
  test('fails below what was asked for', async () => {
    const { code, stderr } = await agree(['ana.csv', 'ben.csv', '--fail-below', '0.6'])
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'low-agreement  alpha of hours is 0.593, below 0.6  (look at the disagreements, and at what the definition leaves open)\n1 error\n',
    })
    expect((await agree(['ana.csv', 'ben.csv', '--fail-below', '0.5'])).code).toBe(0)
  })
  test.each([
    [['ana.csv', '--unit', 'word'], 'sentence, turn, character'],
    [['ana.csv', '--codes', 'a,,b'], 'names with commas between them'],
    [['ana.csv', '--fail-below', '80'], 'a number from -1 to 1'],
    [['-', '-'], 'standard input can be read only once'],
    [[], "missing required argument 'A'"],
  ])('is used wrongly by %j', async (args, said) => {
    const { code, stderr } = await agree(args)
    expect(code).toBe(2)
    expect(stderr).toContain(said)
  })
})

describe('agree --out', () => {
  test('writes tables that are the same each time, and names no folder of this machine', async () => {
    const cwd = folderWith(tables)
    const args = ['ana.csv', join(cwd, 'ben.csv'), '--out', 'agreement', '--bootstrap', '50']
    const { stderr, code } = await agree(args, {}, cwd)
    expect({ stderr, code }).toEqual({ stderr: 'The tables are in agreement\n', code: 0 })
    const first = textsIn(join(cwd, 'agreement'))
    expect(Object.keys(first)).toEqual(['agreement-pairs.csv', 'agreement.csv', 'agreement.json', 'disagreements.csv'])
    const { tool, inputs, outputs, options } = JSON.parse(first['agreement.json'])
    expect(tool).toBe('themewright')
    expect(inputs.map(({ path }: { path: string }) => path)).toEqual(['ana.csv', 'ben.csv'])
    expect(outputs.map(({ path }: { path: string }) => path)).toEqual([
      'agreement-pairs.csv',
      'agreement.csv',
      'disagreements.csv',
    ])
    expect(options).toMatchObject({ bootstrap: 50, seed: 1, level: 'nominal' })
    await agree(args, {}, cwd)
    expect(textsIn(join(cwd, 'agreement'))).toEqual(first)
  })
  test('leaves alone what it did not write, or what somebody changed', async () => {
    const cwd = folderWith({
      ...tables,
      'out/agreement.csv': 'mine',
      'out/notes.txt': 'mine',
      'folders/agreement.csv/notes.txt': 'mine',
    })
    const args = ['ana.csv', 'ben.csv', '--bootstrap', '0', '--out']
    // A folder that is called like one of our files.
    expect((await agree([...args, 'folders'], {}, cwd)).stderr).toMatch(/^folders\/agreement\.csv {2}not-ours /)
    expect(await agree([...args, 'out'], {}, cwd)).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'out/agreement.csv  not-ours  this file is not as themewright wrote it, so nothing was written  (choose another place with --out)\n1 error\n',
    })
    expect(pathsIn(join(cwd, 'out'))).toEqual(['agreement.csv', 'notes.txt'])
    expect((await agree([...args, '.'], {}, cwd)).code).toBe(0)
    writeFileSync(join(cwd, 'disagreements.csv'), 'settled')
    expect((await agree([...args, '.'], {}, cwd)).stderr).toMatch(/^disagreements\.csv {2}not-ours /)
    expect((await agree([...args, 'ana.csv'], {}, cwd)).stderr).toMatch(/^ana\.csv {2}not-ours {2}this is a file/)
  })
})
