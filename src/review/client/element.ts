import { shownText } from './shown-text'

type Child = Node | string | null | false

/** What an element has: attributes; `on…` listens; what is undefined, null or false is left out. */
export type Properties = Readonly<
  Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>
>

/**
 * Makes an element. Every text becomes a text node, every attribute is set as it is: nothing of a study is ever read as HTML. Signs that hide or
 * turn words around are shown.
 */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? '' : shownText(`${value}`))
  }
  fill(element, ...children)
  return element
}

/** Puts children in the place of those that are there. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(
    ...children
      .filter(child => child !== null && child !== false)
      .map(child => (typeof child === 'string' ? shownText(child) : child)),
  )
}

/** Finds an element of the page's own shell. */
export function the(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the page has no #${id}`)
  return element
}
