import { describe, expect, test } from 'vitest'
import { agreement } from '../../src/analysis/agreement/agreement'
import { disagreements } from '../../src/analysis/agreement/disagreements'
import { agreementLine } from '../../src/report/agreement-line'
import { agreementToTerminal } from '../../src/report/agreement-to-terminal'
import { agreementCsv, agreementPairsCsv, disagreementsCsv } from '../../src/report/tables/agreement'
import { rated } from '../analysis/agreement/rated'

/** Twelve groups of two sentences; of each pair of coders' decisions on fees one differs, on rent none; on parks nobody decided yes. */
const ratings = {
  ...rated(
    {
      fees: ['011010101010000000000000', '001010101010000000000000'],
      rent: ['000000000000111111000000', '000000000000111111000000'],
      parks: ['000000000000000000000000', '000000000000000000000000'],
    },
    {
      unit: 'sentence',
      groups: [...'aabbccddeeffgghhiijjkkll'],
      texts: Array.from({ length: 24 }, (_, i) => `What was said ${i}.`),
    },
  ),
  coders: ['Anna', 'codebook'],
}
const found = agreement(ratings, { bootstrap: 500 })
const options = { colour: false, width: 100, disagreements: disagreements(ratings), shown: 10, ruleSets: ['codebook'] }
const lines = (text: string) => text.trimEnd().split('\n')
const cellsOf = (csv: string, row: number): Readonly<Record<string, string>> => {
  const [head, ...rows] = lines(csv).map(line => line.split(','))
  return Object.fromEntries(head.map((name, i) => [name, rows[row][i]]))
}

describe('agreement.csv', () => {
  test('has a row for each variable and for all codes, on each basis', () => {
    expect(lines(agreementCsv(found)).map(line => line.split(',').slice(0, 5).join())).toEqual([
      'basis,kind,variable,level,units',
      'all,code,fees,nominal,24',
      'all,code,rent,nominal,24',
      'all,code,parks,nominal,24',
      'all,pooled,(all codes),nominal,72',
      'all,mean,(all codes),nominal,',
      'all,sets,(all codes),nominal,24',
      'coded,code,fees,nominal,12',
      'coded,code,rent,nominal,12',
      'coded,code,parks,nominal,12',
      'coded,pooled,(all codes),nominal,36',
      'coded,mean,(all codes),nominal,',
      'coded,sets,(all codes),nominal,12',
    ])
  })

  test('shows the cells, the figures and both intervals', () => {
    const fees = cellsOf(agreementCsv(found), 0)
    expect([fees.both_yes, fees.first_only, fees.second_only, fees.both_no]).toEqual(['5', '1', '0', '18'])
    // 11 yes of 48 ratings; 23 of 24 units alike; 2 · 5 / (2 · 5 + 1).
    expect([fees.prevalence, fees.percent, fees.positive_agreement]).toEqual(['0.2292', '0.9583', '0.9091'])
    expect(fees.prevalence_by_coder).toBe('Anna: 0.25; codebook: 0.2083')
    expect(Number(fees.alpha_low)).toBeLessThan(Number(fees.alpha))
    expect(Number(fees.alpha_groups_low)).toBeLessThan(Number(fees.alpha))
  })

  test('leaves empty what has no value, and says why', () => {
    const parks = cellsOf(agreementCsv(found), 2)
    expect([parks.percent, parks.alpha, parks.alpha_low, parks.shaffers_rho]).toEqual(['1', '', '', ''])
    expect(agreementCsv(found)).toContain(
      'nobody used it: cohens_kappa, scotts_pi, bennetts_s, pabak, gwets_ac1, alpha',
    )
  })
})

test('agreement.csv and agreement-pairs.csv show the table of a scale, a row of it for each value of the first coder', () => {
  const scales = agreement(rated({ mood: ['112233', '112223'] }, { scales: { mood: 'ordinal' } }), { bootstrap: 0 })
  expect(cellsOf(agreementCsv(scales), 0).table).toBe('1: 2 0 0; 2: 0 2 0; 3: 0 1 1')
  expect(cellsOf(agreementPairsCsv(scales), 0).table).toBe('1: 2 0 0; 2: 0 2 0; 3: 0 1 1')
})

test('agreement-pairs.csv has the rows of each pair', () => {
  const three = agreement(rated({ fees: ['1100', '1000', '1001'] }), { bootstrap: 0 })
  const csv = lines(agreementPairsCsv(three))
  expect(csv.filter(line => line.includes(',all,code,')).map(line => line.split(',').slice(0, 7).join())).toEqual([
    'A,B,all,code,fees,nominal,4',
    'A,C,all,code,fees,nominal,4',
    'B,C,all,code,fees,nominal,4',
  ])
})

test('disagreements.csv has a row for each unit and variable on which coders differ', () => {
  expect(disagreementsCsv(disagreements(ratings))).toBe(
    `variable,agreement,disagreements,unit,group,place,size,yes,no,not_rated,values,text
fees,0.9091,1,u1,a,,1,Anna,codebook,,Anna: 1; codebook: 0,What was said 1.
`,
  )
})

