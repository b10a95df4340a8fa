import { expect, test } from 'vitest'
import { codingSheetCsv } from '../../src/report/tables/coding-sheet'
import { validationCsv } from '../../src/report/tables/validation'
import { codedSample } from '../run/coded-sample'
import { firstColumn, page, section } from './page'

const docs = page('validation.md')

test('validation.md names every column of the sheet, in order', () => {
  const [header] = codingSheetCsv({ units: [], codes: ['fees'] }).split('\n')
  expect(firstColumn(section(docs, 'Coding'))).toEqual(header.split(',').filter(name => name !== 'fees'))
})

test('validation.md names every column of validation.csv, in order', async () => {
  const { validation } = await codedSample()
  const [header] = validationCsv(validation).split('\n')
  expect(firstColumn(section(docs, 'Scoring'))).toEqual(header.split(','))
})
