import { group as grouped } from 'd3-array'
import type { Crosstab, CrosstabRow } from '../../../analysis/crosstab'
import type { Code } from '../../../codebook/codebook'
import type { Run } from '../../../run/run'
import { codeMarks } from '../../code-marks'
import { counted } from '../../in-words'
import { themeHref } from '../addresses'
import { type Html, html } from '../html'
import { shareAxis, shareBar } from '../plots/bar'
import { percent } from '../plots/numbers'
import type { ReportParts, Section } from '../section'
import { associationInWords } from './association'
import { attributeTables } from './attribute-tables'
import { attributeLabel, minimumCellOf, notShown } from './attribute-words'

/** Bars on the page: some 250 bytes each. Sub-themes beyond are in the files. */
const mostBars = 4000

/** Shows which people speak of what: for each attribute, the share of each category's people who mention a code, with small categories hidden. */
export function attributes({ run }: ReportParts): Section {
  return { id: 'attributes', title: 'Themes by attribute', part: 'people', content: contentOf(run) }
}

function contentOf(run: Run): Html {
  const { crosstabs, codebook } = run
  if (crosstabs.length === 0 && run.attributeCrosstabs.length === 0)
    return html`<p class="note">Nothing is known of the people beside what they said: the study has no participants file with attributes.</p>`
  const least = minimumCellOf(run)
  const themes = codebook.codes.filter(({ parent }) => parent === null)
  const subthemes = codebook.codes.filter(({ parent }) => parent !== null)
  let left = mostBars - crosstabs.reduce((bars, { categories }) => bars + categories.length * themes.length, 0)
  const panels = crosstabs.map(table => {
    const wanted = table.categories.length * subthemes.length
    const fits = wanted <= left
    if (fits) left -= wanted
    return panel(run, table, themes, fits ? subthemes : [])
  })
  return html`<p>Each bar is the share of a category’s people, of those who spoke, who mention the theme at least once. All bars begin at 0 and end at 100 %. A category of fewer than ${least} people is not shown, nor one that would give it away. Codings are candidates unless a person has judged them.</p>
<p class="note">Descriptive only. People of one group hear each other, and groups were picked on purpose: chi-square, <i>p</i> and Cramér’s V take each person for an independent draw, so that they say where to read first and test nothing. Where the people of a category are of one or two groups, what tells it from others may be the talk of that day.</p>
${panels}
${attributeTables(run, least)}`
}

function panel(run: Run, table: Crosstab, themes: readonly Code[], subthemes: readonly Code[]): Html {
  const label = attributeLabel(run, table.attribute)
  const several = run.study?.attributes.get(table.attribute)?.multiple != null
  const heading = html`<h3>By ${label}</h3>`
  if (table.why !== null) return html`${heading}<p class="faint">There is no table: ${table.why}.</p>`
  const rows = grouped(table.rows, ({ code }) => code)
  const marks = codeMarks(run.codebook.codes)
  const bars = (
    codes: readonly Code[],
    what: string,
  ): Html => html`<div class="scroll" tabindex="0" role="region" aria-label="${what} by ${label}"><table class="bars">
<caption>People with the ${what.toLowerCase()}, by ${label}${several && '. A person may be in several categories'}.</caption>
<thead><tr><th scope="col">category</th><th scope="col" class="plot">${shareAxis('share of the people')}</th><th scope="col" class="number">people</th><th scope="col" class="number">share</th><th scope="col" class="number">in groups</th></tr></thead>
${codes.map(code => body(code, rows.get(code.id) ?? [], marks.get(code.id)!.theme, minimumCellOf(run)))}</table></div>`
  return html`${heading}${bars(themes, 'Theme')}${subthemes.length > 0 && html`<details><summary>${counted(subthemes.length, 'sub-theme')} by ${label}</summary>${bars(subthemes, 'Sub-theme')}</details>`}`
}

function body(code: Code, rows: readonly CrosstabRow[], theme: number, least: number): Html {
  const [any] = rows
  const statistics = any && (any.why === null ? associationInWords(any.association) : `No statistics: ${any.why}.`)
  return html`<tbody class="theme-${theme}"><tr class="bars-head"><th scope="rowgroup" colspan="5"><a href="${themeHref(code.id)}">${code.label}</a> <span class="faint">${statistics}</span></th></tr>
${rows.map(row => line(row, least))}</tbody>`
}

function line(row: CrosstabRow, least: number): Html {
  const { category, participants, participantsOf, share, groups, groupsOf } = row
  const heading = html`<th scope="row">${category ?? html`<i>not known</i>`}</th>`
  const shape = category === null ? html` class="not-known"` : null
  if (participants === null || participantsOf === null)
    return html`<tr${shape}>${heading}<td colspan="4" class="hatched"><span>${notShown(least)}</span></td></tr>
`
  if (share === null)
    return html`<tr${shape}>${heading}<td colspan="4" class="faint">nobody of this category spoke</td></tr>
`
  return html`<tr${shape}>${heading}<td class="plot">${shareBar(share)}</td><td class="number">${participants}/${participantsOf}</td><td class="number">${percent(share)}</td><td class="number">${groups} of ${groupsOf}</td></tr>
`
}
