import { fill, make, the } from './element'

/** Says what happened: seen under the head of the page, and read out by screen readers. */
export function say(words: string): void {
  const place = the('said')
  // The same words twice are said twice only if they are another node.
  fill(place, make('span', {}, words))
}

/** Says loudly what went wrong, until somebody dismisses it or it succeeds. */
export function complain(words: string): void {
  fill(
    the('trouble'),
    make('p', {}, make('strong', {}, 'Not kept. '), words),
    make('button', { type: 'button', onclick: quieten }, 'Dismiss'),
  )
  the('trouble').hidden = false
}

export function quieten(): void {
  const place = the('trouble')
  const hadFocus = place.contains(document.activeElement)
  place.hidden = true
  fill(place)
  if (hadFocus) document.querySelector<HTMLElement>('.chip[tabindex="0"], main h2')?.focus()
}
