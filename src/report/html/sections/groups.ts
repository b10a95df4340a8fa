import { max } from 'd3-array'
import type { GroupRow } from '../../../analysis/groups'
import type { Run } from '../../../run/run'
import { counted } from '../../in-words'
import { codingsHref } from '../addresses'
import { type Html, html } from '../html'
import { groupLink } from '../people-links'
import { countBands, rateBands } from '../plots/heat-bands'
import { heatKey } from '../plots/heat-key'
import { type HeatRow, heatTable } from '../plots/heat-table'
import { decimal, whole } from '../plots/numbers'
import type { ReportParts, Section } from '../section'
import { uptakeTable } from './uptake'

const mostGroups = 120
/** A link is some hundred bytes. */
const mostLinks = 2000

/** Shows what was spoken of where: groups by code, as a rate and as a count, and who brought it up. */
export function groups({ run }: ReportParts): Section {
  return { id: 'groups', title: 'Groups by theme', part: 'people', content: contentOf(run) }
}

function contentOf(run: Run): Html {
  const { rows } = run.groups
  if (rows.length === 0) return html`<p class="note">In no group did anybody speak whose words are coded.</p>`
  const shown = rows.slice(0, mostGroups)
  const { codes } = run.codebook
  const rates = shown.map(({ words, codes: mentions }) => mentions.map(count => perThousand(count, words)))
  const ofRates = rateBands(max(rates.flat()) ?? 0)
  const ofCounts = countBands(max(shown, row => max(row.codes)) ?? 0)
  const facts = ({ participants, words }: GroupRow) => [
    participants === null ? 'not named' : whole(participants),
    whole(words),
  ]
  const rowsWith = (valuesOf: (row: GroupRow, i: number) => readonly number[]): readonly HeatRow[] =>
    shown.map((row, i) => ({
      id: row.group,
      heading: groupLink(run, row.group),
      facts: facts(row),
      values: valuesOf(row, i),
    }))
  const href =
    shown.length * codes.length <= mostLinks
      ? (row: HeatRow, code: string) => codingsHref({ theme: code, group: row.id })
      : undefined
  const common = { before: ['group', 'people', 'words'] as const, codes, ...(href ? { href } : {}) }
  return html`<p>Groups talk for different lengths of time, so the first table divides the mentions by the group’s words. In a group that said little, one mention more makes a high rate: look at the words and at the counts below. Words and mentions are participants’; moderators’ are in neither. Codings are candidates unless a person has judged them.</p>
${rows.length > shown.length && html`<p class="note">The first ${shown.length} of ${whole(rows.length)} groups are shown, by id; all are in <code>groups.csv</code>.</p>`}
<h3>Mentions per 1,000 words</h3>
${heatKey(ofRates, 'Mentions per 1,000 words')}
${heatTable({
  ...common,
  label: 'Groups by theme, mentions per 1,000 words',
  caption: html`Turns that mention each code, per 1,000 words of participants, in ${counted(shown.length, 'group')}. 0.0 is fewer than one in 20,000 words; an empty cell is none.`,
  bodies: [{ heading: null, rows: rowsWith((_, i) => rates[i]) }],
  bands: ofRates,
  written: rate => decimal(rate, 1),
})}
<details><summary>The same as counts</summary>
${heatKey(ofCounts, 'Turns that mention the code')}
${heatTable({
  ...common,
  label: 'Groups by theme, mentions',
  caption: html`Turns that mention each code in ${counted(shown.length, 'group')}.`,
  bodies: [{ heading: null, rows: rowsWith(row => row.codes) }],
  bands: ofCounts,
  written: whole,
})}</details>
${uptakeTable(run)}`
}

function perThousand(count: number, words: number): number {
  return words === 0 ? 0 : (1000 * count) / words
}
