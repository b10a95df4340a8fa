import { group as grouped, max, sum } from 'd3-array'
import { type ConsensusCell, consensusSummaries } from '../../../analysis/consensus-matrix'
import type { Following } from '../../../analysis/following'
import type { Participation } from '../../../analysis/participation'
import type { Run } from '../../../run/run'
import { counted } from '../../in-words'
import { consensusSentence } from '../../tables/consensus'
import { type Html, html } from '../html'
import { countBands } from '../plots/heat-bands'
import { decimal, percent, whole } from '../plots/numbers'
import { shortened } from '../plots/shortened'

/** People whose talk is shown one by one, all groups together. */
const mostPeople = 300
/** People of one group who are in its matrix of turns. */
const mostVoices = 14

/** Shows each group's talk by itself, folded: its people, whose turn follows whose, and the consensus matrix where there is a guide. */
export function groupTalk(run: Run): Html {
  const people = grouped(run.participation, ({ group }) => group)
  const following = grouped(run.following, ({ group }) => group)
  const consensus = grouped(run.consensus ?? [], ({ group }) => group)
  let left = mostPeople
  const shown = [...people].filter(([, members]) => {
    left -= members.length
    return left >= 0
  })
  return html`${shown.map(
    ([group, members]) => html`<details><summary>${group}: ${counted(members.length, 'person', 'people')}</summary>
${peopleTable(group, members)}
${followingTable(group, following.get(group) ?? [])}
${consensusTable(group, consensus.get(group) ?? [])}
</details>
`,
  )}${people.size > shown.length && html`<p class="note">${counted(people.size - shown.length, 'group')} more: see <code>participation.csv</code>, <code>responses.csv</code>${run.consensus !== null && html` and <code>consensus.csv</code>`}.</p>`}`
}

function peopleTable(group: string, people: readonly Participation[]): Html {
  const hasGuide = people.some(({ questions }) => questions !== null)
  return html`<div class="scroll" tabindex="0" role="region" aria-label="People of ${group}"><table>
<caption>Who said how much. Words per turn: the median.</caption>
<thead><tr><th scope="col">person</th><th scope="col" class="number">turns</th><th scope="col" class="number">words</th><th scope="col" class="number">share of words</th><th scope="col" class="number">words per turn</th><th scope="col" class="number">longest turn</th>${hasGuide && html`<th scope="col" class="number">questions spoken to</th>`}<th scope="col" class="number">codes</th></tr></thead>
<tbody>${people.map(
    each => html`<tr><th scope="row">${each.participant}</th><td class="number">${whole(each.turns)}</td><td class="number">${whole(each.words)}</td><td class="number">${each.shareOfWords === null ? '–' : percent(each.shareOfWords)}</td><td class="number">${decimal(each.wordsPerTurn, 1)}</td><td class="number">${each.longestTurn ?? '–'}</td>${hasGuide && html`<td class="number">${each.questions} of ${each.questionsOf}</td>`}<td class="number">${each.codes}</td></tr>
`,
  )}</tbody></table></div>`
}

function followingTable(group: string, pairs: readonly Following[]): Html | null {
  const turns = new Map<string, number>()
  for (const pair of pairs)
    for (const name of [pair.from, pair.to]) turns.set(name, (turns.get(name) ?? 0) + pair.turns)
  if (sum(turns.values()) === 0) return null
  const roles = new Map(
    pairs.flatMap(({ from, fromRole, to, toRole }) => [[from, fromRole] as const, [to, toRole] as const]),
  )
  const names = [...turns].sort(([, a], [, b]) => b - a).map(([name]) => name)
  const shown = names.slice(0, mostVoices)
  const cells = new Map(pairs.map(pair => [JSON.stringify([pair.from, pair.to]), pair]))
  const bands = countBands(max(pairs, pair => pair.turns) ?? 0)
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Who follows whom in ${group}"><table class="heat">
<caption>How often a turn of the person above directly follows one of the person at the left; smaller, how often it would if it did not matter who spoke before. To follow is not to answer.${names.length > shown.length && ` The ${shown.length} people with most turns of ${names.length}.`}</caption>
<thead><tr><th scope="col">speaks first</th>${shown.map(name => html`<th scope="col" class="upright"><span>${shortened(name, 24)}</span></th>`)}</tr></thead>
<tbody>${shown.map(
    from => html`<tr><th scope="row">${from}${roles.get(from) === 'moderator' && html` <span class="faint">moderator</span>`}</th>${shown.map(
      to => {
        const pair = cells.get(JSON.stringify([from, to]))
        if (from === to) return html`<td class="no-pair">–</td>`
        if (!pair) return html`<td></td>`
        return html`<td class="heat-${bands.levelOf(pair.turns)}">${pair.turns}<small>${pair.expected.toFixed(1)}</small></td>`
      },
    )}</tr>
`,
  )}</tbody></table></div>`
}

function consensusTable(group: string, cells: readonly ConsensusCell[]): Html | null {
  if (cells.length === 0) return null
  const questions = [...new Set(cells.map(({ question }) => question))]
  const members = [...new Set(cells.map(({ participant }) => participant))]
  const cellOf = new Map(cells.map(cell => [JSON.stringify([cell.question, cell.participant]), cell]))
  const summaries = new Map(consensusSummaries(cells).map(each => [each.question, consensusSentence(each)]))
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Consensus matrix of ${group}"><table class="heat consensus">
<caption>Consensus matrix, for you to judge: turns of each member while the question was in force. NR: no turn, which is known. A and D: agreement and dissent, suggested from the first words of turns alone, and few. Not to be reported as consensus; fill in a copy of consensus.csv.</caption>
<thead><tr><th scope="col">member</th>${questions.map(question => html`<th scope="col">${question}</th>`)}</tr></thead>
<tbody>${members.map(
    member => html`<tr><th scope="row">${member}</th>${questions.map(question => {
      const cell = cellOf.get(JSON.stringify([question, member]))
      if (!cell) return html`<td></td>`
      const { suggested, turns } = cell
      return suggested === 'NR'
        ? html`<td class="faint">NR</td>`
        : html`<td>${suggested !== null && html`<b class="suggested-${suggested}">${suggested}</b> `}${turns}</td>`
    })}</tr>
`,
  )}</tbody></table></div>
<details><summary>In words</summary><ul>${questions.map(question => html`<li><code>${question}</code>: ${summaries.get(question)}.</li>`)}</ul></details>`
}
