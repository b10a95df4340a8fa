import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  bennettsS,
  cohensKappa,
  congersKappa,
  countRatings,
  crossTable,
  fleissKappa,
  fourCells,
  freeMarginalKappa,
  fullAgreement,
  gwetsAC,
  jaccardDistance,
  krippendorffsAlpha,
  type Level,
  lightsKappa,
  masiDistance,
  observedAgreement,
  precision,
  type RatingValue,
  recall,
  scottsPi,
  tableRatings,
  unitizingAlpha,
  unitsNeeded,
} from '../../../src/analysis/reliability'
import { isAbsent, needsData, shared } from '../../data/shared'

type Rating = RatingValue | null

const read = (path: string): string => readFileSync(shared(path), 'utf8')
const json = (path: string) => JSON.parse(read(`agreement-cases/${path}`))
const lines = (path: string): string[][] =>
  read(path)
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(',').map(cell => cell.replace(/^"(.*)"$/, '$1')))
const numbersOr = (cell: string): Rating => (cell === '' ? null : Number.isNaN(+cell) ? cell : +cell)
const ratingsIn = (file: string): Rating[][] =>
  lines(`agreement-cases/${file}`)
    .slice(1)
    .map(cells => cells.map(numbersOr))
const tableOf = (counts: number[][]) => ({ categories: counts.map((_, i) => i + 1), counts })
const nominal = (units: readonly (readonly Rating[])[]) => krippendorffsAlpha(countRatings(units), 'nominal')

