import { describe, expect, test } from 'vitest'
import { askedCrosstabs, crosstabOptions, respondentsOf } from '../../src/analysis/asked-crosstabs'
import { type AttributeCrosstab, attributeCrosstab } from '../../src/analysis/attribute-crosstab'
import { formatProblem } from '../../src/problem'
import { assignPeople, type Person } from '../../src/study/people'
import { readParticipants } from '../../src/study/read-participants'
import { readStudy } from '../../src/study/read-study'
import { readTranscripts } from '../../src/transcript/read-transcript'

/** People of a survey, so many of each kind: `[3, { band: '7' }]`. */
const survey = (...kinds: readonly (readonly [number, Readonly<Record<string, string | null>>])[]): readonly Person[] =>
  kinds.flatMap(([n, attributes], k) =>
    Array.from({ length: n }, (_, i) => ({
      key: `${k}/${i}`,
      id: `${k}/${i}`,
      group: '',
      role: 'participant' as const,
      attributes,
    })),
  )

/** One number of every cell, a list a row; null where hidden. */
function grid(
  { cells }: AttributeCrosstab,
  number: 'respondents' | 'shareOfColumn' | 'shareOfColumnResponses' | 'residual',
) {
  const rows = [...new Set(cells.map(({ row }) => row))]
  return Object.fromEntries(rows.map(row => [row, cells.filter(cell => cell.row === row).map(cell => cell[number])]))
}

describe('attributeCrosstab', () => {
  test('gives shares of respondents, such as job satisfaction by band', () => {
    const people = survey(
      [2, { satisfaction: 'dissatisfied', band: '3-5' }],
      [3, { satisfaction: 'neither', band: '3-5' }],
      [15, { satisfaction: 'satisfied', band: '3-5' }],
      [8, { satisfaction: 'dissatisfied', band: '7' }],
      [2, { satisfaction: 'satisfied', band: '7' }],
      [4, { satisfaction: null, band: '7' }],
    )
    const table = attributeCrosstab(people, 'satisfaction', 'band', {
      orders: new Map([['satisfaction', ['satisfied', 'neither', 'dissatisfied']]]),
      minimumCell: 3,
    })
    expect(grid(table, 'respondents')).toEqual({ satisfied: [15, 2], neither: [3, 0], dissatisfied: [2, 8] })
    expect(grid(table, 'shareOfColumn')).toEqual({
      satisfied: [0.75, 0.2],
      neither: [0.15, 0],
      dissatisfied: [0.1, 0.8],
    })
    expect([table.respondents, table.notKnown, table.why, table.whyNoStatistics]).toEqual([30, 4, null, null])
    expect(table.cells[0]).toMatchObject({ rowRespondents: 17, columnRespondents: 20, shareOfRow: 15 / 17 })
    // With one answer a person, the two bases are one.
    for (const cell of table.cells) expect(cell.shareOfColumnResponses).toBe(cell.shareOfColumn)
    // R 4.2.2: chisq.test(matrix(c(15, 3, 2, 2, 0, 8), 3)) and fisher.test of it.
    expect(table.association).toMatchObject({
      chiSquare: { value: expect.closeTo(14.8588235294, 8) },
      df: 2,
      p: { value: expect.closeTo(0.000593536548, 10) },
      smallestExpected: 1,
      fisher: { value: expect.closeTo(0.000617773032, 10) },
    })
  })

  test('gives shares of responses where people give several, such as why they would leave by tenure', () => {
    const people = survey(
      [4, { reasons: 'pay; workload', tenure: 'under a year' }],
      [2, { reasons: 'pay', tenure: 'under a year' }],
      [1, { reasons: 'career;pay ; pay', tenure: '5 plus' }],
      [5, { reasons: 'career', tenure: '5 plus' }],
      [3, { reasons: ' ; ', tenure: '5 plus' }],
    )
    const options = { orders: new Map([['tenure', ['under a year', '5 plus']]]), multiple: new Map([['reasons', ';']]) }
    const table = attributeCrosstab(people, 'reasons', 'tenure', { ...options, minimumCell: 1 })
    expect(grid(table, 'respondents')).toEqual({ career: [0, 6], pay: [6, 1], workload: [4, 0] })
    // Of 6 people each: shares of respondents add up to more than 1.
    expect(grid(table, 'shareOfColumn')).toEqual({ career: [0, 1], pay: [1, 1 / 6], workload: [4 / 6, 0] })
    // Of 10 and 7 answers: each column adds up to 1, as in a stacked bar.
    expect(grid(table, 'shareOfColumnResponses')).toEqual({ career: [0, 6 / 7], pay: [0.6, 1 / 7], workload: [0.4, 0] })
    expect([table.respondents, table.notKnown]).toEqual([12, 3])
    expect([table.association, table.whyNoStatistics]).toEqual([null, 'a person may give several answers'])
    expect(table.cells.every(({ residual }) => residual === null)).toBe(true)
  })

  test('hides rows and columns of few people, with those that would give them away', () => {
    const people = survey(
      [6, { sat: 'yes', band: '5' }],
      [6, { sat: 'no', band: '5' }],
      [7, { sat: 'no', band: '7' }],
      [2, { sat: 'yes', band: '8' }],
      [9, { sat: 'no', band: '9' }],
      [1, { sat: 'yes', band: '9' }],
    )
    const table = attributeCrosstab(people, 'sat', 'band')
    expect(grid(table, 'respondents')).toEqual({ no: [6, null, null, 9], yes: [6, null, null, 1] })
    const hidden = table.cells.filter(({ suppressed }) => suppressed)
    for (const { row, column, suppressed, ...numbers } of hidden)
      expect(new Set(Object.values(numbers))).toEqual(new Set([null]))
    // Of the columns shown alone: [[6, 9], [6, 1]], X² = 22 · (6·1 − 9·6)² / (15 · 7 · 12 · 10).
    expect(table.association?.chiSquare.value).toBeCloseTo((22 * 48 ** 2) / 12600, 9)
    expect(grid(table, 'residual').yes).toEqual([expect.closeTo(2.0057, 4), null, null, expect.closeTo(-2.0057, 4)])
  })

  test('counts no moderator and no observer, and nobody twice', () => {
    const [one] = survey([1, { sat: 'yes', band: '7' }])
    const people = [one, { ...one, role: 'moderator' as const }, { ...one, role: 'observer' as const }]
    expect(attributeCrosstab(people, 'sat', 'band', { minimumCell: 1 }).respondents).toBe(1)
  })

  test.each([
    ['both are known of nobody', { sat: 'yes', band: null }, 20],
    ['both are known of nobody', { sat: 'yes' }, 20],
  ])('makes no table where %s', (why, attributes, n) => {
    expect(attributeCrosstab(survey([n, attributes]), 'sat', 'band')).toMatchObject({
      cells: [],
      why,
      association: null,
    })
  })

  test('makes no table of what tells people apart', () => {
    const names = Array.from({ length: 11 }, (_, i) => [1, { sat: 'yes', name: `n${i}` }] as const)
    expect(attributeCrosstab(survey(...names), 'sat', 'name').why).toBe(
      'of name, it has 11 different values among 11 people, fewer than two a value',
    )
  })

  test('says why there are no statistics', () => {
    const table = attributeCrosstab(survey([6, { sat: 'yes', band: '7' }]), 'sat', 'band')
    expect(table.whyNoStatistics).toBe('fewer than two rows or columns are shown that hold somebody')
    expect(table.cells[0]).toMatchObject({ respondents: 6, shareOfRow: 1, residual: null })
  })
})

