import { describe, expect, test } from 'vitest'
import type { Checklist } from '../../src/report/checklists/checklist'
import type { Facts, FactsParts } from '../../src/report/facts'
import { checklists } from '../../src/report/reporting-pack'
import { oddFamilies } from '../../src/report/sentences/analysis'
import { factsOf, feesParts, feesStudy } from './facts-of'

const [coreq, srqr, jarsQual] = checklists
const topics = ({ items }: Checklist) => items.map(({ number, topic }) => `${number} ${topic}`)
const itemOf = ({ items }: Checklist, number: string, facts: Facts) =>
  items.find(item => item.number === number)!.answer(facts)

const facts = await factsOf(feesStudy, feesParts)
const nothing: Facts = {
  ...facts,
  title: null,
  researchers: null,
  codebook: { ...facts.codebook, codes: [], lists: new Map(), actions: [], changes: [], source: null, family: '' },
  rules: { codes: 0, keywords: 0, combinations: 0, lists: 0, matchers: [] },
  transcripts: { count: 0, formats: [], nameless: 0 },
  groups: 0,
  participants: null,
  perGroup: null,
  roster: null,
  moderated: 0,
  observers: { people: 0, groups: 0 },
  sample: [],
  guide: null,
  questionsAsked: [],
  repeats: { groups: 0, participants: 0, names: 0 },
  durations: null,
  coverage: null,
  coverageText: null,
  coders: [],
  agreement: null,
  validation: null,
  validated: 0,
  codings: { all: 0, accepted: 0, rejected: 0 },
  units: { all: 0, coded: 0 },
  turns: 0,
  themes: [],
  quotations: { count: 0, places: 0, perCode: 0, named: 0, people: 0, groups: 0, without: 0 },
}

describe('the standards have all their items, in order:', () => {
  test('COREQ has 32 (Tong and others 2007)', () => {
    expect(topics(coreq)).toEqual([
      '1 Interviewer or facilitator',
      '2 Credentials',
      '3 Occupation',
      '4 Gender',
      '5 Experience and training',
      '6 Relationship established',
      '7 What participants knew of the interviewer',
      '8 Interviewer characteristics',
      '9 Methodological orientation and theory',
      '10 Sampling',
      '11 Method of approach',
      '12 Sample size',
      '13 Non-participation',
      '14 Setting of data collection',
      '15 Presence of non-participants',
      '16 Description of the sample',
      '17 Interview guide',
      '18 Repeat interviews',
      '19 Audio or visual recording',
      '20 Field notes',
      '21 Duration',
      '22 Data saturation',
      '23 Transcripts returned',
      '24 Number of data coders',
      '25 Description of the coding tree',
      '26 Derivation of themes',
      '27 Software',
      '28 Participant checking',
      '29 Quotations presented',
      '30 Data and findings consistent',
      '31 Clarity of major themes',
      '32 Clarity of minor themes',
    ])
  })

  test("SRQR has 21 (O'Brien and others 2014)", () => {
    expect(topics(srqr)).toEqual([
      'S1 Title',
      'S2 Abstract',
      'S3 Problem formulation',
      'S4 Purpose or research question',
      'S5 Qualitative approach and research paradigm',
      'S6 Researcher characteristics and reflexivity',
      'S7 Context',
      'S8 Sampling strategy',
      'S9 Ethical issues pertaining to human subjects',
      'S10 Data collection methods',
      'S11 Data collection instruments and technologies',
      'S12 Units of study',
      'S13 Data processing',
      'S14 Data analysis',
      'S15 Techniques to enhance trustworthiness',
      'S16 Synthesis and interpretation',
      'S17 Links to empirical data',
      'S18 Integration with prior work, implications, transferability and contribution',
      'S19 Limitations',
      'S20 Conflicts of interest',
      'S21 Funding',
    ])
  })

  test('JARS-Qual has the 17 parts of its Table 1 (Levitt and others 2018)', () => {
    expect(topics(jarsQual)).toEqual([
      '1 Title',
      '2 Author note',
      '3 Abstract',
      '4 Research problem or question',
      '5 Study objectives, aims or research goals',
      '6 Research design overview',
      '7 Description of the researchers',
      '8 Participants or other data sources',
      '9 Researcher–participant relationship',
      '10 Recruitment process',
      '11 Participant selection',
      '12 Data collection or identification',
      '13 Recording and data transformation',
      '14 Data-analytic strategies',
      '15 Methodological integrity',
      '16 Findings or results',
      '17 Discussion',
    ])
  })
})

