import { type Packed, zip } from './zip'

/** How positions are counted in a project that a test writes. */
export interface WrittenCounting {
  readonly unit?: 'code point' | 'UTF-16'
  /** As how many a line end counts; as many as it has characters unless given. */
  readonly lineEnd?: 1 | 2
  readonly mark?: boolean
  readonly end?: 'exclusive' | 'inclusive'
}

/** One coding: whose, of which words of which source, with which code. The words are named so that they stand once in it. */
export type WrittenCoding = readonly [user: string | null, source: string, words: string, code: string]

export interface WrittenProject {
  readonly users?: readonly string[]
  /** Names; what stands below another is written `Cost > Fees`. */
  readonly codes?: readonly string[]
  /** Texts by the names of the sources. */
  readonly sources?: Readonly<Record<string, string>>
  readonly codings?: readonly WrittenCoding[]
  readonly counting?: WrittenCounting
  /** What selections are called: the words, unless told otherwise. */
  readonly nameOf?: (words: string) => string | null
  /** Attributes of `Project`. */
  readonly project?: string
  /** What stands in `Sources` behind the texts. */
  readonly more?: string
}

/** Writes the XML of a project as the standard has it, each text in a file of `sources/`. */
export function projectXml({ users = [], codes = [], sources = {}, codings = [], ...rest }: WrittenProject): string {
  const { counting = {}, nameOf = (words: string) => words, project = '', more = '' } = rest
  const names = Object.keys(sources)
  const written = names.map((name, s) => {
    const own = codings.filter(([, source]) => source === name)
    const selections = own.map(([user, , words, code], i) => {
      const [start, end] = positionsOf(sources[name], words, counting)
      const title = nameOf(words)
      const by = user === null ? '' : ` creatingUser="${guidOf(1, users.indexOf(user))}"`
      return `<PlainTextSelection guid="${guidOf(4, s * 1000 + i)}"${title === null ? '' : ` name="${escaped(title)}"`} startPosition="${start}" endPosition="${end}">
<Coding guid="${guidOf(5, s * 1000 + i)}"${by}><CodeRef targetGUID="${guidOf(2, codes.indexOf(code))}"/></Coding>
</PlainTextSelection>`
    })
    return `<TextSource guid="${guidOf(3, s)}" name="${escaped(name)}" plainTextPath="internal://${guidOf(3, s)}.txt">
${selections.join('\n')}
</TextSource>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<Project name="Fees" xmlns="urn:QDA-XML:project:1.0" ${project}>
<Users>${users.map((name, i) => `<User guid="${guidOf(1, i)}" name="${escaped(name)}"/>`).join('')}</Users>
<CodeBook><Codes>${codeTree(codes)}</Codes></CodeBook>
<Sources>
${written.join('\n')}
${more}</Sources>
</Project>`
}

/** Packs a project as the standard has it. */
export function projectFile(written: WrittenProject): Buffer {
  return packed(projectXml(written), written.sources)
}

export function packed(xml: string, sources: WrittenProject['sources'] = {}, ...more: readonly Packed[]): Buffer {
  const texts = Object.values(sources).map((text, s) => ({ name: `sources/${guidOf(3, s)}.txt`, content: text }))
  return zip([{ name: 'project.qde', content: xml }, ...texts, ...more])
}

export function guidOf(kind: number, number: number): string {
  return `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

function codeTree(codes: readonly string[], above: readonly string[] = []): string {
  return codes
    .map((code, i) => ({ path: code.split(' > '), i }))
    .filter(({ path }) => path.length === above.length + 1 && above.every((name, i) => path[i] === name))
    .map(({ path, i }) => {
      const below = codeTree(codes, path)
      return `<Code guid="${guidOf(2, i)}" name="${escaped(path.at(-1)!)}" isCodable="true">${below}</Code>`
    })
    .join('')
}

/** Counts one character after the other, as slowly as it is plain. */
export function positionsOf(
  text: string,
  words: string,
  { unit = 'code point', lineEnd, mark = false, end = 'exclusive' }: WrittenCounting,
): readonly [number, number] {
  const ahead = text.split(words)[0]
  const count = (part: string): number => {
    const characters = part.match(/\r\n|[\s\S]/gu) ?? []
    return characters.reduce((sum, each) => {
      if (/[\r\n]/.test(each)) return sum + (lineEnd ?? each.length)
      return sum + (unit === 'UTF-16' ? each.length : 1)
    }, 0)
  }
  const start = count(ahead) + (mark ? 1 : 0)
  return [start, start + count(words) - (end === 'inclusive' ? 1 : 0)]
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
