import { describe, expect, test } from 'vitest'
import { decisionLine } from '../../../src/coding/decisions/decision-line'
import { toWebAnnotations } from '../../../src/interchange/annotations/web-annotations'
import { runStudy } from '../../../src/run/run'
import { readStudy } from '../../../src/study/read-study'
import { type Deed, decide } from '../../coding/decisions/deciding'

const codebook = `codebook: Fees
version: 1.0.0
themes:
  - id: cost
    label: What it costs
    keywords: [fee*]
    subthemes:
      - { id: rent, keywords: [rent] }
`
const talk = 'Moderator: And now?\n\nP1: 😀😀 The fees, oh. The rent.\n\nP2: No fees.\n'

async function run(decisions = '') {
  const { study } = await readStudy('study: Town\ncodebook: codebook.yaml\ntranscripts: ["*"]', 'study.yaml')
  const { run } = await runStudy({
    study,
    codebook: { path: 'codebook.yaml', text: codebook, problems: [] },
    transcripts: [{ path: 'fg 1#.txt', bytes: Buffer.from(talk) }],
    decisions: decisions === '' ? [] : [{ path: 'decisions.jsonl', text: decisions, problems: [] }],
  })
  return run!
}

const plain = await run()
const line = (deed: Deed) => decisionLine(decide({ coded: plain.transcripts[0], codebook: plain.codebook }, deed))

// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape, compared as a whole
type Json = any
function written(exported: ReturnType<typeof toWebAnnotations>) {
  const texts = new Map(exported.files.map(({ name, content }) => [name, [...content].join('')]))
  const page: Json = JSON.parse(texts.get('annotations.jsonld')!)
  const items: Json[] = page.first?.items ?? []
  return { page, items, texts }
}

/** The words that both selectors of a place select, as the Recommendation has them resolved. */
function selected({ source, selector }: Json, texts: ReadonlyMap<string, string>): string {
  const text = texts.get(decodeURIComponent(source))!
  const [{ exact, prefix = '', suffix = '' }, { start, end }] = selector
  const byPosition = [...text].slice(start, end).join('')
  expect(byPosition).toBe(exact)
  expect(text).toContain(prefix + exact + suffix)
  expect([...text].slice(0, start).join('').endsWith(prefix)).toBe(true)
  expect([...text].slice(end).join('').startsWith(suffix)).toBe(true)
  return exact
}

