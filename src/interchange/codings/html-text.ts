import type { Span } from '../../text/span'

/** The words of a document in HTML, to be read, and where bytes of its text lie in them. */
export interface HtmlText {
  /** A paragraph is followed by a blank line, and what is only laid out is one blank, as in a browser. */
  readonly text: string
  /** Finds the words between two offsets that count UTF-8 bytes of the text in the HTML, tags not counted; null where there are none. */
  readonly place: (startByte: number, endByte: number) => Span | null
  /** Bytes of white space that the text begins with: parsers of whole pages do not count them. */
  readonly lead: number
  /** How many of each kind of tag were left out. */
  readonly tags: ReadonlyMap<string, number>
}

/** A run of text without changes: `length` UTF-16 units of the text from `out` on are the bytes from `byte` on. */
interface Run {
  readonly byte: number
  readonly out: number
  readonly text: string
}

/** Reads the text of a document in HTML: it runs nothing, looks nothing up, and any text will do. */
export function htmlText(html: string): HtmlText {
  const runs: Run[] = []
  const tags = new Map<string, number>()
  let text = ''
  let bytes = 0
  let lead = 0
  let breaks = 0
  let isApart = false
  let depthOfPre = 0
  const emit = (words: string): void => {
    if (text !== '') text += breaks > 0 ? '\n'.repeat(breaks) : isApart ? ' ' : ''
    breaks = 0
    isApart = false
    runs.push({ byte: bytes, out: text.length, text: words })
    text += words
  }
  for (const [whole, comment, closing, name, words] of html.replace(/\r\n?/g, '\n').matchAll(piece)) {
    if (comment !== undefined) continue
    if (name !== undefined) {
      const tag = name.toLowerCase()
      if (closing === '') tags.set(tag, (tags.get(tag) ?? 0) + 1)
      if (tag === 'pre') depthOfPre = Math.max(0, depthOfPre + (closing === '' ? 1 : -1))
      if (paragraphs.has(tag)) breaks = 2
      else if (lines.has(tag)) breaks = Math.min(2, Math.max(1, tag === 'br' ? breaks + 1 : breaks))
      else if (cells.has(tag)) isApart = true
      continue
    }
    const written = withoutReferences(words ?? whole)
    for (const [part] of depthOfPre > 0 ? [[written]] : written.matchAll(/[ \t\n\f]+|[^ \t\n\f]+/g)) {
      if (/^[ \t\n\f]+$/.test(part)) {
        isApart = true
        if (text === '') lead += part.length
      } else emit(part)
      bytes += Buffer.byteLength(part)
    }
  }
  return { text, lead, tags, place: (start, end) => placeIn(runs, start, end) }
}

/** A comment, a tag, or text. A `<` that opens none of these is text. */
const piece = /(<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>?)|<(\/?)([a-z][a-z\d]*)(?:[^>"']|"[^"]*"|'[^']*')*>|([^<]+|<)/gi

const paragraphs: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 blockquote pre table ul ol dl section article hr figure'.split(' '),
)
const lines: ReadonlySet<string> = new Set('br div li tr dt dd caption'.split(' '))
const cells: ReadonlySet<string> = new Set(['td', 'th'])

function placeIn(runs: readonly Run[], startByte: number, endByte: number): Span | null {
  const isStretch = Number.isSafeInteger(startByte) && Number.isSafeInteger(endByte) && startByte >= 0
  if (!isStretch || endByte <= startByte || runs.length === 0) return null
  const last = runs[runs.length - 1]
  if (endByte > last.byte + Buffer.byteLength(last.text) + mostAfter) return null
  const first = runs[Math.max(0, runAt(runs, startByte))]
  const start = startByte < first.byte ? first.out : first.out + unitsIn(first.text, startByte - first.byte, false)
  const final = runs[runAt(runs, endByte - 1)]
  if (final === undefined) return null
  const end = final.out + unitsIn(final.text, endByte - final.byte, true)
  const isPast = start === first.out + first.text.length
  const from = isPast ? (runs[runs.indexOf(first) + 1]?.out ?? start) : start
  return end > from ? { start: from, end } : null
}

/** White space may follow the last words. */
const mostAfter = 10_000

/** The last run that begins at a byte or ahead of it; -1 where none does. */
function runAt(runs: readonly Run[], byte: number): number {
  let [low, high] = [0, runs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle].byte <= byte) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** How many UTF-16 units so many bytes are; a character that they cut is taken in whole, or left out. */
function unitsIn(text: string, bytes: number, isWhole: boolean): number {
  let left = bytes
  let units = 0
  for (const sign of text) {
    const size = Buffer.byteLength(sign)
    if (left < size) return left > 0 && isWhole ? units + sign.length : units
    left -= size
    units += sign.length
  }
  return units
}

function withoutReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,9}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named.get(name) ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole
  })
}

/** The names of the signs from U+00A0 to U+00FF, in their order, and of the others that word processors write. */
const latin = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil
  sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH
  Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil
  egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`
const named: ReadonlyMap<string, string> = new Map([
  ...latin.split(/\s+/).map((name, i) => [name, String.fromCharCode(0xa0 + i)] as const),
  ...Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚' },
    ...{ ldquo: '“', rdquo: '”', bdquo: '„', lsaquo: '‹', rsaquo: '›', hellip: '…', bull: '•', euro: '€', trade: '™' },
    ...{
      OElig: 'Œ',
      oelig: 'œ',
      Scaron: 'Š',
      scaron: 'š',
      ensp: '\u2002',
      emsp: '\u2003',
      thinsp: '\u2009',
      minus: '−',
    },
  }),
])
