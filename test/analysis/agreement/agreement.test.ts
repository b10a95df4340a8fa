import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreement } from '../../../src/analysis/agreement/agreement'
import { type AgreementRow, figureOf } from '../../../src/analysis/agreement/agreement-row'
import type { FigureName } from '../../../src/analysis/agreement/figure-names'
import { bootstrap, bootstrapAll } from '../../../src/analysis/reliability/bootstrap'
import { krippendorffsAlpha } from '../../../src/analysis/reliability/krippendorffs-alpha'
import { countRatings } from '../../../src/analysis/reliability/rating-counts'
import { setAlpha } from '../../../src/analysis/reliability/set-alpha'
import { unitizingAlpha } from '../../../src/analysis/reliability/unitizing-alpha'
import { needsData } from '../../data/shared'
import { goldenCases } from '../golden'
import { rated } from './rated'

/** Two coders' texts of so many units that both, the first only, the second only or neither coded. */
function cells(a: number, b: number, c: number, d: number): readonly [string, string] {
  return ['1'.repeat(a + b) + '0'.repeat(c + d), '1'.repeat(a) + '0'.repeat(b) + '1'.repeat(c) + '0'.repeat(d)]
}

type Found = ReturnType<typeof agreement>
const rowOf = ({ rows }: Pick<Found, 'rows'>, kind: AgreementRow['kind'], variable: string | null, basis = 'all') =>
  rows.find(row => row.basis === basis && row.kind === kind && row.variable === variable)!
const value = (row: AgreementRow, name: FigureName) => figureOf(row, name)?.value
const why = (row: AgreementRow, name: FigureName) => figureOf(row, name)?.why

describe('two coders of one code', () => {
  // Feinstein & Cicchetti 1990, J Clin Epidemiol 43:543–549: the same agreement, .85, with kappa of .70 and of .32. PABAK is 2 · .85 − 1.
  const found = agreement(rated({ balanced: cells(40, 9, 6, 45), skewed: cells(80, 10, 5, 5) }), { bootstrap: 0 })
  const [balanced, skewed] = found.rows

  test('are shown with all figures side by side', () => {
    expect(value(balanced, 'percent')).toBeCloseTo(0.85, 12)
    expect(value(balanced, 'cohensKappa')).toBeCloseTo(0.7, 2)
    expect(value(skewed, 'cohensKappa')).toBeCloseTo(0.32, 2)
    expect([balanced, skewed].map(row => value(row, 'pabak')?.toFixed(2))).toEqual(['0.70', '0.70'])
    expect([balanced, skewed].map(row => value(row, 'ac1')?.toFixed(2))).toEqual(['0.70', '0.81'])
    // 2 · 40 / (80 + 9 + 6) and 2 · 45 / (90 + 9 + 6).
    expect(value(balanced, 'positiveAgreement')).toBeCloseTo(80 / 95, 12)
    expect(value(balanced, 'f1')).toBeCloseTo(80 / 95, 12)
    expect(value(balanced, 'negativeAgreement')).toBeCloseTo(90 / 105, 12)
    expect(balanced.cells).toEqual({ a: 40, b: 9, c: 6, d: 45 })
  })

  test('with how often each of them gave it', () => {
    expect(balanced.prevalence).toEqual([0.49, 0.46])
    expect(balanced.meanPrevalence).toBeCloseTo(0.475, 12)
    expect(balanced.units).toBe(100)
    expect(balanced.doubleCoded).toBe(1)
  })

  test('together: every code and unit is a decision of its own, whose cells add up', () => {
    const pooled = rowOf(found, 'pooled', null)
    expect(pooled.cells).toEqual({ a: 120, b: 19, c: 11, d: 50 })
    expect(pooled.units).toBe(200)
    expect(value(pooled, 'percent')).toBeCloseTo(0.85, 12)
  })

  test('on average over the codes, each alike', () => {
    const kappas = [balanced, skewed].map(row => value(row, 'cohensKappa') ?? 0)
    expect(value(rowOf(found, 'mean', null), 'cohensKappa')).toBeCloseTo((kappas[0] + kappas[1]) / 2, 12)
  })
})

