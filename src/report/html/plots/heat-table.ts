import type { Code } from '../../../codebook/codebook'
import { type Content, type Html, html, raw } from '../html'
import { codeHeadings } from './code-headings'
import type { HeatBands } from './heat-bands'

/** A table of cases by codes whose cells are shaded by what they hold; the number stands in each. */
export interface HeatTable {
  /** What the table is, for who moves from region to region. */
  readonly label: string
  readonly caption: Content
  /** Headings of the row headers, and of the columns between them and the codes. */
  readonly before: readonly [string, ...string[]]
  readonly codes: readonly Code[]
  readonly bodies: readonly HeatBody[]
  readonly bands: HeatBands
  /** Writes a number that is not 0. */
  readonly written: (value: number) => string
  /** Gives where a cell leads; no link unless given. */
  readonly href?: (row: HeatRow, code: string) => string
}

export interface HeatBody {
  /** Over the rows that belong together; null where they need no heading. */
  readonly heading: Content
  readonly rows: readonly HeatRow[]
}

export interface HeatRow {
  readonly id: string
  readonly heading: Content
  /** What stands ahead of the codes. */
  readonly facts: readonly Content[]
  /** In the order of the codes. */
  readonly values: readonly number[]
}

/** Writes a heat table. An empty cell is a zero. */
export function heatTable(table: HeatTable): Html {
  const { label, caption, before, codes, bodies } = table
  const [first, ...others] = before
  const headings = [
    html`<th scope="col" rowspan="2">${first}</th>`,
    ...others.map(other => html`<th scope="col" rowspan="2" class="number">${other}</th>`),
  ]
  const starts = codes.map(({ parent }) => parent === null)
  const width = before.length + codes.length
  return html`<div class="scroll heat-scroll" tabindex="0" role="region" aria-label="${label}"><table class="heat">
<caption>${caption}</caption>
${codeHeadings(codes, headings)}
${bodies.map(
  ({
    heading,
    rows,
  }) => html`<tbody>${heading && html`<tr class="heat-group"><th scope="rowgroup" colspan="${width}">${heading}</th></tr>`}
${rows.map(
  row => html`<tr><th scope="row">${row.heading}</th>${row.facts.map(fact => html`<td class="number">${fact}</td>`)}${cells(table, row, starts)}</tr>
`,
)}</tbody>`,
)}</table></div>`
}

/** There may be tens of thousands of them: each as short as can be. */
function cells({ codes, bands, written, href }: HeatTable, row: HeatRow, starts: readonly boolean[]): Html {
  let all = ''
  for (const [i, value] of row.values.entries()) {
    const place = starts[i] ? ' first' : ''
    if (value === 0) all += place === '' ? '<td></td>' : '<td class="first"></td>'
    else {
      const content = href ? html`<a href="${href(row, codes[i].id)}">${written(value)}</a>` : html`${written(value)}`
      all += `<td class="heat-${bands.levelOf(value)}${place}">${content.html}</td>`
    }
  }
  return raw(all)
}
