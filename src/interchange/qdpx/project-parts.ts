import type { XmlElement } from '../xml-tree'
import type { QdaCase, QdaLink, QdaNote, QdaNoted, QdaSet, QdaValue, QdaVariable } from './project'
import { childrenOf, guid, guidOf, within } from './qda-xml'

/** Where the text of a source or a note is to be found: in the project file itself, or in a file beside it. */
export interface TextPlace {
  readonly inline: string | null
  /** As written: `internal://GUID.txt`. */
  readonly path: string | null
}

/** Reads where an element says that its text is. */
export function placeOf(element: XmlElement): TextPlace {
  const inline = childrenOf(element, 'PlainTextContent')[0]?.text ?? null
  return { inline, path: element.attribute('plainTextPath') ?? null }
}

const none: readonly string[] = []

/** Reads the guids that elements of a name refer to. The standard's own example has them in `guid`, as codebooks do. */
export function refsOf(element: XmlElement, name: string): readonly string[] {
  const refs = childrenOf(element, name)
  if (refs.length === 0) return none
  return refs.flatMap(each => guid(each.attribute('targetGUID') ?? each.attribute('guid')) ?? [])
}

/** Reads the description of an element, and which notes are about it. */
export function notedOf(element: XmlElement): QdaNoted {
  return { description: descriptionOf(element), noteRefs: refsOf(element, 'NoteRef') }
}

function descriptionOf(element: XmlElement): string {
  const [description] = childrenOf(element, 'Description')
  return description === undefined || description.text.trim() === '' ? '' : description.text
}

/** Reads the values of variables, whatever their type, as text. */
export function valuesOf(element: XmlElement): readonly QdaValue[] {
  return childrenOf(element, 'VariableValue').flatMap(each => {
    const [variable] = refsOf(each, 'VariableRef')
    if (variable === undefined) return []
    const text = each.children.find(({ name }) => name.endsWith('Value'))?.text.trim()
    return [{ variable, value: text || null }]
  })
}

export function variablesOf(root: XmlElement): readonly QdaVariable[] {
  return within(root, 'Variables').flatMap(each => {
    const own = guidOf(each)
    const name = each.attribute('name')?.trim() || own
    if (own === null || name === null) return []
    const type = each.attribute('typeOfVariable')?.trim() ?? 'Text'
    return [{ guid: own, name, type, description: descriptionOf(each), line: each.line }]
  })
}

export function caseOf(element: XmlElement): QdaCase {
  return {
    guid: guidOf(element),
    name: element.attribute('name')?.trim() || null,
    description: descriptionOf(element),
    values: valuesOf(element),
    codes: refsOf(element, 'CodeRef'),
    sources: refsOf(element, 'SourceRef'),
    selections: refsOf(element, 'SelectionRef'),
    line: element.line,
  }
}

export function setsOf(root: XmlElement): readonly QdaSet[] {
  return setsIn(within(root, 'Sets'))
}

/** Reads the sets among elements. */
export function setsIn(elements: readonly XmlElement[]): readonly QdaSet[] {
  return elements
    .filter(({ name }) => name === 'Set')
    .map(each => ({
      name: each.attribute('name')?.trim() ?? '',
      description: descriptionOf(each),
      codes: refsOf(each, 'MemberCode'),
      sources: refsOf(each, 'MemberSource'),
      notes: refsOf(each, 'MemberNote'),
      line: each.line,
    }))
}

/** Reads a note; its text comes from where `placeOf` finds it. */
export function noteOf(element: XmlElement): QdaNote {
  const codings = [element, ...childrenOf(element, 'PlainTextSelection')].flatMap(each => childrenOf(each, 'Coding'))
  return {
    guid: guidOf(element),
    name: element.attribute('name')?.trim() ?? '',
    text: null,
    user: guid(element.attribute('creatingUser')),
    at: element.attribute('creationDateTime') ?? null,
    codings: codings.length,
    ...notedOf(element),
    line: element.line,
  }
}

export function linksOf(root: XmlElement): readonly QdaLink[] {
  return within(root, 'Links').flatMap(each => {
    const [from, to] = [guid(each.attribute('originGUID')), guid(each.attribute('targetGUID'))]
    return from === null || to === null ? [] : [{ from, to, name: each.attribute('name') ?? '', line: each.line }]
  })
}
