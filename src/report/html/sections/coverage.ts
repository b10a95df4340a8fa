import type { Appearance, Coverage, CoveragePosition } from '../../../analysis/coverage'
import type { Run } from '../../../run/run'
import { coverageText } from '../../coverage-text'
import { themeHref } from '../addresses'
import { type Html, html } from '../html'
import { groupLink } from '../people-links'
import { coverageCurve } from '../plots/coverage-curve'
import { decimal, percent } from '../plots/numbers'
import type { ReportParts, Section } from '../section'

/** Shows after how many groups the codes were found, in this order and over many. */
export function coverage({ run }: ReportParts): Section {
  return { id: 'coverage', title: 'Coverage by group', part: 'talk', content: contentOf(run) }
}

function contentOf(run: Run): Html {
  const { coverage } = run
  const text = html`<p>${coverageText(coverage)}</p>`
  if (coverage.positions.length === 0 || coverage.codes === 0) return text
  return html`${coverageCurve(coverage)}
${text}
<p class="faint">The groups themselves are one draw: another order of them is what the band shows, other groups are not.</p>
${byGroup(run, coverage)}
${byCode(run, coverage)}`
}

const mostGroups = 200

function byGroup(run: Run, { positions, base, run: runs, orders }: Coverage): Html {
  const labels = new Map(run.codebook.codes.map(({ id, label }) => [id, label]))
  const shown = positions.slice(0, mostGroups)
  return html`<details><summary>Group by group</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Coverage group by group"><table>
<caption>New information: codes that are new in a run of ${runs}, divided by those found in the first ${base}. Percentiles are of ${orders.orders} orders. Chao2 is a lower bound for the codes that such groups would mention.${positions.length > shown.length && ` The first ${shown.length} of ${positions.length} groups; all are in coverage.csv.`}</caption>
<thead><tr><th scope="col" class="number">place</th><th scope="col">group</th><th scope="col">new codes</th><th scope="col" class="number">found</th><th scope="col" class="number">average over orders</th><th scope="col" class="number">5th to 95th percentile</th><th scope="col" class="number">new information</th><th scope="col" class="number">Chao2</th></tr></thead>
<tbody>${shown.map(position => row(run, position, labels))}</tbody></table></div></details>`
}

function row(run: Run, position: CoveragePosition, labels: ReadonlyMap<string, string>): Html {
  const { group, fresh, found, expected, low, high, ratio, chao2 } = position
  return html`<tr><td class="number">${position.position}</td><th scope="row">${groupLink(run, group)}</th><td>${
    fresh.length === 0
      ? html`<span class="faint">none</span>`
      : fresh.map((id, i) => html`${i > 0 && ', '}<a href="${themeHref(id)}">${labels.get(id)}</a>`)
  }</td><td class="number">${found}</td><td class="number">${decimal(expected, 1)}</td><td class="number">${low === high ? low : `${low} to ${high}`}</td><td class="number">${ratio === null ? '–' : percent(ratio)}</td><td class="number">${decimal(chao2.estimate.value, 1)}</td></tr>
`
}

function byCode(run: Run, { appearances }: Coverage): Html {
  return html`<details><summary>Code by code: when each was first mentioned</summary>
<div class="scroll" tabindex="0" role="region" aria-label="First mention of each code"><table>
<caption>The average place is over all orders of the groups. A code far behind it came up late: perhaps the guide changed, or the talk outside did.</caption>
<thead><tr><th scope="col">code</th><th scope="col">comes from</th><th scope="col">first group</th><th scope="col" class="number">its place</th><th scope="col" class="number">average place</th><th scope="col" class="number">groups</th></tr></thead>
<tbody>${appearances.map(each => appearance(run, each))}</tbody></table></div></details>`
}

function appearance(
  run: Run,
  { code, label, origin, firstGroup, position, expectedPosition, groups, groupsOf }: Appearance,
): Html {
  return html`<tr><th scope="row"><a href="${themeHref(code)}">${label}</a></th><td>${origin ?? html`<span class="faint">not said</span>`}</td>${
    firstGroup === null
      ? html`<td colspan="3" class="faint">mentioned in no group</td>`
      : html`<td>${groupLink(run, firstGroup)}</td><td class="number">${position}</td><td class="number">${decimal(expectedPosition, 1)}</td>`
  }<td class="number">${groups} of ${groupsOf}</td></tr>
`
}
