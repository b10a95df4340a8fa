import { describe, expect, test } from 'vitest'
import { shareAxis, shareBar } from '../../../../src/report/html/plots/bar'
import { shortened } from '../../../../src/report/html/plots/shortened'
import { stackedBar } from '../../../../src/report/html/plots/stacked-bar'
import { elementsOf } from '../markup'

const rectsOf = (markup: string) =>
  elementsOf(markup)
    .filter(({ name }) => name === 'rect')
    .map(({ attributes: { x, width } }) => [Number.parseFloat(x ?? '0'), Number.parseFloat(width)])

describe('a bar', () => {
  test('is as wide as its share, from 0 to all', () => {
    expect([0, 0.25, 7 / 12, 1].map(share => rectsOf(shareBar(share).html)[0][1])).toEqual([0, 25, 58.33, 100])
  })
  test('stands under a scale from 0 to 100 %', () => {
    const ticks = elementsOf(shareAxis('share').html).filter(({ name }) => name === 'text')
    expect(ticks.map(({ attributes: { x }, text }) => [x, text])).toEqual([
      ['0%', '0 %'],
      ['25%', '25 %'],
      ['50%', '50 %'],
      ['75%', '75 %'],
      ['100%', '100 %'],
    ])
  })
})

describe('a stacked bar', () => {
  test('is parted as its values are, to 100 %, and draws nothing for nothing', () => {
    const parts = [6, 0, 3, 1].map((value, i) => ({ mark: 'ABCD'[i], value, fill: 1 }))
    const { html } = stackedBar(parts, 'A 60 %, C 30 %, D 10 %')
    expect(rectsOf(html)).toEqual([
      [0, 60],
      [60, 30],
      [90, 10],
    ])
    const shown = elementsOf(html).flatMap(({ name, text }) => (name === 'text' || name === 'title' ? [text] : []))
    expect(shown).toEqual(['A 60 %, C 30 %, D 10 %', 'A 60 %', 'C 30 %', 'D'])
  })
  test('cuts a name that is too long for its part, and leaves out one with hardly any room', () => {
    const html = stackedBar(
      [
        { mark: 'Bartholomew-Alexander', value: 30, fill: 1 },
        { mark: 'Bartholomew', value: 3, fill: 2 },
        { mark: 'C', value: 67, fill: 3 },
      ],
      'three people',
    ).html
    const marks = elementsOf(html).flatMap(({ name, text }) => (name === 'text' ? [text] : []))
    expect(marks).toEqual(['Bartholomew-…', 'C 67 %'])
  })
  test('leaves hostile marks and names inert', () => {
    const { html } = stackedBar([{ mark: '<b>', value: 1, fill: 1 }], '"><script>alert(1)</script>')
    expect(elementsOf(html).map(({ name }) => name)).toEqual(['title', 'rect', 'text', 'svg', 'div'])
  })
})

test('a label is cut between code points', () => {
  expect(shortened('Feeling valued', 9)).toBe('Feeling …')
  expect(shortened('👩🏽‍🎓👩🏽‍🎓', 2)).toBe('👩…')
  expect(shortened('👍👍👍', 3)).toBe('👍👍👍')
})
