import type { DecisionRow } from '../../content/decisions'
import { codingHref, themeHref } from '../addresses'
import { type Html, html } from '../html'

/** Shows decisions of reviewers as a table: who did what to which words, why, and what became of it. */
export function decisionTable(rows: readonly DecisionRow[], caption: string): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="decisions">
<caption>${caption}</caption>
<thead><tr><th scope="col">Who and when</th><th scope="col">Did what</th><th scope="col">Words</th><th scope="col">Why</th><th scope="col">Now</th></tr></thead>
<tbody>${rows.map(row)}</tbody></table></div>`
}

function row({ by, when, did, code, words, transcript, why, outcome, coding }: DecisionRow): Html {
  return html`<tr><th scope="row">${by}<br><span class="faint">${when}</span></th><td>${did}${code !== null && html`:<br><a href="${themeHref(code.id)}">${code.label}</a>`}</td><td>${words !== '' && html`<q>${words}</q><br>`}<span class="faint">${transcript}</span>${coding !== null && html` · <a href="${codingHref(coding)}" aria-label="Read in ${transcript}: ${words}">read it</a>`}</td><td>${why ?? html`<span class="faint">no reason given</span>`}</td><td>${outcome}</td></tr>
`
}
