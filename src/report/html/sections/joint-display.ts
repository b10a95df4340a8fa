import { group as grouped } from 'd3-array'
import type { Exemplar } from '../../../analysis/exemplars'
import type { JointDisplayRow } from '../../../analysis/joint-display'
import type { Run } from '../../../run/run'
import { codeMarks } from '../../code-marks'
import { themeHref, transcriptHref } from '../addresses'
import { type Html, html } from '../html'
import { shareAxis, shareBar } from '../plots/bar'
import { percent } from '../plots/numbers'
import type { ReportParts, Section } from '../section'
import { attributeLabel, minimumCellOf, notShown } from './attribute-words'

const mostRows = 1200

/** Shows survey answers beside themes: for each category, how many answered so, how many of those who spoke mention the theme, and a quotation. */
export function jointDisplay({ run }: ReportParts): Section {
  return { id: 'joint-display', title: 'Survey beside talk', part: 'people', content: contentOf(run) }
}

function contentOf(run: Run): Html {
  const { jointDisplay } = run
  if (jointDisplay.length === 0)
    return html`<p class="note">There are no survey answers to lay beside the talk: no attribute of people with a name makes a table.</p>`
  const byAttribute = grouped(jointDisplay, ({ attribute }) => attribute)
  let left = mostRows
  const shown = [...byAttribute].filter(([, rows]) => {
    left -= rows.length
    return left >= 0
  })
  const missing = [...byAttribute.keys()].filter(name => !shown.some(([other]) => other === name))
  return html`<p>A joint display: what people answered, beside what they spoke of. For each category, the people of the participants file who are in it (whether they spoke or answered the survey only), those of it who spoke and mention the theme, and one quotation to read. It concludes nothing: who answers a survey and who comes to a group are not chosen in the same way. Codings are candidates unless a person has judged them.</p>
${missing.length > 0 && html`<p class="note">Left out for their size: ${missing.map(name => attributeLabel(run, name)).join(', ')}. See <code>joint-display.csv</code>.</p>`}
${shown.map(
  (
    [attribute, rows],
    i,
  ) => html`<details${i === 0 && html` open=""`}><summary>${attributeLabel(run, attribute)}</summary>${table(run, attributeLabel(run, attribute), rows)}</details>
`,
)}`
}

function table(run: Run, label: string, rows: readonly JointDisplayRow[]): Html {
  const marks = codeMarks(run.codebook.codes)
  const least = minimumCellOf(run)
  const byTheme = grouped(rows, ({ code }) => code)
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label} beside themes"><table class="bars joint">
<caption>Bars begin at 0 and end at 100 %: on the left of everybody who answered, on the right of those of the category who spoke.</caption>
<thead><tr><th scope="col">${label}</th><th scope="col" class="plot">${shareAxis('answered so', 0.5)}</th><th scope="col" class="number">people</th><th scope="col" class="plot">${shareAxis('mention the theme', 0.5)}</th><th scope="col" class="number">people</th><th scope="col">quotation</th></tr></thead>
${[...byTheme].map(
  ([
    code,
    own,
  ]) => html`<tbody class="theme-${marks.get(code)!.theme}"><tr class="bars-head"><th scope="rowgroup" colspan="6"><a href="${themeHref(code)}">${own[0].label}</a></th></tr>
${own.map(row => line(row, least))}</tbody>`,
)}</table></div>`
}

function line(row: JointDisplayRow, least: number): Html {
  const { category, respondents, respondentsOf, respondentsShare, exemplar } = row
  const answered =
    respondents === null || respondentsShare === null
      ? html`<td colspan="2" class="hatched"><span>${respondentsOf === null ? 'not known' : notShown(least)}</span></td>`
      : html`<td class="plot">${shareBar(respondentsShare)}</td><td class="number">${respondents}/${respondentsOf}</td>`
  return html`<tr${category === null && html` class="not-known"`}><th scope="row">${category ?? html`<i>not known</i>`}</th>${answered}${talk(row, least)}<td class="quoted">${exemplar && quotation(exemplar)}</td></tr>
`
}

function talk({ participants, participantsOf, share, suppressed }: JointDisplayRow, least: number): Html {
  if (suppressed || participants === null)
    return html`<td colspan="2" class="hatched"><span>${notShown(least)}</span></td>`
  if (share === null) return html`<td colspan="2" class="faint">nobody of this category spoke</td>`
  return html`<td class="plot">${shareBar(share)}</td><td class="number">${participants}/${participantsOf} <span class="faint">${percent(share)}</span></td>`
}

function quotation({ quote, transcript, line }: Exemplar): Html {
  return html`<q>${quote}</q> <a href="${transcriptHref(transcript)}">${transcript}:${line}</a>`
}