describe('a code that is rare', () => {
  test('is flagged, whether its yes or its no is below 5 %', () => {
    const { rows } = agreement(
      rated({ rare: cells(1, 1, 1, 57), common: cells(57, 1, 1, 1), usual: cells(5, 1, 1, 53) }),
      {
        bootstrap: 0,
      },
    )
    expect(rows.slice(0, 3).map(({ rare }) => rare)).toEqual([true, true, false])
  })

  test('and that nobody used has no coefficient, though some formulas would call it perfect', () => {
    const { rows } = agreement(rated({ unused: ['0000', '0000'] }), { bootstrap: 0 })
    expect(rows[0].figures.map(({ name, value, why }) => [name, value ?? why])).toEqual([
      ['percent', 1],
      ['cohensKappa', 'nobody used it'],
      ['scottsPi', 'nobody used it'],
      ['bennettsS', 'nobody used it'],
      ['pabak', 'nobody used it'],
      ['ac1', 'nobody used it'],
      ['alpha', 'nobody used it'],
      ['positiveAgreement', 'nobody used it'],
      ['negativeAgreement', 1],
      ['f1', 'nobody used it'],
      ['holsti', 1],
    ])
    expect(rows[0].rare).toBe(false)
  })

  test('is left out of the mean over codes, and of that of resamples', () => {
    const used = cells(6, 2, 1, 11)
    const alone = agreement(rated({ used }), { bootstrap: 200 })
    const both = agreement(rated({ used, unused: ['0'.repeat(20), '0'.repeat(20)] }), { bootstrap: 200 })
    expect(figureOf(rowOf(both, 'mean', null), 'alpha')).toEqual(figureOf(rowOf(alone, 'mean', null), 'alpha'))
  })
})

describe('units that nobody coded', () => {
  // Ten units hold a code of either coder; ninety hold none. Both said yes to 6, one to 2, the other to 2.
  const found = agreement(rated({ cost: cells(6, 2, 2, 90) }), { bootstrap: 0 })

  test('make agreement easy, so figures are given without them too', () => {
    expect(found.bases).toEqual([
      { basis: 'all', units: 100, doubleCoded: 1, codersPerUnit: 2 },
      { basis: 'coded', units: 10, doubleCoded: 1, codersPerUnit: 2 },
    ])
    expect(value(rowOf(found, 'code', 'cost', 'all'), 'percent')).toBeCloseTo(0.96, 12)
    expect(value(rowOf(found, 'code', 'cost', 'coded'), 'percent')).toBeCloseTo(0.6, 12)
    expect(rowOf(found, 'code', 'cost', 'coded').cells).toEqual({ a: 6, b: 2, c: 2, d: 0 })
  })

  test('of one code but coded with another are among those that were coded', () => {
    const two = agreement(rated({ cost: ['1100', '1000'], time: ['0010', '0010'] }), { bootstrap: 0 })
    expect(rowOf(two, 'code', 'cost', 'coded').cells).toEqual({ a: 1, b: 1, c: 0, d: 1 })
  })
})

test('a unit that a coder left out is in no pair of that coder, but in the others’', () => {
  const found = agreement(rated({ cost: ['110-', '1-01', '1001'] }), { bootstrap: 0 })
  const [row] = found.rows
  expect(row.units).toBe(4)
  expect(found.pairs.map(({ first, second, rows }) => [first, second, rows[0].cells])).toEqual([
    ['A', 'B', { a: 1, b: 0, c: 0, d: 1 }],
    ['A', 'C', { a: 1, b: 1, c: 0, d: 1 }],
    ['B', 'C', { a: 2, b: 0, c: 0, d: 1 }],
  ])
  // Units: 1 1 1 agree; 1 – 0 differ; 0 0 0 agree; – 1 1 agree.
  expect(value(row, 'percent')).toBeCloseTo(3 / 4, 12)
  expect(row.prevalence).toEqual([2 / 3, 2 / 3, 2 / 4])
})

test('units that one coder alone rated are told from those that two did', () => {
  const [row] = agreement(rated({ cost: ['1100-', '10---'] }), { bootstrap: 0 }).rows
  expect(row.units).toBe(2)
  expect(row.doubleCoded).toBe(0.5)
})

