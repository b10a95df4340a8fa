import { createXmlReader } from '../xlsx/xml'
import { type ArchiveKind, broken, unpackSome } from './archive'
import type { Block, Paragraph, Piece } from './blocks'
import { type OdtStyles, odtStyles } from './odt-styles'

export const openDocument: ArchiveKind = {
  extension: '.odt',
  part: 'content.xml',
  what: 'an OpenDocument text',
  program: 'a word processor',
  plain: 'plain text',
  code: 'broken-odt',
}

/**
 * Unpacks an `.odt` file into paragraphs and tables, as they stand with all tracked changes accepted. Page headers and footers, notes,
 * comments, deleted text and pictures are left out.
 *
 * Throws InputError: `broken-odt` and `unsafe-archive`.
 */
export async function odtBlocks(bytes: Uint8Array, path: string): Promise<readonly Block[]> {
  const files = await unpackSome(bytes, path, openDocument, name => wanted.has(name))
  const [content, styles, manifest] = [...wanted].map(name => files.get(name))
  if (manifest && Buffer.from(manifest).includes('encryption-data'))
    throw broken(path, 'it is protected by a password', 'save it without a password', openDocument)
  return blocksOf(content ?? new Uint8Array(), styles ? [styles] : [], path)
}

const wanted: ReadonlySet<string> = new Set(['content.xml', 'styles.xml', 'META-INF/manifest.xml'])

/** Reads an OpenDocument text that is one XML file (`.fodt`), as `odtBlocks` does. */
export async function flatOdtBlocks(bytes: Uint8Array, path: string): Promise<readonly Block[]> {
  return blocksOf(bytes, [], path)
}

async function blocksOf(content: Uint8Array, styles: readonly Uint8Array[], path: string): Promise<readonly Block[]> {
  const readXml = await createXmlReader()
  try {
    const builder = createBuilder(odtStyles([...styles, content], readXml))
    readXml(content, builder)
    return builder.blocks
  } catch {
    throw broken(path, undefined, undefined, openDocument)
  }
}

/** Whose text nobody said: notes, comments, deleted text, how a word is pronounced, lists of headings, pictures. */
const leftOut: ReadonlySet<string> = new Set([
  'tracked-changes',
  'note',
  'annotation',
  'ruby-text',
  'table-of-content',
  'alphabetical-index',
  'bibliography',
  'binary-data',
  'object',
  'header',
  'footer',
  'hidden-text',
  'hidden-paragraph',
])

const most = { depth: 2_000, blanks: 1_000 }

interface Growing {
  readonly pieces: { text: string; bold: boolean }[]
  readonly isHeading: boolean
  readonly bold: boolean
  /** Weights of the spans that are open. */
  readonly spans: boolean[]
  /** Whether white space that comes next is dropped: at the start, and behind other white space. */
  afterBlank: boolean
}

type Cell = Paragraph[]

function createBuilder(styles: OdtStyles) {
  const blocks: Block[] = []
  /** Paragraphs that are open: one in a text box stands inside another. */
  const open: Growing[] = []
  /** Rows of the outermost table that is open. */
  let rows: Cell[][] | null = null
  let tables = 0
  let depth = 0
  let skipped = 0
  let isBody = false

  const put = (text: string) => {
    const paragraph = open.at(-1)
    if (!paragraph || text === '') return
    const bold = paragraph.spans.at(-1) ?? paragraph.bold
    const last = paragraph.pieces.at(-1)
    if (last && last.bold === bold) last.text += text
    else paragraph.pieces.push({ text, bold })
    paragraph.afterBlank = false
  }
  const write = (text: string) => {
    const paragraph = open.at(-1)
    if (!paragraph) return
    const collapsed = text.replace(/[ \t\r\n]+/g, ' ')
    const words = paragraph.afterBlank && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed
    put(words)
    if (collapsed !== '') paragraph.afterBlank = collapsed.endsWith(' ')
  }
  const finish = ({ pieces, isHeading }: Growing) => {
    const paragraph: Paragraph = { kind: 'paragraph', pieces: pieces satisfies Piece[], isHeading }
    const cell = rows?.at(-1)?.at(-1)
    if (cell) cell.push(paragraph)
    else if (!rows) blocks.push(paragraph)
  }

  return {
    blocks: blocks as readonly Block[],
    open: (tag: string, attribute: (name: string) => string | undefined) => {
      if (++depth > most.depth) throw new Error('too deep')
      if (tag === 'body') isBody = true
      if (!isBody) return
      if (skipped > 0 || leftOut.has(tag)) {
        skipped++
        return
      }
      if (tag === 'p' || tag === 'h') {
        const { bold = false, isHeading } = styles('paragraph', attribute('style-name'))
        open.push({ pieces: [], isHeading: isHeading || tag === 'h', bold, spans: [], afterBlank: true })
      } else if (tag === 'span') {
        const paragraph = open.at(-1)
        const around = paragraph?.spans.at(-1) ?? paragraph?.bold ?? false
        paragraph?.spans.push(styles('text', attribute('style-name')).bold ?? around)
      } else if (tag === 's') put(' '.repeat(blanksIn(attribute('c'))))
      else if (tag === 'tab') put('\t')
      else if (tag === 'line-break') put('\n')
      else if (tag === 'table' && ++tables === 1) rows = []
      else if (tag === 'table-row' && tables === 1) rows?.push([])
      else if ((tag === 'table-cell' || tag === 'covered-table-cell') && tables === 1) rows?.at(-1)?.push([])
    },
    text: (text: string) => {
      if (skipped === 0) write(text)
    },
    close: (tag: string) => {
      depth--
      if (!isBody) return
      if (skipped > 0) {
        skipped--
        return
      }
      if (tag === 'p' || tag === 'h') {
        const paragraph = open.pop()
        if (paragraph) finish(paragraph)
      } else if (tag === 'span') open.at(-1)?.spans.pop()
      else if (tag === 'table' && --tables === 0) {
        if (rows && rows.length > 0) blocks.push({ kind: 'table', rows })
        rows = null
      }
    },
  }
}

function blanksIn(count: string | undefined): number {
  const blanks = count === undefined ? 1 : Number(count)
  return Number.isInteger(blanks) && blanks > 0 ? Math.min(blanks, most.blanks) : 1
}
