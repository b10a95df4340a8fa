import type { Deed } from '../../../coding/decisions/review-decision'
import { decided } from '../../content/decided'
import { type DecisionsPart, decisionsContent, type Reviewer } from '../../content/decisions'
import { counted } from '../../in-words'
import { type Html, html } from '../html'
import type { ReportParts, Section } from '../section'
import { decisionTable } from './decision-table'

/** Shows what people decided about codings: what waits, what they overruled, what they noted and accepted. */
export function decisions({ run }: ReportParts): Section {
  const { reviewers, parts } = decisionsContent(run)
  return {
    id: 'decisions',
    title: 'Decisions of reviewers',
    part: 'audit',
    content: html`
<p class="lede">${decided(run).join(' ')}</p>
${reviewers.length > 0 && reviewersTable(reviewers)}
${parts.map(part)}`,
  }
}

const columns: readonly (readonly [Deed, string])[] = [
  ['accept', 'Accepted'],
  ['reject', 'Rejected'],
  ['recode', 'Recoded'],
  ['add', 'Added'],
  ['adjust', 'Moved'],
  ['memo', 'Noted'],
  ['undo', 'Took back'],
]

function reviewersTable(reviewers: readonly Reviewer[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Reviewers"><table>
<caption>What each reviewer did, also what was taken back since. Times are UTC.</caption>
<thead><tr><th scope="col">Reviewer</th>${columns.map(([, name]) => html`<th scope="col" class="number">${name}</th>`)}<th scope="col" class="number">All</th><th scope="col">First and last</th></tr></thead>
<tbody>${reviewers.map(
    ({ name, did, all, first, last }) =>
      html`<tr><th scope="row">${name}</th>${columns.map(([deed]) => html`<td class="number">${did[deed]}</td>`)}<td class="number">${all}</td><td>${day(first)}${day(first) !== day(last) && html` to ${day(last)}`}</td></tr>
`,
  )}</tbody></table></div>`
}

function day(at: string): string {
  return at.slice(0, 10)
}

function part({ kind, title, about, all, rows }: DecisionsPart): Html {
  const table = html`${decisionTable(rows, `${title}: ${counted(all, 'decision')}`)}${all > rows.length && html`<p>The first ${rows.length} of ${all}; all are in <code>decisions.jsonl</code>.</p>`}`
  const isFolded = kind === 'accepted' || kind === 'past'
  return html`<h3>${title}</h3>
<p>${about}</p>
${isFolded ? html`<details><summary>${counted(all, 'decision')}</summary>${table}</details>` : table}`
}
