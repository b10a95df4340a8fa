import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Crosstab, crosstabs, crosstabWarnings } from '../../src/analysis/crosstab'
import { frequencies } from '../../src/analysis/frequencies'
import { formatProblem } from '../../src/problem'
import { codedStudy, type Written } from './coded-study'
import { studies } from './studies'

/** A study of one group; for each person their band and whether, and how often, they speak of fees: `['5-6', 2]`. */
function studyOf(people: readonly (readonly [band: string | null, mentions: number])[], more: Partial<Written> = {}) {
  const turns = people.flatMap(([, mentions], i) => [
    `P${i + 1}: Well. {}`,
    ...Array.from({ length: mentions }, () => `P${i + 1}: The fees. {cost/fees}`),
  ])
  return codedStudy({
    codes: ['cost', 'cost/fees'],
    transcripts: { fg01: `Moderator: The fees? {cost/fees}\n${turns.join('\n')}` },
    attributes: ['band'],
    people: Object.fromEntries(people.map(([band], i) => [`fg01/P${i + 1}`, [band]])),
    ...more,
  })
}

const times = <T>(n: number, value: T): readonly T[] => Array.from({ length: n }, () => value)

/** Rows of one code: `7: 2/6 in 3 turns`, `?: …` for those of whom it is not known, `8: hidden`. */
function rowsOf({ rows }: Crosstab, code = 'cost/fees'): readonly string[] {
  return rows
    .filter(row => row.code === code)
    .map(({ category, participants, participantsOf, mentions, groups, groupsOf, suppressed, share, residual }) => {
      if (!suppressed) return `${category ?? '?'}: ${participants}/${participantsOf} in ${mentions} turns`
      const numbers = [participants, participantsOf, mentions, groups, groupsOf, share, residual]
      expect(numbers).toEqual(numbers.map(() => null))
      return `${category ?? '?'}: hidden`
    })
}

