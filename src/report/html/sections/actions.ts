import { type ActionRow, actionsContent } from '../../content/actions'
import { themeHref } from '../addresses'
import { type Html, html } from '../html'
import type { ReportParts, Section } from '../section'

/** Shows what could be done, by action, with the themes that it answers; null where the codebook names nothing. */
export function actions({ run }: ReportParts): Section | null {
  const content = actionsContent(run)
  if (!content) return null
  return {
    id: 'actions',
    title: 'Opportunities and actions',
    part: 'themes',
    content: html`
<p>Opportunities and actions stand in the codebook: people wrote them. The counts beside them tell how widely the theme was spoken of, not that anybody asked for the action.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Opportunities by action"><table class="actions">
<caption>Opportunities by action, with the theme that each answers.</caption>
<thead><tr><th scope="col">Action</th><th scope="col">Opportunity</th><th scope="col">Theme</th><th scope="col">Spoken of by</th></tr></thead>
${content.actions.map(body)}</table></div>`,
  }
}

function body({ label, definition, opportunities }: ActionRow): Html {
  const head = html`<th scope="rowgroup" rowspan="${Math.max(1, opportunities.length)}">${label}${definition !== null && html`<br><span class="faint">${definition}</span>`}</th>`
  if (opportunities.length === 0)
    return html`<tbody><tr>${head}<td colspan="3" class="faint">no opportunity names it</td></tr></tbody>
`
  return html`<tbody>${opportunities.map(
    ({ text, code, label, saidBy }, i) =>
      html`<tr>${i === 0 && head}<td>${text}</td><td><a href="${themeHref(code)}">${label}</a></td><td>${saidBy}</td></tr>
`,
  )}</tbody>
`
}
