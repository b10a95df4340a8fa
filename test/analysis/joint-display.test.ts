import { describe, expect, test } from 'vitest'
import { exemplars } from '../../src/analysis/exemplars'
import { type JointDisplayRow, jointDisplay } from '../../src/analysis/joint-display'
import type { Person } from '../../src/study/people'
import { codedStudy } from './coded-study'

const people = { P1: 'often', P2: 'often', P3: 'often', P4: 'never', P5: 'never', P6: null }

const study = codedStudy({
  codes: ['cost', 'cost/fees', 'time'],
  transcripts: {
    fg01: `
      P1: The *fees* are more than I earn in a month here. {cost/fees}
      P2: My own *fees* have doubled again since last autumn. {cost/fees}
      P3: I walk. {}
      P4: I never have the *time* to come in during the week. {time}
      P5: I walk. {}
      P6: The *fees* again, and nobody tells us why they rise. {cost/fees}`,
  },
  attributes: ['visits'],
  people: Object.fromEntries(Object.entries(people).map(([who, visits]) => [`fg01/${who}`, [visits]])),
})

const respondent = (visits: string | null, i: number): Person => ({
  key: `${i}`,
  id: `${i}`,
  group: '',
  role: 'participant',
  attributes: { visits },
})
/** Those who spoke, and five more who answered the survey: one often, three rarely, one not saying. */
const respondents = [...Object.values(people), 'often', 'rarely', 'rarely', 'rarely', null].map(respondent)

const line = ({ category, respondents, code, participants, participantsOf, suppressed, exemplar }: JointDisplayRow) =>
  `${category ?? '?'} (${respondents ?? 'hidden'}) ${code} ${suppressed ? 'hidden' : `${participants}/${participantsOf}`}${exemplar ? ` see ${exemplar.transcript}:${exemplar.line}` : ''}`

describe('jointDisplay', () => {
  test('lays the survey’s answers beside the themes, with a quotation of somebody who answered so', () => {
    const options = { respondents, minimumCell: 2, orders: new Map([['visits', ['often', 'rarely', 'never']]]) }
    const rows = jointDisplay(study, { ...options, exemplars: exemplars(study, { minimumCell: 2 }) })
    expect(rows.map(line)).toEqual([
      // One of whom it is not known: with the next smallest, they are three.
      'often (4) cost 2/3 see fg01:1',
      'often (4) time 0/3',
      'rarely (3) cost 0/0',
      'rarely (3) time 0/0',
      'never (2) cost hidden',
      'never (2) time hidden',
      '? (2) cost hidden',
      '? (2) time hidden',
    ])
    expect(rows[0]).toMatchObject({
      respondentsOf: 11,
      respondentsShare: 4 / 11,
      share: 2 / 3,
      label: 'cost',
      validated: 'no',
    })
    expect(rows[2].share).toBeNull()
  })

  test('hides small categories of respondents', () => {
    const hidden = jointDisplay(study, { respondents, minimumCell: 4 }).map(line)
    expect(hidden.filter((_, i) => i % 2 === 0)).toEqual([
      'never (hidden) cost hidden',
      'often (4) cost hidden',
      'rarely (hidden) cost 0/0',
      '? (hidden) cost hidden',
    ])
  })

  test('quotes somebody who gave several answers beside each of them', () => {
    const several = codedStudy({
      codes: ['cost'],
      transcripts: {
        fg01: 'P1: The *fees* are more than I earn in a month here. {cost}\nP2: I walk. {}',
      },
      attributes: ['valued'],
      people: { 'fg01/P1': ['pay; hours'], 'fg01/P2': ['pay; hours'] },
    })
    const options = { minimumCell: 2, multiple: new Map([['valued', ';']]) }
    expect(jointDisplay(several, { ...options, exemplars: exemplars(several, { minimumCell: 2 }) }).map(line)).toEqual([
      'hours (hidden) cost 1/2 see fg01:1',
      'pay (hidden) cost 1/2 see fg01:1',
    ])
  })

  test('shows no quotation beside what may not be shown of whom it quotes', () => {
    const rows = jointDisplay(study, { minimumCell: 1, exemplars: exemplars(study, { minimumCell: 5 }) })
    expect(rows.every(({ exemplar }) => exemplar === null)).toBe(true)
    expect(rows.every(({ respondents, respondentsOf }) => respondents === null && respondentsOf === null)).toBe(true)
  })

  test('is empty where nobody is named, and leaves out what tells people apart', () => {
    const nobody = codedStudy({ codes: ['fees'], transcripts: { fg01: '?: Fees. {fees}' }, attributes: ['visits'] })
    expect(jointDisplay(nobody, { respondents })).toEqual([])
    const names = Array.from({ length: 12 }, (_, i) => respondent(`name ${i}`, i))
    expect(jointDisplay(study, { respondents: names, minimumCell: 1 })).toEqual([])
  })
})
