import { expect, test } from 'vitest'
import { Ledger } from '../../src/interchange/ledger'
import { ledgerCsv } from '../../src/interchange/ledger-csv'
import { ledgerToTerminal } from '../../src/report/ledger-to-terminal'

const look = { colour: false, width: 70 }

test('sums losses up by kind and reason, what was left out first, with the first place of each', () => {
  const ledger = new Ledger()
  const times = { what: 'times of codings', fate: 'assumed', how: 'the file does not say when' } as const
  ledger.add({ ...times, count: 12 })
  const colours = { what: 'colours of codes', fate: 'left out', how: 'a codebook has no colours' } as const
  ledger.add({ ...colours, subject: 'cost', file: 'a.qdc', line: 4, column: 7 })
  ledger.add({ ...colours, subject: 'time', file: 'a.qdc', line: 9, column: 7 })
  expect(ledgerToTerminal(ledger.losses, 'study/ledger.csv', look)).toBe(
    [
      '14 things did not come across as they were',
      '  left out   2  colours of codes: a codebook has no colours (first:',
      '                cost, a.qdc:4:7)',
      '  assumed   12  times of codings: the file does not say when',
      'Each of them is in study/ledger.csv',
      '',
    ].join('\n'),
  )
})

test('names of strangers neither steer a terminal nor become formulas', () => {
  const ledger = new Ledger()
  ledger.add({ what: 'codes', fate: 'changed', how: 'renamed', subject: '=1+1\u001b[2J' })
  expect(ledgerToTerminal(ledger.losses, 'l.csv', look)).toContain('(=1+1<U+001B>[2J)')
  expect(ledgerCsv(ledger.losses).split('\n')[1]).toBe("codes,changed,renamed,'=1+1\u001b[2J,,,,1")
})

test('an empty ledger says that everything came across', () => {
  expect(ledgerToTerminal([], 'l.csv', look)).toBe('Everything came across as it was: l.csv lists nothing\n')
})
