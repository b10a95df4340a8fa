import { group as grouped } from 'd3-array'
import type { Uptake } from '../../../analysis/uptake'
import type { Code } from '../../../codebook/codebook'
import type { Run } from '../../../run/run'
import { codingsHref, themeHref } from '../addresses'
import { type Html, html } from '../html'
import { decimal } from '../plots/numbers'

/** Says for each code who brought it up in the groups, the moderator or a participant, and how many took it up. */
export function uptakeTable(run: Run): Html {
  const byCode = grouped(run.uptake, ({ code }) => code)
  if (byCode.size === 0) return html``
  return html`<h3>Who brought it up</h3>
<p>In how many groups the first mention was a participant’s own, and in how many it followed a moderator’s words that fulfil the same rule. Others took a theme up when they mentioned it later in the same group: to follow is not to answer. Everybody who did is in <code>uptake.csv</code>.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Who brought each theme up"><table class="codes">
<caption>Groups by who mentioned a code first. Only participants with a name are counted.</caption>
<thead><tr><th scope="col">code</th><th scope="col" class="number">groups</th><th scope="col" class="number">brought up by a participant</th><th scope="col" class="number">after the moderator’s prompt</th><th scope="col" class="number">people who took it up, per group</th><th scope="col">first to mention it</th></tr></thead>
<tbody>${run.codebook.codes.map(code => row(code, byCode.get(code.id) ?? []))}</tbody></table></div>`
}

function row({ id, label, level }: Code, rows: readonly Uptake[]): Html {
  const firsts = rows.filter(({ order }) => order === 1)
  const own = firsts.filter(({ broughtUpBy }) => broughtUpBy === 'participant').length
  const heading = html`<th scope="row" class="level-${Math.min(level, 3)}"><a href="${themeHref(id)}">${label}</a></th>`
  if (firsts.length === 0)
    return html`<tr>${heading}<td class="number">0</td><td colspan="4" class="faint">mentioned by nobody with a name</td></tr>
`
  const others = (rows.length - firsts.length) / firsts.length
  return html`<tr>${heading}<td class="number">${firsts.length}</td><td class="number">${own}</td><td class="number">${firsts.length - own}</td><td class="number">${decimal(others, 1)}</td><td>${firstsIn(id, firsts)}</td></tr>
`
}

const mostNames = 3

function firstsIn(code: string, firsts: readonly Uptake[]): Html {
  const shown = firsts.slice(0, mostNames)
  const rest = firsts.length - shown.length
  return html`${shown.map(({ group, participant }, i) => html`${i > 0 && ', '}${participant} in <a href="${codingsHref({ theme: code, group })}">${group}</a>`)}${rest > 0 && html` <span class="faint">and ${rest} more</span>`}`
}
