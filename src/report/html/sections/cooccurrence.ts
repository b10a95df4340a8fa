import { descending, max } from 'd3-array'
import { type Level, levels } from '../../../analysis/coded-places'
import type { Cooccurrence } from '../../../analysis/cooccurrence'
import type { Code } from '../../../codebook/codebook'
import type { Run } from '../../../run/run'
import { type CodeMark, codeMarks } from '../../code-marks'
import { themeHref } from '../addresses'
import { type Html, html, raw } from '../html'
import { type HeatBands, rateBands } from '../plots/heat-bands'
import { heatKey } from '../plots/heat-key'
import { decimal, percent, whole } from '../plots/numbers'
import type { ReportParts, Section } from '../section'

const what: Readonly<Record<Level, string>> = {
  unit: 'unit',
  turn: 'turn',
  exchange: 'exchange',
  group: 'group',
}
const means: Readonly<Record<Level, string>> = {
  unit: 'the stretch of talk that one coding is about',
  turn: 'what one person says until somebody else speaks',
  exchange: 'a moderator’s turn and all until the next',
  group: 'all the talk of one group',
}

/** Shows which codes come in the same place, at each level of place. */
export function cooccurrence({ run }: ReportParts): Section {
  return { id: 'cooccurrence', title: 'Co-occurrence', part: 'findings', content: contentOf(run) }
}

function contentOf(run: Run): Html {
  const all = run.cooccurrence
  if (all.length === 0)
    return html`<p class="note">Fewer than two codes that could come together were mentioned, so that there is no pair to count.</p>`
  const marks = codeMarks(run.codebook.codes)
  const mentioned = new Set(all.flatMap(({ a, b }) => [a, b]))
  const codes = run.codebook.codes.filter(({ id }) => mentioned.has(id))
  return html`<p>Two codes come together where one place has both. The larger the place, the more comes together by itself: in a whole group nearly every pair does. A theme and its own sub-themes are no pair. One person’s turns are no independent draws, so that these numbers describe and test nothing; that two codes stand together does not say how they hang together. Read the places.</p>
${levels.map((level, i) => {
  const pairs = all.filter(pair => pair.level === level)
  const content = levelContent(level, pairs, codes, marks)
  return i === 0
    ? html`<h3>In the same ${what[level]}</h3>${content}`
    : html`<details><summary>In the same ${what[level]}: ${means[level]}</summary>${content}</details>`
})}`
}

function levelContent(
  level: Level,
  pairs: readonly Cooccurrence[],
  codes: readonly Code[],
  marks: ReadonlyMap<string, CodeMark>,
): Html {
  const bands = rateBands(max(pairs, ({ jaccard }) => jaccard) ?? 0)
  return html`${topPairs(level, pairs)}
${heatKey(bands, 'Jaccard index')}
${matrix(level, pairs, codes, marks, bands)}`
}

const mostPairs = 6

function topPairs(level: Level, pairs: readonly Cooccurrence[]): Html {
  const top = pairs
    .filter(({ both, expected }) => both > 1 && both > expected)
    .sort((one, other) => descending(one.jaccard, other.jaccard) || descending(one.both, other.both))
    .slice(0, mostPairs)
  if (top.length === 0)
    return html`<p>No two codes come together in more than one ${what[level]}, and more often than their frequencies alone would bring.</p>`
  return html`<p>Closest together, by the Jaccard index, of pairs that come together at least twice, and more often than their frequencies alone would bring:</p><ul>${top.map(
    pair => html`<li><a href="${themeHref(pair.a)}">${pair.labelA}</a> and <a href="${themeHref(pair.b)}">${pair.labelB}</a>: together in ${whole(pair.both)} of the ${whole(pair.either)} ${what[level]}s that have either (Jaccard ${decimal(pair.jaccard)}); ${percent(pair.shareOfA)} of those with the first, ${percent(pair.shareOfB)} of those with the second; ${decimal(pair.expected, 1)} expected by their frequencies alone${pair.phi !== null && ` (phi ${decimal(pair.phi)})`}.${following(pair)}</li>
`,
  )}</ul>`
}

function following({ labelA, labelB, bAfterA, aAfterB, followedA, followedB }: Cooccurrence): string {
  if (bAfterA === null || aAfterB === null) return ''
  return ` Of ${followedA} turns with ${labelA} after which somebody else spoke, ${bAfterA} were followed by ${labelB}; the other way round ${aAfterB} of ${followedB}.`
}

/** Counts below the diagonal, Jaccard's index above: each pair stands twice, and in one shade. */
function matrix(
  level: Level,
  pairs: readonly Cooccurrence[],
  codes: readonly Code[],
  marks: ReadonlyMap<string, CodeMark>,
  bands: HeatBands,
): Html {
  const place = new Map(codes.map(({ id }, i) => [id, i]))
  const cells: (Cooccurrence | undefined)[][] = codes.map(() => [])
  const own = codes.map(() => 0)
  for (const pair of pairs) {
    const [a, b] = [place.get(pair.a)!, place.get(pair.b)!]
    cells[a][b] = pair
    cells[b][a] = pair
    own[a] = pair.withA
    own[b] = pair.withB
  }
  const of = max(pairs, pair => pair.of) ?? 0
  return html`<div class="scroll heat-scroll" tabindex="0" role="region" aria-label="Codes in the same ${what[level]}"><table class="heat square">
<caption>Below the diagonal, the ${what[level]}s that have both codes; on it, those that have the code (of ${whole(of)} ${what[level]}s); above it, the Jaccard index: both, divided by either. A dash: a theme and its own sub-theme. Columns are named by the marks at the rows.</caption>
<thead><tr><th scope="col">code</th>${codes.map(({ id, label }) => html`<th scope="col" class="number theme-${marks.get(id)!.theme}"><abbr title="${label}">${marks.get(id)!.mark}</abbr></th>`)}</tr></thead>
<tbody>${codes.map(({ id, label }, row) => {
    let written = ''
    for (let column = 0; column < codes.length; column++) {
      const pair = cells[row][column]
      if (row === column) written += `<td class="own">${whole(own[row])}</td>`
      else if (!pair) written += '<td class="no-pair">–</td>'
      else if (pair.both === 0) written += '<td></td>'
      else
        written +=
          html`<td class="heat-${bands.levelOf(pair.jaccard)}">${row > column ? whole(pair.both) : index(pair.jaccard)}</td>`
            .html
    }
    const { mark, theme } = marks.get(id)!
    return html`<tr class="theme-${theme}"><th scope="row"><span class="mark">${mark}</span> <a href="${themeHref(id)}">${label}</a></th>${raw(written)}</tr>
`
  })}</tbody></table></div>`
}

function index(jaccard: number): string {
  return jaccard < 0.005 ? '<.01' : jaccard.toFixed(2).replace(/^0/, '')
}
