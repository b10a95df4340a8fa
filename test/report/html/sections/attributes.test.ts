import { beforeAll, expect, test } from 'vitest'
import type { ReportParts } from '../../../../src/report/html/section'
import { attributes } from '../../../../src/report/html/sections/attributes'
import { jointDisplay } from '../../../../src/report/html/sections/joint-display'
import { words } from '../../../../src/report/html/sections/words'
import { rowsOf, textOf } from '../markup'
import { partsOf } from '../parts-of'

/** How many speak of each region, and how many of these mention the fees. With a smallest cell of 20, east and west are hidden. */
const regions: readonly (readonly [string, number, number])[] = [
  ['north', 32, 24],
  ['south', 40, 10],
  ['east', 19, 13],
  ['west', 17, 7],
]
const everybody = regions.flatMap(([region, people, saying]) =>
  Array.from({ length: people }, (_, i) => ({ id: `${region}${i}`, region, says: i < saying })),
)

let parts: ReportParts
beforeAll(async () => {
  parts = await partsOf({
    study: `study: Regions
codebook: codebook.yaml
transcripts: [transcripts/*]
participants: participants.csv
attributes: { region: { order: [north, south, east, west] }, answer: { order: ['yes', 'no'] } }
crosstabs: [{ rows: region, columns: answer }, { rows: answer, columns: region }]
report: { minimum-cell: 20 }
`,
    codebook: 'codebook: Fees\nthemes:\n  - { id: fees, label: Fees, keywords: [fees] }\n',
    participants: `id,group,region,answer\n${everybody.map(({ id, region, says }) => `${id},fg1,${region},${says ? 'yes' : 'no'}\n`).join('')}`,
    transcripts: {
      'fg1.txt': everybody
        .map(({ id, says }) => `${id}: ${says ? 'The fees are high.' : 'I do not mind.'}\n`)
        .join('\n'),
    },
  })
}, 60_000)

test('what may be shown is shown, and what is hidden is hatched and says why', () => {
  const rows = rowsOf(attributes(parts).content.html)
  expect(rows.slice(2, 6)).toEqual([
    ['north', '', '24/32', '75 %', '1 of 1'],
    ['south', '', '10/40', '25 %', '1 of 1'],
    ['east', 'not shown: fewer than 20 people, or it would give away a category of so few'],
    ['west', 'not shown: fewer than 20 people, or it would give away a category of so few'],
  ])
  expect(attributes(parts).content.html).toContain('<rect width="75%" height="14"/>')
})

test('no number of a hidden category, nor one from which it follows, stands anywhere', () => {
  for (const make of [attributes, jointDisplay, words]) {
    const { html } = make(parts).content
    // Sizes, those who mention it, both together, and their shares.
    for (const hidden of [19, 17, 13, 36, '68 %', '41 %', '56 %', '68.42', '41.18', '55.56'])
      expect(html, `${make.name}: ${hidden}`).not.toMatch(new RegExp(`(?<![\\d.])${hidden}(?![\\d.])`))
  }
})

test('a bar of which parts are hidden is of those shown, so that no gap gives them away', () => {
  const html = attributes(parts).content.html
  const bars = [...html.matchAll(/<svg class="stacked".*?<\/svg>/gs)].map(([bar]) => bar)
  const widths = bars.map(bar =>
    [...bar.matchAll(/ width="([\d.]+)%" height="24"\/>/g)].reduce((sum, [, width]) => sum + Number(width), 0),
  )
  expect(bars.length).toBe(4)
  for (const width of widths) expect(width).toBeCloseTo(100, 1)
  expect(bars[0]).toContain('<title>yes: north 71 %, south 29 %</title>')
  expect(textOf(html)).toContain('are left out of the bars, and the shares are of those shown')
})
