import { expect, test } from 'vitest'
import { typeOfValues } from '../../../src/interchange/qdpx/write/variable-type'

test.each([
  ['Integer', ['18', '0', '-3']],
  ['Float', ['2', '2.50', '-0.5']],
  ['Boolean', ['true', 'false']],
  ['Date', ['2020-02-29', '1999-12-31']],
  ['Text', []],
  ['Text', ['01', '02']],
  ['Text', ['+1']],
  ['Text', ['1e3']],
  ['Text', ['1,5']],
  ['Text', ['-0']],
  ['Text', ['12345678901234567890']],
  ['Text', ['yes', 'no']],
  ['Text', ['2021-02-29']],
  ['Text', ['2021-13-01']],
  ['Text', ['18', 'under 18']],
  ['Text', ['true', '1']],
])('%s holds %j', (type, values) => {
  expect(typeOfValues(values)).toBe(type)
})
