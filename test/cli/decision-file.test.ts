import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDecisionFile, refusalToAdd } from '../../src/cli/decision-file'
import { decisionLine, type UnsignedDecision, withId } from '../../src/coding/decisions/decision-line'
import { readDecisions } from '../../src/coding/decisions/read-decisions'
import { formatProblem, type Problem } from '../../src/problem'
import { folderWith } from './folder'

/** The n-th memo of a person. */
function memo(n: number, by = 'anna'): UnsignedDecision {
  const hash = '0'.repeat(64)
  return {
    at: `2026-01-01T00:00:00.${`${n}`.padStart(3, '0')}Z`,
    by,
    did: 'memo',
    code: null,
    transcript: 'fg01',
    start: 0,
    end: 3,
    quote: 'Ja.',
    before: '',
    after: '',
    coding: null,
    toCode: null,
    to: null,
    undoes: null,
    why: 'Schön “so” 🚌',
    transcriptSha256: hash,
    codebookSha256: hash,
  }
}

const line = (n: number, by?: string): string => decisionLine(memo(n, by))
const id = (n: number, by?: string): string => withId(memo(n, by)).id

function opened(files: Readonly<Record<string, string>> = {}) {
  const folder = folderWith(files)
  const path = join(folder, 'decisions.jsonl')
  const told: Problem[] = []
  const store = openDecisionFile(path, folder, problems => told.push(...problems))
  return {
    folder,
    path,
    add: (n: number) => store.append(line(n), id(n)),
    ids: async () => (await store.read()).map(each => each.id),
    told: () => told.map(problem => formatProblem({ ...problem, file: 'decisions.jsonl' })),
    text: () => readFileSync(path, 'utf8'),
  }
}

