/** Gives the signs of the codings that are shown, in the order of the text. */
export function visibleMarkers(view: HTMLElement): readonly HTMLElement[] {
  return [...view.querySelectorAll<HTMLElement>('.marker:not(.off)')]
}

/** Leads from one coding to the next with j and k, or with the arrows from a sign; Escape closes the evidence. */
export function startStepping(view: HTMLElement): void {
  document.addEventListener('keydown', event => {
    const at = event.target as HTMLElement
    if (!view.classList.contains('current') || event.ctrlKey || event.metaKey || event.altKey) return
    if (at.closest('input:not([type="checkbox"]), select, textarea')) return
    const onMarker = at.classList.contains('marker')
    if (event.key === 'Escape') view.querySelector<HTMLElement>('.panel:not([hidden]) .close')?.click()
    else if (event.key === 'j' || (onMarker && forward.has(event.key))) step(view, at, 1)
    else if (event.key === 'k' || (onMarker && backward.has(event.key))) step(view, at, -1)
    else return
    event.preventDefault()
  })
}

const forward = new Set(['ArrowDown', 'ArrowRight'])
const backward = new Set(['ArrowUp', 'ArrowLeft'])

function step(view: HTMLElement, from: HTMLElement, by: 1 | -1): void {
  const markers = visibleMarkers(view)
  const here = markers.indexOf(from)
  const last = here >= 0 ? here : markers.findIndex(({ tabIndex }) => tabIndex === 0)
  const isOnStop = here >= 0 || document.activeElement?.closest('.panel') !== null
  const next = markers[isOnStop ? last + by : Math.max(last, 0)]
  if (!next) return
  const isOpen = view.querySelector('.panel:not([hidden])') !== null
  if (isOpen) {
    location.replace(`#coding/${next.dataset.coding}`)
    return
  }
  for (const other of markers) other.tabIndex = -1
  next.tabIndex = 0
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'start' })
}
