import { group as grouped } from 'd3-array'
import type { FrameworkCell } from '../../../analysis/framework-matrix'
import type { Code } from '../../../codebook/codebook'
import type { Run } from '../../../run/run'
import { codeMarks } from '../../code-marks'
import { counted } from '../../in-words'
import { codingHref, codingsHref, themeHref } from '../addresses'
import { type Html, html } from '../html'
import { groupLink, speakerFinder } from '../people-links'
import { whole } from '../plots/numbers'
import type { ReportParts, Section } from '../section'

const mostGroups = 120
const mostPeople = 300
/** Places in a cell: of a person fewer, and with many people one, since each is a link. */
const placesOf = (kind: 'group' | 'person', cases: number): number => (kind === 'group' ? 4 : cases > 120 ? 1 : 2)

/** Shows the framework matrix: for each group and each person, by superordinate theme, how often it is mentioned and where to read it. */
export function framework({ run }: ReportParts): Section {
  return { id: 'framework', title: 'Framework matrix', part: 'people', content: contentOf(run) }
}

/** Where a coding stands, for people: `fg01:12`. */
type PlaceOf = (coding: string) => string | undefined

function contentOf(run: Run): Html {
  const themes = run.codebook.codes.filter(({ parent }) => parent === null)
  const wanted = new Set(themes.map(({ id }) => id))
  const cells = run.framework.filter(({ code }) => wanted.has(code))
  if (cells.length === 0) return html`<p class="note">Nobody mentions any theme, so that the matrix is empty.</p>`
  const places = new Map(run.codings.map(({ id, transcript, line }) => [id, `${transcript}:${line}`]))
  const placeOf: PlaceOf = coding => places.get(coding)
  const groups = cases(cells, 'group')
  const people = cases(cells, 'person')
  const [shownGroups, shownPeople] = [groups.slice(0, mostGroups), people.slice(0, mostPeople)]
  return html`<p>The matrix of the framework method: cases in the rows, superordinate themes in the columns. Each cell says in how many turns the case mentions the theme, and leads to the first places. What the case says about the theme is yours to write: the workbook <code>framework.xlsx</code> has a line for it in each cell, and quotations. Copy it out of the results before you write into it. An empty cell says that no rule fired, not that nothing was meant.</p>
${table({ run, themes, rows: shownGroups, placeOf, kind: 'group', of: groups.length })}
${shownPeople.length > 0 && html`<details><summary>Person by person: ${counted(people.length, 'person', 'people')} who mention a theme</summary>${table({ run, themes, rows: shownPeople, placeOf, kind: 'person', of: people.length })}</details>`}`
}

function cases(
  cells: readonly FrameworkCell[],
  kind: FrameworkCell['caseKind'],
): readonly (readonly FrameworkCell[])[] {
  const own = cells.filter(({ caseKind }) => caseKind === kind)
  return [...grouped(own, cell => JSON.stringify([cell.group, cell.case])).values()]
}

interface TableParts {
  readonly run: Run
  readonly themes: readonly Code[]
  readonly rows: readonly (readonly FrameworkCell[])[]
  readonly placeOf: PlaceOf
  readonly kind: 'group' | 'person'
  readonly of: number
}

function table({ run, themes, rows, placeOf, kind, of }: TableParts): Html {
  const marks = codeMarks(run.codebook.codes)
  const labelOf = speakerFinder(run)
  const what = kind === 'group' ? 'Groups' : 'People'
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Framework matrix, ${what.toLowerCase()}"><table class="framework">
<caption>${what} by superordinate theme: turns that mention it, and the first places (transcript:line).${of > rows.length && ` The first ${rows.length} of ${whole(of)}; all are in framework.csv.`}</caption>
<thead><tr><th scope="col">${kind}</th>${themes.map(({ id, label }) => html`<th scope="col" class="theme-head theme-${marks.get(id)!.theme}"><a href="${themeHref(id)}">${label}</a></th>`)}</tr></thead>
<tbody>${rows.map(cells => {
    const byTheme = new Map(cells.map(cell => [cell.code, cell]))
    const [{ case: name, group }] = cells
    const speaker = kind === 'person' ? `${group}/${labelOf(group, name)}` : null
    return html`<tr><th scope="row">${speaker === null ? groupLink(run, group) : html`<a href="${codingsHref({ speaker })}">${name}</a> <span class="faint">${group}</span>`}</th>${themes.map(
      ({ id }) => {
        const cell = byTheme.get(id)
        if (!cell) return html`<td></td>`
        const first = firstPlaces(cell, placeOf, placesOf(kind, rows.length))
        const rest = cell.mentions - first.length
        return html`<td><b>${whole(cell.mentions)}</b> <small>${first.map(([coding, place]) => html`<a href="${codingHref(coding)}">${place}</a> `)}${rest > 0 && (speaker === null ? html`<a href="${codingsHref({ theme: id, group })}">and ${rest} more</a>` : `and ${rest} more`)}</small></td>`
      },
    )}</tr>
`
  })}</tbody></table></div>`
}

/** The first codings of a cell, one a place. */
function firstPlaces(
  { codings }: FrameworkCell,
  placeOf: PlaceOf,
  most: number,
): readonly (readonly [string, string])[] {
  const found = new Map<string, string>()
  for (const coding of codings) {
    const place = placeOf(coding)
    if (place !== undefined && !found.has(place)) found.set(place, coding)
    if (found.size === most) break
  }
  return [...found].map(([place, coding]) => [coding, place])
}
