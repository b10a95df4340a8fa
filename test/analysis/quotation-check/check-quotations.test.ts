import { beforeAll, describe, expect, test } from 'vitest'
import type { CodedStudy } from '../../../src/analysis/coded-study'
import { quotedPeople } from '../../../src/analysis/quotation-check/quoted-people'
import { misjudged, quotedAtRandom, seeded } from './quoted-at-random'
import { checked, studyOf, verdicts } from './study-of'

const fg01 = `Moderator: What has changed for you this year, at work or at home?

P1: The fees are more than I earn, um, and the rota [laughs] changes every week. Nobody asked us in 12 months.

P2: I am really tired of it all. We do not trust the managers any more, and that's the truth.

Moderator: Can you say more?

P2: They never come to the ward. It costs £12.50 a day to park.

P3: I think it is fine.
`
const fg02 = `Moderator: What about shifts?

P1: Nobody told me about the shifts until Friday. I think it is fine.

P4: We are invisible to them, nobody ever says thank you on the night shift.
`

let study: CodedStudy
beforeAll(async () => {
  study = await studyOf({ 'fg01.txt': fg01, 'fg02.txt': fg02 })
})

describe('a quotation is verbatim', () => {
  test.each([
    ['as it stands', '“They never come to the ward.”'],
    ['with a capital for the sentence around it', '“nobody asked us in 12 months”'],
    ['with other apostrophes, blanks and dashes', '“and that’s\u00a0the truth”'],
    ['without the full stop, or with a comma', '“They never come to the ward,” she said.'],
    ['in straight marks', '"They never come to the ward."'],
    ['with dots where it breaks off', '“… we do not trust the managers any more …”'],
    ['with a sum', '“It costs £12.50 a day to park”'],
    ['with a word that is broken at the end of a line', '“We do not trust the mana-\ngers any more”'],
    ['with its speaker’s name within the marks', '“P2: They never come to the ward.”'],
    ['with the name behind it on two lines', '> They never come to the ward. (P2,\n> fg01)'],
  ])('%s', async (_, manuscript) => {
    expect(await verdicts(study, manuscript)).toEqual(['verbatim'])
  })

  test('and what was adapted is named', async () => {
    const [{ conventions }] = await checked(study, '“we do not trust the managers any more, and that’s the truth,”')
    expect(conventions).toEqual(['final punctuation', 'first letter', 'typographic signs'])
  })
})

describe('a quotation is verbatim with omissions', () => {
  test.each([
    ['with dots', '“I am … tired of it all”'],
    ['with dots in brackets', '“We do not trust the managers [...] and that’s the truth”'],
    ['with dots on two lines', '“I am . .\n. tired of it all”'],
    ['with words put in', '“We do not trust the managers [of the unit] any more”'],
    ['with a name for a pronoun', '“We are invisible to [the managers], nobody ever says thank you”'],
    ['with a letter in brackets', '“[n]obody told me about the shifts”'],
    ['with an ending in brackets', '“They never com[e] to the ward”'],
    ['with [sic]', '“They never come [sic] to the ward”'],
    ['without the transcriber’s marks', '“and the rota changes every week”'],
    ['over a question of the moderator', '“We do not trust the managers … They never come to the ward”'],
  ])('%s', async (_, manuscript) => {
    expect(await verdicts(study, manuscript)).toEqual(['verbatim-with-omissions'])
  })

  test('an omission that turns the sense round is told of', async () => {
    const [{ verdict, notes }] = await checked(study, '“We do … trust the managers any more”')
    expect([verdict, notes]).toEqual([
      'verbatim-with-omissions',
      ['an omission leaves out “not”: is the sense still theirs?'],
    ])
  })

  test('but not over what somebody else said', async () => {
    const [{ verdict, changes }] = await checked(study, '“They never come to the ward … I think it is fine”')
    expect([verdict, changes]).toEqual(['altered', ['speakers']])
  })
})

