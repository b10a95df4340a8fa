import { expect, test } from 'vitest'
import { checked, studyOf } from '../analysis/quotation-check/study-of'
import { page, section } from './page'

const docs = page('quotations.md')

test('every example of quotations.md has the verdict that the page says', async () => {
  const study = await studyOf({ 'fg01.txt': docs.fences.find(({ info }) => info === 'text fg01.txt')!.body })
  const rows = section(docs, 'Verdicts')
    .text.split('\n')
    .flatMap(line => [...line.matchAll(/^\| (“.*?) \| `([a-z-]+)` \|/g)])
  expect(rows.length).toBeGreaterThan(10)
  const results = await checked(study, rows.map(([, quotation]) => quotation).join('\n\n'))
  expect(results.map(({ text, verdict }) => `${text}: ${verdict}`)).toEqual(
    rows.map(([, , verdict], i) => `${results[i].text}: ${verdict}`),
  )
})
