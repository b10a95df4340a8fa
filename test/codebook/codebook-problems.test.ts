import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook'
import { defineWordMatcher } from '../../src/matchers/word-matcher'
import { problemsOf } from './problems-of'

describe('readCodebook', () => {
  test('reports every mistake at once, in the order of the file', async () => {
    expect(
      await problemsOf(`
versoin: 1.0
unit: sentance
overlap: longer
lists:
  nobody: [nobody, list(none)]
  none: [none, list(nobody)]
themes:
  - id: Cost of Fees
    keywrods: [fee*]
    keywords:
      - 24
      - no voice: here
      - *star
      - ""
      - code(travel/bus)
      - list(nobdy)
      - "/(?=fee)/"
    rules:
      - near: [a, { all: [b, c] }]
        within: 3
    origin: theroy
    priority: first
    negated: no
    examples: [{ because: x }]
    opportunities: [{ text: x, action: halp }]
  - id: travel
  - id: travel
    keywords: bus
    definition:
actions: [{ id: help }]
`),
    ).toEqual([
      'c.yaml:2:1  missing-key  the codebook has no "codebook"  (codebook: title of the codebook)',
      'c.yaml:2:1  unknown-key  the codebook has a key "versoin"  (did you mean "version"?)',
      'c.yaml:3:7  bad-value  unit is "sentance"  (did you mean "sentence"?)',
      'c.yaml:4:10  bad-value  overlap is "longer"  (did you mean "longest"?)',
      'c.yaml:6:3  cyclic-list  a list uses itself: nobody → none → nobody  (take one of them out of the circle)',
      'c.yaml:9:9  bad-id  "Cost of Fees" cannot be an id  (lower-case words joined by "-", such as "cost-of-fees")',
      'c.yaml:10:5  unknown-key  Cost of Fees has a key "keywrods"  (did you mean "keywords"?)',
      'c.yaml:12:9  not-text  Cost of Fees#keywords/0 is the number 24, and should be text  (put it in quotes: "24")',
      'c.yaml:13:9  wrong-type  Cost of Fees#keywords/1 is a mapping, and should be text  (text that holds ": " or begins with [ { ? is put in quotes: "no voice: here")',
      'c.yaml:14:9  yaml-syntax  "*star" stands for a value named "&star", and there is none ahead of it  (text that begins with * is put in quotes: "*star")',
      'c.yaml:15:9  empty-pattern  the pattern is empty  (a word is a run of letters and digits)',
      'c.yaml:16:9  unknown-code  no code has the id "travel/bus"  (an id is a path: theme/sub-theme)',
      'c.yaml:17:14  unknown-list  no list is called "nobdy"  (did you mean "nobody"?)',
      'c.yaml:18:11  bad-regex  in a regular expression there is no look-ahead  (say it in a rule, with before, near, except or unless)',
      'c.yaml:20:21  operand-without-place  "near" measures from where its rules are true, and "all" is true of the whole unit  (take "all" out of "near")',
      'c.yaml:22:13  bad-value  Cost of Fees#origin is "theroy"  (did you mean "theory"?)',
      'c.yaml:23:15  wrong-type  Cost of Fees#priority is text, and should be a whole number  (under "overlap: priority": the code with the higher number keeps the words that several codes claim)',
      'c.yaml:24:14  bad-value  Cost of Fees#negated is "no"  (one of count, skip, only)',
      'c.yaml:25:16  missing-key  Cost of Fees#examples/0 has no "text"  (text: what somebody says)',
      'c.yaml:26:40  unknown-action  no action has the id "halp"  (did you mean "help"?)',
      'warning: c.yaml:27:5  code-without-rules  travel has neither keywords nor rules nor sub-themes, so it will never be coded  (a code that only people use may stand so)',
      'warning: c.yaml:28:5  code-without-rules  travel has neither keywords nor rules nor sub-themes, so it will never be coded  (a code that only people use may stand so)',
      'c.yaml:28:9  duplicate-id  the id "travel" is that of line 27 too  (rename one of the two)',
      'c.yaml:29:15  wrong-type  travel#keywords is text, and should be a list  (write [ … ], or each item on a line of its own with "- " ahead)',
      'c.yaml:30:5  empty-value  travel#definition has no value  (write text, or take it out)',
    ])
  })

  test('says what to write where the file is empty or no codebook at all', async () => {
    expect(await problemsOf('')).toEqual(['c.yaml:1:1  empty-value  the file is empty'])
    expect(await problemsOf('codebook: C\nthemes: []')).toEqual(['c.yaml:2:9  too-short  themes is empty'])
    expect(await problemsOf('some text')).toEqual([
      'c.yaml:1:1  wrong-type  the codebook is text, and should be a mapping  (a codebook of themes and sub-themes for themewright: who is coded with what, by which words and rules)',
    ])
  })

  test('wants text in quotes where YAML takes it for a value of its own', async () => {
    expect(await problemsOf('codebook: C\nthemes: [{ id: a, keywords: [true, null, ~, 1e3, "24"] }]')).toEqual([
      `c.yaml:2:30  not-text  a#keywords/0 is true, a value of YAML's own, and should be text  (put it in quotes: "true")`,
      `c.yaml:2:36  not-text  a#keywords/1 is null, a value of YAML's own, and should be text  (put it in quotes: "null")`,
      `c.yaml:2:42  not-text  a#keywords/2 is ~, a value of YAML's own, and should be text  (put it in quotes: "~")`,
      'c.yaml:2:45  not-text  a#keywords/3 is the number 1e3, and should be text  (put it in quotes: "1e3")',
    ])
  })

  test('says of a value that should be one of some words what it is, whatever that is', async () => {
    expect(
      await problemsOf('codebook: C\nunit: [turn]\nroles: [{}, 3]\nthemes: [{ id: a, keywords: [x], origin: }]'),
    ).toEqual([
      'c.yaml:2:7  wrong-type  unit is a list, and should be text  (text that holds ": " or begins with [ { ? is put in quotes: "[turn]")',
      'c.yaml:3:9  wrong-type  roles/0 is a mapping, and should be text  (text that holds ": " or begins with [ { ? is put in quotes: "{}")',
      'c.yaml:3:13  not-text  roles/1 is the number 3, and should be text  (put it in quotes: "3")',
      'c.yaml:4:34  empty-value  a#origin has no value  (write text, or take it out)',
    ])
  })

  test('points into a pattern written on one line, and at its beginning where it is written with escapes', async () => {
    expect(
      await problemsOf(`
codebook: C
themes:
  - id: a
    keywords:
      - one stems(
      - "two stems("
      - 'three stems('
      - "\\x66our stems("
`),
    ).toEqual([
      'c.yaml:6:13  unclosed-bracket  "stems(" has no closing bracket  (in a YAML list in [ ], a pattern with a comma needs quotes around it)',
      'c.yaml:7:14  unclosed-bracket  "stems(" has no closing bracket  (in a YAML list in [ ], a pattern with a comma needs quotes around it)',
      'c.yaml:8:16  unclosed-bracket  "stems(" has no closing bracket  (in a YAML list in [ ], a pattern with a comma needs quotes around it)',
      'c.yaml:9:9  unclosed-bracket  "stems(" has no closing bracket  (in a YAML list in [ ], a pattern with a comma needs quotes around it)',
    ])
  })

  test('warns of patterns that stand twice in a list, whatever their case, unless case matters', async () => {
    expect(
      await problemsOf(
        'codebook: C\nthemes: [{ id: a, keywords: [fee, no  voice, Fee, no voice, case(IT), case(it)] }]',
      ),
    ).toEqual([
      'warning: c.yaml:2:46  duplicate-pattern  "Fee" stands in this list already  (take one out)',
      'warning: c.yaml:2:51  duplicate-pattern  "no voice" stands in this list already  (take one out)',
    ])
  })

  test('warns where a pattern may have been cut off by a comment', async () => {
    expect(
      await problemsOf(
        'codebook: C\nthemes:\n  - id: a\n    keywords:\n      - plan #2\n      - "shift" #3\n      - rota # the list of shifts\n',
      ),
    ).toEqual([
      'warning: c.yaml:5:9  cut-by-comment  the pattern ends ahead of " #"  (if it is part of the pattern, put it in quotes; if it is a comment, put a blank after the #)',
    ])
  })

  test('warns once of stems in a language that has no stemmer, and not where none are used', async () => {
    const yaml = (keywords: string) => `codebook: C\nlanguage: el\nthemes: [{ id: a, keywords: [${keywords}] }]`
    expect(await problemsOf(yaml('x, stems(y), stems(z)'))).toEqual([
      'warning: c.yaml:3:33  language-without-stemmer  there is no stemmer for the language "el", so stems() matches only the words as written  (there is one for de, en, es, fr, it, nb, nl, no, pt, ru, sv, uk; elsewhere write word*)',
    ])
    expect(await problemsOf(yaml('x, y*'))).toEqual([])
  })

  test('refuses lemmas once in a language that has no grammar', async () => {
    const yaml = (keywords: string) => `codebook: C\nlanguage: de\nthemes: [{ id: a, keywords: [${keywords}] }]`
    expect(await problemsOf(yaml('x, lemma(y), lemma(z)'))).toEqual([
      'c.yaml:3:33  language-without-grammar  there is no grammar for the language "de", so lemma() cannot be told  (there is one for en; elsewhere use stems() or write word*)',
    ])
    expect(await problemsOf(yaml('x, stems(y)'))).toEqual([])
  })

  test('warns where lemma() names a form that is none', async () => {
    expect(
      await problemsOf(
        'codebook: C\nthemes: [{ id: a, keywords: ["lemma(worry, worries)", lemma(left), lemma(organise), lemma(blorbs)] }]',
      ),
    ).toEqual([
      'warning: c.yaml:2:44  not-a-lemma  "worries" is no lemma, but a form of one, so lemma() finds nothing  (did you mean "worry"?)',
    ])
  })

  test('refuses a list with code(…) in a phrase', async () => {
    expect(
      await problemsOf(
        'codebook: C\nlists: { l: [code(b)], m: [list(l)] }\nthemes: [{ id: a, keywords: [list(m), no list(m)] }, { id: b, keywords: [x] }]',
      ),
    ).toEqual([
      'c.yaml:3:47  code-alone  the list "m" holds code(…), which cannot stand in a phrase  (set the list beside the other words with near)',
    ])
  })

  test('knows the pattern forms that are given to it', async () => {
    const ends = defineWordMatcher({
      name: 'ends',
      compile: ending => ({ by: 'test', test: form => form.endsWith(ending) }),
    })
    const yaml = 'codebook: C\nthemes: [{ id: a, keywords: [ends(ly)] }]'
    expect((await readCodebook(yaml, 'c.yaml', { matchers: [ends] })).problems).toEqual([])
    expect((await readCodebook(yaml, 'c.yaml')).problems).toMatchObject([{ code: 'unknown-form' }])
    await expect(readCodebook(yaml, 'c.yaml', { matchers: [ends, ends] })).rejects.toThrow('already')
  })

  test('allows the same id under different parents', async () => {
    expect(
      await problemsOf(
        'codebook: C\nthemes: [{ id: a, subthemes: [{ id: x, keywords: [p] }] }, { id: b, subthemes: [{ id: x, keywords: [q] }] }]',
      ),
    ).toEqual([])
  })

  test('takes ids in any script that has lower-case words', async () => {
    expect(
      await problemsOf('codebook: C\nthemes: [{ id: ärzte-2, keywords: [x] }, { id: 看護師, keywords: [x] }]'),
    ).toEqual([])
  })
})

