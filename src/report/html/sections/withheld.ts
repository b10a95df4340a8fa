import { reasonsInWords, type WithheldOfCode, withheldContent } from '../../content/withheld'
import { counted } from '../../in-words'
import { themeHref } from '../addresses'
import { type Html, html } from '../html'
import type { ReportParts, Section } from '../section'
import { withheldExamples } from './withheld-examples'

/** Shows what was held back and why, by code. */
export function withheld({ run }: ReportParts): Section {
  const { all, notData, codes } = withheldContent(run)
  const data = all - notData
  return {
    id: 'withheld',
    title: 'What was withheld',
    part: 'audit',
    content: html`
<p>A coding is withheld where a rule found its words and something else in the codebook stopped it. Read some: what is withheld by mistake is missing in every count.</p>
<p>${data === 0 ? 'Of what people said, nothing was withheld.' : html`Of what people said, ${counted(data, 'coding was', 'codings were')} withheld.`} ${notData > 0 && html`${counted(notData, 'more stands', 'more stand')} in words of moderators and others whose talk is not coded: ${notData === 1 ? 'it is a prompt' : 'they are prompts'}, not data, and not shown here.`}</p>
${codes.length > 0 && table(codes)}
${codes.length > 0 && html`<h3>Passages</h3>`}
${codes.map(code => withheldExamples(code.label, code))}`,
  }
}

function table(codes: readonly WithheldOfCode[]): Html {
  const reasons = Object.keys(reasonsInWords) as (keyof typeof reasonsInWords)[]
  const used = reasons.filter(reason => codes.some(code => code.reasons.some(({ by }) => by === reason)))
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Withheld by code and reason"><table>
<caption>How many codings were withheld, by code and reason; sub-themes by themselves.</caption>
<thead><tr><th scope="col">Code</th>${used.map(reason => html`<th scope="col" class="number reason">${short[reason]}</th>`)}<th scope="col" class="number">All</th></tr></thead>
<tbody>${codes.map(
    ({ code, label, all, reasons }) =>
      html`<tr><th scope="row"><a href="${themeHref(code)}">${label}</a></th>${used.map(reason => html`<td class="number">${reasons.find(({ by }) => by === reason)?.number ?? 0}</td>`)}<td class="number">${all}</td></tr>
`,
  )}</tbody></table></div>
<dl class="terms">${used.map(reason => html`<dt>${short[reason]}</dt><dd>${reasonsInWords[reason]}</dd>`)}</dl>`
}

const short: Readonly<Record<keyof typeof reasonsInWords, string>> = {
  except: 'Exception',
  unless: 'Unless',
  where: 'Condition',
  role: 'Not coded talk',
  negated: 'Negation',
  prompted: 'Prompting',
  overlap: 'Overlap',
  reviewer: 'Moved by a reviewer',
}