test('nothing that two coders rated has no figure, and says so', () => {
  const found = agreement(rated({ cost: ['11--', '--01'] }))
  const row = rowOf(found, 'code', 'cost')
  expect(why(row, 'percent')).toBe('no unit was rated twice')
  expect(figureOf(row, 'alpha')).toEqual({
    name: 'alpha',
    value: null,
    why: 'no unit was rated twice',
    overUnits: null,
    overGroups: null,
  })
})

test('a stretch of three characters is three units', () => {
  const [stretches, characters] = [
    rated({ cost: ['101', '110'] }, { unit: 'character', sizes: [3, 2, 5] }),
    rated({ cost: ['1110011111', '1111100000'] }),
  ].map(ratings => agreement(ratings, { bootstrap: 0 }).rows)
  expect(stretches.map(({ figures }) => figures)).toEqual(characters.map(({ figures }) => figures))
  expect(stretches[0].units).toBe(10)
})

test('a theme that stands beside its sub-themes is in no figure over all codes: it would count twice', () => {
  const parts = { 'cost/fees': cells(3, 1, 0, 6), 'cost/rent': cells(2, 2, 1, 5) }
  const union = { cost: ['1111000000', '1110100000'] }
  const overall = (found: Found) => found.rows.filter(({ variable }) => variable === null)
  const options = { bootstrap: 50 }
  expect(overall(agreement(rated({ ...union, ...parts }), options))).toEqual(overall(agreement(rated(parts), options)))
})