test('where nothing is known, every item but the software is the researcher’s, or says that it was not measured', () => {
  const answered = checklists.flatMap(({ id, items }) =>
    items.flatMap(({ number, answer }) => {
      const { status, text } = answer(nothing)
      if (status === 'researcher') {
        expect(text).toBe('to be completed by the researcher')
        return []
      }
      return text.includes('not measured') ? [] : [`${id} ${number}`]
    }),
  )
  // Software, and the two items of analysis that name it too.
  expect(answered).toEqual(['COREQ 27', 'SRQR S14', 'JARS-Qual 14'])
})

test('what only a person knows is never filled in, however much is known', () => {
  const left = ({ items }: Checklist) =>
    items.flatMap(({ number, answer }) => (answer(facts).status === 'researcher' ? [number] : []))
  expect(left(coreq)).toEqual(['10', '11', '13', '14', '19', '20', '23', '28'])
  expect(left(srqr)).toEqual(['S2', 'S3', 'S4', 'S7', 'S8', 'S9', 'S18', 'S20', 'S21'])
  expect(left(jarsQual)).toEqual(['2', '3', '4', '5', '9', '10'])
})

test('an item that is filled in says where its facts come from; one that is not says what is left', () => {
  for (const { items } of checklists)
    for (const { answer } of items) {
      const { status, text, from } = answer(facts)
      expect(from === '').toBe(status === 'researcher')
      expect(/to be completed by the researcher/i.test(text)).toBe(status !== 'filled')
    }
})

describe('an item goes back to the researcher when its fact is taken away:', () => {
  const taken: readonly (readonly [string, Partial<Facts>])[] = [
    ['1', { researchers: null }],
    ['8', { researchers: null }],
    ['9', { codebook: { ...facts.codebook, family: '' } }],
    ['12', { groups: 0, participants: null }],
    ['15', { transcripts: { count: 0, formats: [], nameless: 0 } }],
    ['16', { sample: [] }],
    ['17', { guide: null }],
    ['18', { groups: 0 }],
    ['21', { durations: null }],
    ['22', { coverage: null }],
    ['25', { codebook: { ...facts.codebook, codes: [] } }],
    ['29', { quotations: { ...facts.quotations, count: 0 } }],
    ['30', { codings: { all: 0, accepted: 0, rejected: 0 } }],
    ['31', { themes: [] }],
    ['32', { themes: [] }],
  ]
  test.each(taken)('COREQ %s', (number, change) => {
    expect(itemOf(coreq, number, facts).status).not.toBe('researcher')
    expect(itemOf(coreq, number, { ...facts, ...change }).status).toBe('researcher')
  })
})

