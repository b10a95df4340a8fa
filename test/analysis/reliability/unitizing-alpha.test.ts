import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type UnitizedSpan, unitizingAlpha } from '../../../src/analysis/reliability'

/** `fees 2+6 10+2`: a code, and its stretches by start and length. */
function spansOf(coder: string, ...lines: readonly string[]): UnitizedSpan[] {
  return lines.flatMap(line => {
    const [code, ...stretches] = line.split(' ')
    return stretches.map(each => {
      const [start, length] = each.split('+').map(Number)
      return { coder, code, start, end: start + length }
    })
  })
}

/** Krippendorff 2004 p. 254: 300 long, from 150. */
const page254 = [
  ...spansOf('i', 'c 225+70 370+30', 'k 180+60 300+50'),
  ...spansOf('j', 'c 220+80 355+20 400+20', 'k 180+60 300+50'),
]

describe('alpha for unitizing', () => {
  // Krippendorff 2004 p. 254: c .0144 .0532 .7286, k 0 .0490 1, all .8591 (.8587 where nothing is rounded along the way).
  test('is that of Krippendorff 2004', () => {
    const alpha = unitizingAlpha({ start: 150, length: 300 }, ['i', 'j'], page254)
    const shown = alpha.codes.map(({ code, ...of }) => [
      code,
      of.observed!.toFixed(4),
      of.expected!.toFixed(4),
      of.value!.toFixed(4),
    ])
    expect(shown).toEqual([
      ['c', '0.0144', '0.0532', '0.7286'],
      ['k', '0.0000', '0.0490', '1.0000'],
    ])
    expect(alpha.value).toBeCloseTo(0.85867, 5)
    expect(Math.abs(alpha.value! - 0.8591)).toBeLessThan(0.0005)
  })

  // Krippendorff 1995 p. 57: observed disagreement .03125, 2.26736, .02777 and .38715, whatever the scale (as DKPro tests it).
  test('observes the disagreement of Krippendorff 1995, on any scale', () => {
    const drawn = (scale: number): UnitizedSpan[] =>
      [
        ...spansOf('1', 'A 2+8 14+6', 'B 0+18', 'C 2+6 10+2 14+4 20+2', 'D 0+2 2+8 10+4 14+6 20+4'),
        ...spansOf(
          '2',
          'A 4+4 15+2',
          'B 0+2 2+1 3+1 4+1 5+1 6+3 9+1',
          'C 0+2 4+4 10+4 16+2 20+2',
          'D 0+4 4+4 8+7 15+2 17+7',
        ),
      ].map(span => ({ ...span, start: span.start * scale, end: span.end * scale }))
    for (const scale of [1, 10, 1000]) {
      const { codes } = unitizingAlpha({ start: 0, length: 24 * scale }, ['1', '2'], drawn(scale))
      const observed = codes.map(each => Math.floor(each.observed! * 1e5) / 1e5)
      expect(observed).toEqual([0.03125, 2.26736, 0.02777, 0.38715])
    }
  })

  test('takes the stretches of one coder and code that overlap for one; those that touch stay two', () => {
    const other = spansOf('j', 'c 10+10')
    const of = (...lines: string[]) =>
      unitizingAlpha({ start: 0, length: 60 }, ['i', 'j'], [...spansOf('i', ...lines), ...other])
    expect(of('c 10+6 14+6')).toEqual(of('c 10+10'))
    expect(of('c 10+10 10+10 12+2')).toEqual(of('c 10+10'))
    expect(of('c 10+5 15+5').value).toBeLessThan(1)
  })

  test('counts a coder who found nothing', () => {
    const alpha = unitizingAlpha({ start: 0, length: 100 }, ['i', 'j'], spansOf('i', 'c 10+20'))
    // One stretch of 20 in a gap of 100, both ways of the pair: 2·400 / (2·1·100²).
    expect(alpha.codes[0].observed).toBeCloseTo(0.04, 12)
    expect(alpha.value).toBeLessThan(0.1)
  })

  const stretch = fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }))
    .map(([start, length]) => ({ start, end: Math.min(start + length, 45) }))
  const coded = fc.array(
    fc.record({ coder: fc.constantFrom('1', '2', '3'), code: fc.constantFrom('a', 'b'), at: stretch }),
    { maxLength: 14 },
  )

  test('is what Krippendorff’s sums over all pairs give', () => {
    fc.assert(
      fc.property(coded, drawn => {
        const spans = drawn.map(({ coder, code, at }) => ({ coder, code, ...at }))
        const { codes } = unitizingAlpha({ start: 0, length: 45 }, ['1', '2', '3'], spans, ['a', 'b'])
        for (const { code, observed, expected, value } of codes) {
          const naive = naively(
            ['1', '2', '3'].map(coder => spans.filter(span => span.coder === coder && span.code === code)),
            45,
          )
          expect(observed).toBeCloseTo(naive.observed, 9)
          expect(expected).toBeCloseTo(naive.expected, 9)
          if (value !== null) expect(value).toBeCloseTo(1 - naive.observed / naive.expected, 6)
        }
      }),
    )
  })

  test('does not mind where the text starts, or in which order the coders come', () => {
    fc.assert(
      fc.property(coded, drawn => {
        const spans = drawn.map(({ coder, code, at }) => ({ coder, code, ...at }))
        const moved = spans.map(span => ({ ...span, start: span.start + 700, end: span.end + 700 })).reverse()
        const one = unitizingAlpha({ start: 0, length: 45 }, ['1', '2', '3'], spans, ['a', 'b'])
        const other = unitizingAlpha({ start: 700, length: 45 }, ['3', '1', '2'], moved, ['a', 'b'])
        if (one.value === null) expect(other.value).toBeNull()
        else expect(other.value).toBeCloseTo(one.value, 9)
      }),
    )
  })

  test('refuses stretches outside the text, empty ones, and unknown coders', () => {
    const text = { start: 0, length: 10 }
    const span = { coder: 'i', code: 'c', start: 2, end: 4 }
    for (const wrong of [{ end: 11 }, { start: 4 }, { start: -1 }, { start: 2.5 }, { coder: 'x' }])
      expect(() => unitizingAlpha(text, ['i', 'j'], [{ ...span, ...wrong }])).toThrow(RangeError)
    expect(() => unitizingAlpha({ start: 0, length: 0 }, ['i', 'j'], [])).toThrow(RangeError)
  })
})

