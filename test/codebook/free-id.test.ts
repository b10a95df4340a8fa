import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeId } from '../../src/codebook/free-id'
import { codebookSchema } from '../../src/codebook/schema'

test('an id is the words of a name, numbered where another has them', () => {
  const taken = new Set<string>()
  const names = ['Pay & Hours', 'pay, hours', 'ﬁt', '!!!', 'Ça va', 'İ']
  expect(names.map(name => freeId(name, taken))).toEqual(['pay-hours', 'pay-hours-2', 'fit', 'code', 'ça-va', 'i̇'])
})

test('any name gives an id that the schema takes', () => {
  const { id } = codebookSchema.$defs as Record<string, { pattern: string }>
  const pattern = new RegExp(id.pattern, 'u')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), name => {
      expect(freeId(name, new Set())).toMatch(pattern)
    }),
    { seed: 1, numRuns: 500 },
  )
})
