import type { Frequency } from '../../../analysis/frequencies'
import { codeMarks } from '../../code-marks'
import { percent, thousands } from '../../content/in-numbers'
import { candidateNote } from '../../content/notes'
import { spreadsPeople, type ThemeRow, type ThemeRows, themeTable } from '../../content/theme-table'
import { counted } from '../../in-words'
import { themeHref } from '../addresses'
import { type Html, html } from '../html'
import { spreadOverGroups } from '../plots/spread-over-groups'
import type { ReportParts, Section } from '../section'

/** Shows the table of themes: superordinate themes over their sub-themes, with how widely each was spoken of. */
export function themes({ run }: ReportParts): Section {
  const table = themeTable(run)
  const marks = codeMarks(run.codebook.codes)
  const { countsPeople, hasDecisions } = table
  const group = spreadsPeople(run) ? 'people who mention it, of those who spoke' : 'turns that mention it'
  return {
    id: 'themes',
    title: 'Table of themes',
    part: 'themes',
    content: html`
<p>${candidateNote}</p>
<p>A theme holds what its sub-themes hold, each ${run.unit} once, so that their numbers may add up to more than its own. Small bars: one for each group, in the same order everywhere, as high as the share of ${group}; a tick without a bar is a group that never does.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Themes with their counts"><table class="themes">
<caption>Superordinate themes and their sub-themes${countsPeople ? ': how many of the people who spoke, and of the groups, mention each' : ': in how many groups each is mentioned'}. Below the groups: the Wilson 95 % interval of their share. Counted in turns: mentions; in ${run.unit}s: what was prompted, and what people judged.</caption>
<thead><tr><th scope="col">Superordinate theme</th><th scope="col">Sub-theme</th>${countsPeople && html`<th scope="col" class="number">People</th>`}<th scope="col" class="number">Groups</th><th scope="col" class="number">Mentions</th><th scope="col">Spread over groups</th><th scope="col" class="number">Unprompted /<br>echoed /<br>prompted</th><th scope="col" class="number">${hasDecisions ? html`Accepted /<br>rejected /<br>undecided` : 'Undecided'}</th><th scope="col">Validated</th></tr></thead>
${table.themes.map(rows => body(rows, countsPeople, marks.get(rows.theme.frequency.code)!.theme))}
</table></div>
${table.themes.length === 0 && html`<p class="note">The codebook has no themes.</p>`}`,
  }
}

function body({ theme, subthemes }: ThemeRows, countsPeople: boolean, colour: number): Html {
  const { code, label } = theme.frequency
  const head = html`<th scope="rowgroup" rowspan="${subthemes.length + 1}" class="whole-theme"><a href="${themeHref(code)}">${label}</a></th>`
  const own = subthemes.length === 0 ? 'no sub-themes' : 'whole theme'
  return html`<tbody class="theme-${colour}">
<tr class="total">${head}<th scope="row" class="faint">${own}</th>${cells(theme, countsPeople)}</tr>
${subthemes.map(
  row =>
    html`<tr><th scope="row" class="level-${Math.min(row.frequency.level, 4)}"><a href="${themeHref(row.frequency.code)}">${row.frequency.label}</a></th>${cells(row, countsPeople)}</tr>
`,
)}</tbody>
`
}

function cells({ frequency, accepted, undecided, spread }: ThemeRow, countsPeople: boolean): Html {
  const { participants, participantsOf, groups, groupsOf, mentions, validated, label } = frequency
  return html`${countsPeople && html`<td class="number">${participants}<span class="of">/${participantsOf}</span></td>`}<td class="number">${groups}<span class="of">/${groupsOf}</span>${intervalOf(frequency)}</td><td class="number">${thousands(mentions)}</td><td>${spread.length > 0 && spreadOverGroups({ label, groups: spread })}</td><td class="number">${origins(frequency)}</td><td class="number">${judged(frequency, accepted, undecided)}</td><td>${validated === 'yes' ? 'yes' : html`<span class="faint">no</span>`}</td>`
}

function intervalOf({ groupsLow, groupsHigh }: Frequency): Html | null {
  if (groupsLow === null || groupsHigh === null) return null
  return html`<br><span class="faint">${Math.round(groupsLow * 100)}–${percent(groupsHigh)}</span>`
}

function origins({ units, spontaneous, echoed, prompted }: Frequency): Html {
  if (units === 0) return html`<span class="faint">none</span>`
  return html`${spontaneous} <span class="of">/ ${echoed} / ${prompted}</span>`
}

function judged({ accepted, rejected }: Frequency, of: Frequency | null, undecided: number): Html {
  if (of === null && accepted === 0 && rejected === 0) return html`${undecided}`
  const people = of === null || of.participants === null || of.mentions === 0 ? null : of.participants
  return html`${accepted} <span class="of">/ ${rejected} / ${undecided}</span>${people !== null && html`<br><span class="faint">of ${counted(people, 'person', 'people')}</span>`}`
}
