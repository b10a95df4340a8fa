import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeId } from '../../src/codebook/free-id'
import { codebookSchema } from '../../src/codebook/schema'

test('an id is the words of a name, numbered where another has them', () => {
  const taken = new Set<string>()
  const names = ['Pay & Hours', 'pay, hours', 'ﬁt', '!!!', 'Ça va', 'İ']
  expect(names.map(name => freeId(name, taken))).toEqual(['pay-hours', 'pay-hours-2', 'fit', 'code', 'ça-va', 'i̇'])
})

test('thousands of one name are numbered one after the other, in no time', () => {
  const asked: string[] = []
  class Counted extends Set<string> {
    override has(id: string): boolean {
      asked.push(id)
      return super.has(id)
    }
  }
  const taken = new Counted()
  const ids = Array.from({ length: 5000 }, () => freeId('Theme', taken))
  expect([ids[0], ids[1], ids[4999]]).toEqual(['theme', 'theme-2', 'theme-5000'])
  expect(new Set(ids).size).toBe(5000)
  // Once, each number from 2 was asked for anew: 12 million questions.
  expect(asked.length).toBeLessThan(5000 * 30)
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
