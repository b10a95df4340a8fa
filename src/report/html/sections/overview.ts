import { codeMarks } from '../../code-marks'
import { candidateNote } from '../../content/notes'
import { type Finding, overview as overviewOf } from '../../content/overview'
import { hrefTo, themeHref } from '../addresses'
import { type Html, html } from '../html'
import { shareBar } from '../plots/bar'
import type { ReportParts, Section } from '../section'
import { briefQuote } from './quote-block'

/** With more themes, the others are folded away. */
const mostThemes = 8

/** Shows the study at a glance: what was done and found, what to be careful about, what people decided. */
export function overview(parts: ReportParts): Section {
  const { done, figures, main, themes, order, subthemes, careful, decided } = overviewOf(parts)
  const marks = codeMarks(parts.run.codebook.codes)
  const finding = (each: Finding): Html => findingItem(each, marks.get(each.code)!.theme)
  const rest = themes.slice(mostThemes)
  return {
    id: 'overview',
    title: 'The study at a glance',
    part: 'findings',
    content: html`
<dl class="figures">${figures.map(({ number, what }) => html`<div><dt>${what}</dt><dd>${number}</dd></div>`)}</dl>
<p class="lede">${main}</p>
${done.map(sentence => html`<p>${sentence}</p>`)}
<p class="note">${candidateNote} <a href="#questions">How to read this report</a></p>
<div class="glance">
<div>
<h3>Themes, the most widely spoken of first</h3>
<ol class="findings">${themes.slice(0, mostThemes).map(finding)}</ol>
${rest.length > 0 && html`<details><summary>${rest.length} more</summary><ol class="findings" start="${mostThemes + 1}">${rest.map(finding)}</ol></details>`}
<p class="faint">${order} The <a href="#themes">table of themes</a> has all numbers.</p>
</div>
<div>
<h3>What to be careful about</h3>
${careful.length === 0 ? html`<p>Nothing that a program could notice.</p>` : html`<ul class="careful">${careful.map(({ text, view }) => html`<li>${text}${view !== null && html` <a href="${hrefTo(view)}" aria-label="More: ${text}">More</a>`}</li>`)}</ul>`}
<h3>What people have decided</h3>
<p>${decided.join(' ')}</p>
<p><a href="#decisions">Decisions of reviewers</a></p>
${
  subthemes.length > 0 &&
  html`<h3>Sub-themes that most people spoke of</h3>
<ol>${subthemes.map(({ code, label, above, sentence }) => html`<li><a href="${themeHref(code)}">${label}</a>${above !== null && html` <span class="faint">(${above})</span>`}: ${sentence}</li>`)}</ol>`
}
</div>
</div>`,
  }
}

function findingItem({ code, label, sentence, share, quote }: Finding, theme: number): Html {
  return html`<li class="theme-${theme}"><h4><a href="${themeHref(code)}">${label}</a></h4>
<p>${sentence}</p>
${share !== null && shareBar(share)}
${quote && briefQuote(quote)}</li>
`
}
