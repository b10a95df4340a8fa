import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decisionLine, type UnsignedDecision } from '../../src/coding/decisions/decision-line'
import { folderWith } from './folder'
import { smallStudy } from './small-study'
import { jsonLines, themewright } from './themewright'

const plain = { env: { NO_COLOR: '1' } }
const hash = '0'.repeat(64)

/** A decision about words of the first group, as they stand there; its hashes are of another text, so that they must be found again. */
function about(quote: string, own: Partial<UnsignedDecision>): UnsignedDecision {
  const text = smallStudy['transcripts/fg01.txt'].toString()
  const start = Math.max(0, text.indexOf(quote))
  const context = { before: text.slice(Math.max(0, start - 40), start), after: '' }
  const nothing = { coding: null, toCode: null, to: null, undoes: null, why: null }
  const place = { code: 'cost', transcript: 'fg01', start, end: start + quote.length, quote, ...context }
  const hashes = { transcriptSha256: hash, codebookSha256: hash }
  return { at: '2026-05-04T09:00:00.000Z', by: 'anna', did: 'accept', ...place, ...hashes, ...nothing, ...own }
}

function reviewedStudy(): string {
  const study = smallStudy['study.yaml'].toString().replace('transcripts/*', 'transcripts/*, "*.jsonl"')
  const cwd = folderWith({ ...smallStudy, 'study.yaml': study })
  const anna = [
    about('The fees are more than I earn.', { did: 'reject', why: 'a slogan' }),
    about('The bus is free.', { did: 'add', at: '2026-05-04T09:01:00.000Z', why: 'what it “costs” to come' }),
  ]
  const ben = [about('Nobody knows.', { by: 'ben', at: '2026-05-04T09:02:00.000Z' })]
  writeFileSync(join(cwd, 'decisions.jsonl'), anna.map(decisionLine).join(''))
  // The computer went down in the middle of a letter: the file is no whole UTF-8, and must not be taken for another encoding.
  const torn = Buffer.from('{"id":"ü').subarray(0, -1)
  writeFileSync(join(cwd, 'decisions-ben.jsonl'), Buffer.concat([Buffer.from(ben.map(decisionLine).join('')), torn]))
  return cwd
}

describe('code, beside files of decisions', () => {
  test('one letter of a decision that is changed afterwards is caught by verify, and the line is named', async () => {
    const cwd = reviewedStudy()
    await themewright(['code', '.', '--no-report'], { cwd, ...plain })
    const file = join(cwd, 'decisions.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').replace('a slogan', 'a slogam'))
    const { code, stdout, stderr } = await themewright(['verify', '.'], { cwd, ...plain })
    expect(code).toBe(1)
    expect(stdout).toMatch(/decisions\.jsonl: changed/)
    expect(stderr).toContain('decisions.jsonl:1:1  changed-decision  this line was changed after it was written')
  })

  test('lays them over the codings, writes what became of each, and says so in a line', async () => {
    const cwd = reviewedStudy()
    const { code, stdout, stderr } = await themewright(['code', '.'], { cwd, ...plain })
    expect(code).toBe(0)
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Reviewed: 3 decisions by anna and ben. 1 is about words that are not there any more; 2 were re-anchored in what changed. decisions.csv has them all, and accepted.csv counts what was accepted.',
    )
    expect(stderr).toMatch(/^decisions-ben\.jsonl:2:1 {2}torn-decision {2}/m)
    const read = (name: string) => readFileSync(join(cwd, 'results', name), 'utf8')
    const rows = read('decisions.csv').trimEnd().split('\n')
    expect(rows[0]).toBe(
      'decision,at,by,did,code,to_code,transcript,group,speaker,line,start,end,quote,why,outcome,applied,coding,note',
    )
    expect(rows.slice(1).map(row => row.split(',').slice(1, 10).join(' '))).toEqual([
      '2026-05-04T09:00:00.000Z anna reject cost  fg01 fg01 P1 3',
      '2026-05-04T09:01:00.000Z anna add cost  fg01 fg01 P1 3',
      // Words that were not found have no place.
      '2026-05-04T09:02:00.000Z ben accept cost  fg01 fg01  ',
    ])
    expect(read('accepted.csv').split('\n')[1]).toMatch(/^cost,What it costs,1,,1,1,1,1,3,1,2,/)
    const { inputs } = JSON.parse(read('run.json'))
    expect(inputs.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining(['decisions-ben.jsonl', 'decisions.jsonl']),
    )
    const streamed = await themewright(['code', '.', '--stdout'], { cwd })
    expect(streamed.stdout).toBe(read('codings.jsonl'))
    const added = jsonLines(streamed.stdout).find(({ coder }) => coder === 'anna')!
    const told = await themewright(['explain', 'results', `${added.id}`], { cwd, ...plain })
    expect(told.stdout).toMatch(
      /^cost {2}What it costs\n {2}“The bus is free\.”\n.*\n {2}coded: anna gave this code: what/,
    )
  })

  test('explain tells who gave a code, and who decided what about a coding of the rules', async () => {
    const cwd = reviewedStudy()
    const { stdout } = await themewright(['explain', '.', 'fg01:3'], { cwd, ...plain })
    expect(stdout).toContain(`  coded: "fees" is a keyword (codebook.yaml:6:21)
  for every rule of it: except: [entrance fee*]
  anna rejected it on 2026-05-04 09:00: a slogan
  so it is rejected

  met       fees`)
    expect(stdout).toContain(`cost  What it costs
  “The bus is free.”
  P1, fg01, line 3
  coded: anna gave this code: what it “costs” to come
  anna added it on 2026-05-04 09:01: what it “costs” to come
  so it is accepted
`)
  })
})
