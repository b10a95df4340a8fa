import { describe, expect, test } from 'vitest'
import type { ReportParts, Section } from '../../../../src/report/html/section'
import { actions } from '../../../../src/report/html/sections/actions'
import { decisions } from '../../../../src/report/html/sections/decisions'
import { method } from '../../../../src/report/html/sections/method'
import { overview } from '../../../../src/report/html/sections/overview'
import { questions } from '../../../../src/report/html/sections/questions'
import { reliability } from '../../../../src/report/html/sections/reliability'
import { themePages } from '../../../../src/report/html/sections/theme-pages'
import { themes } from '../../../../src/report/html/sections/themes'
import { withheld } from '../../../../src/report/html/sections/withheld'
import { decisionOn, feesTalk, partsOf, runOf } from '../../content/run-of'
import type { WrittenStudy } from '../../facts-of'

const makers = [overview, questions, themes, themePages, actions, withheld, decisions, reliability, method]

function sectionsOf(parts: ReportParts): readonly Section[] {
  return makers.flatMap((make): readonly Section[] => {
    const made = make(parts)
    return made === null ? [] : [made].flat()
  })
}

/** Coded once: no test changes it. */
const fees = runOf(feesTalk)

/** The words of a piece of HTML, its tags away. */
function wordsOf({ content }: Section): string {
  return content.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

/** What an HTML parser would find: tags by name, attributes by name. */
function tagsOf(sections: readonly Section[]) {
  const html = sections.map(({ content }) => content.html).join('')
  const tags = [...html.matchAll(/<\/?([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*\/?>/g)]
  return {
    tags: new Set(tags.map(([, name]) => name)),
    attributes: new Set(
      tags.flatMap(([, , attributes]) =>
        attributes
          .replace(/="[^"]*"/g, '')
          .split(/\s+/)
          .filter(Boolean),
      ),
    ),
    rest: html.replace(/<\/?([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*\/?>/g, ''),
  }
}

const known = {
  tags: new Set(
    'a b blockquote br caption code dd details div dl dt em figcaption figure h3 h4 li mark ol p path q rect section span summary svg table tbody td th thead title tr ul'.split(
      ' ',
    ),
  ),
  attributes: new Set(
    'aria-hidden aria-label class colspan d focusable height href open region role rowspan scope start tabindex viewBox width'.split(
      ' ',
    ),
  ),
}

/** A study of which every word that a person writes is markup, script, a formula or turns text around. */
const hostile = `<img src=x onerror=alert(1)>&"'\u202e=cmd|{{x}}`
const hostileStudy: WrittenStudy = {
  study: `study: ${JSON.stringify(hostile)}
codebook: codebook.yaml
transcripts: [transcripts/*]
participants: participants.csv
researchers: ${JSON.stringify(hostile)}
report: { minimum-cell: 1 }
`,
  codebook: `codebook: ${JSON.stringify(hostile)}
version: ${JSON.stringify(hostile)}
source: ${JSON.stringify(hostile)}
lists:
  words: [fees, ${JSON.stringify('"<b>"')}]
themes:
  - id: cost
    label: ${JSON.stringify(hostile)}
    brief: ${JSON.stringify(hostile)}
    definition: ${JSON.stringify(hostile)}
    use-when: [${JSON.stringify(hostile)}]
    not-when: [${JSON.stringify(hostile)}]
    keywords: [list(words)]
    rules: [{ near: [never, pay], within: 3, note: ${JSON.stringify(hostile)} }]
    except: [entrance fees]
    examples: [{ text: The fees ${JSON.stringify(hostile)
      .slice(1, -1)
      .replaceAll('\\"', '')
      .replaceAll(/[{}|:]/g, '')}, because: ${JSON.stringify(hostile)} }]
    opportunities: [{ text: ${JSON.stringify(hostile)}, action: help }]
actions: [{ id: help, label: ${JSON.stringify(hostile)}, definition: ${JSON.stringify(hostile)} }]
changes: [{ version: 1.0.0, date: 2026-01-01, kind: insert, what: ${JSON.stringify(hostile)}, why: ${JSON.stringify(hostile)} }]
`,
  participants: `id,group,role,<i>age</i>\nP<b>1,fg01,participant,<u>40</u>\n`,
  transcripts: {
    'transcripts/fg01.txt': `Moderator: <script>alert(2)</script>?

P<b>1: The fees <script>alert(3)</script> are what they are \u202e here and now.

P<b>2: I disagree <style>*{display:none}</style> with that.

P<b>1: The entrance fees <!-- are gone.

P<b>2: The fees again </section></main> and again.
`,
  },
}

describe('the sections that are text', () => {
  test('have every number of the run in the table of themes', async () => {
    const { run, ...rest } = partsOf(await fees)
    const rows = [...themes({ run, ...rest }).content.html.matchAll(/<tr.*?<\/tr>/gs)].slice(1).map(([row]) => row)
    expect(rows).toHaveLength(run.frequencies.length)
    for (const [i, row] of rows.entries()) {
      const {
        label,
        parent,
        participants,
        participantsOf,
        groups,
        groupsOf,
        mentions,
        spontaneous,
        echoed,
        prompted,
        units,
      } = run.frequencies[i]
      const words = wordsOf({ content: { html: row } } as Section)
      expect(words).toContain(`${participants} /${participantsOf} `)
      expect(words).toContain(` ${groups} /${groupsOf} `)
      expect(row).toContain(`<td class="number">${mentions}</td>`)
      if (units > 0) expect(words).toContain(` ${spontaneous} / ${echoed} / ${prompted} `)
      expect(words).toContain(`${parent === null ? '' : ' '}${label} `)
    }
  })

  test('let a theme span the rows of its sub-themes, with headings that say what they head', async () => {
    const { content } = themes(partsOf(await fees))
    expect(content.html).toContain(
      '<th scope="rowgroup" rowspan="3" class="whole-theme"><a href="#theme/cost">What it costs</a></th><th scope="row"',
    )
    expect(content.html).toContain(
      '<th scope="rowgroup" rowspan="1" class="whole-theme"><a href="#theme/time">Time</a></th>',
    )
  })

  test('have a page for every code, each with its place, its quotations and the way to the coding', async () => {
    const parts = partsOf(await fees)
    const pages = themePages(parts)
    expect(pages.map(({ id, title, part }) => [id, title, part])).toEqual([
      ['theme/cost', 'What it costs', 'themes'],
      ['theme/cost/fees', 'Fees', 'themes'],
      ['theme/cost/travel', 'Travel', 'themes'],
      ['theme/time', 'Time', 'themes'],
    ])
    const coding = parts.run.codings.find(({ speaker }) => speaker === 'P3')!
    expect(pages[1].content.html).toContain(
      `<q>I can <mark>never</mark> quite <mark>pay</mark> the <mark>rent</mark> on time.</q></blockquote>`,
    )
    expect(pages[1].content.html).toContain(`<a href="#coding/${coding.id}">read it in the transcript</a>`)
    expect(wordsOf(pages[1])).toContain('1 passage may speak against it: 1 disagrees with a mention.')
  })

  test('mark what a reviewer overruled, on the theme’s page and with the decisions', async () => {
    const run = await fees
    const parts = partsOf({ ...run, decisions: [decisionOn(run, 'cost/fees', 'reject', { why: 'a joke & no more' })] })
    expect(wordsOf(decisions(parts))).toContain('What people overruled')
    for (const section of [decisions(parts), themePages(parts)[1]])
      expect(section.content.html).toContain('<td>a joke &amp; no more</td><td>holds</td>')
  })

  test('say only what is: nothing undefined, no object, no number that is none', async () => {
    const run = await fees
    const nothing = await runOf({
      codebook: feesTalk.codebook,
      transcripts: { 'fg01.txt': 'P1: It rains.\n\nP2: Yes.\n' },
    })
    const nameless = await runOf({
      codebook: feesTalk.codebook,
      transcripts: { 'fg01.vtt': 'WEBVTT\n\n00:00.000 --> 00:02.000\nThe fees are too high.\n' },
    })
    const empty = {
      ...nothing,
      codebook: { ...nothing.codebook, codes: [], actions: [] },
      frequencies: [],
      exemplars: [],
    }
    for (const each of [run, nothing, nameless, empty])
      for (const section of sectionsOf(partsOf(each)))
        expect(`${section.id} ${wordsOf(section)}`).not.toMatch(/undefined|NaN|\[object|Infinity|\bnull\b/)
  })

  test('let no word of a study do anything', async () => {
    const run = await runOf(hostileStudy)
    const decided = {
      ...run,
      decisions: [
        decisionOn(run, 'cost', 'reject', { by: hostile, why: hostile }),
        decisionOn(run, 'cost', 'memo', { why: hostile }),
      ],
    }
    const sections = sectionsOf(partsOf(decided))
    const { tags, attributes, rest } = tagsOf(sections)
    expect([...tags].filter(name => !known.tags.has(name))).toEqual([])
    expect([...attributes].filter(name => !known.attributes.has(name))).toEqual([])
    // All that is left are words: no sign that could open a tag.
    expect(rest).not.toMatch(/[<>\u202e]/)
    expect(rest).toContain('&lt;script&gt;alert(3)&lt;/script&gt;')
    expect(rest).toContain('&lt;U+202E&gt;')
  })

  test('quote no moderator as a finding', async () => {
    const run = await fees
    const shown = [
      ...sectionsOf(partsOf(run)).flatMap(({ content }) => [...content.html.matchAll(/<q>.*?<\/q>/gs)]),
    ].map(([q]) => q)
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.filter(quote => /What has changed|And the hours/.test(quote))).toEqual([])
  })

  test('stay small and quick where there are many codings', async () => {
    const run = await fees
    const [transcript] = run.transcripts
    const many = Array.from({ length: 20_000 }, (_, i) => ({
      ...run.withheld[0],
      id: `${i}`,
      turn: 1,
      role: 'participant' as const,
    }))
    const decisions = Array.from({ length: 5_000 }, () => decisionOn(run, 'cost/fees', 'reject'))
    const large = {
      ...run,
      withheld: many,
      decisions,
      transcripts: [{ ...transcript, withheld: many }, ...run.transcripts.slice(1)],
    }
    const bytes = sectionsOf(partsOf(large)).reduce((sum, { content }) => sum + content.html.length, 0)
    expect(bytes).toBeLessThan(400_000)
  })
})
