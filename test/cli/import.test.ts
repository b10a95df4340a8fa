import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, pathsIn } from './folder'
import { smallStudy } from './small-study'
import { themewright } from './themewright'

const dictionary = '%\n1\thope\n2\tworry\n%\nhop*\t1\ntrust\t1\nworr*\t2\n'
/** Two people's codings of the small study, as a table of segments. */
const segments = [
  'Document name,Code,Segment,Created by',
  'fg01,cost,The fees are more than I earn.,Anna',
  'fg01,cost,The fees are more than I earn.,Ben',
  'fg02,time,Nothing but the hours.,Anna',
  'fg02,mood,Nothing but the hours.,Ben',
  '',
].join('\n')

describe('import FILE --out DIR', () => {
  test('makes a codebook of a dictionary that check takes, and says which format it was', async () => {
    const cwd = folderWith({ 'feelings.dic': dictionary })
    const { code, stdout, stderr } = await themewright(['import', 'feelings.dic', '--out', 'feelings'], { cwd })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('feelings (LIWC dictionary)\n  codes        2, with 3 patterns and rules\n')
    expect(pathsIn(join(cwd, 'feelings'))).toEqual(['codebook.yaml', 'ledger.csv'])
    expect((await themewright(['check', 'feelings/codebook.yaml'], { cwd })).code).toBe(0)
  })

  test('says what to type next: a dictionary can code files, and what several people coded can be compared', async () => {
    const told = 'id,answer,coder,Cost,Mood\nr1,Too dear.,Anna,1,0\nr1,Too dear.,Ben,1,1\n'
    const qdc = '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="a" name="Cost"/></Codes></CodeBook>'
    const cwd = folderWith({ 'my feelings.dic': dictionary, 'answers.csv': told, 'cost.qdc': qdc })
    const next = async (path: string, out: string) =>
      (await themewright(['import', path, '--out', out], { cwd })).stdout.split('Next:\n')[1]
    expect(await next('my feelings.dic', 'my feelings')).toBe(
      "  npx themewright check 'my feelings/codebook.yaml'\n  npx themewright code --codebook 'my feelings/codebook.yaml' FILE…\n",
    )
    expect(await next('answers.csv', 'answers')).toBe(
      '  npx themewright code answers\n  npx themewright agree answers/decisions.jsonl --study answers\n',
    )
    expect(await next('cost.qdc', 'cost')).toBe(
      '  write keywords below the codes in cost/codebook.yaml\n  npx themewright check cost/codebook.yaml\n',
    )
  })

  test('sets the language, and takes the format that it is told', async () => {
    const cwd = folderWith({ 'feelings.txt': dictionary })
    const args = ['import', 'feelings.txt', '--from', 'liwc', '--language', 'de', '--out', 'feelings', '--json']
    const { code, stdout } = await themewright(args, { cwd })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      out: 'feelings',
      format: 'LIWC dictionary',
      codes: 2,
      losses: [],
      problems: [],
    })
    expect(readFileSync(join(cwd, 'feelings/codebook.yaml'), 'utf8')).toContain('language: de\n')
  })

  test('reads nothing as what it is not: other formats are named, and nothing is written', async () => {
    const cwd = folderWith({ 'notes.txt': 'Only words.\n' })
    const { code, stderr } = await themewright(['import', 'notes.txt', '--out', 'notes'], { cwd })
    expect([code, stderr.split('\n')[0]]).toEqual([
      1,
      'notes.txt  unknown-format  no importer recognises this file  (name its format with --from, if "themewright import --help" lists it; transcripts need no import: "themewright read" takes them)',
    ])
    expect(existsSync(join(cwd, 'notes'))).toBe(false)
    expect((await themewright(['import', 'notes.txt', '--from', 'word', '--out', 'notes'], { cwd })).code).toBe(2)
  })

  test('fills no folder that holds something, and no file', async () => {
    const cwd = folderWith({ 'feelings.dic': dictionary, 'mine/notes.txt': 'mine', file: 'mine' })
    for (const out of ['mine', 'file']) {
      const { code, stderr } = await themewright(['import', 'feelings.dic', '--out', out], { cwd })
      expect([code, stderr]).toEqual([1, expect.stringContaining('not-ours')])
    }
    expect(pathsIn(cwd)).toEqual(['feelings.dic', 'file', 'mine/notes.txt'])
    mkdirSync(join(cwd, 'empty'))
    expect((await themewright(['import', 'feelings.dic', '--out', 'empty'], { cwd })).code).toBe(0)
  })

  test('a file that is not there, and a folder, are said to be so', async () => {
    const cwd = folderWith({ 'folder/x.txt': 'x' })
    for (const [path, code] of [
      ['nothing.qdpx', 'missing-file'],
      ['folder', 'not-a-file'],
    ]) {
      const { stderr } = await themewright(['import', path, '--out', 'out'], { cwd })
      expect(stderr.split('  ').slice(0, 2)).toEqual([path, code])
    }
  })
})

describe('import FILE --study STUDY', () => {
  test('lays other people’s codings beside the study that they coded, with the codes that it lacks', async () => {
    const cwd = folderWith({ ...smallStudy, 'segments.csv': segments })
    const args = ['import', 'segments.csv', '--study', '.', '--out', 'theirs']
    const { code, stdout, stderr } = await themewright(args, { cwd })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/codings {6}4: Anna 2 and Ben 2/)
    expect(pathsIn(join(cwd, 'theirs'))).toEqual(['decisions-segments.jsonl', 'ledger.csv', 'new-codes.yaml'])
    expect(readFileSync(join(cwd, 'theirs/new-codes.yaml'), 'utf8')).toContain('id: mood')
    writeFileSync(join(cwd, 'decisions-segments.jsonl'), readFileSync(join(cwd, 'theirs/decisions-segments.jsonl')))
    await themewright(['code', '.'], { cwd })
    const codings = readFileSync(join(cwd, 'results/codings.jsonl'), 'utf8').trim().split('\n')
    const accepted = codings.map(line => JSON.parse(line)).filter(({ status }) => status === 'accepted')
    expect(accepted.map(({ code, quote }) => [code, quote])).toEqual([
      ['cost', 'The fees are more than I earn.'],
      ['time', 'Nothing but the hours.'],
    ])
    const agreed = await themewright(['agree', 'decisions-segments.jsonl', '.'], { cwd })
    expect(agreed.stdout).toContain('Anna')
  })
})