describe('intervals', () => {
  const texts = ['11010001001100001010', '10010101001100000010', '11010000001110001010']
  const groups = [...'aaaabbbbccccddddeeee']

  test('are the same for the same seed, and others for another', () => {
    const of = (seed: number) => agreement(rated({ cost: texts }), { bootstrap: 100, seed }).rows[0]
    expect(of(1)).toEqual(of(1))
    expect(of(1)).not.toEqual(of(2))
  })

  test('are over units, and over groups where every unit’s group is known', () => {
    const { resampling, rows } = agreement(rated({ cost: texts }, { groups }), { bootstrap: 300 })
    expect(resampling).toEqual({ rounds: 300, unit: 'row', units: 20, groups: 5 })
    expect(figureOf(rows[0], 'alpha')?.overUnits?.why).toBeNull()
    expect(figureOf(rows[0], 'alpha')?.overGroups?.why).toBeNull()
    expect(figureOf(agreement(rated({ cost: texts })).rows[0], 'alpha')?.overGroups).toBeNull()
  })

  test('over groups are those of units that are drawn with their group, as clusters', () => {
    const grouped = agreement(rated({ cost: texts }, { groups }), { bootstrap: 300, resample: 'groups' })
    const one = figureOf(rowOf(grouped, 'code', 'cost'), 'alpha')?.overGroups
    const { low, high } = naiveInterval(texts, groups, 300, '1/agreement/groups')
    expect(one).toEqual({ low: expect.closeTo(low ?? 0, 10), high: expect.closeTo(high ?? 0, 10), why: null })
  })

  /** Why there is no interval over units: of alpha, of percent agreement. */
  const whys = (texts: readonly string[], groups?: readonly string[]) => {
    const { rows } = agreement(rated({ cost: texts }, groups && { groups }), { bootstrap: 200 })
    const of = (name: FigureName) => figureOf(rows[0], name)?.[groups ? 'overGroups' : 'overUnits']?.why
    return [of('alpha'), of('percent')]
  }

  test('are refused where fewer than five units, or groups, have anything to do with the code', () => {
    expect(whys(['11110000', '11010000'])).toEqual(['there is a yes in only 4 of 8 to draw from', null])
    expect(whys(['11111000', '11010000'])).toEqual([null, null])
    expect(whys(['11101111', '11011111'])).toEqual(['there is a no in only 2 of 8 to draw from', null])
    expect(whys(['111111000000', '110110000000'], [...'aaabbbccddee'])).toEqual([
      'there is a yes in only 2 of 5 to draw from',
      null,
    ])
    expect(whys(['111111000000', '110110000000'], [...'aaabbbcccddd'])).toEqual([
      'only 4 to draw from',
      'only 4 to draw from',
    ])
  })

  test('are refused where nobody disagreed, or the coders never agreed on a yes: no resample can', () => {
    const same = 'nobody disagreed, so no resample can'
    expect(whys(['1111110000', '1111110000'])).toEqual([same, same])
    expect(whys(['1111000000', '0000111000'])).toEqual(['the coders never agreed on a yes, so no resample can', null])
  })

  test('reach further where few units bear upon the code: as if there were only those', () => {
    // The same six yeses among 10 and among 200 units. Positive agreement leaves units without a yes out, but their number says
    // what is beyond 95 %: of 200 units 2.4 % at either end, of the six with a yes .2 %.
    const zeros = '0'.repeat(194)
    const [row] = agreement(rated({ cost: [`111110${zeros}`, `111101${zeros}`] })).rows
    const positive = figureOf(row, 'positiveAgreement')?.overUnits
    const percentile = bootstrap(200, drawn => {
      const both = drawn[0] + drawn[1] + drawn[2] + drawn[3]
      return both + drawn[4] + drawn[5] === 0 ? null : (2 * both) / (2 * both + drawn[4] + drawn[5])
    })
    expect(positive?.low).toBeLessThan((percentile.low ?? 0) - 0.1)
  })

  test('draw turns where units are characters of turns', () => {
    const ratings = rated(
      { cost: ['1010', '1001'] },
      { unit: 'character', clusters: ['t1', 't1', 't2', 't3'], sizes: [4, 2, 6, 1] },
    )
    expect(agreement(ratings, { bootstrap: 10 }).resampling).toEqual({
      rounds: 10,
      unit: 'turn',
      units: 3,
      groups: null,
    })
  })

  test.skipIf(needsData !== '')(
    `of Hayes and Krippendorff’s example are those of units, .615 to .842${needsData}`,
    () => {
      // Hayes & Krippendorff 2007, Commun Methods Meas 1:77–89, p. 84: alpha .7598. Their .7078 to .8078 draws disagreements, not units.
      const [{ input }] = goldenCases('hayes-krippendorff-2007')
      const units = input.units as readonly (readonly (number | null)[])[]
      const coders = [0, 1, 2, 3, 4].map(coder => units.map(values => values[coder] ?? '-').join(''))
      const { rows } = agreement(rated({ scale: coders }, { scales: { scale: 'ordinal' } }))
      const alpha = figureOf(rows[0], 'alpha')
      expect(alpha?.value).toBeCloseTo(0.7598, 4)
      expect(Math.abs((alpha?.overUnits?.low ?? 0) - 0.615)).toBeLessThan(0.03)
      expect(Math.abs((alpha?.overUnits?.high ?? 0) - 0.842)).toBeLessThan(0.03)
    },
  )
})

test('alpha is read by the lower end of its interval, not by itself', () => {
  const { rows } = agreement(rated({ cost: cells(20, 2, 2, 36) }))
  const alpha = figureOf(rows[0], 'alpha')
  expect(alpha?.value).toBeGreaterThan(0.8)
  expect(alpha?.overUnits?.low).toBeLessThan(0.8)
  expect(rows[0].krippendorffReading).toBe('tentative')
})

describe('a scale', () => {
  const { rows } = agreement(
    rated({ mood: ['12345123', '12344234'], cost: ['11000000', '11000000'] }, { scales: { mood: 'ordinal' } }),
    { bootstrap: 50 },
  )

  test('has weighted kappas and AC2, and neither positive agreement nor a basis of coded units', () => {
    expect(
      rows
        .filter(({ variable }) => variable === 'mood')
        .map(({ basis, figures }) => [basis, figures.map(({ name }) => name)]),
    ).toEqual([
      [
        'all',
        [
          'percent',
          'cohensKappa',
          'linearKappa',
          'quadraticKappa',
          'scottsPi',
          'bennettsS',
          'ac1',
          'ac2',
          'alpha',
          'holsti',
        ],
      ],
    ])
  })

  test('is in no pooled figure', () => {
    expect(rowOf({ rows }, 'pooled', null).units).toBe(8)
  })
})

