import { beforeAll, describe, expect, test } from 'vitest'
import type { ReportParts, Section } from '../../../../src/report/html/section'
import { attributes } from '../../../../src/report/html/sections/attributes'
import { cooccurrence } from '../../../../src/report/html/sections/cooccurrence'
import { coverage } from '../../../../src/report/html/sections/coverage'
import { framework } from '../../../../src/report/html/sections/framework'
import { groups } from '../../../../src/report/html/sections/groups'
import { guide } from '../../../../src/report/html/sections/guide'
import { jointDisplay } from '../../../../src/report/html/sections/joint-display'
import { participation } from '../../../../src/report/html/sections/participation'
import { people } from '../../../../src/report/html/sections/people'
import { words } from '../../../../src/report/html/sections/words'
import type { WrittenStudy } from '../../facts-of'
import { elementsOf, rowsOf, textOf } from '../markup'
import { partsOf } from '../parts-of'

const makers = {
  people,
  groups,
  attributes,
  cooccurrence,
  coverage,
  guide,
  participation,
  words,
  framework,
  jointDisplay,
}

const study: WrittenStudy = {
  study: `study: Money
codebook: codebook.yaml
transcripts: [transcripts/*]
participants: participants.csv
guide: guide.yaml
attributes: { band: { label: Pay band, order: [low, high] } }
crosstabs: [{ rows: band, columns: region }]
fieldwork: [fg2, fg1]
report: { minimum-cell: 1 }
`,
  codebook: `codebook: Money
themes:
  - id: cost
    label: What it costs
    subthemes:
      - { id: fees, label: Fees, keywords: [fees] }
      - { id: rent, label: Rent, keywords: [rent] }
  - { id: bus, label: The bus, keywords: [bus] }
`,
  participants: `id,group,band,region
P1,fg1,low,north
P2,fg1,high,north
P3,fg2,low,south
S1,,high,south
`,
  guide: `guide: Asked
sections:
  - id: all
    title: All
    questions:
      - { id: money, text: What do you pay for?, cues: [the money] }
      - { id: food, text: What is the food like?, cues: [the food] }
`,
  transcripts: {
    'fg1.txt': `Moderator: What about the money?

P1: The fees are too high for me. The rent is more than I can pay.

P2: My rent is up as well.

P1: And the fees again, always the fees.
`,
    'fg2.txt': `Moderator: Tell me about the money.

P3: The bus is what I pay for, and the fees.
`,
  },
}

