import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import type { CodeDraft } from '../../../src/codebook/draft'
import { quanteda } from '../../../src/interchange/dictionaries/import/quanteda'
import { isAbsent, needsData, shared } from '../../data/shared'
import { importedFrom, mentionsIn } from './imported'
import { sourceOf } from './source-of'

const yml = (text: string, path = 'care.yml') => importedFrom(quanteda, sourceOf(path, text))

describe('a quanteda dictionary', () => {
  test('has its keys within each other as themes, and its values as keywords', async () => {
    const { imported, yaml, losses } = await yml(
      '# Words of care\nPAY:\n  Fees: [fee*, "cost of living"]\n  rent:\n    - r?nt\n    - 24\n    - no\n    - true\n"12": [twelve]\nVOICE: [unseen]\n',
    )
    expect(imported.codebook!.comments.at(-1)).toBe('Words of care')
    expect(yaml).toBe(`themes:
  - id: pay
    label: PAY
    subthemes:
      - id: fees
        label: Fees
        keywords: [ fee*, cost of living ]
      - id: rent
        label: rent
        keywords: [ r?nt, "24", no, "true" ]
  - id: "12"
    label: "12"
    keywords: [ twelve ]
  - id: voice
    label: VOICE
    keywords: [ unseen ]
`)
    expect(losses).toEqual([])
  })

  test('may have values and keys under one key, and a value without a list', async () => {
    const { yaml, hits } = await yml(
      'PAY:\n  - wage*\n  - [bonus, [tip]]\n  - FEES: [fee]\n  - FEES: [fine]\nVOICE: unseen\nEMPTY:\n',
    )
    expect(yaml).toBe(`themes:
  - id: pay
    label: PAY
    keywords: [ wage*, bonus, tip ]
    subthemes:
      - id: fees
        label: FEES
        keywords: [ fee, fine ]
  - id: voice
    label: VOICE
    keywords: [ unseen ]
  - id: empty
    label: EMPTY
`)
    expect(hits('A tip and a fine.')).toEqual(['pay: tip', 'pay/fees: fine'])
  })

  test('may repeat values by anchors', async () => {
    expect((await yml('A: &words [one, two]\nB: *words\n')).yaml).toContain('label: B\n    keywords: [ one, two ]')
  })

  test('says what it could not hold, and where', async () => {
    const { losses, yaml } = await yml(
      '# top\nA: # of a\n  - well-being\n  - "^war.*"\n  - ":)"\n  - "*"\n  - Fee\n  - fee\n  - "cost, rent"\n# end\n',
    )
    expect(losses).toEqual([
      '4 regular expressions: A: ^war.*',
      '9 lists in one text: A: cost, rent',
      '- comments: -',
      '3 signs in terms: a: well-being',
      '5 terms that cannot be matched: a: :)',
      '6 terms that cannot be matched: a: *',
      '8 repeated terms: a: fee',
    ])
    expect(yaml).toContain('keywords: [ well-being, Fee, cost, rent ]')
  })

  test('is told from a codebook, a study, a guide and a workflow', () => {
    const yes = (text: string) => quanteda.recognises(sourceOf('a.yml', text))
    expect(yes('A: [more, lamb*]\nB:\n  - x\n  - y\n')).toBe(true)
    expect(yes('AFRICA:\n  EAST:\n    BI: [burundi,\n      bujumbura]\n')).toBe(true)
    // A few keys with a word of their own had been too many.
    expect(yes('AFRICA:\n  EAST:\n    BI: [burundi, bujumbura, ]\n    NO: [x]\n  "": Africa\n')).toBe(true)
    expect(yes('study: [stud*, exam*]\nguide:\n  - lead*\n')).toBe(true)
    expect(yes(readFileSync('examples/medical-staffing/study.yaml', 'utf8'))).toBe(false)
    expect(yes(readFileSync('examples/medical-staffing/guide.yaml', 'utf8'))).toBe(false)
    expect(yes('codebook: Care\nthemes:\n  - id: pay\n    keywords: [wage]\n')).toBe(false)
    expect(yes('on: push\njobs:\n  check:\n    runs-on: linux\n    steps:\n      - run: x\n')).toBe(false)
    expect(quanteda.recognises(sourceOf('a.txt', 'A: [more]\n'))).toBe(false)
  })

  test.each([
    ['YAML that is none', 'A: [more\nB: ]]\n', /yaml-syntax/],
    ['a list', '- a\n- b\n', /broken-dictionary/],
    ['a text', 'hello\n', /broken-dictionary/],
  ])('is refused where it is %s', async (_, text, error) => {
    await expect(quanteda.import(sourceOf('a.yml', text), {})).rejects.toThrow(error)
  })

  test('may have keys that programs trip over', async () => {
    const { yaml } = await yml('__proto__: [a]\nconstructor: [b]\ntoString:\n  - hasOwnProperty: [c]\n')
    expect(yaml.match(/label: \S+/g)).toEqual([
      'label: __proto__',
      'label: constructor',
      'label: toString',
      'label: hasOwnProperty',
    ])
  })

  test('finds what a naive look-up finds, token by token, whatever its keys and values', async () => {
    const word = fc.constantFrom('state', 'states', 'united', 'unit', 'of', 'x')
    const piece = fc.oneof(word, fc.constantFrom('stat*', 'unit*', '*s', 'o?', 's*e', '*'))
    const value = fc.array(piece, { minLength: 1, maxLength: 3 }).map(parts => parts.join(' '))
    const values = fc.array(value, { minLength: 1, maxLength: 4 })
    const dictionary = fc.dictionary(fc.constantFrom('a', 'b', 'c'), values, { minKeys: 1 })
    const talk = fc.array(word, { minLength: 1, maxLength: 9 })
    await fc.assert(
      fc.asyncProperty(dictionary, talk, async (keys, tokens) => {
        const { mentions } = await yml(stringify(keys))
        const naive = Object.entries(keys).flatMap(([key, own]) => {
          const found = own.filter(each => /[^* ]/.test(each)).flatMap(each => matches(each, tokens))
          return found.length === 0 ? [] : [[key, mentionsIn(found)]]
        })
        expect(mentions(tokens.join(' '))).toEqual(Object.fromEntries(naive))
      }),
      { seed: 6, numRuns: 60 },
    )
  })
})

