import { group as grouped, sum } from 'd3-array'
import type { Dominance } from '../../../analysis/dominance'
import type { Participation } from '../../../analysis/participation'
import type { Run } from '../../../run/run'
import { counted } from '../../in-words'
import { type Html, html } from '../html'
import { groupLink } from '../people-links'
import { decimal, percent, whole } from '../plots/numbers'
import { type Segment, stackedBar } from '../plots/stacked-bar'
import type { ReportParts, Section } from '../section'
import { groupTalk } from './group-talk'

const mostGroups = 120
/** Parts of a bar that can be told apart. */
const mostParts = 16

/** Shows how the talk of each group was shared out, who followed whom, and what each member may have thought of each question. */
export function participation({ run }: ReportParts): Section {
  return { id: 'participation', title: 'Participation', part: 'talk', content: contentOf(run) }
}

function contentOf(run: Run): Html {
  const { dominance, participation } = run
  if (participation.length === 0)
    return html`<p class="note">No transcript names its speakers, so that nobody’s share of the talk is known.</p>`
  const people = grouped(participation, ({ group }) => group)
  const shown = dominance.slice(0, mostGroups)
  const { silent, surveyOnly } = run.roster
  return html`<p>How the talk of each group was shared out among its participants. To talk much is not to lead: a quiet person may decide what is spoken of. The numbers say where to look.${silent > 0 && ` ${counted(silent, 'person', 'people')} of the participants file never ${silent === 1 ? 'speaks' : 'speak'}.`}${surveyOnly > 0 && ` ${counted(surveyOnly, 'person', 'people')} answered the survey only and ${surveyOnly === 1 ? 'is' : 'are'} in no group.`}</p>
${dominance.length > shown.length && html`<p class="note">The first ${shown.length} of ${whole(dominance.length)} groups are shown; all are in <code>dominance.csv</code> and <code>participation.csv</code>.</p>`}
<div class="scroll" tabindex="0" role="region" aria-label="Talk by group"><table class="bars">
<caption>Each bar is all words of a group’s named participants, from who said most to who said least. Gini: 0 where all say as much, 1 where one person says everything.</caption>
<thead><tr><th scope="col">group</th><th scope="col" class="plot wide">share of the words</th><th scope="col" class="number">people</th><th scope="col" class="number">most by one person, in equal shares</th><th scope="col" class="number">Gini</th><th scope="col" class="number">moderator’s share of all words</th></tr></thead>
<tbody>${shown.map(row => groupRow(run, row, people.get(row.group) ?? []))}</tbody></table></div>
<h3>Group by group</h3>
<p>Who said how much, whose turn follows whose, and where there is a guide, what each member may have thought of what was said to each question.</p>
${groupTalk(run)}`
}

function groupRow(run: Run, row: Dominance, people: readonly Participation[]): Html {
  const { group, participants, silent, timesEqual, gini, moderatorShare } = row
  const said = people.filter(({ words }) => words > 0).sort((a, b) => b.words - a.words)
  const heading = html`<th scope="row">${groupLink(run, group)}</th>`
  const moderator = html`<td class="number">${moderatorShare === null ? '–' : percent(moderatorShare)}</td>`
  if (said.length === 0)
    return html`<tr>${heading}<td colspan="4" class="faint">nobody is named, or nobody spoke</td>${moderator}</tr>
`
  const all = sum(said, ({ words }) => words)
  const name = `${group}: ${said
    .slice(0, mostParts)
    .map(({ participant, words }) => `${participant} ${percent(words / all)}`)
    .join(', ')}${said.length > mostParts ? ` and ${said.length - mostParts} more` : ''}`
  return html`<tr>${heading}<td class="plot wide">${stackedBar(segmentsOf(said), name)}</td><td class="number">${participants}${silent > 0 && html` <span class="faint">(${silent} silent)</span>`}</td><td class="number">${decimal(timesEqual, 1)}</td><td class="number">${decimal(gini?.value ?? null)}</td>${moderator}</tr>
`
}

function segmentsOf(said: readonly Participation[]): readonly Segment[] {
  const parts = said.slice(0, mostParts).map(
    ({ participant, words }, i): Segment => ({
      mark: participant,
      value: words,
      // Neighbours differ; whoever said most stands out.
      fill: i === 0 ? 5 : i % 2 === 1 ? 2 : 3,
    }),
  )
  const rest = sum(said.slice(mostParts), ({ words }) => words)
  return rest === 0 ? parts : [...parts, { mark: `${said.length - mostParts} more`, value: rest, fill: 1 }]
}
