import { byId } from './dom'

/** Prints the view that is open, or all of them. */
export function startPrinting(): void {
  const root = document.documentElement
  byId('print-view').addEventListener('click', () => window.print())
  byId('print-all').addEventListener('click', () => {
    root.classList.add('print-all')
    window.print()
  })
  window.addEventListener('afterprint', () => root.classList.remove('print-all'))
  // What is folded away on the screen would be missing on paper.
  window.addEventListener('beforeprint', () => {
    for (const folded of document.querySelectorAll('details:not([open])')) {
      folded.setAttribute('open', '')
      folded.setAttribute('data-opened', '')
    }
  })
  window.addEventListener('afterprint', () => {
    for (const unfolded of document.querySelectorAll('[data-opened]')) {
      unfolded.removeAttribute('open')
      unfolded.removeAttribute('data-opened')
    }
  })
}