describe('a quotation is altered', () => {
  test.each([
    ['by one letter', '“We do now trust the managers any more”', ['words'], '[-not-] {+now+}'],
    ['by a number', '“Nobody asked us in 13 months”', ['words'], '[-12-] {+13+}'],
    ['by part of a number', '“It costs £12”', ['words'], ''],
    ['by a currency', '“It costs $12.50 a day to park”', ['words'], ''],
    ['by a word left out', '“I am tired of it all.”', ['words'], '[-really-]'],
    ['by the second word left out', '“The are more than I earn”', ['words'], '[-fees-]'],
    [
      'by another word at a broken line',
      '“We do not trust the mana-\nger any more”',
      ['words'],
      '[-managers-] {+manager+}',
    ],
    [
      'behind a dash in its last line',
      '> They never come to the ward.\n> -- It costs £12.50 a night to park (P2, fg01)',
      ['punctuation', 'words'],
      '[-day-] {+night+}',
    ],
    ['by the name of another within the marks', '“Boss: They never come to the ward.”', ['words'], '{+Boss+}'],
    ['by a word more', '“They never ever come to the ward”', ['words'], '{+ever+}'],
    ['by another order', '“I am tired really of it all”', ['order'], '[-really-] {+really+}'],
    ['by a hesitation left out', '“more than I earn, and the rota”', ['fillers'], '[-um-]'],
    ['by a comma', '“We do not trust the managers any more and that’s the truth”', ['punctuation'], ''],
    ['by a capital', '“They never come to the Ward”', ['case'], ''],
  ])('%s', async (_, manuscript, changes, difference) => {
    const [result] = await checked(study, manuscript)
    const marks = { removed: ['[-', '-]'], added: ['{+', '+}'] } as const
    const shown = result.difference.flatMap(({ kind, text }) =>
      kind === 'removed' || kind === 'added' ? [marks[kind][0] + text + marks[kind][1]] : [],
    )
    expect([result.verdict, result.changes, shown.join(' ')]).toEqual(['altered', changes, difference])
  })

  test('where the words of two people, or of two places, are made one', async () => {
    const results = await checked(
      study,
      '“I am really tired of it all, we are invisible to them.” “We do not trust the managers any more, they never come to the ward.”',
    )
    expect(results.map(({ verdict, changes }) => [verdict, changes[0]])).toEqual([
      ['altered', 'speakers'],
      ['altered', 'joined'],
    ])
    expect(results[0].places.map(({ group, person }) => `${person} ${group}`)).toEqual(['P2 fg01', 'P4 fg02'])
  })

  test('unless the study allows itself such changes', async () => {
    const manuscript = '“more than I earn, and the rota changes every week” “They never come to the Ward”'
    expect(await verdicts(study, manuscript)).toEqual(['altered', 'altered'])
    expect(await verdicts(study, manuscript, { allow: ['fillers', 'case'] })).toEqual([
      'verbatim-with-omissions',
      'verbatim',
    ])
  })
})

describe('who said it', () => {
  test.each([
    ['“They never come to the ward” (P2, fg01)', 'verbatim'],
    ['“They never come to the ward” (Participant 2, focus group 1)', 'verbatim'],
    ['“They never come to the ward” [FG1-P2]', 'verbatim'],
    ['“They never come to the ward” (P3, fg01)', 'wrong-speaker'],
    ['“They never come to the ward” (FG02)', 'wrong-group'],
    ['“They never come to the ward” (P2, FG2)', 'wrong-group'],
    ['“They never come to the ward” (female, 34, band 3)', 'verbatim'],
    ['“They never come to the ward” (p. 3)', 'verbatim'],
    ['P3 said, “They never come to the ward.”', 'wrong-speaker'],
    ['P1 and P3 left the room. “They never come to the ward.”', 'verbatim'],
    ['> They never come to the ward.\n>\n> — Participant 4, group 2', 'wrong-speaker'],
    ['> P2: They never come to the ward.', 'verbatim'],
    ['“I think it is fine”', 'ambiguous'],
    ['“I think it is fine” (P3)', 'verbatim'],
    ['“I think it is fine” (fg02)', 'verbatim'],
    ['“Can you say more?”', 'moderator'],
    ['Moderator: “Can you say more?”', 'verbatim'],
    ['“They never come to the ward” (P99, fg01)', 'verbatim'],
  ])('%s', async (manuscript, verdict) => {
    expect(await verdicts(study, manuscript)).toEqual([verdict])
  })

  test('a label that is nobody’s is told of', async () => {
    const [{ attribution }] = await checked(study, '“They never come to the ward” (P99, fg01)')
    expect(attribution).toEqual({ text: 'P99, fg01', people: [], groups: ['fg01'], unknown: ['P99'], agrees: true })
  })
})

