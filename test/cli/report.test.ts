import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from './folder'
import { smallStudy } from './small-study'
import { themewright } from './themewright'

describe('report RUN', () => {
  test('makes the report again, byte for byte as code wrote it; and once more over itself', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['code', '.'], { cwd })
    const written = readFileSync(join(cwd, 'results/report.html'), 'utf8')
    for (const path of ['.', 'results']) {
      const { code, stderr } = await themewright(['report', path], { cwd })
      expect([code, stderr.split('\n')[0]]).toEqual([0, 'The report is in report.html'])
      expect(readFileSync(join(cwd, 'report.html'), 'utf8')).toBe(written)
    }
  })

  test('makes one without the transcripts, where the run has none', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['code', '.', '--no-report'], { cwd })
    expect(existsSync(join(cwd, 'results/report.html'))).toBe(false)
    expect(JSON.parse(readFileSync(join(cwd, 'results/run.json'), 'utf8')).options.report).toBe(false)
    const { code } = await themewright(['report', '.', '--no-transcripts', '--out', 'short/board.html'], { cwd })
    expect(code).toBe(0)
    const report = readFileSync(join(cwd, 'short/board.html'), 'utf8')
    expect(report).toContain('<title>Fees</title>')
    expect(report).not.toContain('transcript-data-0')
  })

  test('writes over nothing of others, and over no file of a run', async () => {
    const cwd = folderWith({ ...smallStudy, 'mine.html': '<p>My own page</p>' })
    await themewright(['code', '.'], { cwd })
    const before = readFileSync(join(cwd, 'results/report.html'), 'utf8')
    const own = await themewright(['report', '.', '--out', 'mine.html'], { cwd })
    expect([own.code, own.stderr]).toEqual([
      1,
      'mine.html  not-ours  this file is no HTML report of themewright, so nothing was written over it  (name another file with --out)\n1 error\n',
    ])
    expect(readFileSync(join(cwd, 'mine.html'), 'utf8')).toBe('<p>My own page</p>')
    const ofRun = await themewright(['report', '.', '--no-transcripts', '--out', 'results/report.html'], { cwd })
    expect(ofRun.stderr).toContain('this file belongs to a run')
    expect(readFileSync(join(cwd, 'results/report.html'), 'utf8')).toBe(before)
  })

  test('says which inputs changed since the run', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['code', '.'], { cwd })
    writeFileSync(join(cwd, 'transcripts/fg02.txt'), 'Moderator: Well?\n\nP3: The fees.\n')
    const { code, stderr } = await themewright(['report', '.'], { cwd })
    expect(code).toBe(0)
    expect(stderr).toContain('transcripts/fg02.txt  input-changed')
  })

  test('writes Markdown and Word, by format or by ending, and never over either: people work in them', async () => {
    const cwd = folderWith(smallStudy)
    expect((await themewright(['report', '.', '--out', 'appendix.md'], { cwd })).code).toBe(0)
    expect(readFileSync(join(cwd, 'appendix.md'), 'utf8')).toMatch(/^# Fees\n/)
    const word = await themewright(['report', '.', '--format', 'docx'], { cwd })
    expect([word.code, word.stderr.split('\n')[0]]).toEqual([0, 'The report is in report.docx'])
    expect(readFileSync(join(cwd, 'report.docx')).subarray(0, 2).toString()).toBe('PK')
    const again = await themewright(['report', '.', '--format', 'docx'], { cwd })
    expect([again.code, again.stderr]).toEqual([
      1,
      'report.docx  not-ours  this file is no HTML report of themewright, so nothing was written over it  (name another file with --out)\n1 error\n',
    ])
  })
})
