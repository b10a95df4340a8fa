import { group as grouped, max } from 'd3-array'
import type { KeyWord } from '../../../analysis/keyness'
import type { Run } from '../../../run/run'
import { codeMarks } from '../../code-marks'
import { themeHref } from '../addresses'
import { type Content, type Html, html } from '../html'
import { shareBar } from '../plots/bar'
import { decimal, whole } from '../plots/numbers'
import type { ReportParts, Section } from '../section'
import { attributeLabel } from './attribute-words'

/** Words shown of each part and side; the file has more of them. */
const mostWords = 10

/** Shows which words are said more in one part of the talk than in the rest: by code, by group, by category of people. */
export function words({ run }: ReportParts): Section {
  return { id: 'words', title: 'Words', part: 'talk', content: contentOf(run) }
}

function contentOf(run: Run): Html {
  const { keyness, codebook } = run
  if (keyness.length === 0)
    return html`<p class="note">No word is said often enough in one part of the talk, and seldom enough in the rest, to be shown.</p>`
  const shown = keyness.filter(({ rank }) => rank <= mostWords)
  const most = Math.ceil(max(shown, ({ logRatio }) => logRatio) ?? 1)
  const parts = grouped(shown, ({ by, of }) => JSON.stringify([by, of]))
  const tables = grouped([...parts.values()], ([first]) => first.by)
  const others = [...tables.keys()].filter(by => by !== 'code' && by !== 'group')
  const marks = codeMarks(codebook.codes)
  const labels = new Map(codebook.codes.map(({ id, label }) => [id, label]))
  const named = (by: string) => attributeLabel(run, by.replace(/^attribute:/, ''))
  return html`<p>Words that are said more often in one part of the talk than in the rest of it. They are ranked by log-likelihood and not tested: the words of a person depend on each other, and so do those of a group. Look at how many people and groups say a word first, then at the log ratio: 1 is twice as often as in the rest, 3 eight times.</p>
<p class="note warn">A word can name a person, also where a table of people hides a small category. This view is for those who may read the transcripts: do not publish it as it is.</p>
<h3>By theme</h3>
<p>A word marked <i>rule</i> is key by construction: a rule looks for it, and that put the talk here. For what the rules do not know yet, look at words without the mark that several people say.</p>
${(tables.get('code') ?? []).map(part => {
  const [{ of }] = part
  const heading = html`<a href="${themeHref(of)}">${labels.get(of)}</a>`
  return folded(labels.get(of) ?? of, part, most, heading, marks.get(of)?.theme)
})}
${tables.has('group') && html`<h3>By group</h3>${tables.get('group')!.map(part => folded(part[0].of, part, most))}`}
${others.map(by => html`<h3>By ${named(by)}</h3><p>Of people in the category, against all others of whom it is known. Categories that are too small to be shown are left out.</p>${tables.get(by)!.map(part => folded(part[0].of, part, most))}`)}`
}

function folded(name: string, part: readonly KeyWord[], most: number, heading?: Content, theme?: number): Html {
  const more = part.filter(({ side }) => side === 'more')
  const less = part.filter(({ side }) => side === 'less')
  const preview = more.slice(0, 5).map(({ word }) => word)
  return html`<details${theme !== undefined && html` class="theme-${theme}"`}><summary>${name}${preview.length > 0 && html`<span class="faint">: ${preview.join(', ')}${more.length > preview.length && ' …'}</span>`}</summary>
${heading && html`<p>The theme’s page: ${heading}</p>`}${table(name, more, most)}
${less.length > 0 && html`<p>Said less here than in the rest: ${less.map(({ word, count, expected }, i) => html`${i > 0 && ', '}${word} <span class="faint">(${count}; ${decimal(expected, 1)} expected)</span>`)}.</p>`}</details>
`
}

function table(name: string, words: readonly KeyWord[], most: number): Html {
  const [first] = words
  if (!first) return html`<p class="faint">No word is said more often here.</p>`
  const ofCode = first.inRule !== null
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Words of ${name}"><table class="bars">
<caption>${whole(first.words)} words here, ${whole(first.restWords)} in the rest. Bars begin at 0 and end at a log ratio of ${most}.</caption>
<thead><tr><th scope="col">word</th><th scope="col" class="plot">log ratio</th><th scope="col" class="number">log ratio</th><th scope="col" class="number">here</th><th scope="col" class="number">rest</th><th scope="col" class="number">here, per 1,000</th><th scope="col" class="number">rest, per 1,000</th><th scope="col" class="number">people</th><th scope="col" class="number">groups</th>${ofCode && html`<th scope="col">rule</th>`}</tr></thead>
<tbody>${words.map(
    each => html`<tr><th scope="row">${each.word}</th><td class="plot">${shareBar(each.logRatio / most)}</td><td class="number">${decimal(each.logRatio, 1)}</td><td class="number">${each.count}</td><td class="number">${each.restCount}</td><td class="number">${perThousand(each.count, each.words)}</td><td class="number">${perThousand(each.restCount, each.restWords)}</td><td class="number">${each.people === null ? '–' : each.onePerson ? 'one person' : each.people}</td><td class="number">${each.groups}</td>${ofCode && html`<td>${each.inRule && 'rule'}</td>`}</tr>
`,
  )}</tbody></table></div>`
}

function perThousand(count: number, words: number): string {
  return decimal((1000 * count) / words, 1)
}
