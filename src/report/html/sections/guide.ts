import { group as grouped, max, sum } from 'd3-array'
import type { GuideCode } from '../../../analysis/guide-codes'
import type { GuideUse } from '../../../analysis/guide-use'
import type { Run } from '../../../run/run'
import { counted } from '../../in-words'
import { codingsHref } from '../addresses'
import { type Html, html } from '../html'
import { groupLink } from '../people-links'
import { countBands, type HeatBands, rateBands } from '../plots/heat-bands'
import { heatKey } from '../plots/heat-key'
import { heatTable } from '../plots/heat-table'
import { percent, whole } from '../plots/numbers'
import type { ReportParts, Section } from '../section'

/** Shows which question of the guide was asked where, how much was said to it, and what it brought up. */
export function guide({ run }: ReportParts): Section {
  return { id: 'guide', title: 'The guide', part: 'talk', content: contentOf(run) }
}

const mostGroups = 80

function contentOf(run: Run): Html {
  const { guideUse, guideCodes } = run
  if (guideUse === null || guideCodes === null)
    return html`<p class="note">The study names no guide, so that it is not known which question was asked when. Name one in the study file (<code>guide: guide.yaml</code>) to see what each question brought up.</p>`
  const byQuestion = grouped(guideUse, ({ question }) => question)
  // Talk without a known question comes last wherever it first occurs.
  const questions = [...byQuestion].sort(([a], [b]) => Number(a === null) - Number(b === null))
  const groups = run.groups.rows.map(({ group }) => group).slice(0, mostGroups)
  const left = run.groups.rows.length - groups.length
  const bands = rateBands(max(guideUse, ({ shareOfWords }) => (shareOfWords ?? 0) * 100) ?? 0)
  return html`<p>A question is in force from the moderator’s turn that asks it until another one is asked. Moderators ask in their own words, so the tool looks for the question’s cues and content words, and would rather say nothing than name a wrong question: a question that is not recognised may have been asked. To speak while a question is in force is not always to answer it.</p>
<h3>What was asked where</h3>
${heatKey(bands, 'Percent of the group’s words')}
${left > 0 && html`<p class="note">The first ${groups.length} of ${whole(run.groups.rows.length)} groups are shown; all are in <code>guide.csv</code>.</p>`}
<div class="scroll heat-scroll" tabindex="0" role="region" aria-label="Questions by group"><table class="heat asked">
<caption>When each question was first asked in a group (1st is the group’s first question), and participants’ words while it was in force. ↻: it was returned to. A dash: not recognised. A question mark: no transcript of the group names a moderator, so that nobody can tell.</caption>
<thead><tr><th scope="col">question</th>${groups.map(group => html`<th scope="col">${groupLink(run, group)}</th>`)}</tr></thead>
<tbody>${questions.map(([, uses]) => questionRow(uses, groups, bands))}</tbody></table></div>
<h3>What each question brought up</h3>
<p>Mentions of each code while the question was in force, all groups together. That a code was said then does not mean that the question caused it.</p>
${broughtUp(run, questions, guideCodes)}
${recognised(guideUse)}`
}

function questionRow(uses: readonly GuideUse[], groups: readonly string[], bands: HeatBands): Html {
  const [{ question, text }] = uses
  const byGroup = new Map(uses.map(use => [use.group, use]))
  return html`<tr><th scope="row">${question === null ? html`<i>no question known</i>` : html`<code>${question}</code> <span class="question">${text}</span>`}</th>${groups.map(group => cell(byGroup.get(group), bands))}</tr>
`
}

