import { describe, expect, test } from 'vitest'
import {
  cohensKappa,
  countRatings,
  crossTable,
  f1,
  fleissKappa,
  fourCells,
  freeMarginalKappa,
  krippendorffsAlpha,
  precision,
  recall,
  scottsPi,
  setAlpha,
} from '../../src/analysis/reliability'
import { below } from '../../src/analysis/reliability/random'
import { askPython, askR, needsPython, needsR, noPython, noR } from './ask'
import { dataSets, fullTable, ratings } from './random-data'

const tables = dataSets('two-coders', 120, random => {
  const k = 2 + below(4, random)
  return fullTable(k, k, 30, random)
})

/** Every statistic of two coders' tables, under the oracles' names. */
const ours = tables.map(counts => {
  const table = { categories: counts.map((_, i) => i), counts }
  const kappas = cohensKappa(table)
  const pairs = counts.flatMap((row, i) => row.flatMap((n, j) => Array.from({ length: n }, () => [i, j])))
  return {
    kappa: kappas.value,
    linear: cohensKappa(table, { weights: 'linear' }).value,
    quadratic: cohensKappa(table, { weights: 'quadratic' }).value,
    standardError: kappas.standardError,
    nullStandardError: kappas.nullStandardError,
    pi: scottsPi(table).value,
    alpha: krippendorffsAlpha(countRatings(pairs), 'nominal').value,
  }
})

describe.skipIf(noPython)(`agrees with Python${needsPython}`, () => {
  test('nltk, scikit-learn and statsmodels on 120 tables of two coders', () => {
    const theirs = askPython(tables.map(table => ({ ask: 'two_coders', of: [table] })))
    expect(ours).toEqual(theirs.map(answer => close(answer)))
  })
  test('statsmodels on 60 studies of many coders', () => {
    const studies = dataSets('many-coders', 60, random =>
      ratings(5 + below(60, random), 2 + below(6, random), 2 + below(4, random), 0, random),
    )
    const counted = studies.map(units => countRatings(units))
    const theirs = askPython(
      counted.map(({ rows }) => ({
        ask: 'many_coders',
        of: [rows.flatMap(({ counts, units }) => Array.from({ length: units }, () => counts))],
      })),
    )
    expect(
      counted.map(counts => ({ fleiss: fleissKappa(counts).value, randolph: freeMarginalKappa(counts).value })),
    ).toEqual(theirs.map(answer => close(answer)))
  })
  test('nltk on 60 studies in which coders left units out', () => {
    const studies = dataSets('gaps', 60, random =>
      ratings(6 + below(40, random), 2 + below(6, random), 2 + below(5, random), 0.4, random),
    ).filter(units => units.some(values => values.filter(value => value !== null).length > 1))
    const theirs = askPython(studies.map(units => ({ ask: 'with_gaps', of: [units] })))
    expect(
      studies.map(units => ({
        nominal: krippendorffsAlpha(countRatings(units), 'nominal').value,
        interval: krippendorffsAlpha(countRatings(units), 'interval').value,
      })),
    ).toEqual(theirs.map(answer => close(answer)))
  })
  test('nltk on 40 studies of set-valued codes; its MASI rounds thirds to .67 and .33', () => {
    const studies = dataSets('sets', 40, random =>
      Array.from({ length: 8 + below(30, random) }, () => {
        const truth = ['a', 'b', 'c', 'd'].filter(() => random() < 0.4)
        return Array.from({ length: 3 }, () => {
          if (random() < 0.2) return null
          // nltk divides by the size of the union, so a coder must give something.
          const given = ['a', 'b', 'c', 'd'].filter(code => truth.includes(code) !== random() < 0.15)
          return given.length > 0 ? given : ['e']
        })
      }),
    )
    const theirs = askPython(studies.map(units => ({ ask: 'sets', of: [units] })))
    const found = studies.map(units => {
      const sets = units.map(values => values.map(value => (value === null ? null : new Set(value))))
      return {
        jaccard: setAlpha(sets, 'jaccard').value!,
        masi: setAlpha(sets, 'masi').value!,
      }
    })
    expect(found.map(({ jaccard }) => jaccard)).toEqual(theirs.map(({ jaccard }) => expect.closeTo(jaccard, 10)))
    for (const [i, { masi }] of found.entries()) expect(Math.abs(masi - theirs[i].masi)).toBeLessThan(0.005)
  })
  test('scikit-learn on precision, recall and F1, the rules being scored against a person', () => {
    const studies = dataSets('binary', 60, random => {
      const [yes, ...units] = Array.from({ length: 10 + below(80, random) }, () => {
        const truth = random() < 0.3 ? 1 : 0
        return [truth, random() < 0.8 ? truth : 1 - truth]
      })
      return [yes, [1, 1], ...units]
    })
    const theirs = askPython(studies.map(pairs => ({ ask: 'binary', of: [pairs] })))
    const found = studies.map(pairs => {
      const [people, rules] = [0, 1].map(coder => pairs.map(pair => pair[coder]))
      const cells = fourCells(crossTable(people, rules, [0, 1]))
      return { precision: precision(cells).value, recall: recall(cells).value, f1: f1(cells).value }
    })
    expect(found).toEqual(theirs.map(answer => close(answer)))
  })
})

describe.skipIf(noR)(`agrees with R${needsR}`, () => {
  test('psych and vcd on kappa, weighted kappas and their standard errors, on 120 tables', () => {
    const theirs = askR(tables.map(table => ({ ask: 'kappas', of: table })))
    for (const [i, answer] of theirs.entries()) {
      const table = { categories: tables[i].map((_, j) => j), counts: tables[i] }
      const [plain, linear, quadratic] = (['identity', 'linear', 'quadratic'] as const).map(weights =>
        cohensKappa(table, { weights }),
      )
      expect({
        kappa: plain.value,
        variance: plain.standardError! ** 2,
        ase: plain.standardError,
        quadratic: quadratic.value,
        quadraticAse: quadratic.standardError,
        linear: linear.value,
        linearAse: linear.standardError,
      }).toEqual(close(answer))
    }
  })
})

/** The same to nine decimals; both sides compute in floating point. */
function close(answer: Readonly<Record<string, number>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, expect.closeTo(value, 9)]))
}
