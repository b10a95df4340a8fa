import { expect, test } from 'vitest'
import { didYouMean } from '../../src/codebook/did-you-mean'

test.each([
  ['keywrods', 'keywords'],
  ['useWhen', 'use-when'],
  ['Key_Words', 'keywords'],
  ['rule', 'rules'],
  ['xyz', undefined],
  ['x'.repeat(100_000), undefined],
])('didYouMean(%.20j)', (word, meant) => {
  expect(didYouMean(word, ['id', 'keywords', 'rules', 'use-when', 'not-when'])).toBe(
    meant && `did you mean "${meant}"?`,
  )
})
