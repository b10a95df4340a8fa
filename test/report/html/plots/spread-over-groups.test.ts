import { describe, expect, test } from 'vitest'
import { type SpreadGroup, spreadInWords, spreadOverGroups } from '../../../../src/report/html/plots/spread-over-groups'
import { elementsOf } from '../markup'

const groups: readonly SpreadGroup[] = [
  { id: 'fg01', value: 1, of: 4 },
  { id: 'fg02', value: 0, of: 5 },
  { id: 'fg03', value: 4, of: 4 },
  { id: 'fg04', value: 3, of: 6 },
]
const heightsIn = (markup: string): readonly number[] =>
  [...markup.matchAll(/v-([\d.]+)h/g)].map(([, height]) => Number(height))

describe('spread over groups', () => {
  test('says in words what the bars show', () => {
    expect(spreadInWords({ label: 'Pay', groups })).toBe('Pay: in 3 of 4 groups; most in fg03 (4 of 4)')
    expect(elementsOf(spreadOverGroups({ label: 'Pay', groups }).html).find(({ name }) => name === 'title')?.text).toBe(
      'Pay: in 3 of 4 groups; most in fg03 (4 of 4)',
    )
  })
  test('names those that share the most, and nobody where nobody says it', () => {
    const tied = ['a', 'b', 'c', 'd'].map(id => ({ id, value: 2, of: 4 }))
    expect(spreadInWords({ label: 'Pay', groups: tied })).toBe('Pay: in 4 of 4 groups; most in a, b and 2 more')
    expect(spreadInWords({ label: 'Pay', groups: [{ id: 'a', value: 0, of: 4 }] })).toBe('Pay: in 0 of 1 groups')
  })
  test('draws bars in proportion to the shares, and none for nothing', () => {
    const [quarter, whole, half] = heightsIn(spreadOverGroups({ label: 'Pay', groups }).html)
    expect(heightsIn(spreadOverGroups({ label: 'Pay', groups }).html)).toHaveLength(3)
    expect(quarter / whole).toBeCloseTo(1 / 4)
    expect(half / whole).toBeCloseTo(1 / 2)
  })
  test('has one scale for all rows, whatever is in them', () => {
    const small = groups.map(group => ({ ...group, value: group.id === 'fg04' ? 3 : 0 }))
    expect(heightsIn(spreadOverGroups({ label: 'Pay', groups: small }).html)[0]).toBe(
      heightsIn(spreadOverGroups({ label: 'Pay', groups }).html)[2],
    )
  })
  test('stays as narrow as a column for sixty groups', () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ id: `g${i}`, value: i % 3, of: 3 }))
    const [svg] = elementsOf(spreadOverGroups({ label: 'Pay', groups: many }).html).filter(({ name }) => name === 'svg')
    expect(Number(svg.attributes.width)).toBe(180)
    expect(heightsIn(spreadOverGroups({ label: 'Pay', groups: many }).html)).toHaveLength(40)
  })
  test('leaves a hostile label inert', () => {
    const { html } = spreadOverGroups({ label: '</title><script>alert(1)</script>\u202e', groups })
    expect(elementsOf(html).map(({ name }) => name)).toEqual(['title', 'path', 'path', 'svg', 'div'])
    expect(html).not.toContain('\u202e')
  })
})
