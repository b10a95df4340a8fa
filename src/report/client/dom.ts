import { visibleControls } from '../visible'

type Child = Node | string | number | null | undefined | false

/**
 * Makes an element. Words become text and nothing else, and what would turn them around is shown as a sign.
 *
 * @param attributes `class`, `href`, `aria-…`; left out where null or false, empty where true.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number | boolean | null>> = {},
  ...children: readonly (Child | readonly Child[])[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(key, value === true ? '' : `${value}`)
  }
  for (const child of children.flat() as readonly Child[]) {
    if (child === null || child === undefined || child === false) continue
    made.append(child instanceof Node ? child : visibleControls(`${child}`))
  }
  return made
}

/** Gives an element of the page that is always there. */
export function byId(id: string): HTMLElement {
  return document.getElementById(id)!
}

/** "1 coding", "2 codings", "12,000 codings". */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : several}`
}

export function grouped(number: number): string {
  return `${number}`.replace(/\B(?=(\d{3})+$)/g, ',')
}