/** The sums as Krippendorff 2004 writes them: every stretch and gap of each coder against every one of each other coder. */
function naively(coders: readonly (readonly { start: number; end: number }[])[], length: number) {
  const all = coders.map(spans => {
    const marks = Array.from({ length }, () => 0)
    const starts = new Set<number>()
    for (const { start, end } of spans) for (let i = start; i < end; i++) marks[i] = 1
    // A stretch starts where one of the spans does that no other reaches across.
    for (const { start } of spans) if (!spans.some(other => other.start < start && other.end > start)) starts.add(start)
    const sections: { b: number; l: number; v: number }[] = []
    for (let i = 0; i < length; i++) {
      const last = sections.at(-1)
      if (last && last.v === marks[i] && !starts.has(i)) last.l++
      else sections.push({ b: i, l: 1, v: marks[i] })
    }
    return sections
  })
  let [observed, expected, within] = [0, 0, 0]
  for (const [i, a] of all.entries())
    for (const [j, b] of all.entries())
      for (const g of i === j ? [] : a)
        for (const h of b) {
          const apart = g.b - h.b
          if (g.v && h.v && -g.l < apart && apart < h.l) observed += apart ** 2 + (apart + g.l - h.l) ** 2
          if (g.v && !h.v && h.l - g.l >= apart && apart >= 0) observed += g.l ** 2
          if (!g.v && h.v && g.l - h.l >= -apart && -apart >= 0) observed += h.l ** 2
        }
  const [units, gaps] = [1, 0].map(v => all.flat().filter(section => section.v === v))
  for (const { l } of units) {
    expected += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l)
    for (const gap of gaps) if (gap.l >= l) expected += l ** 2 * (gap.l - l + 1)
    within += l * (l - 1)
  }
  const m = all.length
  return {
    observed: observed / (m * (m - 1) * length ** 2),
    expected: ((2 / length) * expected) / (m * length * (m * length - 1) - within),
  }
}