describe('the plot-led views of a small study', () => {
  let parts: ReportParts
  const htmlOf = (make: (parts: ReportParts) => Section): string => make(parts).content.html
  beforeAll(async () => {
    parts = await partsOf(study)
  }, 60_000)

  test('people: each person’s turns with each code, under their group', () => {
    expect(rowsOf(htmlOf(people)).slice(2)).toEqual([
      ['fg1 2 people'],
      ['P1', '22', '2', '2', '1', ''],
      ['P2', '6', '1', '', '1', ''],
      ['fg2 1 person'],
      ['P3', '10', '1', '1', '', '1'],
    ])
    expect(htmlOf(people)).toContain('<a href="#codings?speaker=fg1%2FP1">P1</a>')
  })
  test('groups: mentions per 1,000 words, then as counts, and who brought it up', () => {
    const rows = rowsOf(htmlOf(groups))
    expect(rows.slice(2, 4)).toEqual([
      ['fg1', '2', '28', '107.1', '71.4', '71.4', ''],
      ['fg2', '1', '10', '100.0', '100.0', '', '100.0'],
    ])
    expect(rows.slice(6, 8)).toEqual([
      ['fg1', '2', '28', '3', '2', '2', ''],
      ['fg2', '1', '10', '1', '1', '', '1'],
    ])
    expect(rows[9]).toEqual(['What it costs', '2', '2', '0', '0.5', 'P1 in fg1 , P3 in fg2'])
  })
  test('attributes: people of each category, with bars as wide as their shares', () => {
    const html = htmlOf(attributes)
    expect(textOf(html)).toContain('By Pay band')
    expect(
      rowsOf(html)
        .slice(1, 4)
        .map(row => row.map(cell => cell.replace(/ Cramér.*| No statistics.*/, ''))),
    ).toEqual([['What it costs'], ['low', '', '2/2', '100 %', '2 of 2'], ['high', '', '1/1', '100 %', '1 of 1']])
    expect([...html.matchAll(/<rect width="([^"]+)"/g)].slice(0, 4).map(([, width]) => width)).toEqual([
      '100%',
      '100%',
      '50%',
      '0%',
    ])
  })
  test('attributes: the tables that the study asks for, of everybody, stacked to 100 %', () => {
    const names = elementsOf(htmlOf(attributes)).flatMap(({ name, text }) => (name === 'title' ? [text] : []))
    expect(names).toEqual(['north: low 50 %, high 50 %', 'south: low 50 %, high 50 %'])
  })
  test('co-occurrence: counts below the diagonal, Jaccard above it, and no pair of a theme with its own', () => {
    const turn = htmlOf(cooccurrence).split('<details>')[1]
    expect(rowsOf(turn).map(row => row.map(cell => cell))).toEqual([
      ['code', '1', '1a', '1b', '2'],
      ['1 What it costs', '4', '–', '–', '.25'],
      ['1a Fees', '–', '3', '.25', '.33'],
      ['1b Rent', '–', '1', '2', ''],
      ['2 The bus', '1', '1', '', '1'],
    ])
  })
  test('co-occurrence: no pair is called close that comes together no more than its frequencies alone would bring', () => {
    // Costs are spoken of in both groups, the bus in one of them: together once, and once is what chance brings.
    expect(htmlOf(cooccurrence)).not.toContain('Closest together')
    const [pair, ...others] = parts.run.cooccurrence.filter(({ level }) => level === 'group')
    const by = (both: number, expected: number): string =>
      cooccurrence({ ...parts, run: { ...parts.run, cooccurrence: [{ ...pair, both, expected }, ...others] } }).content
        .html
    expect(by(2, 2)).not.toContain('Closest together')
    expect(by(2, 1.2)).toMatch(/Closest together.*together in 2 of/s)
  })
  test('coverage: the line goes through the numbers, and is never called saturation but to say that it is not', () => {
    const html = htmlOf(coverage)
    const heights = [...html.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, , y]) => Number(y))
    const [zero, top] = [340 - 52, 30]
    // fg2 was held first: fees and the bus, of three codes; then rent.
    expect(heights.map(y => Math.round((3 * (zero - y)) / (zero - top)))).toEqual([2, 3])
    expect(html.match(/saturation/g)).toEqual(['saturation'])
    expect(
      rowsOf(html)
        .slice(1, 3)
        .map(row => row.slice(0, 4)),
    ).toEqual([
      ['1', 'fg2', 'Fees , The bus', '2'],
      ['2', 'fg1', 'Rent', '3'],
    ])
  })
  test('guide: when each question was asked, and what it brought up', () => {
    const rows = rowsOf(htmlOf(guide))
    expect(rows.slice(0, 3)).toEqual([
      ['question', 'fg1', 'fg2'],
      ['money What do you pay for?', '1st 28 words', '1st 10 words'],
      ['food What is the food like?', '–', '–'],
    ])
    expect(rows[5]).toEqual(['What do you pay for?', '2 of 2', '38', '4', '3', '2', '1'])
  })
  test('participation: shares of the words add up to the bar', () => {
    const html = htmlOf(participation)
    expect(
      elementsOf(html)
        .filter(({ name }) => name === 'title')
        .map(({ text }) => text),
    ).toEqual(['fg1: P1 79 %, P2 21 %', 'fg2: P3 100 %'])
    expect(textOf(html)).toContain('1 person answered the survey only and is in no group')
  })
  test('framework: mentions, and links to the codings', () => {
    const html = htmlOf(framework)
    expect(rowsOf(html)[1]).toEqual(['fg1', '3 fg1:3 fg1:5 fg1:7', ''])
    const linked = [...html.matchAll(/href="#coding\/([^"]+)"/g)].map(([, id]) => id)
    expect(linked.length).toBeGreaterThan(0)
    expect(linked.every(id => parts.run.codings.some(coding => coding.id === id))).toBe(true)
  })
  test('joint display: who answered so, beside who spoke of it', () => {
    expect(
      rowsOf(htmlOf(jointDisplay))
        .slice(1, 3)
        .map(row => row.slice(0, 5)),
    ).toEqual([['What it costs'], ['low', '', '2/4', '', '2/2 100 %']])
  })
  test('each is well-formed, has no style or script of its own, and names every region', () => {
    for (const [name, make] of Object.entries(makers)) {
      const { id, title, content } = make(parts)
      const elements = elementsOf(content.html)
      expect(`${id} ${title}`, name).not.toContain('undefined')
      expect(content.html, name).not.toMatch(/undefined|NaN|\[object/)
      for (const { name: element, attributes } of elements) {
        expect(['script', 'style', 'img', 'iframe'], name).not.toContain(element)
        expect(
          Object.keys(attributes).filter(key => key === 'style' || key.startsWith('on')),
          name,
        ).toEqual([])
        if (attributes.role === 'region') expect(attributes['aria-label'], name).not.toBe('')
      }
    }
  })
})

