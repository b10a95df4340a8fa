import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exportFormats } from '../../src/report/export/formats'
import { folderWith, pathsIn, textsIn } from './folder'
import { smallStudy } from './small-study'
import { themewright } from './themewright'

describe('export RUN --to FORMAT --out PATH', () => {
  test.each(Object.keys(exportFormats))('%s, with a ledger and a record beside', async format => {
    const timed = smallStudy['transcripts/fg02.txt'].toString().replace(/^(\w+):/gm, '[00:00:01] $1:')
    const cwd = folderWith({ ...smallStudy, 'transcripts/fg02.txt': timed })
    const isFolder = exportFormats[format].ending === null
    const args = ['export', '.', '--to', format, '--out', 'out/export']
    const { code, stderr } = await themewright(args, { cwd })
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('error')])
    const first = textsIn(join(cwd, 'out'))
    const names = Object.keys(first)
    const [ledger, record] = isFolder
      ? ['export/ledger.csv', 'export/export.json']
      : ['export.ledger.csv', 'export.export.json']
    expect(names).toEqual(expect.arrayContaining([ledger, record]))
    expect(names.length).toBeGreaterThanOrEqual(3)
    expect(first[ledger]).toMatch(/^what,fate,how,subject,file,line,column,count\n/)
    expect(JSON.parse(first[record])).toMatchObject({
      tool: 'themewright',
      export: format,
      codebook: { title: 'Money and time' },
    })
  })

  test.each(['qdpx', 'xlsx', 'csv'])('%s, made once more over itself, has the same bytes', async format => {
    const cwd = folderWith(smallStudy)
    const args = ['export', '.', '--to', format, '--out', 'out/export']
    await themewright(args, { cwd })
    const first = textsIn(join(cwd, 'out'))
    expect((await themewright(args, { cwd })).code).toBe(0)
    expect(textsIn(join(cwd, 'out'))).toEqual(first)
  })

  test('a codebook is enough for what holds codebooks, and for nothing else', async () => {
    const cwd = folderWith({ 'codebook.yaml': smallStudy['codebook.yaml'] })
    const { code: made } = await themewright(['export', 'codebook.yaml', '--to', 'liwc', '--out', 'fees.dic'], { cwd })
    expect(made).toBe(0)
    const { code, stderr } = await themewright(['export', 'codebook.yaml', '--to', 'csv', '--out', 'tables'], { cwd })
    expect([code, stderr.split('  ')[1]]).toEqual([1, 'needs-run'])
  })

  test('is of a run that was made, and says which of its inputs changed since', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['code', '.'], { cwd })
    writeFileSync(join(cwd, 'transcripts/fg02.txt'), 'Moderator: Well?\n\nP3: The fees.\n')
    const { code, stderr } = await themewright(['export', 'results', '--to', 'csv', '--out', 'tables'], { cwd })
    expect([code, stderr]).toEqual([0, expect.stringContaining('transcripts/fg02.txt  input-changed')])
  })

  test('writes over nothing of others, nothing that was changed since, and into no run', async () => {
    const cwd = folderWith({ ...smallStudy, 'mine.qdc': 'mine' })
    const out = (path: string) => themewright(['export', '.', '--to', 'qdc', '--out', path], { cwd })
    const foreign = await out('mine.qdc')
    expect([foreign.code, foreign.stderr]).toEqual([
      1,
      expect.stringMatching(/^mine\.qdc {2}not-ours {2}this file is not as themewright wrote it/),
    ])
    expect((await out('ours.qdc')).code).toBe(0)
    writeFileSync(join(cwd, 'ours.qdc'), 'changed by hand')
    expect((await out('ours.qdc')).code).toBe(1)
    expect(readFileSync(join(cwd, 'ours.qdc'), 'utf8')).toBe('changed by hand')
    await themewright(['code', '.'], { cwd })
    const before = textsIn(join(cwd, 'results'))
    for (const path of ['results/codings.jsonl', 'results/new.qdc', 'transcripts'])
      expect([path, (await out(path)).code]).toEqual([path, 1])
    expect((await themewright(['export', '.', '--to', 'csv', '--out', 'results'], { cwd })).code).toBe(1)
    expect(textsIn(join(cwd, 'results'))).toEqual(before)
    expect(pathsIn(cwd).filter(path => path.includes('.themewright-'))).toEqual([])
  })

  test('--json tells what was written and what was lost; --raw leaves words alone', async () => {
    const codebook = smallStudy['codebook.yaml'].toString().replace('label: Time', 'label: "=Time"')
    const cwd = folderWith({ ...smallStudy, 'codebook.yaml': codebook })
    const args = ['export', '.', '--to', 'csv', '--json', '--out']
    const safe = JSON.parse((await themewright([...args, 'safe'], { cwd })).stdout)
    expect(safe).toMatchObject({ out: 'safe', format: 'csv', files: expect.arrayContaining(['frequencies.csv']) })
    await themewright([...args, 'raw', '--raw'], { cwd })
    expect(readFileSync(join(cwd, 'safe/frequencies.csv'), 'utf8')).toContain(",'=Time,")
    expect(readFileSync(join(cwd, 'raw/frequencies.csv'), 'utf8')).toContain(',=Time,')
  })

  test('the ending of --out tells the format where one format alone ends so', async () => {
    const cwd = folderWith({ 'codebook.yaml': smallStudy['codebook.yaml'] })
    const out = (path: string) => themewright(['export', 'codebook.yaml', '--out', path], { cwd })
    expect((await out('fees.DIC')).stderr).toBe('LIWC dictionary: the file is fees.DIC\n')
    const { code, stderr } = await out('fees.csv')
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      'error: the ending of fees.csv tells no format, so name it with --to',
    ])
  })

  test('no folder is called as a file is: `--to csv --out tables.csv` made one of 22 files', async () => {
    const cwd = folderWith(smallStudy)
    const { code, stderr } = await themewright(['export', '.', '--to', 'csv', '--out', 'tables.csv'], { cwd })
    expect([code, stderr.split('  ').slice(0, 2)]).toEqual([1, ['tables.csv', 'not-ours']])
    expect(pathsIn(cwd)).toEqual(Object.keys(smallStudy).sort())
  })

  test('the record names what went in, and the options, so that somebody else can make the same bytes', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['export', '.', '--newline', 'crlf', '--out', 'out/fees.qdpx'], { cwd })
    const record = JSON.parse(readFileSync(join(cwd, 'out/fees.qdpx.export.json'), 'utf8'))
    expect(record).toMatchObject({ export: 'qdpx', options: { newline: 'crlf' } })
    expect(record.inputs.map(({ path }: { path: string }) => path).sort()).toEqual(Object.keys(smallStudy).sort())
    await themewright(['export', '.', '--out', 'out/fees.qdc'], { cwd })
    const { inputs } = JSON.parse(readFileSync(join(cwd, 'out/fees.qdc.export.json'), 'utf8'))
    expect(inputs.map(({ path }: { path: string }) => path)).toEqual(['codebook.yaml'])
  })

  test.each([
    ['--raw', '--to', 'qdc'],
    ['--newline', 'crlf', '--to', 'csv'],
  ])('an option of another format is wrong usage: %s', async (...options) => {
    const { code, stderr } = await themewright(['export', '.', '--out', 'x', ...options])
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${options[0]} goes with --to`)])
  })

  test('an unknown format is wrong usage', async () => {
    const { code, stderr } = await themewright(['export', '.', '--to', 'word', '--out', 'x'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('Allowed choices are qdpx, qdc,')])
  })
})

test('a codebook that goes out as a dictionary comes back', async () => {
  const cwd = folderWith(smallStudy)
  await themewright(['export', '.', '--to', 'quanteda', '--out', 'd.yml'], { cwd })
  const { code } = await themewright(['import', 'd.yml', '--out', 'back'], { cwd })
  expect(code).toBe(0)
  expect(readFileSync(join(cwd, 'back/codebook.yaml'), 'utf8')).toMatch(/id: .*cost/)
})