describe.skipIf(isAbsent)(`the collected cases${needsData}`, () => {
  // biome-ignore lint/suspicious/noExplicitAny: what the file holds differs from case to case
  const cases = new Map<string, any>(
    isAbsent ? [] : json('golden-tables.json').cases.map((each: { id: string }) => [each.id, each]),
  )
  const the = (id: string) => {
    const found = cases.get(id)
    return {
      ...found,
      near: (value: number | null, wanted: number) =>
        expect(Math.abs(value! - wanted)).toBeLessThanOrEqual(found.tolerance),
    }
  }

  test.each(['cohen1960-p45', 'cohen1960-p37', 'artstein-poesio-2008-t1', 'rhor-contingency'])('%s', id => {
    const { input, expected, recomputed, near } = the(id)
    const table = tableOf(input.table)
    const kappa = cohensKappa(table)
    if (typeof expected === 'number') return near(kappa.value, expected)
    near(kappa.observed, expected.po)
    if (expected.pe) near(kappa.expected, expected.pe)
    if (expected.kappa) near(kappa.value, expected.kappa)
    if (expected.pi) near(scottsPi(table).value, expected.pi)
    if (expected.S) near(bennettsS(table).value, expected.S)
    if (!recomputed.se) return
    const { standardError, nullStandardError, interval } = kappa
    const errors = [standardError, nullStandardError, interval!.low, interval!.high]
    for (const [i, wanted] of [recomputed.se, recomputed.se0, recomputed.lo, recomputed.hi].entries())
      expect(errors[i]).toBeCloseTo(wanted, 9)
  })

  test('irr-anxiety-2-3', () => {
    const { input, expected, near } = the('irr-anxiety-2-3')
    const table = crossTable(input.r2, input.r3, input.categories)
    near(cohensKappa(table).value, expected.none)
    near(cohensKappa(table, { weights: 'linear' }).value, expected.equal)
    near(cohensKappa(table, { weights: 'quadratic' }).value, expected.squared)
  })

  test('zwick1988-2', () => {
    const { input, expected, near } = the('zwick1988-2')
    for (const [i, statistic] of [bennettsS, scottsPi, cohensKappa].entries())
      near(statistic(tableOf(input.table)).value, expected[i])
  })

  test.each(['irrCAC-cont3x3-quadratic', 'irrCAC-cohen-p45-ac1', 'irrCAC-likert4'])('%s', id => {
    const { input, expected, near } = the(id)
    const counts = tableRatings(tableOf(input.table))
    if (expected.kappa) near(cohensKappa(tableOf(input.table), { weights: 'quadratic' }).value, expected.kappa)
    if (expected.ac1) near(gwetsAC(counts).value, expected.ac1)
    near(gwetsAC(counts, { weights: 'quadratic' }).value, expected.ac2)
  })

  test('krippendorff2011-C, and irrCAC of the same data', () => {
    const { input, expected, near } = the('krippendorff2011-C')
    const counts = countRatings(input.units)
    for (const level of ['nominal', 'ordinal', 'interval', 'ratio'] as const)
      near(krippendorffsAlpha(counts, level).value, expected[level])
    const other = the('irrCAC-raw4raters')
    const ac1 = gwetsAC(counts)
    other.near(ac1.observed, other.expected.po)
    other.near(ac1.expected, other.expected.pe)
    other.near(ac1.value, other.expected.ac1)
    other.near(gwetsAC(counts, { weights: 'quadratic' }).value, other.expected.ac2)
  })

  test.each(['krippendorff2004-p224', 'krippendorff2004-p227'])('%s', id => {
    const { input, expected, near } = the(id)
    const alpha = nominal(input.units)
    near(alpha.observed, expected.Do)
    near(alpha.expected, expected.De)
    near(alpha.value, expected.alpha)
  })

  test('krippendorff2011-B, krippendorff1980-p139 and hayes-krippendorff-2007', () => {
    const b = the('krippendorff2011-B')
    b.near(nominal(b.input.ben.map((value: string, i: number) => [value, b.input.gerry[i]])).value, b.expected)
    const old = the('krippendorff1980-p139')
    for (const [level, wanted] of Object.entries<number>(old.expected))
      old.near(krippendorffsAlpha(countRatings(old.input.units), level as Level).value, wanted)
    const hayes = the('hayes-krippendorff-2007')
    hayes.near(krippendorffsAlpha(countRatings(hayes.input.units), 'ordinal').value, hayes.expected)
  })

  test('fleiss1971, fleiss-wikipedia and randolph2005', () => {
    const { input, expected, near } = the('fleiss1971')
    const kappa = fleissKappa(countRatings(input.items))
    near(kappa.observed, expected.po)
    near(kappa.expected, expected.pe)
    expect(kappa.value).toBeCloseTo(expected.kappa, 7)
    const categories = the('fleiss1971-categories')
    for (const [i, { value }] of kappa.categories.entries()) categories.near(value, categories.expected[i])
    const wikipedia = the('fleiss-wikipedia')
    const rows = wikipedia.input.counts.map((counts: number[]) => ({ counts, units: 1 }))
    wikipedia.near(fleissKappa({ categories: [1, 2, 3, 4, 5], rows }).value, wikipedia.expected)
    const randolph = the('randolph2005')
    for (const [name, text] of Object.entries<string>(randolph.input)) {
      const counts = countRatings(
        text.split(' ').map(unit => [...unit]),
        ['N', 'Y'],
      )
      randolph.near(fleissKappa(counts).value, randolph.expected[name][0])
      randolph.near(freeMarginalKappa(counts).value, randolph.expected[name][1])
    }
  })

  test('krippendorff2004-p254 and krippendorff1995-C', () => {
    const { input, expected, near } = the('krippendorff2004-p254')
    const spans = (coder: string, units: [number, number, string][]) =>
      units.map(([start, length, code]) => ({ coder, code, start, end: start + length }))
    const all = [...spans('1', input.coder1), ...spans('2', input.coder2)]
    const alpha = unitizingAlpha({ start: input.begin, length: input.L }, ['1', '2'], all, ['c', 'k'])
    const [c, k] = alpha.codes
    near(c.observed, expected.Do_c)
    near(c.expected, expected.De_c)
    near(c.value, expected.alpha_c)
    near(k.expected, expected.De_k)
    near(k.value, expected.alpha_k)
    near(alpha.value, expected.alpha_u)
    const pair = the('krippendorff1995-C')
    const [first, second] = pair.input.units
    const both = [...spans('1', first), ...spans('2', second)]
    pair.near(unitizingAlpha({ start: 0, length: pair.input.L }, ['1', '2'], both).codes[0].observed, pair.expected)
  })

  test('nltk-jaccard, masi-nltk, masi-exact, rhor-precision-recall and krippendorff-samplesize', () => {
    const jaccard = the('nltk-jaccard')
    jaccard.near(jaccardDistance(new Set(jaccard.input.a), new Set(jaccard.input.b)), jaccard.expected)
    const distances = the('masi-nltk').input.pairs.map(([a, b]: number[][]) => masiDistance(new Set(a), new Set(b)))
    for (const [i, distance] of distances.entries()) {
      the('masi-exact').near(distance, the('masi-exact').expected[i])
      expect(Math.abs(distance - the('masi-nltk').expected[i])).toBeLessThan(0.002)
    }
    const rhor = the('rhor-precision-recall')
    const cells = fourCells({ categories: ['yes', 'no'], counts: rhor.input.table }, 'yes')
    rhor.near(precision(cells).value, rhor.expected[0])
    rhor.near(recall(cells).value, rhor.expected[1])
    const size = the('krippendorff-samplesize')
    const { pc, z, coders } = size.input
    expect(size.input.alpha.map((alpha: number) => unitsNeeded({ alpha, p: pc, z, coders }))).toEqual(size.expected)
  })

  describe('of published_cases.json', () => {
    // biome-ignore lint/suspicious/noExplicitAny: what the file holds differs from case to case
    const published = new Map<string, any>(
      isAbsent ? [] : json('published_cases.json').map((each: { id: string }) => [each.id, each]),
    )
    const unitsOf = (triples: readonly (readonly string[])[]): Rating[][] => {
      const coders = [...new Set(triples.map(([coder]) => coder))]
      return [...new Set(triples.map(([, item]) => item))].map(item =>
        coders.map(coder => triples.find(each => each[0] === coder && each[1] === item)?.[2] ?? null),
      )
    }

    test('artstein-poesio', () => {
      const { data_file: file, expected } = published.get('artstein-poesio')
      const units = unitsOf(
        read(`agreement-cases/${file}`)
          .trim()
          .split('\n')
          .map(line => line.split(/\s+/)),
      )
      const table = crossTable(
        units.map(([a]) => a),
        units.map(([, b]) => b),
      )
      expect(observedAgreement(countRatings(units)).value).toBeCloseTo(expected.observed_agreement, 12)
      expect(scottsPi(table).value).toBeCloseTo(expected.scott_pi, 12)
      expect(bennettsS(table).value).toBeCloseTo(expected.bennett_S, 12)
      expect(cohensKappa(table).value).toBeCloseTo(expected.cohen_kappa, 12)
      expect(nominal(units).value).toBeCloseTo(expected.krippendorff_alpha_nominal, 12)
    })

    test.each(['nltk-test_easy', 'nltk-test_easy2', 'nltk-test_advanced', 'nltk-test_advanced2'])('%s', id => {
      const { triples_coder_item_value: triples, expected } = published.get(id)
      expect(nominal(unitsOf(triples)).value).toBeCloseTo(expected.krippendorff_alpha_nominal, 7)
    })

    test('krippendorff-fast-sample', () => {
      const { coder_rows: rows, missing, expected } = published.get('krippendorff-fast-sample')
      const units = rows[0].map((_: string, i: number) =>
        rows.map((row: string[]) => (row[i] === missing ? null : +row[i])),
      )
      expect(nominal(units).value).toBeCloseTo(expected.krippendorff_alpha_nominal, 6)
      expect(krippendorffsAlpha(countRatings(units), 'interval').value).toBeCloseTo(
        expected.krippendorff_alpha_interval,
        6,
      )
    })

    test('wikipedia-fleiss, and its agreement on each subject', () => {
      const {
        subject_by_category_counts: counts,
        expected,
        per_subject_agreement: each,
      } = published.get('wikipedia-fleiss')
      const of = (rows: number[][]) => ({
        categories: [1, 2, 3, 4, 5],
        rows: rows.map(row => ({ counts: row, units: 1 })),
      })
      expect(fleissKappa(of(counts)).value).toBeCloseTo(expected.fleiss_kappa, 2)
      for (const [i, row] of counts.entries()) expect(observedAgreement(of([row])).value).toBeCloseTo(each[i], 2)
    })

    test('sas-simple-kappa', () => {
      const { contingency, expected, weighted_linear: linear } = published.get('sas-simple-kappa')
      for (const [weights, wanted] of [
        ['identity', expected],
        ['linear', linear],
      ] as const) {
        const { value, standardError, interval, nullStandardError } = cohensKappa(tableOf(contingency), { weights })
        expect(value).toBeCloseTo(wanted.cohen_kappa, 4)
        expect(standardError).toBeCloseTo(wanted.ase, 4)
        expect([interval!.low, interval!.high].map(end => end.toFixed(4))).toEqual(
          wanted.ci95.map((end: number) => end.toFixed(4)),
        )
        expect(value! / nullStandardError!).toBeCloseTo(wanted.z, 4)
      }
    })
  })

  describe('of R', () => {
    const diagnoses = isAbsent ? [] : ratingsIn('irr_diagnoses.csv')
    const statistics: Record<string, (units: Rating[][]) => number | null> = {
      percent_agreement: units => fullAgreement(countRatings(units)).value,
      fleiss_kappa: units => fleissKappa(countRatings(units)).value,
      conger_exact_fleiss_kappa: units => congersKappa(units).value,
      light_kappa: units => lightsKappa(units).value,
    }
    for (const level of ['nominal', 'ordinal', 'interval', 'ratio'] as const)
      statistics[`krippendorff_alpha_${level}`] = units => krippendorffsAlpha(countRatings(units), level).value

    test('every coefficient of expected_from_R.json', () => {
      const wrong: unknown[] = []
      const { irr } = json('expected_from_R.json')
      for (const { file, measure, raters, expected, z } of irr) {
        const units = file === 'irr_diagnoses.csv' ? diagnoses : ratingsIn(file)
        if (measure === 'cohen_kappa') {
          const [a, b] = raters.map((rater: number) => units.map(unit => unit[rater - 1]))
          const kappa = cohensKappa(crossTable(a, b))
          const got = [kappa.value!, kappa.value! / kappa.nullStandardError!]
          if (Math.abs(got[0] - expected) > 1e-10 || Math.abs(got[1] - z) > 1e-8)
            wrong.push({ raters, got, expected, z })
        } else if (file !== 'irr_diagnoses.csv' || measure !== 'krippendorff_alpha_nominal') {
          const got = statistics[measure](units)
          if (Math.abs(got! - expected) > 1e-10) wrong.push({ measure, got, expected })
        }
      }
      expect(irr.length).toBeGreaterThan(20)
      expect(wrong).toEqual([])
    })

    // Of complete ratings alpha is 1 − (1 − κ)(n − 1)/n, κ being Fleiss's and n all ratings: 30 patients by 6 raters. The value that irr
    // gives of these words, .4308775817, is that of n = 900, the pairs of raters instead; of numbers (Krippendorff C) it is right.
    test('alpha of the diagnoses is of 180 ratings, where irr’s is of 900', () => {
      const kappa = fleissKappa(countRatings(diagnoses)).value!
      const { value, pairable } = nominal(diagnoses)
      expect(pairable).toBe(180)
      expect(value).toBeCloseTo(1 - ((1 - kappa) * 179) / 180, 12)
      const { irr } = json('expected_from_R.json')
      const ofWords = irr.find(
        ({ file, measure }: Record<string, string>) => /diagnoses/.test(file) && /alpha/.test(measure),
      )
      expect(ofWords.expected).toBeCloseTo(1 - ((1 - kappa) * 899) / 900, 9)
    })
  })

  describe('of irrCAC, as DKPro keeps them', () => {
    const files = isAbsent ? [] : readdirSync(shared('agreement-cases/dkpro-gwet'))
    test.each(files)('%s', file => {
      const { categories, table, cases: wanted } = json(`dkpro-gwet/${file}`)
      for (const { weights, pa, pe, coefficient } of wanted) {
        const ac = gwetsAC(tableRatings({ categories, counts: table }), weights === 'unweighted' ? {} : { weights })
        expect(ac.observed).toBeCloseTo(pa, 12)
        expect(ac.expected).toBeCloseTo(pe, 12)
        expect(ac.value!.toFixed(5)).toBe(coefficient.toFixed(5))
      }
    })
  })
})