function cell(use: GuideUse | undefined, bands: HeatBands): Html {
  if (!use) return html`<td></td>`
  const { question, asked, order, askedWith, times, words, shareOfWords } = use
  const said = words > 0 && html`<small>${whole(words)} ${words === 1 ? 'word' : 'words'}</small>`
  const shade = html` class="heat-${bands.levelOf((shareOfWords ?? 0) * 100)}"`
  if (question === null) return html`<td${shade}>${said}</td>`
  if (asked === null) return html`<td class="faint">?</td>`
  if (!asked) return html`<td class="faint">–</td>`
  const again = (times ?? 1) > 1 && html` <span title="asked ${times} times">↻</span>`
  return html`<td${shade}>${order !== null && ordinal(order)}${again}${askedWith !== null && html`<small>with ${askedWith}</small>`}${said}</td>`
}

function ordinal(place: number): string {
  const last = place % 100
  const ending = last >= 11 && last <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')
  return `${place}${ending}`
}

function broughtUp(
  run: Run,
  questions: readonly (readonly [string | null, readonly GuideUse[]])[],
  rows: readonly GuideCode[],
): Html {
  const mentions = new Map(rows.map(row => [JSON.stringify([row.question, row.code]), row.mentions]))
  const bands = countBands(max(rows, row => row.mentions) ?? 0)
  return html`${heatKey(bands, 'Mentions')}
${heatTable({
  label: 'Questions by theme',
  caption:
    'Turns that mention each code while the question was in force. Over all rows they add up to the code’s mentions.',
  before: ['question', 'asked in groups', 'words'],
  codes: run.codebook.codes,
  bodies: [
    {
      heading: null,
      rows: questions.map(([question, uses]) => ({
        id: question ?? '',
        heading:
          question === null ? html`<i>no question known</i>` : html`<span class="question">${uses[0].text}</span>`,
        facts: [
          question === null ? '–' : `${uses.filter(({ asked }) => asked === true).length} of ${uses.length}`,
          whole(sum(uses, ({ words }) => words)),
        ],
        values: run.codebook.codes.map(({ id }) => mentions.get(JSON.stringify([question, id])) ?? 0),
      })),
    },
  ],
  bands,
  written: whole,
  href: ({ id }, code) => codingsHref({ theme: code, ...(id === '' ? {} : { question: id }) }),
})}
<ul>${questions.map(([question, uses]) => {
    const top = rows.filter(row => row.question === question && row.level === 1).slice(0, 3)
    return (
      question !== null &&
      top.length > 0 &&
      html`<li><span class="question">${uses[0].text}</span> Most mentioned: ${top.map(
        ({ label, mentions, groups, groupsOf }, i) =>
          html`${i > 0 && '; '}${label} (${counted(mentions, 'mention')} in ${groups} of ${counted(groupsOf, 'group')})`,
      )}.</li>
`
    )
  })}</ul>`
}

const mostAskings = 400

function recognised(uses: readonly GuideUse[]): Html {
  const asked = uses.filter(({ because }) => because !== null)
  if (asked.length === 0) return html``
  const shown = asked.slice(0, mostAskings)
  return html`<details><summary>How each asking was recognised</summary><div class="scroll" tabindex="0" role="region" aria-label="How each asking was recognised"><table>
<caption>The first asking of each question in each group. Where it errs, improve the question’s cues.${asked.length > shown.length && ` The first ${shown.length} of ${asked.length}; all are in guide.csv.`}</caption>
<thead><tr><th scope="col">group</th><th scope="col">question</th><th scope="col">where</th><th scope="col">what told it</th><th scope="col" class="number">share of the group’s words</th><th scope="col" class="number">minutes</th><th scope="col" class="number">people who spoke</th></tr></thead>
<tbody>${shown.map(
    ({ group, question, transcript, line, because, shareOfWords, seconds, participants, participantsOf }) =>
      html`<tr><th scope="row">${group}</th><td><code>${question}</code></td><td>${transcript}:${line}</td><td>${because}</td><td class="number">${shareOfWords === null ? '–' : percent(shareOfWords)}</td><td class="number">${seconds === null ? '–' : (seconds / 60).toFixed(1)}</td><td class="number">${participants === null ? '–' : `${participants} of ${participantsOf}`}</td></tr>
`,
  )}</tbody></table></div></details>`
}