describe('crosstabs', () => {
  test('says how many of a category’s people who spoke mention a code, and how the two go together', () => {
    const people = [...times(6, ['5-6', 1] as const), ...times(2, ['5-6', 0] as const), ['7', 3] as const]
    const study = studyOf([...people, ...times(5, ['7', 0] as const)])
    const [table] = crosstabs(study)
    expect(table.categories).toEqual(['5-6', '7'])
    expect(rowsOf(table)).toEqual(['5-6: 6/8 in 6 turns', '7: 1/6 in 3 turns'])
    expect(rowsOf(table, 'cost')).toEqual(rowsOf(table))
    // [[6, 1], [2, 5]]: X² = 14 · (30 − 2)² / (7 · 7 · 8 · 6) = 4.6667, V = √(X² / 14), residual = √X². Of C(14, 7) = 3432 ways to
    // pick the seven, C(8, 6) · 6 + C(8, 7) = 176 have six or more of the eight, and as many mirror them: p = 352 / 3432.
    const [first, second] = table.rows.filter(({ code }) => code === 'cost/fees')
    expect([first.share, second.share]).toEqual([6 / 8, 1 / 6])
    expect(first.association).toEqual({
      chiSquare: { value: expect.closeTo(4.6667, 4), why: null },
      df: 1,
      // R 4.2.2: pchisq(14 / 3, 1, lower = FALSE).
      p: { value: expect.closeTo(0.03075, 5), why: null },
      cramersV: { value: expect.closeTo(0.57735, 5), why: null },
      smallestExpected: 3,
      fisher: { value: expect.closeTo(352 / 3432, 10), why: null },
    })
    expect(second.association).toEqual(first.association)
    expect([first.residual, second.residual]).toEqual([expect.closeTo(2.1602, 4), expect.closeTo(-2.1602, 4)])
    expect([first.why, first.validated]).toEqual([null, 'no'])
  })

  test('says in how many groups a category’s people are, for those of one group say what they heard there', () => {
    const study = codedStudy({
      codes: ['fees'],
      transcripts: { fg01: 'P1: The fees. {fees}\nP2: The fees. {fees}', fg02: 'P1: Well. {}\nP2: The fees. {fees}' },
      attributes: ['region'],
      people: { 'fg01/P1': ['North'], 'fg01/P2': ['North'], 'fg02/P1': ['North'], 'fg02/P2': ['South'] },
    })
    const rows = crosstabs(study, { minimumCell: 1 }).flatMap(table => table.rows)
    expect(rows.map(row => [row.category, row.participants, row.groups, row.groupsOf])).toEqual([
      ['North', 2, 1, 2],
      ['South', 1, 1, 1],
    ])
  })

  test('keeps apart those of whom it is not known, also from the statistics', () => {
    const known = [...times(5, ['5-6', 1] as const), ...times(5, ['7', 0] as const)]
    const [table] = crosstabs(studyOf([...known, ...times(6, [null, 1] as const), [' ', 1]]))
    expect(rowsOf(table)).toEqual(['5-6: 5/5 in 5 turns', '7: 0/5 in 0 turns', '?: 7/7 in 7 turns'])
    expect(table.rows.at(-1)?.residual).toBeNull()
    // [[5, 0], [0, 5]]: X² = n.
    expect(table.rows[0].association.chiSquare.value).toBeCloseTo(10, 9)
  })

  test('has categories in the study’s order, also where nobody spoke, and others by code point behind', () => {
    const people = ['b', 'a', '8+', '3-5'].flatMap(band => times(5, [band, 0] as const))
    const [table] = crosstabs(studyOf(people), { orders: new Map([['band', ['3-5', '5-6', '8+']]]) })
    expect(rowsOf(table)).toEqual([
      '3-5: 0/5 in 0 turns',
      '5-6: 0/0 in 0 turns',
      '8+: 0/5 in 0 turns',
      'a: 0/5 in 0 turns',
      'b: 0/5 in 0 turns',
    ])
    expect(table.rows[1].share).toBeNull()
  })

  test('hides a category of few people, and a second one that would give it away', () => {
    const people = [...times(9, ['3-5', 1] as const), ...times(6, ['5-6', 1] as const), ...times(8, ['7', 0] as const)]
    const [table] = crosstabs(studyOf([...people, ...times(4, ['8+', 1] as const)]))
    expect(rowsOf(table)).toEqual(['3-5: 9/9 in 9 turns', '5-6: hidden', '7: 0/8 in 0 turns', '8+: hidden'])
  })

  test('computes statistics from what is shown alone, so that they tell nothing of the hidden', () => {
    const shown = [...times(9, ['3-5', 1] as const), ...times(8, ['7', 0] as const), ...times(7, ['7', 2] as const)]
    const hiddenAs = (mentions: number) =>
      crosstabs(studyOf([...shown, ...times(3, ['8+', mentions] as const), ...times(4, ['9', mentions] as const)]))[0]
    const [some, none] = [hiddenAs(1), hiddenAs(0)]
    expect(some.rows).toEqual(none.rows)
    expect(some.rows[0].association.chiSquare.value).not.toBeNull()
    expect(rowsOf(some)).toContain('8+: hidden')
  })

  test('shows every category where the smallest cell is 1', () => {
    const [table] = crosstabs(
      studyOf([
        ['7', 1],
        ['8+', 0],
      ]),
      { minimumCell: 1 },
    )
    expect(rowsOf(table)).toEqual(['7: 1/1 in 1 turns', '8+: 0/1 in 0 turns'])
  })

  test.each([
    ['fewer than two categories are shown that hold somebody', times(6, ['7', 1] as const)],
    ['nobody in the categories shown mentions it', [...times(5, ['7', 0] as const), ...times(5, ['8', 0] as const)]],
    ['everybody in the categories shown mentions it', [...times(5, ['7', 1] as const), ...times(5, ['8', 2] as const)]],
  ])('says why there are no statistics: %s', (why, people) => {
    const [{ rows }] = crosstabs(studyOf(people))
    expect(rows.map(row => [row.why, row.residual])).toEqual(rows.map(() => [why, null]))
    const { chiSquare, p, cramersV, fisher, df, smallestExpected } = rows[0].association
    expect([chiSquare, p, cramersV, fisher].map(({ value }) => value)).toEqual([null, null, null, null])
    expect([df, smallestExpected]).toEqual([null, null])
  })

  test('counts a person in each of several answers, and then compares nothing', () => {
    const people = [...times(5, ['pay; hours', 1] as const), ...times(5, ['pay;', 0] as const), [';', 1] as const]
    const [table] = crosstabs(studyOf(people), { multiple: new Map([['band', ';']]), minimumCell: 1 })
    expect(rowsOf(table)).toEqual(['hours: 5/5 in 5 turns', 'pay: 5/10 in 5 turns', '?: 1/1 in 1 turns'])
    expect(table.rows[0].why).toBe('a person may be in several categories')
    expect(table.rows[0].association.chiSquare.value).toBeNull()
  })

  test('counts no people where nobody is named, and says so', () => {
    const study = codedStudy({ codes: ['fees'], transcripts: { fg01: '?: The fees. {fees}' }, attributes: ['band'] })
    const tables = crosstabs(study)
    expect(tables).toEqual([{ attribute: 'band', categories: [], rows: [], why: 'no transcript names its speakers' }])
    // no-participant-counts says so already.
    expect(crosstabWarnings(tables)).toEqual([])
  })

  test('makes no table of what tells people apart, and warns of it', () => {
    const names = Array.from({ length: 12 }, (_, i) => [`name ${i}`, 1] as const)
    const [table] = crosstabs(studyOf(names))
    expect([table.rows, table.categories]).toEqual([[], []])
    expect(crosstabWarnings([table]).map(formatProblem)).toEqual([
      'crosstab-left-out  there is no table of codes by band: it has 12 different values among 12 people, fewer than two a value  (fine for what tells people apart; else put its values into fewer categories)',
    ])
    expect(crosstabs(studyOf([[null, 1]]))[0].why).toBe('no value is known of anybody')
    const many = Array.from({ length: 102 }, (_, i) => [`trust ${i % 51}`, 0] as const)
    expect(crosstabs(studyOf(many))[0].why).toBe('it has 51 different values, more than 50')
  })

  test('says of a code whether it was validated', () => {
    const study = { ...studyOf(times(5, ['7', 1] as const)), validated: new Set(['cost/fees']) }
    expect(crosstabs(study)[0].rows.map(({ code, validated }) => [code, validated])).toEqual([
      ['cost', 'no'],
      ['cost/fees', 'yes'],
    ])
  })

  test('adds up to the frequencies where nothing is hidden; hides what two categories share where something is', () => {
    const values = fc.dictionary(
      fc.constantFrom('P1', 'P2', 'P3', '__proto__'),
      fc.constantFrom('a', 'b', '__proto__', null),
    )
    fc.assert(
      fc.property(studies, values, fc.integer({ min: 1, max: 6 }), (written, people, minimumCell) => {
        const attributes = ['band', 'constructor']
        const known = Object.fromEntries(
          Object.keys(written.transcripts).flatMap(group =>
            Object.entries(people).map(([who, value]) => [`${group}/${who}`, [value, 'x']]),
          ),
        )
        const study = codedStudy({ ...written, attributes, people: known })
        for (const { rows, why } of crosstabs(study, { minimumCell })) {
          if (why !== null) continue
          for (const { code, participants, participantsOf } of frequencies(study)) {
            const cells = rows.filter(row => row.code === code)
            const sum = (of: (row: (typeof cells)[number]) => number | null): number =>
              cells.reduce((total, row) => total + (of(row) ?? 0), 0)
            const hidden = cells.filter(({ suppressed }) => suppressed)
            if (hidden.length === 0) {
              expect([sum(row => row.participants), sum(row => row.participantsOf)]).toEqual([
                participants,
                participantsOf,
              ])
            } else if (hidden.length < cells.length) {
              expect(hidden.length).toBeGreaterThan(1)
              expect(participantsOf! - sum(row => row.participantsOf)).toBeGreaterThanOrEqual(minimumCell)
            }
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
