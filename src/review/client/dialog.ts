import { make } from './element'

/**
 * Opens a dialog over the page. The browser keeps the focus within it; when it is closed, the focus goes back to where it was, or, if that is gone,
 * to where `otherwise` says.
 */
export function openDialog(
  title: string,
  content: readonly (Node | string)[],
  otherwise: () => HTMLElement,
): { readonly element: HTMLDialogElement; readonly close: () => void } {
  const before = document.activeElement
  const heading = make('h2', { id: 'dialog-title' }, title)
  const element = make('dialog', { 'aria-labelledby': 'dialog-title' }, heading, ...content)
  const close = (): void => element.close()
  element.addEventListener('close', () => {
    element.remove()
    // In the transcript the focus is where the current coding is, which may have changed by now.
    const stays =
      before instanceof HTMLElement && before.isConnected && before !== document.body && !before.closest('main')
    ;(stays ? before : otherwise()).focus({ preventScroll: true })
  })
  document.body.append(element)
  element.showModal()
  return { element, close }
}

/** True while a dialog is open. */
export function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null
}