describe('Web Annotations', () => {
  test('are one a coding: code, label, status, reason and evidence, at places counted in code points', () => {
    const { page, items, texts } = written(toWebAnnotations(plain))
    expect({ ...page, first: { ...page.first, items: [] } }).toEqual({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'urn:themewright:collection',
      type: 'AnnotationCollection',
      label: 'Town: Fees 1.0.0',
      total: 3,
      first: {
        id: 'urn:themewright:page:0',
        type: 'AnnotationPage',
        partOf: 'urn:themewright:collection',
        startIndex: 0,
        items: [],
      },
    })
    const [first] = items
    expect(first).toEqual({
      id: `urn:themewright:coding:${plain.codings[0].id}`,
      type: 'Annotation',
      motivation: 'classifying',
      creator: { id: `urn:sha256:${plain.codebook.hash}`, type: 'Software', name: 'Fees 1.0.0' },
      body: [
        { type: 'TextualBody', purpose: 'tagging', value: 'What it costs', format: 'text/plain', language: 'en' },
        { type: 'SpecificResource', purpose: 'classifying', source: 'urn:themewright:code:cost' },
        { type: 'TextualBody', purpose: 'assessing', value: 'candidate', format: 'text/plain' },
        { type: 'TextualBody', purpose: 'describing', value: plain.codings[0].because, format: 'text/plain' },
        {
          type: 'SpecificResource',
          purpose: 'linking',
          source: 'texts/fg%201%23.txt',
          selector: [
            {
              type: 'TextQuoteSelector',
              exact: 'fees',
              prefix: 'Moderator: And now?\n\nP1: 😀😀 The '.slice(-32),
              suffix: ', oh. The rent.\n\nP2: No fees.\n',
            },
            { type: 'TextPositionSelector', start: 32, end: 36 },
          ],
        },
      ],
      target: {
        type: 'SpecificResource',
        source: 'texts/fg%201%23.txt',
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: '😀😀 The fees, oh.',
            prefix: 'Moderator: And now?\n\nP1: ',
            suffix: ' The rent.\n\nP2: No fees.\n',
          },
          { type: 'TextPositionSelector', start: 25, end: 41 },
        ],
      },
    })
    expect(items.map(({ target }) => selected(target, texts))).toEqual(plain.codings.map(({ quote }) => quote))
    expect(items.map(({ body }) => body[1].source)).toEqual([
      'urn:themewright:code:cost',
      'urn:themewright:code:cost/rent',
      'urn:themewright:code:cost',
    ])
    for (const { body } of items)
      expect(body.slice(4).map((place: Json) => selected(place, texts))).toEqual([
        expect.stringMatching(/^(?:fees|rent)$/),
      ])
  })

  test('have people’s decisions as replies, and codings that people made as theirs', async () => {
    const reviewed = await run(
      [
        line({ did: 'accept', quote: '😀😀 The fees, oh.', why: 'plainly' }),
        line({ did: 'add', quote: 'And now?', code: 'cost', at: '2026-01-02T00:00:00.000Z' }),
      ].join(''),
    )
    const { items, texts } = written(toWebAnnotations(reviewed))
    const people = items.filter(({ creator }) => creator.type === 'Person')
    expect(
      people.map(({ motivation, creator, created, body, target }) => [
        motivation,
        creator.name,
        created !== undefined,
        body.map(({ value, source }: Json) => value ?? source).slice(0, 3),
        typeof target === 'string' ? target : selected(target, texts),
      ]),
    ).toEqual([
      ['classifying', 'anna', false, ['What it costs', 'urn:themewright:code:cost', 'accepted'], 'And now?'],
      ['assessing', 'anna', true, ['add', 'urn:themewright:code:cost'], items[0].id],
      [
        'assessing',
        'anna',
        true,
        expect.arrayContaining(['accept', 'urn:themewright:code:cost', 'plainly']),
        items[1].id,
      ],
    ])
  })

  test('use no word that the context of the Recommendation does not define', async () => {
    const reviewed = await run(line({ did: 'accept', quote: 'No fees.' }))
    const used = new Set<string>()
    const gather = (value: Json): void => {
      if (Array.isArray(value)) value.forEach(gather)
      else if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) {
          used.add(key)
          gather(inner)
          if (['type', 'motivation', 'purpose'].includes(key)) used.add(inner as string)
        }
    }
    gather(written(toWebAnnotations(reviewed)).page)
    expect([...used].filter(term => !terms.has(term))).toEqual([])
    expect(used.size).toBeGreaterThan(25)
  })

  test('of a run without codings are none', async () => {
    const { page } = written(toWebAnnotations({ ...plain, codings: [] }))
    expect([page.total, 'first' in page]).toEqual([0, false])
  })

  test('name in the ledger what the model has no words for', () => {
    const { losses } = toWebAnnotations(plain)
    expect(losses.map(({ what, subject, count, file, line }) => [what, subject, count, file, line])).toEqual([
      ['definitions and rules of codes', 'cost', 1, 'codebook.yaml', 4],
      ['definitions and rules of codes', 'cost/rent', 1, 'codebook.yaml', 8],
      ['speakers, questions, times, origins and weights of codings', null, 3, null, null],
      ['turns and speakers of transcripts', 'fg 1#', 3, null, null],
    ])
  })
})

/** Of the terms of http://www.w3.org/ns/anno.jsonld those that a project of texts may need; written down by hand. */
const terms = new Set(
  `@context id type label total first partOf startIndex items motivation creator created modified name body target source selector purpose value
  format language exact prefix suffix start end refinedBy Annotation AnnotationCollection AnnotationPage SpecificResource TextualBody TextQuoteSelector
  TextPositionSelector Software Person Organization tagging classifying assessing describing commenting linking replying highlighting identifying`.split(
    /\s+/,
  ),
)