describe('what is in no transcript', () => {
  test.each([
    ['“They told us that parking would be free for all of us”', 'not-found'],
    ['“Themes do not emerge by themselves” (Smith, 2010, p. 4)', 'literature'],
    ['“What it costs” mattered most.', 'wording'],
    ['The “invisible” staff', 'too-short'],
    ['*A long line in italics that is nobody’s words at all.*', 'unsure'],
  ])('%s is %s', async (manuscript, verdict) => {
    expect(await verdicts(study, manuscript)).toEqual([verdict])
  })

  test('words without marks count only where they were said', async () => {
    const manuscript = 'Nobody asked us in 12 months (P1, fg01).\n\nOthers felt that all was well (P3, fg01).'
    const [said, paraphrase] = await checked(study, manuscript)
    expect([said.verdict, paraphrase.verdict]).toEqual(['verbatim', 'unsure'])
  })
})

test('a quotation has its place and its codes', async () => {
  const [{ places, codes }] = await checked(study, '“The fees are more than I earn, um, and the rota”')
  expect(places).toMatchObject([
    { transcript: 'fg01', line: 3, person: 'P1', start: 72, quote: 'The fees are more than I earn, um, and the rota' },
  ])
  expect(codes).toEqual([
    { code: 'fees', status: 'candidate' },
    { code: 'rota', status: 'candidate' },
  ])
})

test('quotations are counted by people, groups and themes', async () => {
  const results = await checked(
    study,
    '“The fees are more than I earn” “Nobody asked us in 12 months” “nobody ever says thank you”',
  )
  expect(quotedPeople(study, results)).toEqual({
    quotations: 3,
    people: [
      { group: 'fg01', person: 'P1', quotations: 2 },
      { group: 'fg02', person: 'P4', quotations: 1 },
    ],
    neverQuoted: 3,
    groups: [
      { group: 'fg01', quotations: 2 },
      { group: 'fg02', quotations: 1 },
    ],
    themes: [
      { code: 'fees', label: 'What it costs', quotations: 1 },
      { code: 'rota', label: 'The rota', quotations: 1 },
    ],
  })
})

test('hundreds of quotations at random are judged without a mistake', async () => {
  const random = seeded(11)
  const words =
    `we they nobody asks told managers rota shifts fees parking ward night week never always not is are was were have had
    because and but when so think feel know want need time money team people work home every any more less very quite can't don't 12 13 40`.split(
      /\s+/,
    )
  const turn = (): string => Array.from({ length: 8 + random(60) }, () => words[random(words.length)]).join(' ')
  const talk = (): string => Array.from({ length: 24 }, (_, i) => `P${1 + (i % 6)}: ${turn()}.\n`).join('\n')
  const made = await studyOf({ 'fg01.txt': talk(), 'fg02.txt': talk(), 'fg03.txt': talk() })
  const quotations = quotedAtRandom(made, 400, 5)
  expect(quotations).toHaveLength(400)
  expect(await misjudged(made, quotations)).toEqual([])
})