describe('a file of decisions', () => {
  test('is made with the first one, for nobody else to read, and then only grows', async () => {
    const { path, add, ids, text } = opened()
    expect(await ids()).toEqual([])
    await add(1)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    await add(2)
    expect(text()).toBe(line(1) + line(2))
    expect(await ids()).toEqual([id(1), id(2)])
  })

  test('gives the same list as long as nothing is added, so that nothing is done over again', async () => {
    const folder = folderWith({ 'decisions.jsonl': line(1) })
    const store = openDecisionFile(join(folder, 'decisions.jsonl'), folder)
    const first = await store.read()
    expect(await store.read()).toBe(first)
    appendFileSync(join(folder, 'decisions.jsonl'), line(2))
    expect(await store.read()).not.toBe(first)
  })

  test('shows what others add, here and in files beside it, and what git brings or takes away', async () => {
    const { folder, path, ids } = opened({ 'decisions.jsonl': line(1), 'decisions-ben.jsonl': line(3, 'ben') })
    expect(await ids()).toEqual([id(1), id(3, 'ben')])
    appendFileSync(path, line(4))
    writeFileSync(join(folder, 'decisions-cleo.jsonl'), line(2, 'cleo'))
    writeFileSync(join(folder, 'decisions.jsonl.orig'), line(9))
    expect(await ids()).toEqual([id(1), id(2, 'cleo'), id(3, 'ben'), id(4)])
    renameSync(join(folder, 'decisions-ben.jsonl'), join(folder, 'ben.old'))
    expect(await ids()).toEqual([id(1), id(2, 'cleo'), id(4)])
    // Of the same length, so that neither size nor end of a shorter one tells that it is another.
    writeFileSync(path, line(5) + line(6))
    expect(await ids()).toEqual([id(2, 'cleo'), id(5), id(6)])
    truncateSync(path, line(5).length + 9)
    expect(await ids()).toEqual([id(2, 'cleo'), id(5)])
  })

  const bytes = Buffer.from(line(2))
  test.each([
    ['in the middle', bytes.length >> 1],
    ['in the middle of a character', bytes.indexOf('🚌') + 2],
    ['ahead of its last sign', bytes.length - 2],
    ['behind its first', 1],
  ])('keeps a line alone that a crash tore %s, so that it is seen as torn and the next is whole', async (_, length) => {
    const { path, add, ids, told } = opened()
    writeFileSync(path, Buffer.concat([Buffer.from(line(1)), bytes.subarray(0, length)]))
    expect(await ids()).toEqual([id(1)])
    await add(3)
    await add(4)
    expect(await ids()).toEqual([id(1), id(3), id(4)])
    expect(
      readFileSync(path)
        .subarray(Buffer.byteLength(line(1)) + length)
        .toString(),
    ).toBe(`\n${line(3)}${line(4)}`)
    expect(told()).toEqual([expect.stringMatching(/^decisions\.jsonl:2:1 {2}torn-decision {2}/)])
    const { decisions, problems } = readDecisions(readFileSync(path, 'utf8'), 'decisions.jsonl')
    expect([decisions.length, problems.length]).toEqual([3, 1])
  })

  test('takes a whole last line without its line break for one, and begins the next on a new line', async () => {
    const { path, add, ids, told, text } = opened()
    writeFileSync(path, line(1).trimEnd())
    expect(await ids()).toEqual([id(1)])
    await add(2)
    expect(text()).toBe(line(1) + line(2))
    expect([await ids(), told()]).toEqual([[id(1), id(2)], []])
  })

  test('tells of lines that cannot be used, each once and with its number', async () => {
    const { path, add, ids, told } = opened({ 'decisions.jsonl': `${line(1)}<<<<<<< HEAD\n` })
    await ids()
    await add(2)
    appendFileSync(path, `{}\n${line(3)}`)
    expect(await ids()).toEqual([id(1), id(2), id(3)])
    expect(told()).toEqual([
      expect.stringMatching(/^decisions\.jsonl:2:1 {2}broken-decision {2}/),
      expect.stringMatching(/^decisions\.jsonl:4:1 {2}broken-decision {2}/),
    ])
  })

  test('gets a decision also where another program put a file in its place while it was written', async () => {
    const { path, ids, add, text } = opened({ 'decisions.jsonl': line(1) })
    await ids()
    renameSync(path, `${path}.away`)
    writeFileSync(path, line(7))
    await add(2)
    expect(text()).toBe(line(7) + line(2))
    expect(await ids()).toEqual([id(2), id(7)])
  })

  test('is written by several at once without a line in another', async () => {
    const { folder, path, text } = opened()
    const stores = ['anna', 'ben', 'cleo'].map(by => ({ by, store: openDecisionFile(path, folder) }))
    await Promise.all(
      stores.flatMap(({ by, store }) => Array.from({ length: 20 }, (_, n) => store.append(line(n, by), id(n, by)))),
    )
    const { decisions, problems } = readDecisions(text(), 'decisions.jsonl')
    expect([new Set(decisions.map(each => each.id)).size, problems]).toEqual([60, []])
  })

  test('is refused where it is none: a link, a folder, a place that there is not', async () => {
    const folder = folderWith({ 'there.jsonl': '' })
    mkdirSync(join(folder, 'folder'))
    symlinkSync('there.jsonl', join(folder, 'link'))
    symlinkSync('nowhere', join(folder, 'dangling'))
    for (const name of ['folder', 'link', 'dangling', 'nowhere/decisions.jsonl'])
      expect({ name, ...(await refusalToAdd(join(folder, name))) }).toMatchObject({ name, code: 'cannot-write' })
    for (const name of ['there.jsonl', 'new.jsonl']) expect(await refusalToAdd(join(folder, name))).toBe(null)
    // A link that is put there later is not followed either.
    const store = openDecisionFile(join(folder, 'link'), folder)
    await expect(store.append(line(1), id(1))).rejects.toThrow('cannot-write')
    expect(readFileSync(join(folder, 'there.jsonl'), 'utf8')).toBe('')
  })
})
