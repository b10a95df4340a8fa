import { expect, test } from 'vitest'
import { appendix } from '../../../src/report/appendix/appendix'
import { toMarkdown } from '../../../src/report/markdown/to-markdown'
import { runStudy } from '../../../src/run/run'

const evil = '<img src=x onerror=alert(1)>'

const codebook = `codebook: Money
themes:
  - id: cost
    label: "Cost ${evil}"
    definition: What is paid.
    not-when: [The costs of others.]
    subthemes:
      - id: fees
        label: Fees
        keywords: [fees]
        unless: [abroad]
        opportunities: [{ text: Lower them., action: help }]
      - { id: rent, label: Rent, keywords: [rent] }
actions: [{ id: help, label: Help people }]
`

const transcripts = {
  'fg01.txt': `Moderator: What do you pay?\n\nAnn: The fees rose ${evil}.\n\nBen: Not the rent.\n\nAnn: The fees again.\n\nBen: The fees abroad are lower.\n`,
  'fg02.txt': 'Moderator: And you?\n\nCem: The rent did.\n\nDora: Nothing.\n',
}

const record = {
  version: '1.2.3',
  seed: 7,
  options: { unit: null },
  inputs: [{ path: 'fg01.txt', bytes: 9, sha256: 'abc' }],
}

async function written(): Promise<string> {
  const { run } = await runStudy({
    study: null,
    codebook: { path: 'codebook.yaml', text: codebook, problems: [] },
    transcripts: Object.entries(transcripts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })),
  })
  return toMarkdown(appendix({ run: run!, record }))
}

test('prints the study, its themes with their counts and words, and how it was made', async () => {
  const text = await written()
  const headings = text.split('\n').filter(line => /^##? /.test(line))
  expect(headings.map(line => line.replace(/ \\?<.*| &lt;.*/, ''))).toEqual([
    '# Money',
    '## Main findings, as far as counts can tell',
    '## What to be careful about',
    '## What people judged',
    '## How to read this',
    '## Themes',
    '## Cost',
    '## Opportunities by action',
    '## Code coverage by group',
    '## Reliability',
    '## Method',
    '## COREQ',
    '## SRQR',
    '## JARS-Qual',
  ])
  // Ann in fg01 speaks of fees twice; Ben's fees are withheld. Ben and Cem speak of the rent, in both groups.
  expect(text).toContain('| Fees | 1/4 | 1/2 (.09 to .91) | 2 | 0 / 0 / 2 | no |')
  expect(text).toContain('| Rent | 2/4 | 2/2 (.34 to 1.00) | 2 | 0 / 0 / 2 | no |')
  expect(text).toContain('> “The rent did.”')
  expect(text).toContain('> *Moderator: And you?*')
  expect(text).toContain('- Lower them. (Fees: 1 of 4 people, in 1 of 2 groups)')
  expect(text).toContain('**Withheld:** 1 because other words beside them say that the theme does not apply.')
  expect(text).toContain('| fg01.txt | 9 | abc |')
  expect(text).toContain('to be completed by the researcher')
})

test('shows what a stranger wrote, and lets none of it do anything', async () => {
  const text = await written()
  expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(text).not.toContain('<img')
})

test('holds no number that is none, and nothing that a program would say', async () => {
  expect(await written()).not.toMatch(/NaN|undefined|\[object|Infinity/)
})
