import { byId } from './dom'

/** On a narrow screen the list of views is folded away until it is asked for. */
export function startNavigation(): void {
  const opener = byId('navigation-opener')
  opener.addEventListener('click', () => fold(opener.getAttribute('aria-expanded') === 'true'))
}

export function fold(folded: boolean): void {
  byId('navigation-opener').setAttribute('aria-expanded', `${!folded}`)
}

/** Marks where in the list the reader is. */
export function markCurrent(id: string): void {
  for (const link of byId('navigation').querySelectorAll('a')) {
    const isHere = decodeURIComponent(link.hash.slice(1)) === id
    if (isHere) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
    if (isHere) bringIntoList(link)
  }
}

/** Scrolls the list, and nothing around it, where the link is out of sight. */
function bringIntoList(link: HTMLElement): void {
  const list = byId('navigation')
  const { top, bottom } = link.getBoundingClientRect()
  const seen = list.getBoundingClientRect()
  if (top < seen.top || bottom > seen.bottom) list.scrollTop += top - seen.top - list.clientHeight / 3
}
