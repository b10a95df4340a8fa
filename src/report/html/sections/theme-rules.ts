import type { ThemeRules } from '../../content/theme-rules'
import { counted } from '../../in-words'
import { type Html, html } from '../html'

/** Shows all rules of a code on demand: in words, and as the codebook has them. */
export function rulesInFull({ keywords, rules, settings }: ThemeRules): Html {
  if (keywords.length + rules.length === 0)
    return html`<p>It has no rules of its own: it holds what its sub-themes hold.</p>`
  const kinds = [
    ...(keywords.length > 0 ? [counted(keywords.length, 'keyword or phrase', 'keywords and phrases')] : []),
    ...(rules.length > 0 ? [counted(rules.length, 'rule that combines words', 'rules that combine words')] : []),
  ]
  return html`<details><summary>Its rules: ${kinds.join(', ')}</summary>
${keywords.length > 0 && html`<p>Any of these words and phrases (<code>*</code> stands for any ending): <span class="code">${keywords.join(' · ')}</span></p>`}
${rules.length > 0 && html`<p>Or any of these:</p><ol class="rules">${rules.map(({ id, inWords, exact, note }) => html`<li>${inWords}${note !== null && html` <span class="faint">Note: ${note}</span>`}<details><summary>As written <span class="faint">${id}</span></summary><code>${exact}</code></details></li>`)}</ol>`}
${settings.length > 0 && html`<p>For all of them: ${settings.join('; ')}.</p>`}</details>`
}
