import type { Problem } from '../../problem'
import type {
  QdaCase,
  QdaCode,
  QdaCoding,
  QdaElsewhere,
  QdaMedium,
  QdaProject,
  QdaSelection,
  QdaSource,
  QdaUser,
} from './project'
import {
  caseOf,
  linksOf,
  notedOf,
  noteOf,
  placeOf,
  refsOf,
  setsOf,
  type TextPlace,
  valuesOf,
  variablesOf,
} from './project-parts'
import { childrenOf, guid, guidOf, within } from './qda-xml'
import type { XmlElement } from './xml-tree'

export interface ProjectRead {
  readonly project: QdaProject
  /** One for each source. */
  readonly paths: readonly TextPlace[]
  /** One for each note. */
  readonly notePaths: readonly TextPlace[]
  readonly problems: readonly Problem[]
}

/** Takes what a project file tells: its sources and cases as they end, since there may be a hundred thousand codings, then the rest. */
export class ProjectElements {
  readonly #file: string
  readonly #problems: Problem[] = []
  readonly #wordless = new Map<string, number>()
  readonly #elsewhere: QdaElsewhere[] = []
  readonly #media: QdaMedium[] = []
  readonly #sources: QdaSource[] = []
  readonly #paths: TextPlace[] = []
  readonly #cases: QdaCase[] = []

  constructor(file: string) {
    this.#file = file
  }

  /** True for an element that need not be kept. */
  take(element: XmlElement, around: XmlElement): boolean {
    if (around.name === 'Cases' && element.name === 'Case') this.#cases.push(caseOf(element))
    else if (around.name === 'Sources') this.#takeSource(element)
    else return false
    return true
  }