describe('whatever is written', () => {
  const pieces = [
    'codebook: C\n',
    'themes:\n',
    '  - id: a\n',
    '    keywords: [x]\n',
    '    rules:\n',
    '      - ',
    '{ near: [a, b], within: 2 }\n',
    '{ all: [',
    '{ none: ',
    '] }',
    'list(l)',
    'stems(',
    'lists: { l: [',
    '*x',
    '&x ',
    '!t ',
    '? ',
    ': ',
    '- ',
    '\n',
    '"',
    "'",
    '#',
    '|\n',
    '[',
    '}',
    '24',
    'null',
    '__proto__: ',
    '\t',
    '\r\n',
    '\ufeff',
    '---\n',
    '🙂',
  ]
  test('gives a codebook, or at least one error with its place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), async parts => {
        const { codebook, problems } = await readCodebook(parts.join(''), 'c.yaml')
        expect(problems.every(({ file, line, column }) => file === 'c.yaml' && line! >= 1 && column! >= 1)).toBe(true)
        expect(codebook === null).toBe(problems.some(({ severity }) => severity === 'error'))
      }),
      { numRuns: 500 },
    )
  })
})

describe('lists', () => {
  const lists = (yaml: string) => problemsOf(`codebook: C\nlists: ${yaml}\nthemes: [{ id: a, keywords: [x] }]`)

  test('may use lists', async () => {
    expect(await lists('{ a: [list(b), list(c)], b: [list(c)], c: [x] }')).toEqual([])
  })
  test('may not use themselves, directly or in a circle', async () => {
    expect(await lists('{ a: [list(b)], b: [list(c), list(b)], c: [list(a)], d: [list(a)] }')).toEqual([
      'c.yaml:2:10  cyclic-list  a list uses itself: a → b → c → a  (take one of them out of the circle)',
      'c.yaml:2:24  cyclic-list  a list uses itself: b → b  (take one of them out of the circle)',
    ])
  })
  test('exist where they are used', async () => {
    expect(await lists('{ people: [list(peple), list(zebra)] }')).toEqual([
      'c.yaml:2:24  unknown-list  no list is called "peple"  (did you mean "people"?)',
      'c.yaml:2:37  unknown-list  no list is called "zebra"  (there are people)',
    ])
  })
  test('hold something, and have a name that can stand in brackets', async () => {
    expect(await lists('{ a: [], "b)": [x] }')).toEqual([
      'c.yaml:2:13  too-short  lists/a is empty',
      'c.yaml:2:17  bad-id  "b)" cannot be the name of a list  (letters, digits, blanks, "-" and "_")',
    ])
  })
})
