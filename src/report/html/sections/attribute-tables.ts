import { sum } from 'd3-array'
import type { AttributeCell, AttributeCrosstab } from '../../../analysis/attribute-crosstab'
import type { Run } from '../../../run/run'
import { type Html, html } from '../html'
import { percent, whole } from '../plots/numbers'
import { stackedBar } from '../plots/stacked-bar'
import { associationInWords } from './association'
import { attributeLabel, notShown } from './attribute-words'

/** Shows the tables of one attribute by another that the study file asks for, a bar for each column, stacked to 100 %. */
export function attributeTables(run: Run, least: number): Html {
  const { attributeCrosstabs } = run
  if (attributeCrosstabs.length === 0) return html``
  return html`<h3>Answers by attribute</h3>
<p>Tables that the study file asks for, of everybody in the participants file, whether they spoke or answered the survey only. They say nothing of the talk.</p>
${attributeCrosstabs.map(table => figure(run, table, least))}`
}

function figure(run: Run, table: AttributeCrosstab, least: number): Html {
  const { rows, columns, cells, respondents, notKnown, association, whyNoStatistics } = table
  const label = (name: string): string => attributeLabel(run, name)
  const title = `${label(rows)} by ${label(columns)}`
  const rowNames = [...new Set(cells.map(({ row }) => row))]
  const columnNames = [...new Set(cells.map(({ column }) => column))]
  const cellOf = new Map(cells.map(cell => [keyOf(cell), cell]))
  const ofColumn = (column: string): readonly AttributeCell[] =>
    rowNames.map(row => cellOf.get(keyOf({ row, column }))!)
  const shownRows = rowNames.filter(row => columnNames.some(column => !cellOf.get(keyOf({ row, column }))!.suppressed))
  const isHidden = shownRows.length < rowNames.length
  const several = run.study?.attributes.get(rows)?.multiple != null
  const unit = several ? 'answers' : 'people'
  const marks = new Map(shownRows.map((row, i) => [row, { mark: letter(i), fill: fillOf(i, shownRows.length) }]))
  return html`<h4>${title}</h4>
<p class="plot-key">${shownRows.map(row => html`<span class="heat-${marks.get(row)!.fill}"><b>${marks.get(row)!.mark}</b> ${row}</span> `)}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="bars">
<caption>Each bar is all ${unit} of a category of ${label(columns)}, parted by ${label(rows)}, to 100 %. ${whole(respondents)} people of whom both are known${notKnown > 0 && `; of ${whole(notKnown)} one or both are not known, and they are in no bar`}.${isHidden && ` Answers of fewer than ${least} people, or that would give such away, are left out of the bars, and the shares are of those shown.`}</caption>
<thead><tr><th scope="col">${label(columns)}</th><th scope="col" class="plot wide">share of ${unit}</th><th scope="col" class="number">${unit}</th></tr></thead>
<tbody>${columnNames.map(column => {
    const shown = ofColumn(column).filter(({ respondents }) => respondents !== null)
    const heading = html`<th scope="row">${column}</th>`
    if (shown.length === 0)
      return html`<tr>${heading}<td colspan="2" class="hatched"><span>${notShown(least)}</span></td></tr>
`
    const all = sum(shown, ({ respondents }) => respondents!)
    if (all === 0)
      return html`<tr>${heading}<td colspan="2" class="faint">nobody</td></tr>
`
    const name = `${column}: ${shown.map(({ row, respondents }) => `${row} ${percent(respondents! / all)}`).join(', ')}`
    const segments = shown.map(({ row, respondents }) => ({ ...marks.get(row)!, value: respondents! }))
    return html`<tr>${heading}<td class="plot wide">${stackedBar(segments, name)}</td><td class="number">${whole(all)}</td></tr>
`
  })}</tbody></table></div>
<p class="faint">${association === null || whyNoStatistics !== null ? `No statistics: ${whyNoStatistics}.` : `${associationInWords(association)}.`}</p>
<details><summary>The numbers</summary><div class="scroll" tabindex="0" role="region" aria-label="${title}, numbers"><table>
<caption>People in both categories, and their share of all ${unit} that are shown of the category above.</caption>
<thead><tr><th scope="col">${label(rows)}</th>${columnNames.map(column => html`<th scope="col" class="number">${column}</th>`)}</tr></thead>
<tbody>${rowNames.map(
    row => html`<tr><th scope="row">${row}</th>${columnNames.map(column => {
      const { respondents } = cellOf.get(keyOf({ row, column }))!
      if (respondents === null) return html`<td class="hatched"><span>not shown</span></td>`
      const all = sum(ofColumn(column), cell => cell.respondents ?? 0)
      return html`<td class="number">${respondents} <span class="faint">${all > 0 && percent(respondents / all)}</span></td>`
    })}</tr>
`,
  )}</tbody></table></div></details>`
}

function keyOf({ row, column }: Pick<AttributeCell, 'row' | 'column'>): string {
  return JSON.stringify([row, column])
}

/** A … Z, then AA …: there are at most fifty. */
function letter(place: number): string {
  const last = String.fromCharCode(65 + (place % 26))
  return place < 26 ? last : `${letter(Math.floor(place / 26) - 1)}${last}`
}

/** Categories are mostly ordered: from light to dark, over all shades that there are. */
function fillOf(place: number, all: number): number {
  return all <= 6 ? Math.round(1 + (place * 5) / Math.max(1, all - 1)) : (place % 6) + 1
}
