import type { WithheldOfCode } from '../../content/withheld'
import { type Html, html } from '../html'
import { passageBlock } from './quote-block'

/** Shows what of one code was withheld, by reason, with a few examples; that nothing was, for null. */
export function withheldReasons(withheld: WithheldOfCode | null): Html {
  if (!withheld) return html`<p class="faint">Nothing: wherever its rules found their words, they were counted.</p>`
  const { all, reasons } = withheld
  return html`<ul>${reasons.map(({ inWords, number }) => html`<li>${number}: ${inWords}</li>`)}</ul>
${withheldExamples(all === 1 ? 'The passage' : 'Passages', withheld)}`
}

/** Shows some of what was withheld on demand, each with what stopped it. */
export function withheldExamples(title: string, { all, examples }: WithheldOfCode): Html {
  const isCut = examples.length < all
  return html`<details><summary>${title}: ${isCut ? `${examples.length} of ${all}` : all}</summary>
${examples.map(({ id, reason, because, passage }) => passageBlock({ ...passage, before: null, after: null }, id, html`<br>Withheld: ${reason}.<br><span class="code">${because}</span>`))}
${isCut && html`<p>All are in <code>withheld.jsonl</code>.</p>`}</details>`
}