/** Places of a value among tokens: each of its parts describes one token whole. */
function matches(value: string, tokens: readonly string[]) {
  const parts = value.split(' ').map(part => new RegExp(`^${part.replaceAll('*', '.*').replaceAll('?', '.')}$`))
  return tokens.flatMap((_, start) =>
    start + parts.length <= tokens.length && parts.every((part, i) => part.test(tokens[start + i]))
      ? [{ start, end: start + parts.length }]
      : [],
  )
}

interface Case {
  readonly id: string
  readonly texts: Readonly<Record<string, string>>
  readonly dictionary: unknown
  readonly options: Readonly<Record<string, unknown>>
  readonly counts?: Readonly<Record<string, readonly number[]>>
  /** Of each text. */
  readonly keys_in_order?: Readonly<Record<string, readonly string[]>>
  readonly matched_text_and_key_in_order?: Readonly<Record<string, readonly (readonly [string, string])[]>>
}

const cases: readonly Case[] = isAbsent
  ? []
  : JSON.parse(readFileSync(shared('lookup-cases/cases.json'), 'utf8')).lookup

/** Those whose dictionary says all: globs or plain words in any case, every key by itself, and named by its whole path. */
const plainCases = cases.filter(
  ({ options }) =>
    ['glob', 'fixed', undefined].includes(options.valuetype as string | undefined) &&
    options.case_insensitive !== false &&
    (options.levels === undefined || String(options.levels) === '1,2') &&
    options.nested_scope !== 'dictionary' &&
    options.nomatch === undefined,
)

describe('dictionaries whose hits others worked out', () => {
  test.skipIf(isAbsent)(`there are some${needsData}`, () => expect(plainCases.length).toBeGreaterThan(6))
  test.each(plainCases.map(each => [each.id, each] as const))('%s', async (_, each) => {
    const { imported, mentions } = await yml(stringify(each.dictionary))
    const ids = idsByPath(imported.codebook!.codes, '', '')
    const asked = Object.keys(each.texts).flatMap((text, i) =>
      [...ids.keys()].flatMap(name => {
        const count = expectedCount(each, text, i, name)
        return count === undefined ? [] : [{ text, name, count }]
      }),
    )
    const found = asked.map(({ text, name }) => ({
      text,
      name,
      count: mentions(each.texts[text])[ids.get(name)!] ?? 0,
    }))
    expect(found).toEqual(asked)
    expect(asked).not.toEqual([])
  })
})

/** How often a key is found in a text; undefined for keys of which the case says nothing. */
function expectedCount(each: Case, text: string, index: number, key: string): number | undefined {
  const keys = each.keys_in_order?.[text] ?? each.matched_text_and_key_in_order?.[text]?.map(([, name]) => name)
  return each.counts ? each.counts[key]?.[index] : keys?.filter(name => name === key).length
}

/** Ids of codes by the names that lead to them, joined by dots. */
function idsByPath(codes: readonly CodeDraft[], id: string, name: string): ReadonlyMap<string, string> {
  return new Map(
    codes.flatMap(code => {
      const below = idsByPath(code.subthemes, `${id}${code.id}/`, `${name}${code.label}.`)
      const own = code.keywords.length > 0 ? [[`${name}${code.label}`, `${id}${code.id}`] as const] : []
      return [...own, ...below]
    }),
  )
}
