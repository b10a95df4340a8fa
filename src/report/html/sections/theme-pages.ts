import { codeMarks } from '../../code-marks'
import { thousands } from '../../content/in-numbers'
import { howToValidate, notValidated } from '../../content/notes'
import { themePages as pagesOf, type ThemePage } from '../../content/theme-page'
import { listed } from '../../in-words'
import { codingsHref, hrefTo, themeHref } from '../addresses'
import { type Html, html } from '../html'
import { spreadInWords, spreadOverGroups } from '../plots/spread-over-groups'
import type { ReportParts, Section } from '../section'
import { decisionTable } from './decision-table'
import { negativeCase } from './negative-case'
import { quoteBlock } from './quote-block'
import { rulesInFull } from './theme-rules'
import { withheldReasons } from './withheld-examples'

/** Makes the page of each code: what it is, how widely it was spoken of, who said it, what speaks against it, and how it was decided. */
export function themePages({ run }: ReportParts): readonly Section[] {
  const pageOf = pagesOf(run)
  const marks = codeMarks(run.codebook.codes)
  return run.codebook.codes.map(({ id, label }) => ({
    id: `theme/${id}`,
    title: label,
    part: 'themes',
    content: html`<div class="theme-page theme-${marks.get(id)!.theme}">${pageContent(pageOf(id))}</div>`,
  }))
}

function pageContent(page: ThemePage): Html {
  const { code, above, summary, warnings, frequency } = page
  const about = code.definition ?? code.brief
  return html`
<p class="crumbs"><a href="#themes">Themes</a>${above.map(({ id, label }) => html` › <a href="${themeHref(id)}">${label}</a>`)} › ${code.label}</p>
${about === null ? html`<p class="faint">The codebook gives no definition.</p>` : html`<p class="definition">${about}</p>`}
<p class="lede">${summary}.</p>
${warnings.map(warning => html`<p class="note warn">${warning}</p>`)}
${frequency.units > 0 && html`<p><a href="${codingsHref({ theme: code.id })}" class="scripted-only">All its codings</a></p>`}
${subthemes(page)}
<h3>What people said</h3>
${page.withoutQuote !== null && html`<p class="faint">${page.withoutQuote}</p>`}
${page.quotes.map(quoteBlock)}
<h3>Negative case</h3>
${negativeCase(page.negativeCase)}
<h3>How widely it was spoken of</h3>
${counts(page)}
<h3>When it applies</h3>
${application(page)}
<h3>What was withheld</h3>
${withheldReasons(page.withheld)}
<h3>What reviewers overruled</h3>
${
  page.overruled.all === 0
    ? html`<p class="faint">Nothing so far.</p>`
    : html`${decisionTable(page.overruled.rows, `Decisions about ${code.label} that overrule the rules`)}${page.overruled.all > page.overruled.rows.length && html`<p>The first ${page.overruled.rows.length} of ${page.overruled.all}; more are with the <a href="#decisions">decisions</a>.</p>`}`
}
${opportunities(page)}
${
  page.together.length > 0 &&
  html`<h3>Comes together with</h3>
<p>Codes of other themes, or beside it, that stand most often on the same stretch; that they do says nothing of why. All pairs: <a href="#cooccurrence">co-occurrence</a>.</p>
<ul>${page.together.map(pair => html`<li>${pair}</li>`)}</ul>`
}`
}

function subthemes({ subthemes }: ThemePage): Html | null {
  if (subthemes.length === 0) return null
  return html`<h3>Its sub-themes</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Its sub-themes"><table>
<caption>How widely each was spoken of.</caption>
<thead><tr><th scope="col">Sub-theme</th><th scope="col">Spoken of by</th><th scope="col" class="number">Mentions</th><th scope="col">Spread over groups</th></tr></thead>
<tbody>${subthemes.map(
    ({ id, label, saidBy, frequency, spread }) =>
      html`<tr><th scope="row"><a href="${themeHref(id)}">${label}</a></th><td>${saidBy}</td><td class="number">${thousands(frequency.mentions)}</td><td>${spread.length > 0 && spreadOverGroups({ label, groups: spread })}</td></tr>
`,
  )}</tbody></table></div>`
}

function counts({ counts, spread, spreadsPeople, frequency, score, code }: ThemePage): Html {
  const what = spreadsPeople
    ? 'people who mention it, of those who spoke in the group'
    : 'turns that mention it, of the group’s turns'
  const groups = { label: code.label, groups: spread }
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Counts of ${code.label}"><table class="counts">
<caption>Counts of codings that nobody rejected.</caption>
<tbody>${counts.map(
    ({
      what,
      value,
      meaning,
    }) => html`<tr><th scope="row">${what}</th><td class="value">${value}</td><td class="faint">${meaning}</td></tr>
`,
  )}<tr><th scope="row">Validated</th><td class="value">${score ? 'yes' : 'no'}</td><td>${
    score
      ? html`precision ${score.precision}; recall ${score.recall} <span class="faint">(${score.sample})</span>`
      : html`<span class="faint">${code.rules.length === 0 ? 'It has no rules of its own; see its sub-themes.' : `${notValidated} ${howToValidate}`}</span>`
  }</td></tr></tbody></table></div>
${
  spread.length > 0 &&
  frequency.units > 0 &&
  html`<figure class="where">${spreadOverGroups(groups)}<figcaption>${spreadInWords(groups)}. A bar for each group: ${what}.</figcaption></figure>
<details><summary>The same as numbers</summary><ul class="columns">${spread.map(({ id, value, of }) => html`<li><a class="scripted-only" href="${codingsHref({ theme: code.id, group: id })}">${id}</a><span class="unscripted-only">${id}</span>: ${value} of ${of}</li>`)}</ul></details>`
}`
}

function application({ code, origin, missing, rules }: ThemePage): Html {
  const { brief, definition, useWhen, notWhen, examples, counterexamples } = code
  const list = (title: string, items: readonly (string | Html)[]): Html | null =>
    items.length === 0 ? null : html`<h4>${title}</h4><ul>${items.map(item => html`<li>${item}</li>`)}</ul>`
  const example = ({ text, because }: (typeof examples)[number]): Html =>
    html`<q>${text}</q>${because !== null && html` <span class="faint">(${because})</span>`}`
  return html`${brief !== null && definition !== null && html`<p>In brief: ${brief}</p>`}
${list('Use it when', useWhen)}
${list('Do not use it when', notWhen)}
${
  examples.length + counterexamples.length > 0 &&
  html`<details><summary>Examples and counter-examples</summary>${list('Belongs to it', examples.map(example))}${list('Does not', counterexamples.map(example))}</details>`
}
${rulesInFull(rules)}
${origin !== null && html`<p>It comes from ${origin}, as the codebook says.</p>`}
${missing.length > 0 && html`<p class="faint">The codebook does not give: ${listed(missing)}.</p>`}`
}

function opportunities({ opportunities }: ThemePage): Html | null {
  if (opportunities.length === 0) return null
  return html`<h3>Opportunities</h3>
<p class="faint">What could be done, as the people who wrote the codebook see it. All of them by action: <a href="${hrefTo('actions')}">opportunities and actions</a>.</p>
<ul>${opportunities.map(
    ({ text, action }) =>
      html`<li>${text}${action !== null && html` <span class="action"><b>${action.label}</b>${action.definition !== null && html`: ${action.definition}`}</span>`}</li>`,
  )}</ul>`
}
