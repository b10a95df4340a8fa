import type { ManuscriptParagraph } from './manuscript'
import { joinLines } from './text-manuscript'

/**
 * Reads the paragraphs of Markdown: headings, block quotations, list items, cells of tables and footnotes, each without its markup.
 *
 * Front matter, fenced code, comments and pictures are left out; a link is its words. Emphasis is taken away, and a paragraph that is wholly
 * emphasised looks like a quotation.
 */
export function markdownManuscript(source: string): readonly ManuscriptParagraph[] {
  const paragraphs: ManuscriptParagraph[] = []
  let open: { kind: Kind; lines: Line[] } | null = null
  const close = (): void => {
    if (open) for (const paragraph of paragraphsOf(open.kind, open.lines)) paragraphs.push(paragraph)
    open = null
  }
  for (const line of linesOf(source)) {
    const { kind, content, opens } = kindOf(line)
    const goesOn: boolean =
      open !== null &&
      !opens &&
      (open.kind === kind || (kind === 'text' && (open.kind === 'item' || open.kind === 'note')))
    if (kind === 'blank' || !goesOn) close()
    if (kind === 'blank') continue
    if (open === null) open = { kind, lines: [] }
    open.lines.push({ content, number: line.number })
    if (kind === 'heading' || kind === 'row') close()
  }
  close()
  return paragraphs
}

type Kind = 'text' | 'heading' | 'quote' | 'item' | 'indented' | 'note' | 'row' | 'blank'

interface Line {
  readonly content: string
  readonly number: number
}

/** The lines that hold text: without front matter, fenced code and comments. */
function linesOf(source: string): readonly Line[] {
  const lines = withoutComments(source)
    .split(/\r\n|[\n\r]/)
    .map((content, i): Line => ({ content, number: i + 1 }))
  let first = 0
  if (/^---\s*$/.test(lines[0]?.content ?? '')) {
    const end = lines.findIndex(({ content }, i) => i > 0 && /^(?:---|\.\.\.)\s*$/.test(content))
    if (end > 0) first = end + 1
  }
  let fence: string | null = null
  return lines.slice(first).map(line => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line.content)?.[1] ?? null
    if (fence === null && mark === null) return line
    if (fence === null) fence = mark
    else if (mark?.startsWith(fence) && line.content.trim() === mark) fence = null
    return { ...line, content: '' }
  })
}

/** Takes out comments, but not their line breaks. */
function withoutComments(source: string): string {
  let text = ''
  let from = 0
  for (let at = source.indexOf('<!--'); at !== -1; at = source.indexOf('<!--', from)) {
    const end = source.indexOf('-->', at + 4)
    if (end === -1) break
    text += source.slice(from, at) + source.slice(at, end).replace(/[^\n\r]+/g, '')
    from = end + 3
  }
  return text + source.slice(from)
}

function kindOf({ content }: Line): { readonly kind: Kind; readonly content: string; readonly opens: boolean } {
  const as = (kind: Kind, pattern: RegExp, opens = false) => ({ kind, content: content.replace(pattern, ''), opens })
  if (/^\s*(?:[-*_]\s*){3,}$|^\s*=+\s*$/.test(content) || content.trim() === '') return as('blank', /.*/)
  if (/^ {0,3}>\s*$/.test(content)) return as('blank', /.*/)
  if (/^ {0,3}>/.test(content)) return as('quote', /^ {0,3}(?:>\s?)+/)
  if (/^ {0,3}#{1,6}\s/.test(content)) return as('heading', /^ {0,3}#+\s*/, true)
  if (/^\s*\[\^[^\]\s]+\]:/.test(content)) return as('note', /^\s*\[\^[^\]\s]+\]:\s*/, true)
  if (/^\s*\|.*\|\s*$/.test(content)) return as('row', /^$/, true)
  if (/^\s*(?:[-*+•]|\d{1,3}[.)])\s+/.test(content)) return as('item', /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/, true)
  if (/^(?: {4}|\t)/.test(content)) return as('indented', /^\s+/)
  return as('text', /^$/)
}

function paragraphsOf(kind: Kind, lines: readonly Line[]): readonly ManuscriptParagraph[] {
  if (kind === 'row') return cellsOf(lines[0])
  const clean = lines.map(({ content, number }) => ({ content: withoutMarkup(content), number }))
  const joined = joinLines(clean)
  if (joined.text.trim() === '') return []
  const raw = lines.map(({ content }) => content.trim()).join(' ')
  const isItalic = (): boolean =>
    raw.length < 20_000 &&
    /^([*_]{1,3})(?=\S)(?:(?!\1)[\s\S]|\1(?=[\p{L}\p{N}]))*\1[.,;]?(?:\s*[([][^()[\]]{0,80}[)\]][.]?)?$/u.test(raw)
  const look =
    kind === 'heading'
      ? 'heading'
      : kind === 'quote'
        ? 'block'
        : kind === 'indented'
          ? 'indented'
          : kind === 'text' && isItalic()
            ? 'italic'
            : 'plain'
  return [{ ...joined, part: kind === 'note' ? 'footnote' : 'text', look }]
}

function cellsOf({ content, number }: Line): readonly ManuscriptParagraph[] {
  if (/^[\s|:-]+$/.test(content)) return []
  return content
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map(cell => joinLines([{ content: withoutMarkup(cell), number }]))
    .filter(({ text }) => text !== '')
    .map(cell => ({ ...cell, part: 'table', look: 'plain' }))
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  bdquo: '„',
  hellip: '…',
  ndash: '–',
  mdash: '—',
}

/** Takes the markup of a line away; what is escaped by a backslash stays. */
function withoutMarkup(line: string): string {
  if (!/[\\`![<&~*_]/.test(line)) return line
  return line
    .replace(/[\ufdd0-\ufdef]/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => String.fromCharCode(0xfdd0 + escapable.indexOf(sign)))
    .replace(/`([^`\n]{1,500})`/g, '$1')
    .replace(/!\[[^\]\n]{0,500}\]\([^()\n]{0,1000}\)/g, '')
    .replace(/\[\^[^\]\s]{1,60}\]/g, '')
    .replace(/\[([^[\]\n]{1,500})\]\([^()\n]{0,1000}\)/g, '$1')
    .replace(/\[([^[\]\n]{1,500})\]\[[^[\]\n]{0,200}\]/g, '$1')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<\/?[a-z][^<>\n]{0,300}>/gi, '')
    .replace(
      /&(?:(\w{2,8})|#(\d{2,6})|#x([\da-f]{2,5}));/gi,
      (whole, name?: string, decimal?: string, hex?: string) => {
        if (name !== undefined) return entities[name.toLowerCase()] ?? whole
        return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal))
      },
    )
    .replace(/~~/g, '')
    .replace(/\*{1,3}(?=\S)|(?<=\S)\*{1,3}/g, '')
    .replace(/(?<![\p{L}\p{N}_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}_])/gu, '')
    .replace(/[\ufdd0-\ufdef]/g, sign => escapable[sign.charCodeAt(0) - 0xfdd0])
}

/** 32 signs; while markup is taken away, each that was escaped is one of Unicode's 32 noncharacters, which no text holds. */
const escapable = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
