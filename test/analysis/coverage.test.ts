import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CodedStudy } from '../../src/analysis/coded-study'
import { coverage } from '../../src/analysis/coverage'
import { fieldworkWarnings } from '../../src/analysis/fieldwork'
import { formatProblem } from '../../src/problem'
import { coverageText } from '../../src/report/coverage-text'
import { csvOf } from '../../src/report/data-table'
import { coverageCodesTable, coverageTable } from '../../src/report/tables/coverage'
import { codedStudy } from './coded-study'
import { studies } from './studies'

/** Three groups: fees in all, travel in the second and third, time in the third. */
const threeGroups = codedStudy({
  codes: ['cost', 'cost/fees', 'cost/travel', 'time', 'food'],
  transcripts: {
    fg01: 'P1: The fees. {cost/fees}\nP2: Time is short. {time rejected}',
    fg02: 'P1: Fees and the bus. {cost/fees, cost/travel}',
    fg03: 'Moderator: And food? {food}\nP1: The bus. {cost/travel} No time. {time} Fees. {cost/fees}',
  },
})

/** Gives codes an origin. */
function withOrigins(study: CodedStudy, origins: Readonly<Record<string, 'data' | 'theory'>>): CodedStudy {
  const codes = study.codebook.codes.map(code => ({ ...code, origin: origins[code.id] ?? code.origin }))
  return { ...study, codebook: { ...study.codebook, codes } }
}

