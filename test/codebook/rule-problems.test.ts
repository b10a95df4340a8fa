import { describe, expect, test } from 'vitest'
import { problemsOf } from './problems-of'

/** Problems of one rule; it begins at line 5, column 9. */
const ofRule = (rule: string) => problemsOf(`codebook: C\nthemes:\n  - id: fees\n    rules:\n      - ${rule}\n`)

describe('a rule', () => {
  test.each([
    [
      'names an operator',
      '{ weight: 2 }',
      '5:9  no-operator  fees#rules/0 has no operator  (one of any, all, atleast, near, before, after, start, end, question, code)',
    ],
    [
      'names one operator only',
      '{ any: [a], all: [b] }',
      '5:21  two-operators  fees#rules/0 has two operators, "any" and "all"  (put one inside the other, or write two rules)',
    ],
    [
      'is told once of a misspelt operator',
      '{ naer: [a, b], within: 2 }',
      '5:11  unknown-key  fees#rules/0 has a key "naer"  (did you mean "near"?)',
    ],
    [
      'says more than what must not be',
      '{ none: [a] }',
      '5:9  none-alone  "none" says only what must not be, so there is nothing to point at  (put it beside an operator: { all: […], none: […] })',
    ],
    [
      'says more than that inside "all" too',
      '{ all: [{ none: [a] }] }',
      '5:17  none-alone  "none" says only what must not be, so there is nothing to point at  (put it beside an operator: { all: […], none: […] })',
    ],
    [
      'has "none" only inside "all"',
      '{ any: [a, { none: [b] }] }',
      '5:20  none-alone  "none" says only what must not be, so there is nothing to point at  (put it beside an operator: { all: […], none: […] })',
    ],
    [
      'has one weight and one name, whatever its parts',
      '{ any: [a, { all: [b, c], weight: 2 }], id: x }',
      '5:35  misplaced-key  "weight" is said of a whole rule, and this is a part of one  (put it beside the outermost operator)',
    ],
    [
      'has no settings beside a lone "none"',
      '{ all: [a, { none: [b], weight: 2 }] }',
      '5:33  misplaced-key  "weight" means nothing beside a lone "none"  (put it beside "all")',
    ],
    [
      'says how near',
      '{ near: [a, b] }',
      '5:9  missing-key  fees#rules/0 has "near" and no "within"  (within: most words between neighbours; 0 is adjacent)',
    ],
    [
      'says what is near what',
      '{ near: [a], within: 2 }',
      '5:17  too-short  fees#rules/0/near has 1 item, and needs at least 2',
    ],
    [
      'measures from places only',
      '{ near: [a, { all: [b, c] }], within: 2 }',
      '5:23  operand-without-place  "near" measures from where its rules are true, and "all" is true of the whole unit  (take "all" out of "near")',
    ],
    [
      'measures from places within lists too',
      '{ before: [a, [b, { atleast: 1, of: [c] }]] }',
      '5:29  operand-without-place  "before" measures from where its rules are true, and "atleast" is true of the whole unit  (take "atleast" out of "before")',
    ],
    [
      'has "within" only where a distance is measured',
      '{ any: [a], within: 2 }',
      '5:21  misplaced-key  "within" means nothing beside "any"  (it belongs to "near", "before", "after")',
    ],
    [
      'asks for no more than there are',
      '{ atleast: 3, of: [a, b] }',
      '5:20  atleast-beyond-list  at least 3 of 2 rules can never be true  (at most 2)',
    ],
    [
      'says of what',
      '{ atleast: 2 }',
      '5:9  missing-key  fees#rules/0 has "atleast" and no "of"  (of: the rules of which so many must be true)',
    ],
    ['has operands', '{ any: [] }', '5:16  too-short  fees#rules/0/any is empty'],
    [
      'has a list of operands',
      '{ any: a }',
      '5:16  wrong-type  fees#rules/0/any is text, and should be a list  (write [ … ], or each item on a line of its own with "- " ahead)',
    ],
    [
      'counts words',
      '{ near: [a, b], within: 2.5 }',
      '5:33  wrong-type  fees#rules/0/within is the number 2.5, and should be a whole number  (most words between neighbours; 0 is adjacent)',
    ],
    [
      'counts no fewer than none',
      '{ near: [a, b], within: -1 }',
      '5:33  bad-value  fees#rules/0/within is -1  (at least 0)',
    ],
    [
      'knows four roles',
      '{ any: [a], where: { role: moderater } }',
      '5:36  bad-value  fees#rules/0/where/role is "moderater"  (did you mean "moderator"?)',
    ],
    [
      'compares attributes with text',
      '{ any: [a], where: { band: 5 } }',
      '5:36  not-text  fees#rules/0/where/band is the number 5, and should be text  (put it in quotes: "5")',
    ],
    [
      'has a name in lower case',
      '{ any: [a], id: Some Name }',
      '5:25  bad-id  "Some Name" cannot be an id  (lower-case words joined by "-", such as "some-name")',
    ],
    [
      'has one place to start from',
      '{ start: { all: [a, b] } }',
      '5:20  operand-without-place  "start" measures from where its rules are true, and "all" is true of the whole unit  (take "all" out of "start")',
    ],
    [
      'names a code that there is',
      '{ code: bus }',
      '5:9  unknown-code  no code has the id "bus"  (an id is a path: theme/sub-theme)',
    ],
    [
      'looks where there is something to look at',
      '{ any: [a], in: sentance }',
      '5:25  bad-value  fees#rules/0/in is "sentance"  (did you mean "sentence"?)',
    ],
    [
      'counts what is negated, or leaves it, or wants it',
      '{ any: [a], negated: ignore }',
      '5:30  bad-value  fees#rules/0/negated is "ignore"  (one of count, skip, only)',
    ],
    [
      'counts what is prompted, or leaves it, or wants it',
      '{ any: [a], prompted: skpi }',
      '5:31  bad-value  fees#rules/0/prompted is "skpi"  (did you mean "skip"?)',
    ],
  ])('%s', async (_, rule, problem) => {
    expect(await ofRule(rule)).toEqual([`c.yaml:${problem}`])
  })

  test('may stand alone where it names a question, or a place in the unit', async () => {
    expect(await ofRule('{ question: q1 }')).toEqual([])
    expect(await ofRule('{ start: [a, { near: [b, c], within: 2 }], in: turn }')).toEqual([])
    expect(await ofRule('{ end: a, where: { question: [q1, q2] } }')).toEqual([])
  })

  test('has a name that no other rule of its code has', async () => {
    expect(
      await problemsOf(`
codebook: C
themes:
  - id: fees
    rules: [{ any: [a], id: x }]
    unless: [{ any: [b], id: x }]
  - id: bus
    rules: [{ any: [c], id: x }]
`),
    ).toEqual(['c.yaml:6:30  duplicate-id  the id "x" is that of line 5 too  (rename one of the two)'])
  })
})