describe('the plot-led views of other studies', () => {
  test('say why there is nothing, where nobody is named and nothing is known', async () => {
    const parts = await partsOf({
      codebook: study.codebook,
      transcripts: { 'notes.txt': 'Nobody says who speaks here.\n' },
    })
    for (const make of Object.values(makers)) {
      const { content } = make(parts)
      expect(textOf(content.html).length).toBeGreaterThan(40)
      expect(content.html).not.toMatch(/undefined|NaN|\[object/)
    }
    expect(textOf(people(parts).content.html)).toContain('No transcript names its speakers')
    expect(textOf(guide(parts).content.html)).toContain('names no guide')
  })
  test('leave hostile names, labels and words inert', async () => {
    const hostile = '<img src=x onerror=alert(1)>\u202e'
    const quoted = JSON.stringify(`"><script>alert('${hostile}')</script>`)
    const parts = await partsOf({
      ...study,
      codebook: study.codebook.replace('What it costs', quoted).replace('label: Rent', `label: ${quoted}`),
      participants: study.participants!.replaceAll('low', '<b>low</b>').replaceAll('band', '<i>band</i>'),
      study: study.study!.replace(/^attributes.*\ncrosstabs.*\n/m, ''),
      guide: study.guide!.replace('What do you pay for?', quoted),
      transcripts: { '<svg onload=x>.txt': study.transcripts['fg1.txt'].replaceAll('P1', '<u>P1</u>') },
    })
    for (const make of Object.values(makers)) {
      const { html } = make(parts).content
      const names = new Set(elementsOf(html).map(({ name }) => name))
      for (const name of ['script', 'img', 'u']) expect(names).not.toContain(name)
      expect(html).not.toContain('\u202e')
      expect(html).not.toMatch(/<(?:script|img|u>)/)
    }
  })
  test('show 300 people of more, and say where the rest is', async () => {
    const ids = Array.from({ length: 310 }, (_, i) => `P${i + 1}`)
    const parts = await partsOf({
      study: study.study!.replace(/^(?:guide|attributes|crosstabs|fieldwork).*\n/gm, ''),
      codebook: study.codebook,
      participants: `id,group\n${ids.map(id => `${id},fg1\n`).join('')}`,
      transcripts: { 'fg1.txt': ids.map(id => `${id}: The fees and the bus.\n`).join('\n') },
    })
    const { html } = people(parts).content
    expect(html.match(/<th scope="row">/g)).toHaveLength(300)
    expect(textOf(html)).toContain(
      'The first 300 of 310 people are shown, by group and name; everybody is in participants.csv',
    )
    expect(participation(parts).content.html).toContain('and 294 more</title>')
  })
})
