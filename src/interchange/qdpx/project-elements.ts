import type { Problem } from '../../problem'
import type { QdaCode, QdaCoding, QdaProject, QdaSelection, QdaSource, QdaUser } from './project'
import type { XmlElement } from './xml-tree'

/** Where the text of a source is to be found: in the project file itself, or in a file beside it. */
export interface TextPlace {
  readonly inline: string | null
  /** As written: `internal://GUID.txt`. */
  readonly path: string | null
}

/** Gives what a project file tells; the texts of its sources come from `paths`, one each. */
export function projectOf(
  root: XmlElement,
  file: string,
): { readonly project: QdaProject; readonly paths: readonly TextPlace[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const complain = (problem: Pick<Problem, 'code' | 'message' | 'hint'>, line: number): void => {
    problems.push({ ...problem, severity: 'error', file, line })
  }
  const wordless = new Map<string, number>()
  const leaveOut = (what: string, codings: number): void => {
    if (codings > 0) wordless.set(what, (wordless.get(what) ?? 0) + codings)
  }
  const sources: QdaSource[] = []
  const paths: TextPlace[] = []
  for (const element of within(root, 'Sources')) {
    const text = textElement(element)
    if (text) {
      const name = element.attribute('name') ?? text.attribute('name') ?? ''
      const selections = childrenOf(text, 'PlainTextSelection').flatMap(each => selectionOf(each, complain) ?? [])
      sources.push({ name, text: null, missing: null, selections, line: element.line })
      const inline = childrenOf(text, 'PlainTextContent')[0]?.text ?? null
      paths.push({ inline, path: text.attribute('plainTextPath') ?? null })
    }
    leaveOut('whole sources', childrenOf(element, 'Coding').length)
    const repeated = new Set(text && text !== element ? text.children.map(guidOf) : [])
    for (const each of element.children) {
      const what = elsewhere.get(each.name)
      if (what !== undefined && !repeated.has(guidOf(each))) leaveOut(what, codingsIn(each))
    }
  }
  const project: QdaProject = {
    file,
    origin: root.attribute('origin') ?? null,
    creator: guid(root.attribute('creatingUserGUID')),
    users: usersOf(root),
    codes: codesOf(root, complain),
    sources,
    wordless,
  }
  return { project, paths, problems }
}

/** Selections that are no stretch of a text, by the names of their elements. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['PictureSelection', 'pictures'],
  ['PDFSelection', 'pages of PDFs'],
  ['AudioSelection', 'recordings'],
  ['VideoSelection', 'recordings'],
  ['Transcript', 'recordings'],
])

function within(root: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(root, name).flatMap(({ children }) => children)
}

function childrenOf({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter(child => child.name === name)
}

function codingsIn({ name, children }: XmlElement): number {
  return name === 'Coding' ? 1 : children.reduce((count, child) => count + codingsIn(child), 0)
}

/** The element that holds the text and what was selected in it. */
function textElement(source: XmlElement): XmlElement | undefined {
  if (source.name === 'TextSource') return source
  return source.name === 'PDFSource' ? childrenOf(source, 'Representation')[0] : undefined
}

function guid(written: string | undefined): string | null {
  return (
    written
      ?.trim()
      .replace(/^\{|\}$/g, '')
      .toLowerCase() || null
  )
}

function guidOf(element: XmlElement): string | null {
  return guid(element.attribute('guid'))
}

function usersOf(root: XmlElement): readonly QdaUser[] {
  return within(root, 'Users').flatMap(user => {
    const own = guidOf(user)
    const name = user.attribute('name')?.trim() || user.attribute('id')?.trim() || own
    return own === null || name === null ? [] : [{ guid: own, name }]
  })
}

type Complain = (problem: Pick<Problem, 'code' | 'message' | 'hint'>, line: number) => void

function codesOf(root: XmlElement, complain: Complain): readonly QdaCode[] {
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
      codes.push({ guid: own, name: code.attribute('name')?.trim() || own, parent, isCodable })
      add(code, own)
    }
  }
  for (const list of within(root, 'CodeBook')) if (list.name === 'Codes') add(list, null)
  return codes
}

/** Null where it says no place. */
function selectionOf(element: XmlElement, complain: Complain): QdaSelection | null {
  const { line } = element
  const user = guid(element.attribute('creatingUser'))
  const codings = childrenOf(element, 'Coding').flatMap((coding): readonly QdaCoding[] => {
    const code = guid(childrenOf(coding, 'CodeRef')[0]?.attribute('targetGUID'))
    if (code !== null) return [{ code, user: guid(coding.attribute('creatingUser')) ?? user, line: coding.line }]
    const hint = 'export the project anew; the line is that of the .qde file in the archive'
    complain({ code: 'broken-reference', message: 'this coding names no code', hint }, coding.line)
    return []
  })
  const start = position(element.attribute('startPosition'))
  const end = position(element.attribute('endPosition'))
  const name = element.attribute('name') ?? null
  if (start !== null && end !== null && end >= start) return { start, end, name, codings, line }
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
