import { describe, expect, test } from 'vitest'
import type { CodeDraft } from '../../src/codebook/draft'
import { readCodebook } from '../../src/codebook/read-codebook'
import { writeCodebook } from '../../src/codebook/write-codebook'
import type { Imported } from '../../src/interchange/imported'
import { qdc } from '../../src/interchange/qdpx/import-codebook'
import { formatProblem, InputError } from '../../src/problem'

async function imported(xml: string): Promise<Imported> {
  const source = { path: 'fees.qdc', name: 'fees', extension: '.qdc', bytes: Buffer.from(xml), text: xml }
  expect(qdc.recognises(source)).toBe(true)
  return qdc.import(source, {})
}

const book = (codes: string, more = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Test"><Codes>${codes}</Codes>${more}</CodeBook>`
const code = (number: number, name: string, content = '', attributes = 'isCodable="true"'): string =>
  `<Code guid="{0000000${number}-AAAA-4000-8000-000000000000}" name="${name}" ${attributes}>${content}</Code>`

/** Paths of ids with the labels. */
const tree = (codes: readonly CodeDraft[], above = ''): readonly string[] =>
  codes.flatMap(({ id, label, subthemes }) => [`${above}${id} ${label}`, ...tree(subthemes, `${above}${id}/`)])
const lost = ({ losses }: Imported): readonly string[] =>
  losses.map(({ what, fate, count }) => `${count} ${what} ${fate}`)

describe('qdc', () => {
  test('gives themes and sub-themes with their definitions, and a codebook that reads', async () => {
    const found = await imported(
      book(
        code(1, 'Cost', code(2, 'Fees', '<Description>What studying\ncosts: all.</Description>'), 'isCodable="false"'),
      ),
    )
    expect(tree(found.codebook!.codes)).toEqual(['cost Cost', 'cost/fees Fees'])
    const { codebook, problems } = await readCodebook(writeCodebook(found.codebook!), 'codebook.yaml')
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(codebook!.codes[1].definition).toBe('What studying\ncosts: all.')
    expect(lost(found)).toEqual([])
  })
  test('levels that Taguette writes into names are levels again, and its empty list of sets is none', async () => {
    const found = await imported(book(code(1, 'cost\\fees') + code(2, 'cost') + code(3, 'work\\hours'), '<Sets/>'))
    expect(tree(found.codebook!.codes)).toEqual(['cost cost', 'cost/fees fees', 'work work', 'work/hours hours'])
    expect(lost(found)).toEqual(['2 levels in names of codes assumed'])
  })
  test.each([
    ['another namespace', book(code(1, 'Fees')).replace('codebook:1.0', 'codebook:0:4')],
    [
      'prefixes',
      book(code(1, 'Fees'))
        .replace('xmlns=', 'xmlns:q=')
        .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1q:'),
    ],
    ['a byte-order mark', `\uFEFF${book(code(1, 'Fees'))}`],
  ])('reads %s', async (_, xml) => {
    expect(tree((await imported(xml)).codebook!.codes)).toEqual(['fees Fees'])
  })
  test('a set with an action’s id is an action; any other is a memo', async () => {
    const member = '<MemberCode guid="00000001-aaaa-4000-8000-000000000000"/>'
    const found = await imported(
      book(
        code(
          1,
          'Fees',
          '<Description>OPPORTUNITY: A grant.\nACTION: help\nOPPORTUNITY: A vote.\nACTION: gone</Description>',
        ),
        `<Sets><Set guid="a" name="Give help"><Description>ACTION: help</Description>${member}</Set><Set guid="b" name="Mine">${member}</Set></Sets>`,
      ),
    )
    expect(found.codebook!.actions).toEqual([{ id: 'help', label: 'Give help', definition: null }])
    expect(found.codebook!.codes[0].opportunities).toEqual([
      { text: 'A grant.', action: 'help' },
      { text: 'A vote.', action: null },
    ])
    expect(found.memos).toEqual([{ about: 'set Mine', title: '', text: 'code fees' }])
    expect(lost(found)).toContain('1 sets changed')
  })
  test('hostile names make ids like any other', async () => {
    const names = ['__proto__', '../../x', 'x'.repeat(10_000), '&#x202E;', 'constructor']
    const found = await imported(book(names.map((name, i) => code(i, name)).join('')))
    const { problems } = await readCodebook(writeCodebook(found.codebook!), 'codebook.yaml')
    expect(problems.filter(({ severity }) => severity === 'error').map(formatProblem)).toEqual([])
    expect(found.codebook!.codes.map(({ id }) => id.slice(0, 11))).toEqual([
      'proto',
      'x',
      'xxxxxxxxxxx',
      'code',
      'constructor',
    ])
  })
  test.each([
    ['<!DOCTYPE CodeBook [<!ENTITY a "b">]><CodeBook/>', 'it has a DOCTYPE'],
    ['<CodeBook><Codes></CodeBook>', 'it is not well-formed XML'],
    ['<CodeBook><Codes/></CodeBook>', 'it holds no codes'],
    [`<CodeBook>${'<Codes>'.repeat(200)}`, 'its elements lie too deep in each other'],
  ])('%s is refused: %s', async (xml, why) => {
    const error = await imported(xml).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(InputError)
    expect((error as InputError).message).toContain(why)
  })
})
