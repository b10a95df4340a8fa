import { group as grouped, max } from 'd3-array'
import type { ParticipantRow } from '../../../analysis/participants'
import { counted } from '../../in-words'
import { codingsHref } from '../addresses'
import { type Content, type Html, html } from '../html'
import { groupLink, speakerFinder } from '../people-links'
import { countBands } from '../plots/heat-bands'
import { heatKey } from '../plots/heat-key'
import { type HeatBody, heatTable } from '../plots/heat-table'
import { whole } from '../plots/numbers'
import type { ReportParts, Section } from '../section'

/** With more, the page is no longer read but searched, and the file is the better place for that. */
const mostPeople = 300

/** Shows who spoke of what: people, group by group, by code. */
export function people({ run }: ReportParts): Section {
  return { id: 'people', title: 'People by theme', part: 'people', content: contentOf(run) }
}

function contentOf(run: ReportParts['run']): Html {
  const { participants, codebook, counts } = run
  const { rows } = participants
  if (counts.participants === null || rows.length === 0)
    return html`<p class="note">No transcript names its speakers, so that nobody’s mentions can be told from another’s. What was mentioned in which group stands under <a href="#groups">Groups by theme</a>.</p>`
  const shown = rows.slice(0, mostPeople)
  const bands = countBands(max(rows, row => max(row.codes)) ?? 0)
  return html`<p>Each row is a person who spoke, each column a code, and each number how many of that person’s turns mention it. Codings are of rules unless a person has judged them: they are candidates. Somebody who says much mentions much, so the words that each person said stand ahead.</p>
${heatKey(bands, 'Turns that mention the code')}
${rows.length > shown.length && html`<p class="note">The first ${whole(shown.length)} of ${whole(rows.length)} people are shown, by group and name; everybody is in <code>participants.csv</code>.</p>`}
${heatTable({
  label: 'Table of people by theme',
  caption: html`Turns in which each of ${counted(shown.length, 'person', 'people')} mentions each code. A name leads to what that person said.`,
  before: ['person', 'words'],
  codes: codebook.codes,
  bodies: bodiesOf(run, shown),
  bands,
  written: whole,
})}`
}

function bodiesOf(run: ReportParts['run'], shown: readonly ParticipantRow[]): readonly HeatBody[] {
  const byGroup = grouped(shown, row => row.group)
  const labelOf = speakerFinder(run)
  const rowOf = (row: ParticipantRow, heading: Content) => ({
    id: row.participant,
    heading,
    facts: [whole(row.words)],
    values: row.codes,
  })
  const nameOf = ({ group, participant }: ParticipantRow): Html =>
    html`<a href="${codingsHref({ speaker: `${group}/${labelOf(group, participant)}` })}">${participant}</a>`
  // Where everybody answered alone, a heading for each would say the same twice.
  if ([...byGroup.values()].every(({ length }) => length === 1))
    return [
      {
        heading: null,
        rows: shown.map(row => rowOf(row, html`${nameOf(row)} <span class="faint">${row.group}</span>`)),
      },
    ]
  return [...byGroup].map(([id, rows]) => ({
    heading: html`${groupLink(run, id)} <span class="faint">${counted(rows.length, 'person', 'people')}</span>`,
    rows: rows.map(row => rowOf(row, nameOf(row))),
  }))
}
