import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { codingHref, codingsHref, hrefTo, transcriptHref } from '../../../src/report/html/addresses'
import { inertJson } from '../../../src/report/html/island'
import { toHtml } from '../../../src/report/html/to-html'
import type { StudyData, TranscriptData } from '../../../src/report/report-data'
import { runStudy } from '../../../src/run/run'
import { readStudy } from '../../../src/study/read-study'
import { hostileStudy, openingHours } from '../../browser/report-study'
import type { Files } from '../../cli/folder'

/** Codes a study in memory; gives what a report is made from. */
async function partsOf(files: Files) {
  const text = (path: string) => ({ path, text: `${files[path]}`, problems: [] })
  const { study } = await readStudy(`${files['study.yaml']}`, 'study.yaml')
  const { run, problems } = await runStudy({
    study,
    codebook: text('codebook.yaml'),
    participants: text('participants.csv'),
    guide: text('guide.yaml'),
    transcripts: Object.entries(files)
      .filter(([path]) => path.startsWith('transcripts/'))
      .map(([path, words]) => ({ path, bytes: new TextEncoder().encode(`${words}`) })),
  })
  if (!run) throw new Error(problems.map(({ message }) => message).join('\n'))
  return { run, record: { version: '1.2.3', seed: 1, options: {}, inputs: [] } }
}

const hours = await partsOf(openingHours)
const report = [...toHtml(hours)].join('')
const islands = (html: string): readonly unknown[] =>
  [...html.matchAll(/<script type="application\/json" id="[^"]*">(.*?)<\/script>/gs)].map(([, json]) =>
    JSON.parse(json),
  )

describe('toHtml', () => {
  test('gives the same bytes each time', () => {
    expect([...toHtml(hours)].join('')).toBe(report)
  })

  test('lets nothing run or colour the page but its own scripts and style, by their hashes', () => {
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(report)!
    const hashOf = (text: string) => `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`
    const scripts = [...report.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => hashOf(text))
    const styles = [...report.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text]) => hashOf(text))
    expect(scripts).toHaveLength(2)
    expect(policy).toBe(
      `default-src &#39;none&#39;; script-src ${scripts.join(' ')}; style-src ${styles.join('')}; img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;`,
    )
  })

  test('holds nothing that its policy forbids: no style attribute, no handler, no address elsewhere', () => {
    const markup = report.replace(/<(script|style)\b.*?<\/\1>/gs, '')
    expect(markup.match(/<[^>]*\s(?:style|on\w+|src)=[^>]*>/g)).toBeNull()
    expect(markup.match(/href="(?!#)[^"]*"/g)).toBeNull()
  })

  test('gives every element an id of its own, and every link within it a place to lead to', () => {
    const ids = [...report.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
    const onDemand = /^(?:transcript\/(?:fg01|fg02)|coding\/[0-9a-f]{16}|codings|search)(?:\?|$)/
    const links = [...report.matchAll(/href="#([^"]*)"/g)].map(([, to]) =>
      decodeURIComponent(to.replaceAll('&amp;', '&')),
    )
    expect(links.filter(to => !onDemand.test(to) && !ids.includes(to))).toEqual([])
    const codings = new Set([...hours.run.codings, ...hours.run.withheld].map(({ id }) => id))
    const linked = links.filter(to => to.startsWith('coding/')).map(to => to.slice('coding/'.length))
    expect(linked.filter(id => !codings.has(id))).toEqual([])
  })

  test('carries each transcript once, and its codings as offsets into it', () => {
    const [study, ...transcripts] = islands(report) as [StudyData, ...TranscriptData[]]
    expect(transcripts.map(({ id }) => id)).toEqual(['fg01', 'fg02'])
    const quotes = transcripts.flatMap(({ text, codings: { start, end, code } }) =>
      start.map((from, i) => [study.codes[code[i]].id, text.slice(from, end[i])]),
    )
    expect(quotes).toEqual(hours.run.codings.map(({ code, quote }) => [code, quote]))
    const evidence = transcripts.flatMap(({ text, codings }) =>
      codings.evidence.flatMap(packed =>
        packed.flatMap((rule, i) =>
          i % 3 === 0 ? [[study.rules[rule].id, text.slice(packed[i + 1], packed[i + 2])]] : [],
        ),
      ),
    )
    expect(evidence).toEqual(hours.run.codings.flatMap(each => each.evidence.map(({ rule, text }) => [rule, text])))
  })

  test('leaves the transcripts out where it is asked to, or the study file says so', async () => {
    const short = [...toHtml(hours, { transcripts: false })].join('')
    expect(islands(short)).toHaveLength(1)
    expect(short).not.toContain('That nobody has to walk')
    const study = `${openingHours['study.yaml']}`.replace('minimum-cell: 1', 'minimum-cell: 1, transcripts: false')
    const asked = await partsOf({ ...openingHours, 'study.yaml': study })
    expect([...toHtml(asked)].join('')).toBe(short)
  })

  test('tells of people only what the study file lets stand beside their words', async () => {
    const study = `${openingHours['study.yaml']}`.replace('minimum-cell: 1', 'minimum-cell: 1, attribution: []')
    const [data] = islands([...toHtml(await partsOf({ ...openingHours, 'study.yaml': study }))].join('')) as [StudyData]
    expect(data.attributes).toEqual([])
    expect(data.people.map(({ values }) => values)).toEqual([[], [], []])
    const [all] = islands(report) as [StudyData]
    expect(all.people.map(({ label, values }) => [label, ...values])).toEqual([
      ['Ana', '20-29'],
      ['Ben', '30-39'],
      ['Chi', '20-29'],
    ])
  })

  test('shows hostile words as words: what looks like markup is escaped wherever it stands', async () => {
    const parts = await partsOf(hostileStudy)
    const hostile = [...toHtml(parts)].join('')
    const markup = hostile.replace(/<(script|style)\b.*?<\/\1>/gs, '')
    expect(markup.match(/<(?:img|script)\b/g)).toBeNull()
    expect(markup.replace(/"[^"]*"/g, '""').match(/<[^>]*\son\w+=[^>]*>/g)).toBeNull()
    expect(markup.match(/[\u202a-\u202e\u2066-\u2069\u2028\u2029]/g)).toBeNull()
    const [, ...transcripts] = islands(hostile) as [StudyData, ...TranscriptData[]]
    expect(transcripts.map(({ text }) => text)).toEqual(parts.run.transcripts.map(({ transcript }) => transcript.text))
  })
})

test('JSON in a page ends no script and no line', () => {
  const words = '</script><!-- & \u2028\u2029'
  expect(inertJson(words)).toBe('"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029"')
  expect(JSON.parse(inertJson(words))).toBe(words)
})

test('addresses hold any name', () => {
  expect(hrefTo('theme/identity/visibility')).toBe('#theme/identity/visibility')
  expect(transcriptHref('a b/c"#?&%')).toBe('#transcript/a%20b%2Fc%22%23%3F%26%25')
  expect(transcriptHref('half \ud800')).toBe('#transcript/half%20%EF%BF%BD')
  expect(codingHref('5ef199cfcd0c42d1')).toBe('#coding/5ef199cfcd0c42d1')
  expect(codingsHref({})).toBe('#codings')
  expect(codingsHref({ theme: 'a/b', status: 'accepted', attributes: { 'group & band': '5-6' } })).toBe(
    '#codings?theme=a%2Fb&status=accepted&with.group%20%26%20band=5-6',
  )
})