test('a list that holds text:/…/, also by another list, stands alone and not in a phrase', async () => {
  const yaml = `codebook: C
lists: { alone: ['text:/on my own/', solo], both: [list(alone), together] }
themes:
  - id: a
    keywords: [list(both), list(both) rota, my list(alone)]`
  expect(await problemsOf(yaml)).toEqual([
    'c.yaml:5:33  text-regex-alone  the list "both" holds text:/…/, which cannot stand in a phrase  (set the list beside the other words with near)',
    'c.yaml:5:53  text-regex-alone  the list "alone" holds text:/…/, which cannot stand in a phrase  (set the list beside the other words with near)',
  ])
})

describe('codes that ask for codes', () => {
  const ofThemes = (themes: string) => problemsOf(`codebook: C\nthemes:\n${themes}`)

  test('name them by their whole path', async () => {
    expect(
      await ofThemes(`  - id: money
    subthemes:
      - id: fees
        keywords: [fee]
  - id: strain
    rules: [{ all: [tired, { code: fees }] }]
    unless: [{ code: money/fee }]
`),
    ).toEqual([
      'c.yaml:8:28  unknown-code  no code has the id "fees"  (did you mean "money/fees"?)',
      'c.yaml:9:14  unknown-code  no code has the id "money/fee"  (did you mean "money/fees"?)',
    ])
  })

  test('form no circle, not by way of a list or a theme either', async () => {
    expect(
      await problemsOf(`codebook: C
lists: { strained: [code(strain), worn out] }
themes:
  - id: money
    subthemes:
      - id: fees
        keywords: [fee]
        unless: [list(strained)]
  - id: strain
    rules: [{ code: money }]
  - id: self
    keywords: [code(self)]
`),
    ).toEqual([
      'c.yaml:2:21  cyclic-code  whether a code applies hangs on itself: money/fees → strain → money/fees  (take one of them out of the circle; a theme holds its sub-themes already)',
      'c.yaml:12:16  cyclic-code  whether a code applies hangs on itself: self → self  (take one of them out of the circle; a theme holds its sub-themes already)',
    ])
  })

  test('may ask for a sub-theme of their own, in any order', async () => {
    expect(
      await ofThemes(`  - id: money
    rules: [{ all: [tired, { code: money/fees }] }, code(strain)]
    subthemes:
      - id: fees
        keywords: [fee]
  - id: strain
    keywords: [strain]
`),
    ).toEqual([])
  })
})

test('negation is refused where there is no grammar, and told of once', async () => {
  expect(
    await problemsOf(`codebook: C
language: de
themes:
  - id: a
    negated: skip
    keywords: [froh]
  - id: b
    rules: [{ any: [froh], negated: only }]
`),
  ).toEqual([
    'c.yaml:4:5  language-without-grammar  there is no grammar for the language "de", so "negated" cannot be told  (there is one for en; elsewhere name the negated phrases under except or unless)',
  ])
})
