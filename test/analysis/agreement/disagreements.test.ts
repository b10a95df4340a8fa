import { describe, expect, test } from 'vitest'
import { disagreements } from '../../../src/analysis/agreement/disagreements'
import { rated } from './rated'

describe('disagreements', () => {
  test('are every unit on which coders differ, with who said what', () => {
    const [only, ...rest] = disagreements(rated({ cost: ['110-', '10-1', '1101'] }, { groups: [...'aabb'] }))
    expect(rest).toEqual([])
    expect(only).toEqual({
      variable: 'cost',
      kind: 'code',
      // In pairs, by rating: the first unit has 6 of 6, the second 2 of 4, the last 2 of 2.
      agreement: 10 / 12,
      disagreements: 1,
      unit: { id: 'u1', group: 'a', cluster: 'u1', size: 1, text: null, place: null },
      yes: ['A', 'C'],
      no: ['B'],
      notRated: [],
      values: [
        { coder: 'A', value: 1 },
        { coder: 'B', value: 0 },
        { coder: 'C', value: 1 },
      ],
    })
  })

  test('name who did not rate the unit', () => {
    expect(disagreements(rated({ cost: ['1', '0', '-'] }))[0].notRated).toEqual(['C'])
  })

  test('begin with the code on which coders agree least', () => {
    const found = disagreements(
      rated({ good: ['1110', '1100'], bad: ['1100', '0010'], fair: ['1100', '1000'], worse: ['1100', '0011'] }),
    )
    // Positive agreement: .8, 0, .67, 0; of those with none, worse has more disagreements.
    expect([...new Set(found.map(({ variable }) => variable))]).toEqual(['worse', 'bad', 'fair', 'good'])
    expect(found.filter(({ variable }) => variable === 'bad').map(({ unit }) => unit.id)).toEqual(['u0', 'u1', 'u2'])
  })

  test('of a scale tell the values, by percent agreement', () => {
    const [first] = disagreements(rated({ mood: ['13', '14'] }, { scales: { mood: 'ordinal' } }))
    expect([first.agreement, first.yes, first.values]).toEqual([
      0.5,
      [],
      [
        { coder: 'A', value: 3 },
        { coder: 'B', value: 4 },
      ],
    ])
  })
})
