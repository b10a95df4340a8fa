import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findFiles } from '../../src/cli/files'
import { glob } from '../../src/cli/glob'
import { cpuSeconds } from '../cpu-seconds'
import { folderWith } from './folder'

const study = () =>
  folderWith({
    'study.yaml': '',
    'transcripts/fg10.txt': '',
    'transcripts/fg2.txt': '',
    'transcripts/fg2.docx': '',
    'transcripts/notes/fg3.txt': '',
    'transcripts/.DS_Store': '',
    'transcripts/~$fg2.docx': '',
    'transcripts/Thumbs.db': '',
    'results/run.json': '{"tool":"themewright","outputs":[]}',
    'results/codings.jsonl': '',
  })

describe('glob', () => {
  test('finds files by code point and passes over what systems leave behind', async () => {
    expect(await glob('transcripts/*', study())).toEqual([
      'transcripts/fg10.txt',
      'transcripts/fg2.docx',
      'transcripts/fg2.txt',
    ])
  })
  test.each([
    ['*/fg?.txt', ['transcripts/fg2.txt']],
    ['**/*.txt', ['transcripts/fg10.txt', 'transcripts/fg2.txt', 'transcripts/notes/fg3.txt']],
    [
      'transcripts/**',
      ['transcripts/fg10.txt', 'transcripts/fg2.docx', 'transcripts/fg2.txt', 'transcripts/notes/fg3.txt'],
    ],
    ['transcripts/**/fg3.txt', ['transcripts/notes/fg3.txt']],
    ['t*s/f*2*.*x', ['transcripts/fg2.docx']],
    ['transcripts/.D*', ['transcripts/.DS_Store']],
    ['nowhere/*', []],
  ])('reads %s', async (pattern, found) => {
    expect(await glob(pattern, study())).toEqual(found)
  })
  test('does not take an earlier run for transcripts', async () => {
    expect(await glob('*/*.jsonl', study())).toEqual([])
  })
  test('follows links to files, and no link to a folder below **', async () => {
    const folder = study()
    symlinkSync(join(folder, 'transcripts/fg2.txt'), join(folder, 'transcripts/notes/linked.txt'))
    symlinkSync(folder, join(folder, 'transcripts/notes/round'))
    expect(await glob('**/notes/**', folder)).toEqual(['transcripts/notes/fg3.txt', 'transcripts/notes/linked.txt'])
  })
  test('takes no time over many stars', async () => {
    const folder = folderWith({ ['a'.repeat(200)]: '' })
    const seconds = await cpuSeconds(async () => expect(await glob(`${'*a'.repeat(60)}b`, folder)).toEqual([]))
    expect(seconds).toBeLessThan(1)
  })
})

describe('findFiles', () => {
  test('takes a folder for the files that lie in it, and each file once', async () => {
    const folder = study()
    expect(await findFiles(['transcripts/', './transcripts/fg2.txt', 'transcripts/*.txt'], folder)).toEqual({
      paths: ['transcripts/fg10.txt', 'transcripts/fg2.docx', 'transcripts/fg2.txt'],
      problems: [],
    })
  })
  test('takes a name with a star in it for the file of that name, where there is one', async () => {
    const folder = folderWith({ 'what?.txt': '', 'whatx.txt': '' })
    expect((await findFiles(['what?.txt'], folder)).paths).toEqual(['what?.txt'])
  })
  test('says of everything that is not there that it is not', async () => {
    const folder = folderWith({ 'empty/.keep': '' })
    const { problems } = await findFiles(['fg9.txt', 'empty', '*.docx'], folder, 'study.yaml')
    expect(problems.map(({ code, message, file }) => [file, code, message])).toEqual([
      ['study.yaml', 'missing-file', 'there is no file "fg9.txt"'],
      ['study.yaml', 'empty-folder', 'the folder "empty" holds no transcripts'],
      ['study.yaml', 'no-match', 'no file matches "*.docx"'],
    ])
  })
})