describe.skipIf(isAbsent)(`114 crowd coders of a debate${needsData}`, () => {
  test('alpha of 467 sentences is that of all pairs, whoever the coders are', () => {
    const sentences = new Map<string, Map<string, number>>()
    for (const [sentence, , coder, , , , , code] of lines('csta-crowd-coded/coal_debate_codings.csv').slice(1)) {
      const given = sentences.get(sentence) ?? new Map()
      sentences.set(sentence, given)
      // 81 coders coded a sentence twice; the first counts.
      if (!given.has(coder)) given.set(coder, +code)
    }
    const units = [...sentences.values()].map(given => [...given.values()])
    expect(new Set([...sentences.values()].flatMap(given => [...given.keys()])).size).toBe(114)
    for (const [level, distance] of [
      ['nominal', (a: number, b: number) => Number(a !== b)],
      ['interval', (a: number, b: number) => (a - b) ** 2],
    ] as const) {
      const paired = units.filter(({ length }) => length > 1)
      const sumOf = (values: number[]) => {
        let sum = 0
        for (const a of values) for (const b of values) sum += distance(a, b)
        return sum
      }
      const all = paired.flat()
      const observed = paired.reduce((sum, values) => sum + sumOf(values) / (values.length - 1), 0) / all.length
      const alpha = krippendorffsAlpha(countRatings(units), level)
      expect(alpha.pairable).toBe(all.length)
      expect(alpha.value).toBeCloseTo(1 - observed / (sumOf(all) / (all.length * (all.length - 1))), 9)
    }
  })
})