describe('coverage', () => {
  test('says which codes are new in each group, and how many are found by then', () => {
    const { order, groups, codes, found, positions } = coverage(threeGroups)
    // Counted are fees, travel, time and food; "cost" is only the union of its sub-themes.
    expect({ order, groups, codes, found }).toEqual({ order: 'id', groups: 3, codes: 4, found: 3 })
    expect(positions.map(({ group, fresh, found, shareOfCodes }) => [group, fresh, found, shareOfCodes])).toEqual([
      ['fg01', ['cost/fees'], 1, 0.25],
      ['fg02', ['cost/travel'], 2, 0.5],
      ['fg03', ['time'], 3, 0.75],
    ])
    expect(positions.map(({ shareOfFound }) => shareOfFound)).toEqual([1 / 3, 2 / 3, 1])
  })

  test('takes the groups in the order of fieldwork', () => {
    const order = ['fg03', 'fg01', 'fg02']
    const { order: how, positions, appearances } = coverage(threeGroups, { order })
    expect(how).toBe('fieldwork')
    expect(positions.map(({ group, found }) => [group, found])).toEqual([
      ['fg03', 3],
      ['fg01', 3],
      ['fg02', 3],
    ])
    expect(positions[0].fresh).toEqual(['cost/fees', 'cost/travel', 'time'])
    expect(appearances.map(({ code, firstGroup, position, groups }) => [code, firstGroup, position, groups])).toEqual([
      ['cost/fees', 'fg03', 1, 3],
      ['cost/travel', 'fg03', 1, 2],
      ['time', 'fg03', 1, 1],
      ['food', null, null, 0],
    ])
  })

  test('puts groups that nobody placed behind, by id, and passes over those that did not speak', () => {
    const { order, positions } = coverage(threeGroups, { order: ['fg09', 'fg02'] })
    expect([order, ...positions.map(({ group }) => group)]).toEqual(['partly', 'fg02', 'fg01', 'fg03'])
  })

  test('goes through all orders of few groups', () => {
    const { orders, positions, milestones, appearances } = coverage(threeGroups)
    expect(orders).toEqual({ orders: 6, all: true })
    // Of the first group: 1, 2 or 3 codes; of the first two: {1, 2} 2, {1, 3} 3, {2, 3} 3, each in two orders.
    expect(positions.map(({ expected }) => expected)).toEqual([2, 8 / 3, 3].map(each => expect.closeTo(each, 12)))
    expect(positions.map(({ low, median, high }) => [low, median, high])).toEqual([
      [1, 2, 3],
      [2, 3, 3],
      [3, 3, 3],
    ])
    // 80 % of three codes are all three: at once where fg03 is first, and else with fg03.
    expect(positions.map(({ reached80 }) => reached80)).toEqual([2 / 6, 4 / 6, 1])
    expect(milestones).toEqual([
      { share: 0.8, inOrder: 3, low: 1, median: 2, high: 3 },
      { share: 0.9, inOrder: 3, low: 1, median: 2, high: 3 },
    ])
    // The first of g among 3 groups stands on average at (3 + 1) / (g + 1).
    expect(appearances.map(({ expectedPosition }) => expectedPosition)).toEqual([1, 4 / 3, 2, null])
  })

  test('counts a parent that is coded itself beside its sub-themes', () => {
    const study = codedStudy({
      codes: ['cost', 'cost/fees'],
      transcripts: { fg01: 'P1: Fees. {cost/fees}', fg02: 'P1: Dear. {cost}' },
    })
    expect(coverage(study).positions.map(({ fresh }) => fresh)).toEqual([['cost/fees'], ['cost']])
  })

  test('gives the new information ratio and where it was reached', () => {
    const codes = ['a', 'b', 'c', 'd', 'e', 'f']
    const lines = [['a', 'b'], ['c'], ['a'], ['d'], ['a'], ['e'], ['a'], ['b']]
    const transcripts = Object.fromEntries(lines.map((said, i) => [`fg0${i + 1}`, `P1: Said. {${said.join(', ')}}`]))
    const { inBase, reached, positions } = coverage(codedStudy({ codes, transcripts }))
    expect(inBase).toBe(4)
    // Runs of two behind four: 5–6 bring e, 6–7 bring e, 7–8 nothing.
    expect(positions.map(({ ratio }) => ratio)).toEqual([null, null, null, null, null, 1 / 4, 1 / 4, 0])
    expect(reached).toEqual([
      { threshold: 0.05, at: '6+2' },
      { threshold: 0, at: '6+2' },
    ])
  })

  test('estimates what was not found, after each group', () => {
    const { positions, chao2 } = coverage(threeGroups)
    // After all: fees in 3, travel in 2, time in 1 group: 3 + 2/3 · 1²/(2 · 1) = 3.3333.
    // After two: fees in 2, travel in 1: 2 + 1/2 · 1²/(2 · 1) = 2.25.
    expect(chao2.estimate.value).toBeCloseTo(10 / 3, 12)
    expect(positions.map(each => each.chao2.estimate.value)).toEqual([null, 2.25, expect.closeTo(10 / 3, 12)])
  })

  test('counts codes that were made from data apart', () => {
    const study = withOrigins(threeGroups, { 'cost/travel': 'data', time: 'theory', food: 'data' })
    const { fromData, ofUnknownOrigin, positions } = coverage(study)
    expect({ fromData, ofUnknownOrigin }).toEqual({ fromData: { codes: 2, found: 1 }, ofUnknownOrigin: 1 })
    expect(positions.map(each => [each.freshFromData, each.foundFromData])).toEqual([
      [0, 0],
      [1, 1],
      [0, 1],
    ])
  })

  test('says nothing where nobody spoke or nothing was found', () => {
    const silent = coverage(codedStudy({ codes: ['a'], transcripts: { fg01: 'Moderator: Well? {a}' } }))
    expect(silent).toMatchObject({ groups: 0, found: 0, positions: [], milestones: [], rarestShown: null })
    expect(silent.chao2.estimate.why).toBe('it takes at least two groups')
    const nothing = coverage(codedStudy({ codes: ['a'], transcripts: { fg01: 'P1: Well. {}', fg02: 'P1: Yes. {}' } }))
    expect(nothing.positions[1]).toMatchObject({ found: 0, shareOfCodes: 0, shareOfFound: null, reached80: null })
  })

  test('keeps its laws whatever the order', () => {
    fc.assert(
      fc.property(studies, fc.array(fc.constantFrom('fg01', 'fg02', 'fg03', 'fg04')), (written, order) => {
        const study = codedStudy(written)
        const given = coverage(study, { order, permutations: 20 })
        const byId = coverage(study, { permutations: 20 })
        expect([given.found, given.codes, given.chao2]).toEqual([byId.found, byId.codes, byId.chao2])
        expect(given.positions.map(({ expected }) => expected)).toEqual(byId.positions.map(({ expected }) => expected))
        let found = 0
        for (const position of given.positions) {
          found += position.fresh.length
          expect(position.found).toBe(found)
          expect(position.low).toBeLessThanOrEqual(position.median)
          expect(position.median).toBeLessThanOrEqual(position.high)
        }
        expect(found).toBe(given.found)
        expect(given.appearances.filter(({ position }) => position !== null)).toHaveLength(given.found)
      }),
      { numRuns: 60 },
    )
  })
})

