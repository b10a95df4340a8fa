import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from './folder'
import { jsonLines, themewright } from './themewright'

const fg01 =
  'Moderator: How was it?\n\nP1: Long, and note: cold.\n\nP2: Short.\n\nP1: For you.\n\nNote: the lift broke.\n'

describe('read', () => {
  test('says how a transcript was read, for people', async () => {
    const cwd = folderWith({ 'fg01.txt': fg01 })
    const { stdout, stderr, code } = await themewright(['read', 'fg01.txt'], { cwd })
    expect({ stdout, stderr, code }).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "fg01  (fg01.txt)
        format   labelled-text
        turns    4, participants' 3
        words    14, participants' 11
        speakers
          Moderator  moderator    1 turn   3 words   a word for a moderator
          P1         participant  2 turns  10 words  a word for a participant
          P2         participant  1 turn   1 word    a word for a participant
        labels that are no speakers
          Note  line 9  opens notes, headings and sentences, and names nobody

      ",
      }
    `)
  })
  test('gives each transcript as a JSON line', async () => {
    const cwd = folderWith({
      'all/fg01.txt': fg01,
      'all/.DS_Store': 'x',
      'all/fg02.jsonl': '{"id":"r1","text":"Two words"}\n{"id":"r2","text":"One"}\n',
    })
    const { stdout, stderr, code } = await themewright(['read', 'all', '--json'], { cwd })
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 })
    const lines = jsonLines(stdout)
    expect(Object.keys(lines[0]!).slice(0, 9)).toEqual([
      'id',
      'path',
      'format',
      'turns',
      'participantTurns',
      'words',
      'participantWords',
      'speakers',
      'problems',
    ])
    expect(lines).toMatchObject([
      {
        id: 'fg01',
        path: 'all/fg01.txt',
        turns: 4,
        participantTurns: 3,
        words: 14,
        participantWords: 11,
        speakers: [
          { id: 'Moderator', role: 'moderator', turns: 1, words: 3 },
          { id: 'P1', role: 'participant', turns: 2, words: 10 },
          { id: 'P2', role: 'participant', turns: 1, words: 1 },
        ],
        problems: [],
      },
      { id: 'r1', format: 'jsonl', speakers: [{ id: 'r1', role: 'participant', turns: 1, words: 2 }] },
      { id: 'r2', words: 1, problems: [] },
    ])
  })
  test('gives each turn as a JSON line', async () => {
    const cwd = folderWith({ 'fg01.txt': fg01 })
    const { stdout } = await themewright(['read', 'fg01.txt', '--turns'], { cwd })
    expect(stdout.split('\n')[1]).toBe(
      '{"transcript":"fg01","turn":1,"speaker":"P1","role":"participant","start":28,"end":49,"line":3,"time":null,"text":"Long, and note: cold."}',
    )
  })
  test('knows of a study who the moderators are, and which group is which', async () => {
    const cwd = folderWith({
      'study.yaml': 'study: S\ncodebook: c.yaml\ntranscripts: [fg01.txt]\nparticipants: people.csv\n',
      'people.csv': 'id,group,role\nSam,A,moderator\nAnn,A,participant\n',
      'fg01.txt': 'Sam: Well?\n\nAnn: Yes.\n',
    })
    const { code, stdout, stderr } = await themewright(['read', '.', '--json'], { cwd })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(jsonLines(stdout)).toMatchObject([
      { path: 'fg01.txt', group: 'A', participantTurns: 1, speakers: [{ role: 'moderator' }, { role: 'participant' }] },
    ])
  })
  test('counts no participants where nobody is named', async () => {
    const cwd = folderWith({
      'fg01.json': '{"text":" We were short.","segments":[{"id":0,"start":0,"end":2,"text":" We were short."}]}',
    })
    const { stdout } = await themewright(['read', 'fg01.json', '--json'], { cwd })
    expect(jsonLines(stdout)).toMatchObject([
      { turns: 1, participantTurns: null, words: 3, participantWords: null, speakers: [] },
    ])
  })
  test('reads what can be read and says what cannot', async () => {
    const cwd = folderWith({
      'fg01.txt': fg01,
      'photo.txt': new Uint8Array([0, 1, 2, 255, 0, 0]),
      'empty/.gitkeep': '',
    })
    const { stdout, stderr, code } = await themewright(
      ['read', 'fg01.txt', 'photo.txt', 'fg02.txt', 'empty', '*.docx', '--json'],
      { cwd },
    )
    expect(jsonLines(stdout).map(({ id }) => id)).toEqual(['fg01'])
    expect(stderr.split('\n')).toEqual([
      '*.docx  no-match  no file matches this pattern  (check the spelling, and the folder)',
      'empty  empty-folder  this folder holds no transcripts  (put the transcripts into it)',
      'fg02.txt  missing-file  there is no such file  (check the spelling, and the folder)',
      'photo.txt  binary-file  this file is not text, not a transcript that can be read  (save it as .docx or as plain text)',
      '4 errors',
      '',
    ])
    expect(code).toBe(1)
  })
  test('shows control characters in names rather than obeying them', async () => {
    const cwd = folderWith({ 'a\u001b[2Jb.txt': '' })
    const { stderr } = await themewright(['read', join(cwd, 'a\u001b[2Jb.txt')], { cwd })
    expect(stderr).toContain('a<U+001B>[2Jb.txt  empty-file')
  })
})