test('sets of codes agree by MASI and by Jaccard, each unit as heavy as it is', () => {
  const ratings = rated({ cost: ['1100', '1000'], time: ['0101', '1101'] }, { sizes: [1, 2, 1, 3] })
  const sets = [
    [new Set(['cost']), new Set(['cost', 'time'])],
    [new Set(['cost', 'time']), new Set(['time'])],
    [new Set<string>(), new Set<string>()],
    [new Set(['time']), new Set(['time'])],
  ]
  const row = rowOf(agreement(ratings, { bootstrap: 100 }), 'sets', null)
  expect(row.figures.map(({ name, value }) => [name, value])).toEqual([
    ['alphaMasi', setAlpha(sets, 'masi', { sizes: [1, 2, 1, 3] }).value],
    ['alphaJaccard', setAlpha(sets, 'jaccard', { sizes: [1, 2, 1, 3] }).value],
  ])
  expect(row.units).toBe(7)
})

describe('stretches that coders chose', () => {
  const span = (coder: string, transcript: string, start: number, end: number) => ({
    coder,
    code: 'cost',
    transcript,
    start,
    end,
  })
  const spans = [
    span('A', 'b', 10, 20),
    span('B', 'b', 12, 20),
    span('A', 'a', 0, 5),
    span('B', 'a', 0, 5),
    span('A', 'c', 0, 9),
  ]
  const lengths = [
    { transcript: 'b', length: 50, coders: ['A', 'B'] },
    { transcript: 'a', length: 30, coders: ['A', 'B'] },
    { transcript: 'c', length: 40, coders: ['A'] },
  ]
  const found = agreement(rated({ cost: ['10', '10'] }, { spans, lengths }), { bootstrap: 0 })

  test('agree by alpha for unitizing over the transcripts that both coded, end to end', () => {
    const laid = [
      { coder: 'A', code: 'cost', start: 40, end: 50 },
      { coder: 'B', code: 'cost', start: 42, end: 50 },
      { coder: 'A', code: 'cost', start: 0, end: 5 },
      { coder: 'B', code: 'cost', start: 0, end: 5 },
    ]
    const { value: expected } = unitizingAlpha({ start: 0, length: 80 }, ['A', 'B'], laid)
    expect(value(rowOf(found, 'code', 'cost'), 'alphaU')).toBe(expected)
    expect(value(rowOf(found, 'pooled', null), 'alphaU')).toBe(expected)
  })

  test('are of no basis but the whole text', () => {
    expect(figureOf(rowOf(found, 'code', 'cost', 'coded'), 'alphaU')).toBeUndefined()
  })
})

test('one coder alone, or nothing rated, is refused', () => {
  expect(() => agreement(rated({ cost: ['10'] }))).toThrow('agreement needs two coders or more')
  expect(() => agreement({ ...rated({ cost: ['10', '10'] }), variables: [] })).toThrow(
    'agreement needs a code or a scale',
  )
})

test('a unit that is there twice counts as one that weighs two, in every figure', () => {
  const sign = fc.constantFrom('0', '1', '-')
  const unit = fc.array(sign, { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 8 }), units => {
      const text = (of: readonly (readonly string[])[]) => [0, 1, 2].map(coder => of.map(each => each[coder]).join(''))
      const twice = agreement(rated({ cost: text(units.flatMap(each => [each, each])) }), { bootstrap: 0 })
      const heavy = agreement(rated({ cost: text(units) }, { sizes: units.map(() => 2) }), { bootstrap: 0 })
      expect(heavy.rows).toEqual(twice.rows)
    }),
    { numRuns: 30 },
  )
})

