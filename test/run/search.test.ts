import { describe, expect, test } from 'vitest'
import { concordance } from '../../src/analysis/concordance'
import { applyCodebook } from '../../src/coding/apply-codebook'
import { prepareSearch } from '../../src/run/search'
import { transcriptOf } from '../coding/apply'

const talk = transcriptOf(
  'P1: Nobody ever listens to us. The *rota* is unfair.\nP2: I don’t know what “null” is: 24 or true.',
)

const codebook = (yaml: string) => ({ path: 'codebook.yaml', text: yaml, problems: [] })

async function found(written: string, given: string | null = null): Promise<readonly string[]> {
  const { prepared, problems } = await prepareSearch(written, {
    study: null,
    codebook: (given && codebook(given)) || null,
  })
  expect(problems).toEqual([])
  const { compiled, code, reach } = prepared!
  return concordance([applyCodebook(compiled, talk)], { code, reach }).map(({ match }) => match)
}

/** What is said of a search, as `line:column code`. */
async function wrong(written: string, given: string | null = null): Promise<readonly string[]> {
  const { prepared, problems } = await prepareSearch(written, {
    study: null,
    codebook: (given && codebook(given)) || null,
  })
  expect(prepared).toBeNull()
  expect(problems.map(({ file }) => file)).toEqual(problems.map(() => 'PATTERN'))
  return problems.map(({ line, column, code }) => `${line}:${column} ${code}`)
}

describe('a search', () => {
  test.each([
    ['nobody …2 listen*', ['Nobody ever listens']],
    ['*ota*', ['rota']],
    ['"rota"', ['rota']],
    ["don't know", ['don’t know']],
    ['24', ['24']],
    ['null', ['null']],
    ['true', ['true']],
    ['# 24', ['24']],
    ['/ro\\w+/', ['rota']],
    ['text:/is [^.]*/', ['is unfair']],
    ['  rota\n is  ', ['rota* is']],
  ])('takes %j for a pattern', async (written, hits) => {
    expect(await found(written)).toEqual(hits)
  })
  test.each([
    ['[rota, 24x]', ['rota']],
    ['{ near: [rota, unfair*], within: 6 }', ['rota* is unfair']],
    [' { all: [nobody, us] } # both', ['Nobody ever listens to us']],
    ['{ any: [\n  nobody,\n  "*ota"\n] }', ['Nobody', 'rota']],
  ])('takes %j for a rule', async (written, hits) => {
    expect(await found(written)).toEqual(hits)
  })
  test('has the lists, the codes and the unit of a codebook', async () => {
    const given = `codebook: C
unit: turn
lists: { people: [nobody, list(us)], us: [us, ours] }
themes:
  - { id: search, subthemes: [{ id: fair, keywords: [unfair*] }] }
`
    expect(await found('list(people) listen*', given)).toEqual([])
    expect(await found('list(people)', given)).toEqual(['Nobody', 'us'])
    expect(await found('{ all: [nobody, unfair] }', given)).toEqual(['Nobody ever listens to us. The *rota* is unfair'])
    expect(await found('{ all: [rota, { code: search/fair }] }', given)).toEqual(['rota* is unfair'])
  })
})

describe('what is wrong with a search has its place in what was written', () => {
  test.each([
    ['rota list(nobdy)', ['1:11 unknown-list']],
    ["don't \\w stem(rota)", ['1:10 unknown-form']],
    ['/rota(/', ['1:6 bad-regex']],
    ['rota … unfair', ['1:6 gap-without-number']],
    ['', ['1:1 empty-pattern']],
    ['*', ['1:1 matches-every-word']],
    ['{ near: [rota, stems(], within: 3 }', ['1:16 unclosed-bracket']],
    ['{ near: [rota,\n  unfair] }', ['1:1 missing-key']],
    ['{ nearr: [rota], any: [list(x)] }', ['1:3 unknown-key', '1:29 unknown-list']],
    ['{ near: [rota, unfair', ['1:9 yaml-syntax']],
    ['[rota] unfair', ['1:8 yaml-syntax']],
    ['near: [rota, unfair]', ['1:1 rule-without-braces']],
  ])('%j', async (written, places) => {
    expect(await wrong(written)).toEqual(places)
  })
  test('and a hint of what there is', async () => {
    const { problems } = await prepareSearch('list(peple)', {
      study: null,
      codebook: codebook('codebook: C\nlists: { people: [us] }\nthemes: [{ id: a, keywords: [b] }]'),
    })
    expect(problems).toEqual([
      {
        code: 'unknown-list',
        severity: 'error',
        message: 'no list is called "peple"',
        file: 'PATTERN',
        line: 1,
        column: 6,
        hint: 'did you mean "people"?',
      },
    ])
  })
})

test('a codebook that is wrong is said to be, and nothing is searched', async () => {
  const { prepared, problems } = await prepareSearch('rota', {
    study: null,
    codebook: codebook('codebook: C\nthemes: [{ id: a, keywrods: [b] }]'),
  })
  expect([prepared, problems.map(({ file, code }) => `${file} ${code}`)]).toEqual([null, ['codebook.yaml unknown-key']])
})