describe('COREQ', () => {
  const said = async (number: string, change: Partial<typeof feesStudy>, parts: FactsParts = {}) =>
    itemOf(coreq, number, await factsOf({ ...feesStudy, ...change }, parts)).text

  test('warns where the codebook names a family that a fixed codebook and counts do not fit', async () => {
    const codebook = feesStudy.codebook.replace('version:', 'family: IPA\nversion:')
    expect(await said('9', { codebook })).toBe(
      'The codebook names its approach: IPA. Caution: interpretative phenomenological analysis is at odds with a fixed codebook, rules and counts; what was done here is codebook content analysis. To be completed by the researcher: the theory behind it.',
    )
  })

  test.each([
    ['codebook content analysis', []],
    ['codebook-based content analysis; not reflexive TA, not IPA', []],
    ['template analysis, not IPA or reflexive thematic analysis', []],
    ['Interpretative Phenomenological Analysis', ['interpretative phenomenological analysis']],
    ['reflexive thematic analysis (Braun and Clarke)', ['reflexive thematic analysis']],
    ['thematic analysis (reflexive)', ['reflexive thematic analysis']],
    ['not grounded theory, but IPA', ['interpretative phenomenological analysis']],
    ['a principal analysis', []],
  ])('takes %j for %j', (family, odd) => {
    expect(oddFamilies(family)).toEqual(odd)
  })

  test('says that participants cannot be counted where nobody is named', async () => {
    const transcripts = {
      'answers.json': JSON.stringify({ segments: [{ start: 0, end: 2, text: ' The fees rose.' }] }),
    }
    const { study: _, participants: __, guide: ___, ...rest } = feesStudy
    expect(itemOf(coreq, '12', await factsOf({ ...rest, transcripts })).text).toBe(
      'Somebody spoke in 1 group; the transcripts name no speakers, so participants were not counted.',
    )
  })

  test('counts groups that were recorded twice, and who speaks in both', async () => {
    const participants = 'id,group\nP1,north\nP2,north\nAnn,south\nBob,south\n'
    const said = (a: string, b: string) => `${a}: The fees rose.\n\n${b}: They did.\n\n${a}: Yes.\n\n${b}: Yes.\n`
    const transcripts = { 'a.txt': said('P1', 'P2'), 'b.txt': said('P2', 'P1'), 'c.txt': said('Ann', 'Bob') }
    expect(itemOf(coreq, '18', await factsOf({ ...feesStudy, participants, transcripts })).text).toBe(
      '1 of 2 groups has more than 1 transcript; 2 participants speak in more than 1 transcript of their group. To be completed by the researcher: whether anybody was interviewed again, and how often.',
    )
  })

  test('takes one label in two groups for two people, and says so', async () => {
    const { participants: _, ...rest } = feesStudy
    const said = 'P1: The fees rose.\n\nP2: They did.\n\nP1: Yes.\n\nP2: Yes.\n'
    expect(itemOf(coreq, '18', await factsOf({ ...rest, transcripts: { 'a.txt': said, 'b.txt': said } })).text).toBe(
      'Each group has 1 transcript. 2 names or labels occur in more than 1 group and are taken for different people. To be completed by the researcher: whether anybody was interviewed again, and how often.',
    )
  })

  test('tells no length from a clock that starts again', async () => {
    const transcripts = {
      'fg01.txt': '[00:10:00] P1: The fees rose.\n\n[00:00:10] P2: They did.\n\n[00:12:00] P1: Yes.\n',
    }
    const { participants: _, ...rest } = feesStudy
    expect(itemOf(coreq, '21', await factsOf({ ...rest, transcripts })).status).toBe('researcher')
  })

  test('tells how many codes were scored against people, and the rule set apart from coders', () => {
    const scored = { ...facts, coders: ['Ann'], validated: 2, validation: 'Recall was .80 at the lowest.' }
    expect(itemOf(coreq, '24', scored).text).toBe(
      '1 rule set, applied by software, which is not a coder; 1 human coder known to this run. Two people coded 10 units blind. The rules of 2 of 3 codes were scored against blind human coding. Recall was .80 at the lowest. To be completed by the researcher: who coded outside this run.',
    )
  })

  test('says where categories add up to more people than there are, since several answers were given', () => {
    const sample = [
      {
        attribute: 'valued',
        of: 6,
        shown: [
          { value: 'pay', participants: 5 },
          { value: 'hours', participants: 5 },
        ],
        pooled: null,
      },
    ]
    expect(itemOf(coreq, '16', { ...facts, sample }).text).toMatch(
      /^Of 6 participants who spoke, by attribute: valued \(several answers a person\): pay \(5\), hours \(5\)\. /,
    )
  })

  test('gives small cells away in no item', async () => {
    const study = feesStudy.study!.replace('minimum-cell: 2', 'minimum-cell: 3')
    // 3 under 40, 2 of 40 and over: the 2 are too few, and with only one other category both must go.
    expect(await said('16', { study })).toBe(
      'Of 5 participants who spoke, by attribute: age group: no category is large enough to be shown. Categories of fewer than 3 people are not shown one by one, nor is a further one where subtraction would tell. To be completed by the researcher: further characteristics, the date, and what was held back where it can be told safely.',
    )
  })
})
