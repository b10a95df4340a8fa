import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook'
import { formatProblem } from '../../src/problem'

async function read(yaml: string) {
  const { codebook, problems } = await readCodebook(yaml, 'studies/fees.yaml')
  expect(problems).toEqual([])
  return codebook!
}

const at = (line: number, column: number) => ({ file: 'fees.yaml', line, column })

describe('readCodebook', () => {
  test('fills in what a short codebook leaves out', async () => {
    const yaml = 'codebook: Fees\nthemes:\n  - id: cost-of-fees\n    keywords: [fee]\n'
    const { codes, ...rest } = await read(yaml)
    expect(rest).toEqual({
      title: 'Fees',
      version: '0.0.0',
      language: 'en',
      unit: 'sentence',
      roles: ['participant'],
      family: 'codebook content analysis',
      source: null,
      fillers: 'skip',
      overlap: 'all',
      lists: new Map(),
      actions: [],
      changes: [],
      file: 'fees.yaml',
      hash: createHash('sha256').update(yaml).digest('hex'),
    })
    expect(codes).toEqual([
      {
        id: 'cost-of-fees',
        parent: null,
        level: 1,
        label: 'Cost of fees',
        brief: null,
        definition: null,
        useWhen: [],
        notWhen: [],
        origin: null,
        rules: [
          {
            id: 'cost-of-fees#keywords/0',
            at: at(4, 16),
            rule: {
              kind: 'pattern',
              at: at(4, 16),
              pattern: {
                kind: 'words',
                source: 'fee',
                at: at(4, 16),
                elements: [{ kind: 'word', matcher: 'word', argument: 'fee' }],
              },
            },
          },
        ],
        except: [],
        unless: [],
        where: null,
        negated: null,
        prompted: null,
        priority: 0,
        examples: [],
        counterexamples: [],
        opportunities: [],
        at: at(3, 5),
      },
    ])
  })

  test('puts a parent ahead of its sub-themes, however deep, and names each by its path', async () => {
    const { codes } = await read(`
codebook: C
themes:
  - id: a
    subthemes:
      - { id: b, subthemes: [{ id: c, keywords: [x] }] }
      - { id: d, keywords: [y] }
  - { id: d, keywords: [z] }
`)
    expect(codes.map(({ id, parent, level, label }) => ({ id, parent, level, label }))).toEqual([
      { id: 'a', parent: null, level: 1, label: 'A' },
      { id: 'a/b', parent: 'a', level: 2, label: 'B' },
      { id: 'a/b/c', parent: 'a/b', level: 3, label: 'C' },
      { id: 'a/d', parent: 'a', level: 2, label: 'D' },
      { id: 'd', parent: null, level: 1, label: 'D' },
    ])
  })

  test('names rules by their place, or as the YAML does', async () => {
    const { codes } = await read(`
codebook: C
themes:
  - id: a
    keywords: [x, y]
    rules:
      - z
      - { any: [p, q], id: either }
    unless: [not us, { all: [n, m] }]
`)
    expect(
      [codes[0].rules, codes[0].unless].map(rules => rules.map(({ id, at }) => `${at.line}:${at.column} ${id}`)),
    ).toEqual([
      ['5:16 a#keywords/0', '5:19 a#keywords/1', '7:9 a#rules/0', '8:9 a#either'],
      ['9:14 a#unless/0', '9:22 a#unless/1'],
    ])
  })

  test('reads every operator with its settings', async () => {
    const { codes } = await read(`
codebook: C
lists: { l: [x] }
themes:
  - id: a
    rules:
      - near: [list(l), [b, c]]
        within: 3
        unless: [u, { any: [v] }]
        except: [e f]
        where: { role: participant, band: ["5", "6"], group: fg1 }
        weight: 0.5
        note: because
      - before: [a, b, c]
      - { after: [a, b], within: 0 }
      - { all: [a, { none: [b] }, c], none: [d] }
      - { atleast: 2, of: [a, b, [c, d]] }
      - { start: [a, { near: [b, c], within: 1 }], in: sentence }
      - { end: a, negated: only, prompted: skip }
      - { all: [a, { question: q1 }, { code: a/b }] }
    subthemes: [{ id: b, keywords: [y] }]
`)
    expect(codes[0].rules.map(({ rule }) => sketch(rule))).toEqual([
      'near(list(l), any(b, c)) within 3 unless u, any(v) except e f weight 0.5 note because where 11',
      'before(a, b, c)',
      'after(a, b) within 0',
      'all(a, c) none d, b',
      '2 atleast(a, b, any(c, d))',
      'start(any(a, near(b, c) within 1)) in sentence',
      'end(a) negated only prompted skip',
      'all(a, question q1, code a/b)',
    ])
    expect(codes[0].rules[0].rule).toMatchObject({
      where: {
        role: ['participant'],
        speaker: null,
        group: ['fg1'],
        attributes: new Map([['band', ['5', '6']]]),
        at: at(11, 16),
      },
    })
  })

  test('reads examples, opportunities, actions, changes and the codebook fields', async () => {
    const codebook = await read(`
codebook: C
version: 1.0.0
language: en-GB
unit: turn
roles: [participant, moderator]
family: framework analysis
source: A citation
fillers: count
overlap: priority
lists: { nobody: [nobody, no one] }
themes:
  - id: a
    label: Label
    brief: Brief.
    definition: Definition.
    use-when: [one, two]
    not-when: [three]
    origin: prior-study
    keywords: [list(nobody)]
    except: [no one else]
    where: { speaker: P1, question: [q1, q2] }
    negated: skip
    prompted: only
    priority: 2
    examples:
      - Nobody knows.
      - { text: No one does., because: said so }
    counterexamples: [{ text: Somebody knows. }]
    opportunities: [Tell them., { text: Help them., action: help }]
actions: [{ id: help, label: Help, definition: D }, { id: wait }]
changes: [{ version: 1.0.0, date: 2026-11-21, kind: insert, what: first, why: need }]
`)
    const { codes, lists, hash, ...rest } = codebook
    expect(rest).toEqual({
      title: 'C',
      version: '1.0.0',
      language: 'en-GB',
      unit: 'turn',
      roles: ['participant', 'moderator'],
      family: 'framework analysis',
      source: 'A citation',
      fillers: 'count',
      overlap: 'priority',
      actions: [
        { id: 'help', label: 'Help', definition: 'D' },
        { id: 'wait', label: 'wait', definition: null },
      ],
      changes: [{ version: '1.0.0', date: '2026-11-21', kind: 'insert', what: 'first', why: 'need' }],
      file: 'fees.yaml',
    })
    expect(
      [...lists.values()].map(({ name, patterns, at }) => ({ name, patterns: patterns.map(p => p.source), at })),
    ).toEqual([{ name: 'nobody', patterns: ['nobody', 'no one'], at: at(11, 10) }])
    const { rules, except, ...code } = codes[0]
    expect([rules.length, except.map(({ source }) => source)]).toEqual([1, ['no one else']])
    expect(code).toEqual({
      id: 'a',
      parent: null,
      level: 1,
      label: 'Label',
      brief: 'Brief.',
      definition: 'Definition.',
      useWhen: ['one', 'two'],
      notWhen: ['three'],
      origin: 'prior-study',
      unless: [],
      where: {
        role: null,
        speaker: ['P1'],
        group: null,
        question: ['q1', 'q2'],
        attributes: new Map(),
        at: at(22, 12),
      },
      negated: 'skip',
      prompted: 'only',
      priority: 2,
      examples: [
        { text: 'Nobody knows.', because: null, at: at(27, 9) },
        { text: 'No one does.', because: 'said so', at: at(28, 17) },
      ],
      counterexamples: [{ text: 'Somebody knows.', because: null, at: at(29, 31) }],
      opportunities: [
        { text: 'Tell them.', action: null },
        { text: 'Help them.', action: 'help' },
      ],
      at: at(13, 5),
    })
  })

  test('reads what aliases repeat, and a byte-order mark and Windows line ends', async () => {
    const { codes } = await read(
      '\ufeffcodebook: C\r\nthemes:\r\n  - id: a\r\n    keywords: &k [x]\r\n  - { id: b, keywords: *k }\r\n',
    )
    expect(codes.map(({ rules }) => rules.map(({ id, at }) => `${id} ${at.line}:${at.column}`))).toEqual([
      ['a#keywords/0 4:19'],
      ['b#keywords/0 4:19'],
    ])
  })

  test('names the file as the user did in problems, and without folders in evidence', async () => {
    const { codebook, problems } = await readCodebook('codebook: C\nthemes: [{ id: a }]', 'studies/one/c.yaml')
    expect([codebook?.file, codebook?.codes[0].at.file, problems[0].file]).toEqual([
      'c.yaml',
      'c.yaml',
      'studies/one/c.yaml',
    ])
  })

  test('gives a codebook in spite of warnings, and none where there is an error', async () => {
    const warned = await readCodebook('codebook: C\nthemes: [{ id: a }]', 'c.yaml')
    const failed = await readCodebook('codebook: C\nthemes: [{ id: a, keyword: [x] }]', 'c.yaml')
    expect([warned.codebook?.codes.length, failed.codebook]).toEqual([1, null])
  })

  test('says what its documentation shows', async () => {
    const { codebook, problems } = await readCodebook(
      'codebook: Fees\nthemes: [{ id: fees, keywords: [fee*], keywrods: [cost] }]',
      'fees.yaml',
    )
    expect([codebook, problems.map(formatProblem)]).toEqual([
      null,
      ['fees.yaml:2:40  unknown-key  fees has a key "keywrods"  (did you mean "keywords"?)'],
    ])
  })
})

// biome-ignore lint/suspicious/noExplicitAny: a drawing of whatever rule it is
function sketch(rule: any): string {
  if (rule.kind === 'pattern') return rule.pattern.source
  const all = (rules: unknown[]) => rules.map(sketch).join(', ')
  const parts = [
    rule.count,
    rule.names === null ? `${rule.kind}(${all(rule.of)})` : `${rule.kind} ${rule.names}`,
    rule.within !== null && `within ${rule.within}`,
    rule.none.length > 0 && `none ${all(rule.none)}`,
    rule.unless.length > 0 && `unless ${all(rule.unless)}`,
    rule.except.length > 0 && `except ${rule.except.map((pattern: { source: string }) => pattern.source)}`,
    rule.weight !== null && `weight ${rule.weight}`,
    rule.note !== null && `note ${rule.note}`,
    rule.in && `in ${rule.in}`,
    rule.negated && `negated ${rule.negated}`,
    rule.prompted && `prompted ${rule.prompted}`,
    rule.where && `where ${rule.where.at.line}`,
  ]
  return parts.filter(part => part !== null && part !== false).join(' ')
}