describe('coverage as CSV', () => {
  test('has a row a group', () => {
    const study = withOrigins(threeGroups, { 'cost/travel': 'data' })
    // Chao2 after two: extra 0.25, variance 0.5625, K = exp(1.959964 · √ln 10) = 19.572; after three: 1/3, 8/9, K = 18.27.
    expect(csvOf(coverageTable(coverage(study, { order: ['fg02'] })))).toBe(
      [
        'position,group,order,new,new_codes,new_from_data,found,found_from_data,codes,share_of_codes,share_of_found,new_information,expected,orders,low,median,high,reached_80,reached_90,chao2,chao2_low,chao2_high',
        '1,fg02,partly,2,cost/fees; cost/travel,1,2,1,4,0.5,0.6667,,2,6,1,2,3,0.3333,0.3333,,,',
        '2,fg01,partly,0,,0,2,1,4,0.5,0.6667,,2.6667,6,2,3,3,0.6667,0.6667,2.25,2.0128,6.893',
        '3,fg03,partly,1,time,0,3,1,4,0.75,1,,3,6,3,3,3,1,1,3.3333,3.0182,9.09',
        '',
      ].join('\n'),
    )
  })

  test('has a row a code', () => {
    const study = { ...withOrigins(threeGroups, { time: 'theory' }), validated: new Set(['time']) }
    expect(csvOf(coverageCodesTable(coverage(study)))).toBe(
      [
        'code,label,origin,first_group,position,expected_position,groups,groups_of,validated',
        'cost/fees,fees,,fg01,1,1,3,3,no',
        'cost/travel,travel,,fg02,2,1.3333,2,3,no',
        'time,time,theory,fg03,3,2,1,3,yes',
        'food,food,,,,,0,3,no',
        '',
      ].join('\n'),
    )
  })
})

describe('coverageText', () => {
  test('tells settings, numbers and what they do not say', () => {
    const study = withOrigins(threeGroups, { 'cost/travel': 'data' })
    expect(coverageText(coverage(study, { order: ['fg01', 'fg02', 'fg03'], base: 1, run: 1 }))).toBe(
      [
        'Coverage of the codebook by group: of the 4 codes that can stand on a unit themselves (sub-themes, and themes without any), 3 were mentioned in at least one of the 3 groups.',
        'The groups are taken in the order of fieldwork.',
        'Of those that were found, this order had 80 % after 3 groups and 90 % after 3 groups.',
        'Over all 6 orders of the groups the middle one had 80 % after 2 groups (5th to 95th percentile: 1 to 3) and 90 % after 2 groups (5th to 95th percentile: 1 to 3).',
        'By first appearance of codes, the new information ratio of Guest, Namey and Chen (2020), with a base of 1 group and runs of 1, stays above 5 % and stays above 0 %; the method is meant for themes that are made from the data.',
        'Chao2 (a lower bound), with groups as sampling units, puts the codes that such groups would mention at 3.3 (95 % interval 3 to 9.1).',
        'Were groups picked at random, 3 groups would show with a chance of 80 % what 42 % of all such groups would raise; groups that were picked on purpose may show less or more.',
        'This is not called saturation: the codes were fixed before the talk was coded, so that these numbers tell when each of them first occurs, and nothing of what the codebook does not hold.',
        '1 code was made from data (origin: data); where these are the same transcripts, it is found by construction, 1 of 1 here.',
        'For 3 codes the codebook does not say where they come from; what was made from these same transcripts is found by construction.',
      ].join(' '),
    )
  })

  test('says where the ratio was reached, and that the order is not that of fieldwork', () => {
    const text = coverageText(coverage(threeGroups, { base: 2, run: 1, permutations: 5, seed: 7 }))
    expect(text).toContain('The groups are taken by id, which need not be the order in which they were held')
    expect(text).toContain('Over 5 orders of the groups, drawn at random (seed 7), the middle one')
    expect(text).toContain('with a base of 2 groups and runs of 1, stays above 5 % and stays above 0 %')
    const found = codedStudy({ codes: ['a'], transcripts: { fg01: 'P1: A. {a}', fg02: 'P1: A. {a}' } })
    expect(coverageText(coverage(found, { base: 1, run: 1 }))).toContain(
      'first falls to 5 % or less at 1+1 and first falls to 0 % at 1+1',
    )
  })

  test('speaks of saturation only to say that this is none', () => {
    fc.assert(
      fc.property(studies, written => {
        const text = coverageText(coverage(codedStudy(written), { permutations: 10 }))
        expect(text.replace('This is not called saturation: ', '')).not.toMatch(
          /saturat|emerge|discover|prove|significan/i,
        )
        expect(text).not.toMatch(/NaN|undefined|null|Infinity/)
      }),
      { numRuns: 30 },
    )
  })
})

describe('fieldworkWarnings', () => {
  test('names a group that no transcript is of', () => {
    const at = { file: 'study.yaml', line: 4, column: 13 }
    const fieldwork = [
      { group: 'fg01', at },
      { group: 'fg3', at: { ...at, column: 19 } },
    ]
    expect(fieldworkWarnings(threeGroups, fieldwork).map(formatProblem)).toEqual([
      'study.yaml:4:19  unknown-group  the study has no group "fg3", so fieldwork cannot place it  (did you mean "fg03"?)',
    ])
  })
})