describe('what a terminal shows of agreement', () => {
  const shown = agreementToTerminal(found, options)

  test('begins with who coded what', () => {
    expect(lines(shown).slice(0, 2)).toEqual([
      'Agreement of 2 coders: Anna and codebook',
      '24 sentences · 12 of them coded by anybody · 100 % rated by two coders or more',
    ])
  })

  test('has a line for each code with all figures side by side', () => {
    const fees = lines(shown).find(line => line.startsWith('fees'))
    expect(fees).toMatch(/^fees +24 +23 % +96 % +\.88 +\.88 \[\.\d\d, 1\.00\] +\.9\d +\.91 +5 1 0 18$/)
    expect(lines(shown).find(line => line.startsWith('parks'))).toMatch(/^parks +24 +0 % +100 % +– +– +– +– +0 0 0 24$/)
  })

  test('says why a code has no alpha, and where coders differ', () => {
    expect(shown).toContain('No alpha: nobody used it (parks).')
    expect(shown).toContain(
      'fees: positive agreement .91, 1 unit\n  u1 “What was said 1.”\n    yes: Anna · no: codebook',
    )
  })

  test.each([72, 100, 120])('keeps within %i columns', width => {
    const long = lines(agreementToTerminal(found, { ...options, width })).filter(line => line.length > width)
    expect(long).toEqual([])
  })

  test('shows the pairs of more than two coders', () => {
    const three = agreement(rated({ fees: ['1100', '1000', '1001'], rent: ['0011', '0011', '0010'] }), { bootstrap: 0 })
    const pairs = lines(agreementToTerminal(three, { ...options, disagreements: [] }))
    const at = pairs.indexOf('Pairs of coders, all codes pooled')
    expect(pairs.slice(at + 2, at + 5).map(line => line.slice(0, 4))).toEqual(['A, B', 'A, C', 'B, C'])
  })

  test('shows no control signs that a name may hold', () => {
    const named = { ...found, coders: ['\u001b[31mAnna', 'codebook'] }
    expect(agreementToTerminal(named, options)).not.toContain('\u001b')
  })
})

describe('of a crowd', () => {
  // Forty coders, of whom each rated two of the four units.
  const texts = Array.from({ length: 40 }, (_, i) =>
    i % 2 === 0 ? `${i % 3 === 0 ? 1 : 2}1--` : `--2${i % 5 === 0 ? 1 : 3}`,
  )
  const crowd = rated({ mood: texts }, { scales: { mood: 'ordinal' } })
  const many = agreement(crowd, { bootstrap: 0 })
  const shown = agreementToTerminal(many, { ...options, disagreements: disagreements(crowd), ruleSets: [] })

  test('a terminal names some, and counts the others', () => {
    expect(lines(shown)[0]).toMatch(/^Agreement of 40 coders: \S+, .* and 32 more$/)
    expect(shown).toContain('2: 13 coders (')
    expect(shown).toContain('20 others did not rate it')
    expect(shown).not.toContain('Pos.')
  })

  test('the line for a paper says how many of them rated a unit', () => {
    expect(agreementLine(many)).toContain(
      '4 units were coded by 40 people, each by 20.0 of them on average; 100 % of them',
    )
  })
})

test('units that are rows go by their names, and by their place', () => {
  const table = {
    ...ratings,
    unit: 'row' as const,
    units: ratings.units.map(unit => ({ ...unit, place: 'anna.csv:2' })),
  }
  const shown = agreementToTerminal(agreement(table, { bootstrap: 0 }), {
    ...options,
    disagreements: disagreements(table),
  })
  expect(shown).toContain('  u1 (anna.csv:2) “What was said 1.”')
})

describe('the line for a paper', () => {
  const line = agreementLine(found, { ruleSets: ['codebook'] })

  test('does not count a rule set as a person', () => {
    expect(line).toContain(
      'The unit was the sentence; 24 units were coded by 1 rule set and 1 person; 100 % of them by at least two.',
    )
  })

  test('names the coefficient, its interval and what was drawn', () => {
    expect(line).toMatch(
      /Krippendorff’s alpha \(nominal\) over all codes pooled, each code and unit being one decision, was \.9\d, 95 % interval \.\d\d to 1\.00 \(expanded percentile bootstrap over 12 groups, 500 resamples\); percent agreement was 99 % and positive agreement \.96\./,
    )
  })

  test('gives the range over codes with the worst named, and names those without', () => {
    expect(line).toMatch(/By code, alpha ranged from \.88 for fees \(95 % interval \.\d\d to 1\.00\) to 1\.00 for rent/)
    expect(line).toContain('It has no value for parks')
  })

  test('says whether text that nobody coded was counted, and what must be added by hand', () => {
    expect(line).toMatch(/12 units that nobody coded are included; without them alpha was \.\d\d\./)
    expect(line).toContain('[To be completed: how the units were chosen')
  })

  test('of one scale tells its alpha with the level', () => {
    const scale = agreement(rated({ mood: ['112233', '112223'] }, { scales: { mood: 'ordinal' } }), { bootstrap: 0 })
    expect(agreementLine(scale)).toMatch(/Krippendorff’s alpha \(ordinal\) of mood was \.\d\d\./)
  })
})
