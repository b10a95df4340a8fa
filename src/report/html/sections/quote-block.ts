import type { Passage, Said } from '../../content/passage'
import type { Quote } from '../../content/quotes'
import { codingHref } from '../addresses'
import { type Content, type Html, html } from '../html'

/** Shows a passage with what was said around it: who said it and where, and whatever else there is to say of it. */
export function passageBlock(passage: Passage, coding: string | null, more: Content = null): Html {
  const { before, after } = passage
  return html`<figure class="quote">
${before && around('Before', before)}
${wordsOf(passage)}
${after && around('After', after)}
<figcaption>${attribution(passage)}${coding !== null && html` · <a href="${codingHref(coding)}">read it in the transcript</a>`}${more}</figcaption>
</figure>
`
}

/** Shows a quotation that stands for a theme: in its context, with why it was chosen and why it was coded. */
export function quoteBlock({ passage, coding, attributes, why, because, standsFor, accepted }: Quote): Html {
  return passageBlock(
    passage,
    coding,
    html`${attributes !== '' && html`<br>${attributes}`}<br>${standsFor}${accepted && '; accepted by a person'}
<details><summary>Why it was coded and chosen</summary><ul>${because.map(reason => html`<li>Coded because ${reason}.</li>`)}<li>Chosen because: ${why}.</li></ul></details>`,
  )
}

/** Shows a quotation in brief: its words, who said it, and the way to the place. */
export function briefQuote({ passage, coding }: Quote): Html {
  return html`<figure class="quote brief">
<blockquote>${pieces(passage)}</blockquote>
<figcaption>${attribution(passage)}${coding !== null && html` · <a href="${codingHref(coding)}">in the transcript</a>`}</figcaption>
</figure>
`
}

function wordsOf(passage: Passage): Html {
  const { ahead, behind, speaker } = passage
  return html`<blockquote>${speaker !== null && html`<b>${speaker}:</b> `}${ahead !== '' && html`<span class="faint">${ahead} </span>`}${pieces(passage)}${behind !== '' && html`<span class="faint"> ${behind}</span>`}</blockquote>`
}

function pieces({ pieces, isCut }: Passage): Html {
  return html`<q>${pieces.map(({ text, found }) => (found ? html`<mark>${text}</mark>` : text))}${isCut && ' …'}</q>`
}

function attribution({ speaker, place }: Passage): Html {
  return html`<b>${speaker ?? 'somebody unnamed'}</b>, ${place}`
}

function around(when: 'Before' | 'After', { speaker, isModerator, words }: Said): Html {
  const who =
    speaker === null ? null : html`<b>${speaker}${isModerator && speaker !== 'Moderator' && ' (moderator)'}:</b> `
  return html`<p class="around"><span class="unseen">${when}: </span>${who}${words}</p>`
}