describe('askedCrosstabs', () => {
  const talk = 'Moderator: How is it?\n\nAnn: Well.\n\nMo: Well.\n\nModerator: And now?\n\nAnn: Well.\n\nMo: Well.\n'

  async function asked(yaml: string) {
    const { study } = await readStudy(`study: S\ncodebook: c.yaml\ntranscripts: t\n${yaml}`, 'study.yaml')
    const { participants } = await readParticipants(
      'id,group,role,sat,band\nAnn,fg01,,yes,7\nMo,fg01,,no,7\nModerator,fg01,moderator,no,9\nS1,,,no,8\nS2,,,yes,7\nJo,fg01,,yes,8\n',
      'participants.csv',
    )
    const { transcripts } = await readTranscripts({ path: 'fg01.txt', bytes: new TextEncoder().encode(talk) })
    const { people } = assignPeople(transcripts, participants)
    return { study: study!, people, ...askedCrosstabs(study, people) }
  }

  test('makes each table once, of those who spoke, kept silent, or answered the survey only', async () => {
    const { study, people, tables, problems } = await asked(
      'attributes: { band: { order: ["8", "7"], multiple: "/" } }\nreport: { minimum-cell: 1 }\ncrosstabs:\n  - { rows: sat, columns: band }\n  - { rows: sat, columns: band }\n  - { rows: band, columns: sat }\n',
    )
    expect(problems).toEqual([])
    expect(respondentsOf(people).map(({ id }) => id)).toEqual(['Ann', 'Mo', 'Jo', 'S1', 'S2'])
    expect(tables.map(({ rows, columns }) => `${rows} by ${columns}`)).toEqual(['sat by band', 'band by sat'])
    expect(grid(tables[0], 'respondents')).toEqual({ no: [1, 1], yes: [1, 2] })
    expect(crosstabOptions(study)).toEqual({
      orders: new Map([['band', ['8', '7']]]),
      multiple: new Map([['band', '/']]),
      minimumCell: 1,
    })
  })

  test('warns of attributes that nobody has, at their place', async () => {
    const { tables, problems } = await asked(
      'crosstabs:\n  - { rows: sat, columns: bnad }\n  - { rows: pay, columns: pay }\n',
    )
    expect(tables).toEqual([])
    expect(problems.map(formatProblem)).toEqual([
      'study.yaml:5:5  unknown-attribute  the study has no attribute "bnad", so this table is not made  (did you mean "band"?)',
      'study.yaml:6:5  unknown-attribute  the study has no attribute "pay", so this table is not made  (there are sat, band)',
    ])
  })

  test('makes none where none is asked for', async () => {
    const { people } = await asked('')
    expect(askedCrosstabs(null, people)).toEqual({ tables: [], problems: [] })
    expect(crosstabOptions(null)).toEqual({})
  })
})
