import { expect, test } from 'vitest'
import { Ledger, sumLosses } from '../../src/interchange/ledger'

test('a loss is one thing without a place unless more is said', () => {
  const ledger = new Ledger()
  ledger.add({ what: 'colours of codes', fate: 'left out', how: 'codes have none here' })
  expect(ledger.losses).toEqual([
    {
      what: 'colours of codes',
      fate: 'left out',
      how: 'codes have none here',
      subject: null,
      file: null,
      line: null,
      column: null,
      count: 1,
    },
  ])
})

test('losses are summed up by kind, fate and reason, and each sum knows the first of them', () => {
  const ledger = new Ledger()
  const colour = { what: 'colours of codes', fate: 'left out', how: 'codes have none here' } as const
  ledger.add({ ...colour, subject: 'cost', line: 4 })
  ledger.add({ what: 'weights of words', fate: 'left out', how: 'all words count alike', count: 20 })
  ledger.add({ ...colour, subject: 'fees', line: 9 })
  expect(
    sumLosses(ledger.losses).map(({ what, count, first }) => `${count} ${what}, first ${first.subject}:${first.line}`),
  ).toEqual(['2 colours of codes, first cost:4', '20 weights of words, first null:null'])
})
