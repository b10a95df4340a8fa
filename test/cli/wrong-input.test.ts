import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from './folder'
import { smallStudy, studyWith } from './small-study'
import { themewright } from './themewright'

/** Runs `code study` where such a folder lies, and gives what a user sees of it. */
async function code(files: Parameters<typeof studyWith>[0]) {
  const cwd = folderWith(
    Object.fromEntries(Object.entries(studyWith(files)).map(([path, text]) => [`study/${path}`, text])),
  )
  const { code, stderr } = await themewright(['code', 'study'], { cwd })
  return { code, stderr: stderr.trimEnd().split('\n'), written: existsSync(join(cwd, 'study/results/run.json')) }
}

const done = 'The run is in study/results'

describe('what stops everything', () => {
  test('a path that is not there', async () => {
    const { code, stderr } = await themewright(['code', 'nowhere'], { cwd: folderWith() })
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'nowhere  missing-file  there is no such file  (check the spelling, and the folder)\n1 error\n',
    })
  })
  test('a folder without a study', async () => {
    const { code, stderr } = await themewright(['code', '.'], { cwd: folderWith({ 'fg01.txt': 'P1: Well.\n' }) })
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        '.  no-study  this folder holds no study.yaml  (write one, or let "themewright init" write an example)\n1 error\n',
    })
  })
  test('a transcript where a study should be', async () => {
    const { stderr } = await themewright(['code', 'fg01.txt'], { cwd: folderWith({ 'fg01.txt': 'P1: Well.\n' }) })
    expect(stderr).toBe(
      'fg01.txt  no-study  this is not a study file  (name a study.yaml, or give a codebook too: themewright code --codebook C FILE…)\n1 error\n',
    )
  })
  test('a study without its codebook', async () => {
    expect(await code({ 'codebook.yaml': null })).toEqual({
      code: 1,
      stderr: [
        'study/codebook.yaml  missing-file  there is no such file  (check the spelling, and the folder)',
        '1 error',
      ],
      written: false,
    })
  })
  test('a study of an empty folder', async () => {
    expect(
      await code({
        'transcripts/fg01.txt': null,
        'transcripts/fg02.txt': null,
        'transcripts/.DS_Store': 'x',
        'participants.csv': null,
        'study.yaml': 'study: Fees\ncodebook: codebook.yaml\ntranscripts: [transcripts/*]\n',
      }),
    ).toEqual({
      code: 1,
      stderr: [
        'study/study.yaml  no-match  no file matches "transcripts/*"  (paths are relative to the study file)',
        'study/study.yaml  no-transcripts  no transcript could be read, so nothing was coded  (look at what "transcripts" names)',
        '2 errors',
      ],
      written: false,
    })
  })
  test('a codebook with ten mistakes, all of which are said', async () => {
    const {
      code: exit,
      stderr,
      written,
    } = await code({
      'codebook.yaml': `codebook: Ten mistakes
unit: word
lists:
  nobody: []
themes:
  - id: cost
    label: Cost
    keywrods: [fee]
    keywords: [list(nobdy), "fuzy(x, 1)", ""]
  - id: cost
    label: Again
    keywords: [rent]
  - id: Big Id
    label: Big
    keywords: ["/(/"]
    rules:
      - near: [a, b]
        within: many
  - label: No id
    keywords: [x]
    opportunities:
      - { text: Do it, action: nobody-knows }
`,
    })
    expect({ exit, written }).toEqual({ exit: 1, written: false })
    expect(stderr.slice(0, -1).length).toBeGreaterThanOrEqual(10)
    for (const line of stderr.slice(0, -1)) expect(line).toMatch(/^study\/codebook\.yaml:\d+:\d+ {2}[a-z-]+ {2}\S/)
    expect(stderr.at(-1)).toMatch(/^\d+ errors/)
  })
})

describe('what is said while the rest is coded', () => {
  test('a binary file and a truncated Word file', async () => {
    const {
      code: exit,
      stderr,
      written,
    } = await code({
      'transcripts/photo.txt': new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]),
      'transcripts/fg03.docx': new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0]),
    })
    expect({ exit, written }).toEqual({ exit: 1, written: true })
    expect(stderr).toEqual([
      expect.stringMatching(/^study\/transcripts\/fg03\.docx {2}[a-z-]+ {2}/),
      expect.stringMatching(/^study\/transcripts\/photo\.txt {2}binary-file {2}/),
      '2 errors',
      done,
    ])
  })
  test('a broken row of the participants file', async () => {
    const {
      code: exit,
      stderr,
      written,
    } = await code({
      'participants.csv': `${smallStudy['participants.csv']}P2,fg02,participant,30-39,too,many\n`,
    })
    expect({ exit, written }).toEqual({ exit: 1, written: true })
    expect(stderr).toEqual([
      expect.stringMatching(/^study\/participants\.csv:5(:\d+)? {2}[a-z-]+ {2}/),
      '1 error',
      done,
    ])
  })
  test('a transcript without speakers', async () => {
    expect(await code({ 'transcripts/fg03.txt': 'The fees rose and rose.\n\nAnd then the rent.\n' })).toEqual({
      code: 1,
      stderr: [
        'study/transcripts/fg03.txt  no-speakers  no speaker is named in this file, so its turns belong to nobody  (open every turn with its speaker and a colon, as in "P1: …"; participants cannot be counted without)',
        '1 error',
        done,
      ],
      written: true,
    })
  })
  test('a participant without a transcript, and a speaker without a row', async () => {
    expect(await code({ 'participants.csv': 'id,group,age\nP1,fg01,20-29\nP3,fg02,20-29\nP9,fg09,20-29\n' })).toEqual({
      code: 1,
      stderr: [
        'study/participants.csv:4  participant-without-transcript  1 row names the group "fg09", and no transcript is of that group  (did you mean "fg01"?)',
        'study/transcripts/fg01.txt:5  speaker-without-participant  "P2" speaks in fg01 (group "fg01"), and participants.csv has no row for them  (add a row to participants.csv, or mend the label)',
        '2 errors',
        done,
      ],
      written: true,
    })
  })
  test('two transcripts of one name', async () => {
    expect(await code({ 'transcripts/fg01.md': '**Moderator:** Well?\n\n**P1:** No.\n\n**P2:** No.\n' })).toEqual({
      code: 1,
      stderr: [
        'study/transcripts/fg01.txt  duplicate-transcript  the id "fg01" is that of transcripts/fg01.md too, which was read; this one was not  (rename one of them, or name only one of them)',
        '1 error',
        done,
      ],
      written: true,
    })
  })
  test('an example that does not hold, as a warning', async () => {
    const text = (smallStudy['codebook.yaml'] as string).replace('They keep us late.', 'They keep us.')
    expect(await code({ 'codebook.yaml': text })).toEqual({
      code: 0,
      stderr: [
        'study/codebook.yaml:14:16  example-not-coded  this example of time is not coded with it  (widen the keywords or rules, or move the example)',
        '1 warning',
        done,
      ],
      written: true,
    })
  })
})