  /** @param root What is left of the tree. */
  read(root: XmlElement): ProjectRead {
    const noteElements = within(root, 'Notes').filter(({ name }) => name === 'Note')
    const project: QdaProject = {
      file: this.#file,
      name: root.attribute('name')?.trim() || null,
      origin: root.attribute('origin') ?? null,
      creator: guid(root.attribute('creatingUserGUID')),
      ...notedOf(root),
      users: usersOf(root),
      codes: codesOf(within(root, 'CodeBook'), this.#complain),
      sources: this.#sources,
      wordless: this.#wordless,
      elsewhere: this.#elsewhere,
      media: this.#media,
      variables: variablesOf(root),
      cases: this.#cases,
      sets: setsOf(root),
      notes: noteElements.map(noteOf),
      links: linksOf(root),
      graphs: within(root, 'Graphs').map(({ line }) => line),
    }
    return { project, paths: this.#paths, notePaths: noteElements.map(placeOf), problems: this.#problems }
  }

  readonly #complain: Complain = (problem, line) => {
    this.#problems.push({ ...problem, severity: 'error', file: this.#file, line })
  }

  #takeSource(element: XmlElement): void {
    const text = textElement(element)
    const name = element.attribute('name') ?? text?.attribute('name') ?? ''
    const { line } = element
    const known = { guid: guidOf(element), name, ...notedOf(element), values: valuesOf(element), line }
    if (text) {
      const selections = childrenOf(text, 'PlainTextSelection').flatMap(each => selectionOf(each, this.#complain) ?? [])
      const whole = codingsOf(element, guid(element.attribute('creatingUser')), null, () => undefined)
      this.#sources.push({ ...known, text: null, missing: null, selections, whole })
      this.#paths.push(placeOf(text))
    } else this.#media.push({ ...known, what: mediumOf.get(element.name) ?? 'sources of other kinds' })
    this.#leaveOut('whole sources', name, line, childrenOf(element, 'Coding').length, 0)
    const repeated = new Set(text && text !== element ? text.children.map(guidOf) : [])
    for (const each of element.children) {
      const what = elsewhere.get(each.name)
      if (what === undefined || repeated.has(guidOf(each))) continue
      const codings = codingsIn(each)
      this.#leaveOut(what, name, each.line, codings, codings === 0 && each.name !== 'Transcript' ? 1 : 0)
    }
  }

  #leaveOut(what: string, source: string, line: number, codings: number, uncoded: number): void {
    if (codings > 0) this.#wordless.set(what, (this.#wordless.get(what) ?? 0) + codings)
    if (codings + uncoded > 0) this.#elsewhere.push({ what, source, line, codings, uncoded })
  }
}

const mediumOf: ReadonlyMap<string, string> = new Map([
  ['PictureSource', 'pictures'],
  ['PDFSource', 'PDFs without a text'],
  ['AudioSource', 'recordings'],
  ['VideoSource', 'recordings'],
])

/** Selections that are no stretch of a text, by the names of their elements. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['PictureSelection', 'pictures'],
  ['PDFSelection', 'pages of PDFs'],
  ['AudioSelection', 'recordings'],
  ['VideoSelection', 'recordings'],
  ['Transcript', 'recordings'],
])

function codingsIn({ name, children }: XmlElement): number {
  return name === 'Coding' ? 1 : children.reduce((count, child) => count + codingsIn(child), 0)
}

/** The element that holds the text and what was selected in it. */
function textElement(source: XmlElement): XmlElement | undefined {
  if (source.name === 'TextSource') return source
  return source.name === 'PDFSource' ? childrenOf(source, 'Representation')[0] : undefined
}

function usersOf(root: XmlElement): readonly QdaUser[] {
  return within(root, 'Users').flatMap(user => {
    const own = guidOf(user)
    const name = user.attribute('name')?.trim() || user.attribute('id')?.trim() || own
    return own === null || name === null ? [] : [{ guid: own, name }]
  })
}

type Complain = (problem: Pick<Problem, 'code' | 'message' | 'hint'>, line: number) => void

/** Reads the codes of the elements of a codebook, depth first. */
export function codesOf(elements: readonly XmlElement[], complain: Complain): readonly QdaCode[] {
  const codes: QdaCode[] = []
  const add = (element: XmlElement, parent: string | null): void => {
    for (const code of childrenOf(element, 'Code')) {
      const own = guidOf(code)
      if (own === null) {
        const hint = 'export the project anew; the line is that of the .qde file in the archive'
        complain({ code: 'broken-qdpx', message: 'this code has no guid, so no coding can name it', hint }, code.line)
        continue
      }
      const isCodable = !/^(?:false|0)$/i.test(code.attribute('isCodable')?.trim() ?? '')
      const name = code.attribute('name')?.trim() || own
      const colour = code.attribute('color')?.trim() || null
      codes.push({ guid: own, name, parent, isCodable, colour, ...notedOf(code), line: code.line })
      add(code, own)
    }
  }
  for (const list of elements) if (list.name === 'Codes') add(list, null)
  return codes
}

/** The codings that an element holds. */
function codingsOf(element: XmlElement, user: string | null, at: string | null, complain: Complain): QdaCoding[] {
  return childrenOf(element, 'Coding').flatMap((coding): readonly QdaCoding[] => {
    const { line } = coding
    const code = guid(childrenOf(coding, 'CodeRef')[0]?.attribute('targetGUID'))
    if (code !== null) {
      return [
        {
          code,
          user: guid(coding.attribute('creatingUser')) ?? user,
          at: coding.attribute('creationDateTime') ?? at,
          noteRefs: refsOf(coding, 'NoteRef'),
          line,
        },
      ]
    }
    const hint = 'export the project anew; the line is that of the .qde file in the archive'
    complain({ code: 'broken-reference', message: 'this coding names no code', hint }, line)
    return []
  })
}

/** Null where it says no place. */
function selectionOf(element: XmlElement, complain: Complain): QdaSelection | null {
  const { line } = element
  const user = guid(element.attribute('creatingUser'))
  const at = element.attribute('creationDateTime') ?? null
  const codings = codingsOf(element, user, at, complain)
  const start = position(element.attribute('startPosition'))
  const end = position(element.attribute('endPosition'))
  const name = element.attribute('name') ?? null
  if (start !== null && end !== null && end >= start)
    return { guid: guidOf(element), start, end, name, user, at, codings, ...notedOf(element), line }
  if (codings.length > 0) {
    const message = 'this coded selection does not say where in the text it is'
    const hint = 'startPosition and endPosition must be whole numbers, the end not ahead of the start'
    complain({ code: 'bad-span', message, hint }, line)
  }
  return null
}

function position(written: string | undefined): number | null {
  return written !== undefined && /^\s*\+?\d{1,15}\s*$/.test(written) ? Number(written) : null
}
