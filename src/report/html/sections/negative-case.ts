import type { NegativeCaseContent } from '../../content/negative-case'
import { type Html, html } from '../html'
import { passageBlock } from './quote-block'

/** Shows what may speak against a theme, or that nothing was found; and how it was looked for. */
export function negativeCase({ found, cases, leads, allLeads, silent, how }: NegativeCaseContent): Html {
  const shown = ({ passage, coding, why }: (typeof cases)[number]): Html =>
    passageBlock(passage, coding, html`<br>${why}`)
  return html`<p>${found}</p>
${cases.map(shown)}
${leads.length > 0 && html`<details><summary>A negator just ahead of the words: ${allLeads === leads.length ? allLeads : `the first ${leads.length} of ${allLeads}`}</summary>${leads.map(shown)}</details>`}
${silent.length > 0 && html`<p>${silent.join(' ')}</p>`}
<details><summary>How it was looked for</summary><ul>${how.map(sentence => html`<li>${sentence}</li>`)}</ul></details>`
}
