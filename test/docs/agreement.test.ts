import { describe, expect, test } from 'vitest'
import { agreement } from '../../src/analysis/agreement/agreement'
import { figureOf } from '../../src/analysis/agreement/agreement-row'
import { disagreements } from '../../src/analysis/agreement/disagreements'
import { coefficient } from '../../src/report/coefficient'
import { agreementCsv, agreementPairsCsv, disagreementsCsv } from '../../src/report/tables/agreement'
import { rated } from '../analysis/agreement/rated'
import { firstColumn, page, section } from './page'

const docs = page('agreement.md')
const ratings = rated({ fees: ['1100', '1000'] })
const found = agreement(ratings, { bootstrap: 0 })

describe('agreement.md names every column, in order, of', () => {
  test.each([
    ['agreement.csv', agreementCsv(found)],
    ['agreement-pairs.csv', agreementPairsCsv(found)],
    ['disagreements.csv', disagreementsCsv(disagreements(ratings))],
  ])('%s', (name, csv) => {
    expect(firstColumn(section(docs, name))).toEqual(csv.split('\n')[0].split(','))
  })
})

test('the worked example of agreement.md is what comes out', () => {
  const rows = section(docs, 'How to read the figures')
    .text.split('\n')
    .filter(line => line.startsWith('| code '))
    .map(line => line.split('|').map(cell => cell.trim()))
  expect(rows).toHaveLength(2)
  for (const [, , ...cells] of rows) {
    const [a, b, c, d] = cells.slice(0, 4).map(Number)
    const texts = ['1'.repeat(a + b) + '0'.repeat(c + d), '1'.repeat(a) + '0'.repeat(b) + '1'.repeat(c) + '0'.repeat(d)]
    const [row] = agreement(rated({ code: texts }), { bootstrap: 0 }).rows
    const names = ['percent', 'cohensKappa', 'alpha', 'ac1', 'positiveAgreement'] as const
    expect(cells.slice(4, 9)).toEqual(names.map(name => coefficient(figureOf(row, name)?.value ?? Number.NaN)))
  }
})
