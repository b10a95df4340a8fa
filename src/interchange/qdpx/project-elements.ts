import type { Problem } from '../../problem'
import type { XmlElement } from '../xml-tree'
import type { QdaCase, QdaElsewhere, QdaMedium, QdaNoted, QdaProject, QdaSource, QdaUser } from './project'
import { type Complain, codesOf } from './project-codes'
import {
  caseOf,
  linksOf,
  notedOf,
  noteOf,
  placeOf,
  setsOf,
  type TextPlace,
  valuesOf,
  variablesOf,
} from './project-parts'
import { codingsOf, selectionOf, transcriptSelections } from './project-selections'
import { childrenOf, guid, guidOf, within } from './qda-xml'
import { Unkept } from './unkept'

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
  readonly #unkept = new Unkept()

  constructor(file: string) {
    this.#file = file
  }

  /** True for an element that need not be kept. */
  take(element: XmlElement, around: XmlElement): boolean {
    this.#unkept.see(element, around)
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
      unkept: this.#unkept.losses(this.#file),
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
    const transcripts = childrenOf(element, 'Transcript')
    if (text) {
      const selections = childrenOf(text, 'PlainTextSelection').flatMap(each => selectionOf(each, this.#complain) ?? [])
      const by = { user: guid(element.attribute('creatingUser')), at: null }
      const whole = codingsOf(element, by, () => undefined)
      const said = text === element ? {} : joined(known, notedOf(text))
      this.#sources.push({ ...known, ...said, text: null, missing: null, selections, whole })
      this.#paths.push(placeOf(text))
    } else {
      const what = mediumOf.get(element.name) ?? 'sources of other kinds'
      this.#media.push({ ...known, what, values: transcripts.length === 0 ? known.values : [] })
      for (const each of transcripts) this.#takeTranscript(each, known)
    }
    const whole = childrenOf(element, 'Coding').length
    this.#leaveOut({
      what: 'whole sources',
      source: name,
      text: text ? this.#sources.length - 1 : null,
      line,
      codings: whole,
      uncoded: 0,
    })
    const repeated = new Set(text && text !== element ? text.children.map(guidOf) : [])
    for (const each of element.children) {
      const what = elsewhere.get(each.name)
      if (what === undefined || repeated.has(guidOf(each))) continue
      const codings = codingsIn(each)
      this.#leaveOut({ what, source: name, text: null, line: each.line, codings, uncoded: codings === 0 ? 1 : 0 })
    }
  }

  /** What is known of a recording is known of whoever speaks in it. */
  #takeTranscript(element: XmlElement, { name, values }: Pick<QdaMedium, 'name' | 'values'>): void {
    const { line } = element
    const selections = transcriptSelections(element, this.#complain)
    const own = element.attribute('name')?.trim() || name
    const known = { guid: guidOf(element), name: own, ...notedOf(element), values, line }
    this.#sources.push({ ...known, text: null, missing: null, selections, whole: [] })
    this.#paths.push(placeOf(element))
  }

  #leaveOut(each: QdaElsewhere): void {
    const { what, codings, uncoded } = each
    if (codings > 0) this.#wordless.set(what, (this.#wordless.get(what) ?? 0) + codings)
    if (codings + uncoded > 0) this.#elsewhere.push(each)
  }
}

function joined(a: QdaNoted, b: QdaNoted): QdaNoted {
  return {
    description: [a.description, b.description].filter(each => each !== '').join('\n\n'),
    noteRefs: [...a.noteRefs, ...b.noteRefs],
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
