import { reliabilityContent } from '../../content/reliability'
import { themeHref } from '../addresses'
import { html } from '../html'
import type { ReportParts, Section } from '../section'

/** Shows which codes were tested against people's blind coding, how people agreed, and what was not measured. */
export function reliability({ run }: ReportParts): Section {
  const { summary, codes, validation, agreement, todo } = reliabilityContent(run)
  const measured = codes.some(each => each.agreement !== null)
  return {
    id: 'reliability',
    title: 'Reliability',
    part: 'audit',
    content: html`
<p class="lede">${summary}</p>
${validation !== null && html`<h3>How the rules did</h3><p>${validation}</p>`}
${agreement !== null && html`<h3>How people agreed</h3><p>${agreement}</p>`}
${todo.length > 0 && html`<h3>What is left to do</h3><ul>${todo.map(sentence => html`<li>${sentence}</li>`)}</ul>`}
${
  codes.length > 0 &&
  html`<div class="scroll" tabindex="0" role="region" aria-label="Reliability by code"><table>
<caption>Precision: of what the rules coded, the share that people coded too. Recall: of what people coded, the share that the rules found. Estimates for all units.</caption>
<thead><tr><th scope="col">Code</th><th scope="col">Precision</th><th scope="col">Recall</th><th scope="col">Tested on</th>${measured && html`<th scope="col">Between people</th>`}</tr></thead>
<tbody>${codes.map(
    ({ code, label, score, agreement }) =>
      html`<tr><th scope="row"><a href="${themeHref(code)}">${label}</a></th>${score ? html`<td>${score.precision}</td><td>${score.recall}</td><td>${score.sample}</td>` : html`<td colspan="3" class="faint">not validated</td>`}${measured && html`<td>${agreement ?? html`<span class="faint">not measured</span>`}</td>`}</tr>
`,
  )}</tbody></table></div>`
}`,
  }
}
