import { describe, expect, test } from 'vitest'
import { wilsonInterval } from '../../src/analysis/reliability'
import { below } from '../../src/analysis/reliability/random'
import { adjustedResiduals } from '../../src/analysis/statistics/adjusted-residuals'
import { chao2 } from '../../src/analysis/statistics/chao2'
import { chiSquare, chiSquareTail } from '../../src/analysis/statistics/chi-square'
import { cramersV } from '../../src/analysis/statistics/cramers-v'
import { fishersExact } from '../../src/analysis/statistics/fishers-exact'
import { gSquared } from '../../src/analysis/statistics/log-likelihood'
import { expectedFound } from '../../src/analysis/statistics/rarefaction'
import { askPython, askR, needsPython, needsR, noPython, noR } from './ask'
import { dataSets, fullTable } from './random-data'

const tables = dataSets('association', 100, random => fullTable(2 + below(3, random), 2 + below(2, random), 9, random))
const shares = dataSets('shares', 60, random => {
  const n = 1 + below(60, random)
  return [below(n + 1, random), n] as const
})
const wilsons = shares.map(([successes, n]) => wilsonInterval(successes, n))

describe.skipIf(noPython)(`agrees with Python${needsPython}`, () => {
  test('scipy on chi-square, its p, and Fisher’s exact test', () => {
    const theirs = askPython(tables.map(table => ({ ask: 'association', of: [table] })))
    for (const [i, { chiSquare: x2, p, df, fisher, logLikelihood }] of theirs.entries()) {
      const table = tables[i]
      const found = chiSquare(table)
      expect(found.statistic.value).toBeCloseTo(x2, 9)
      expect(found.p.value).toBeCloseTo(p, 9)
      expect(found.df).toBe(df)
      if (fisher === undefined) continue
      expect(fishersExact(table).value).toBeCloseTo(fisher, 9)
      const [[a, b], [c, d]] = table
      expect(gSquared({ count: a, words: a + c, restCount: b, restWords: b + d }).value).toBeCloseTo(logLikelihood, 8)
    }
  })
  test('scipy on the tail of chi-square, far into it', () => {
    const asked = dataSets('tails', 200, random => [random() ** 3 * 300, 1 + below(60, random)] as const)
    const theirs = askPython(asked.map(([value, df]) => ({ ask: 'tail', of: [value, df] })))
    for (const [i, { p }] of theirs.entries()) {
      const found = chiSquareTail(...asked[i])
      expect(Math.abs(found / p - 1)).toBeLessThan(1e-9)
    }
  })
  test('statsmodels on Wilson’s interval', () => {
    const theirs = askPython(shares.map(([successes, n]) => ({ ask: 'wilson', of: [successes, n] })))
    expect(wilsons).toEqual(
      theirs.map(({ low, high }) => ({ low: expect.closeTo(low, 12), high: expect.closeTo(high, 12) })),
    )
  })
})

describe.skipIf(noR)(`agrees with R${needsR}`, () => {
  test('base and vcd on chi-square, residuals, Cramér’s V and Fisher’s exact test of any size', () => {
    const theirs = askR(tables.map(table => ({ ask: 'association', of: table })))
    for (const [i, answer] of theirs.entries()) {
      const table = tables[i]
      const found = chiSquare(table)
      expect(found.statistic.value).toBeCloseTo(answer.chiSquare, 8)
      expect(found.p.value).toBeCloseTo(answer.p, 9)
      expect(cramersV(table).value).toBeCloseTo(answer.cramersV, 9)
      const residuals = adjustedResiduals(table).flat()
      expect(residuals).toEqual(residuals.map((_, cell) => expect.closeTo(answer[`residual${cell}`], 9)))
      const fisher = fishersExact(table)
      // Fisher's test of a large table is refused, with the reason.
      if (fisher.value === null) expect(fisher.why).toContain('tables')
      else expect(fisher.value).toBeCloseTo(answer.fisher, 7)
    }
  })
  test('base on Wilson’s interval', () => {
    const theirs = askR(shares.map(share => ({ ask: 'wilson', of: [share] })))
    expect(wilsons).toEqual(
      theirs.map(({ low, high }) => ({ low: expect.closeTo(low, 12), high: expect.closeTo(high, 12) })),
    )
  })
  test('vegan on Chao2 and on the expected number of codes in k groups', () => {
    const studies = dataSets('coverage', 40, random => {
      const codes = Array.from({ length: 4 + below(20, random) }, () => random() ** 2)
      return Array.from({ length: 3 + below(14, random) }, () => codes.map(share => (random() < share ? 1 : 0)))
    })
    const theirs = askR(studies.map(study => ({ ask: 'coverage', of: study })))
    for (const [i, answer] of theirs.entries()) {
      const study = studies[i]
      const incidences = study[0].map((_, code) => study.reduce((sum, group) => sum + group[code], 0))
      const times = (n: number) => incidences.filter(count => count === n).length
      const found = incidences.length - times(0)
      const groups = study.length
      if (times(2) > 0) {
        const { estimate, standardError } = chao2({ groups, found, once: times(1), twice: times(2) })
        expect(estimate.value).toBeCloseTo(answer.chao2Small, 9)
        expect(standardError === null || Number.isFinite(standardError)).toBe(true)
      }
      expect(expectedFound(incidences, groups)).toEqual(
        study.map((_, k) => expect.closeTo(answer[`expected${k + 1}`], 9)),
      )
    }
  })
})
