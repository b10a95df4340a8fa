import type { XmlElement } from '../xml-tree'

/** The elements within the first-level lists of a name. */
export function within(root: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(root, name).flatMap(({ children }) => children)
}

/** The elements of a name that stand directly in one. */
export function childrenOf({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter(child => child.name === name)
}

/** Brings a guid to lower case without braces, since programs write them in any way; null where there is none. */
export function guid(written: string | undefined): string | null {
  return (
    written
      ?.trim()
      .replace(/^\{|\}$/g, '')
      .toLowerCase() || null
  )
}

/** The guid of an element. */
export function guidOf(element: XmlElement): string | null {
  return guid(element.attribute('guid'))
}