test('intervals are those of resamples that are written out, unit by unit, and computed anew', () => {
  const sign = fc.constantFrom('0', '0', '0', '1', '1', '-')
  const unit = fc.record({
    signs: fc.array(sign, { minLength: 6, maxLength: 6 }),
    cluster: fc.integer({ min: 0, max: 11 }),
    size: fc.integer({ min: 1, max: 3 }),
  })
  const rounds = 5
  fc.assert(
    fc.property(fc.array(unit, { minLength: 12, maxLength: 24 }), fc.constantFrom(2, 3), (units, coders) => {
      const ratingsOf = (of: typeof units) => {
        const text = (from: number) =>
          Array.from({ length: coders }, (_, coder) => of.map(({ signs }) => signs[from + coder]).join(''))
        const clusters = of.map(({ cluster }) => `t${cluster}`)
        return rated(
          { fees: text(0), rent: text(3) },
          { unit: 'character', clusters, sizes: of.map(({ size }) => size) },
        )
      }
      const found = agreement(ratingsOf(units), { bootstrap: rounds, resample: 'units', seed: 7 })
      const names = [...new Set(units.map(({ cluster }) => cluster))]
      const figures = found.rows.flatMap(row => row.figures.map(figure => ({ row, figure })))
      // Clusters in which some coder said so: of the variable, of both where a row is of all codes.
      const saying = (sign: '0' | '1', { variable, basis }: AgreementRow) => {
        const said = ({ signs }: (typeof units)[number], id: string) =>
          signs.slice(id === 'fees' ? 0 : 3, (id === 'fees' ? 0 : 3) + coders)
        const isCoded = (each: (typeof units)[number]) => [...said(each, 'fees'), ...said(each, 'rent')].includes('1')
        const some = units.filter(
          each =>
            (basis === 'all' || isCoded(each)) &&
            (variable ? [variable] : ['fees', 'rent']).some(id => said(each, id).includes(sign)),
        )
        return new Set(some.map(({ cluster }) => cluster)).size
      }
      const bearing = figures.map(({ row, figure: { name } }) => {
        if (/positive|f1|Masi|Jaccard/.test(name)) return saying('1', row)
        if (/negative/.test(name)) return saying('0', row)
        return /Kappa|Pi|alpha/.test(name) ? Math.min(saying('0', row), saying('1', row)) : names.length
      })
      const expected = bootstrapAll(
        names.length,
        figures.length,
        (drawn, values) => {
          const copy = units.flatMap(each => Array<typeof each>(drawn[names.indexOf(each.cluster)]).fill(each))
          const { rows } = agreement(ratingsOf(copy), { bootstrap: 0 })
          for (const [i, { row, figure }] of figures.entries())
            values[i] = value(rowOf({ rows }, row.kind, row.variable, row.basis), figure.name) ?? Number.NaN
        },
        { rounds, seed: '7/agreement/units', bearing },
      )
      for (const [i, { row, figure }] of figures.entries()) {
        const where = `${row.basis} ${row.kind} ${row.variable} ${figure.name}`
        const never = (['positiveAgreement', 'negativeAgreement'] as const).some(name => value(row, name) === 0)
        if (figure.value === null) expect(figure.overUnits, where).toBeNull()
        else if (bearing[i] < 5 || value(row, 'percent') === 1 || (never && /Kappa|Pi|^alpha$/.test(figure.name)))
          expect(figure.overUnits?.why, where).toMatch(/only \d+|so no resample can/)
        else if (expected[i].why !== null) expect(figure.overUnits, where).toEqual(expected[i])
        else {
          expect(figure.overUnits?.low, where).toBeCloseTo(expected[i].low, 9)
          expect(figure.overUnits?.high, where).toBeCloseTo(expected[i].high, 9)
        }
      }
    }),
    { numRuns: 15 },
  )
})

/** The plain way: draw groups, copy their units, compute alpha of the copy. */
function naiveInterval(texts: readonly string[], groups: readonly string[], rounds: number, seed: string) {
  const names = [...new Set(groups)]
  return bootstrap(
    names.length,
    drawn => {
      const units = groups.flatMap((group, unit) => Array<number>(drawn[names.indexOf(group)]).fill(unit))
      const ratings = units.map(unit => texts.map(text => Number(text[unit])))
      return krippendorffsAlpha(countRatings(ratings, [0, 1]), 'nominal').value
    },
    { rounds, seed },
  )
}
