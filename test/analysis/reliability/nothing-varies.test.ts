import { describe, expect, test } from 'vitest'
import {
  bennettsS,
  biasIndex,
  cohensKappa,
  congersKappa,
  countRatings,
  crossTable,
  f1,
  fleissKappa,
  fourCells,
  freeMarginalKappa,
  fullAgreement,
  gwetsAC,
  holstisCr,
  holstisCrOfTable,
  krippendorffsAlpha,
  lightsKappa,
  negativeAgreement,
  observedAgreement,
  pabak,
  positiveAgreement,
  precision,
  prevalence,
  prevalenceIndex,
  recall,
  type Statistic,
  scottsPi,
  setAlpha,
  specificAgreement,
  specificity,
  unitizingAlpha,
} from '../../../src/analysis/reliability'

const constant = [
  [0, 0],
  [0, 0],
]
const statistics: Record<string, (units: readonly (readonly number[])[]) => Statistic> = {
  "Cohen's kappa": units => cohensKappa(tableOf(units)),
  "Scott's pi": units => scottsPi(tableOf(units)),
  "Bennett's S": units => bennettsS(tableOf(units)),
  PABAK: units => pabak(tableOf(units)),
  Holsti: units => holstisCrOfTable(tableOf(units)),
  "Fleiss's kappa": units => fleissKappa(countRatings(units, [0, 1])),
  'free-marginal kappa': units => freeMarginalKappa(countRatings(units, [0, 1])),
  "Conger's kappa": units => congersKappa(units, { categories: [0, 1] }),
  "Light's kappa": units => lightsKappa(units, { categories: [0, 1] }),
  AC1: units => gwetsAC(countRatings(units, [0, 1])),
  alpha: units => krippendorffsAlpha(countRatings(units, [0, 1]), 'nominal'),
  'alpha of sets': units =>
    setAlpha(
      units.map(unit => unit.map(value => new Set(value === 1 ? ['fees'] : []))),
      'masi',
    ),
  'observed agreement': units => observedAgreement(countRatings(units, [0, 1])),
  'full agreement': units => fullAgreement(countRatings(units, [0, 1])),
}
const tableOf = (units: readonly (readonly number[])[]) =>
  crossTable(
    units.map(([a]) => a ?? null),
    units.map(unit => unit[1] ?? null),
    [0, 1],
  )

describe('where every rating is the same', () => {
  test.each([
    "Cohen's kappa",
    "Scott's pi",
    "Fleiss's kappa",
    "Conger's kappa",
    "Light's kappa",
    'AC1',
    'alpha',
    'alpha of sets',
  ])('%s has no value, and says why', name => {
    const { value, why } = statistics[name](constant)
    expect(value).toBeNull()
    expect(why).toMatch(/same|every/)
  })

  test.each(["Bennett's S", 'PABAK', 'free-marginal kappa', 'Holsti', 'observed agreement', 'full agreement'])(
    '%s is 1: its idea of chance does not look at the data',
    name => expect(statistics[name](constant)).toMatchObject({ value: 1, why: null }),
  )
})

describe.each(Object.keys(statistics))('%s', name => {
  test('has no value of no units', () => {
    expect(statistics[name]([])).toMatchObject({ value: null, why: expect.stringMatching(/./) })
  })

  test('has no value of one coder', () => {
    expect(statistics[name]([[0], [1], [1]])).toMatchObject({ value: null, why: expect.stringMatching(/./) })
  })

  test('of one unit is never not-a-number', () => {
    for (const unit of [
      [0, 0],
      [1, 1],
      [0, 1],
    ])
      expect(statistics[name]([unit]).value).not.toBeNaN()
  })

  test('is never not-a-number where all but one rating are the same', () => {
    const { value } = statistics[name]([...constant, [0, 1]])
    expect(value).not.toBeNull()
    expect(value).not.toBeNaN()
  })
})

test('of one category nothing can be chosen', () => {
  const table = { categories: ['only'], counts: [[3]] }
  expect(bennettsS(table)).toMatchObject({ value: null, why: 'there is only one category to choose' })
  expect(freeMarginalKappa(countRatings([['only', 'only']])).value).toBeNull()
  expect(gwetsAC(countRatings([['only', 'only']])).value).toBeNull()
  expect(cohensKappa(table, { weights: 'linear' }).value).toBeNull()
})

test('Fleiss’s kappa of a category that nobody gave has no value', () => {
  const { categories } = fleissKappa(
    countRatings(
      [
        ['a', 'b'],
        ['a', 'a'],
      ],
      ['a', 'b', 'c'],
    ),
  )
  expect(categories[2]).toMatchObject({ category: 'c', value: null, why: 'nobody gave c' })
})

test('shares of cells that are empty have no value', () => {
  const none = fourCells(crossTable([], [], [0, 1]))
  for (const statistic of [precision, recall, specificity, prevalence, f1, prevalenceIndex, biasIndex])
    expect(statistic(none)).toMatchObject({ value: null, why: expect.stringMatching(/./) })
  expect(positiveAgreement(0, 0, 0)).toEqual({ value: null, why: 'nobody said yes to any unit' })
  expect(negativeAgreement(0, 0, 0)).toEqual({ value: null, why: 'nobody said no to any unit' })
  expect(specificAgreement(countRatings([[0, 0]], [0, 1]), 1).value).toBeNull()
  expect(holstisCr(0, 0, 0)).toEqual({ value: null, why: 'no coder decided anything' })
  expect(unitizingAlpha({ start: 0, length: 9 }, ['a', 'b'], [], ['fees'])).toMatchObject({
    value: null,
    why: 'nobody gave any code',
  })
  expect(unitizingAlpha({ start: 0, length: 9 }, ['a'], []).value).toBeNull()
})

test('units that weigh next to nothing cannot be compared, and counts must be counts', () => {
  const rows = [{ counts: [1, 1], units: 0.1 }]
  expect(krippendorffsAlpha({ categories: [0, 1], rows }, 'nominal').why).toBe(
    'the units weigh too little to be compared',
  )
  for (const wrong of [
    { counts: [1], units: 1 },
    { counts: [1, Number.NaN], units: 1 },
    { counts: [1, 1], units: -1 },
  ])
    for (const statistic of [observedAgreement, fleissKappa, gwetsAC, freeMarginalKappa])
      expect(() => statistic({ categories: [0, 1], rows: [wrong] })).toThrow(RangeError)
})
