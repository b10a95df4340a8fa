interface Kind {
  readonly what: string
  readonly hint?: string
}

const kinds: readonly (Kind & { readonly magic: string; readonly at?: number })[] = [
  {
    magic: 'PK\x03\x04',
    what: 'a zip archive',
    hint: 'of the kinds that are archives, .docx, .odt and .xlsx are read: save it as one of them, or unpack it',
  },
  { magic: 'PK\x05\x06', what: 'an empty zip archive' },
  {
    magic: '%PDF',
    what: 'a PDF',
    hint: 'only transcripts are read from PDFs: copy the text into a .txt or .docx file',
  },
  {
    magic: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    what: 'an old Office document (.doc, .xls)',
    hint: 'open it and save it as .docx, or as .xlsx',
  },
  { magic: '{\\rtf', what: 'rich text (RTF)', hint: 'open it in a word processor and save it as .docx or .odt' },
  { magic: '\x89PNG', what: 'a picture' },
  { magic: '\xff\xd8\xff', what: 'a picture' },
  { magic: 'GIF8', what: 'a picture' },
  { magic: '\x1f\x8b', what: 'compressed (gzip)', hint: 'unpack it first' },
  { magic: '7z\xbc\xaf', what: 'compressed (7z)', hint: 'unpack it first' },
  { magic: 'Rar!', what: 'compressed (rar)', hint: 'unpack it first' },
  { magic: 'ftyp', at: 4, what: 'a recording', hint: 'transcribe it first' },
  { magic: 'ID3', what: 'a recording', hint: 'transcribe it first' },
  { magic: 'OggS', what: 'a recording', hint: 'transcribe it first' },
  { magic: 'RIFF', what: 'a recording', hint: 'transcribe it first' },
  { magic: 'SQLite format 3', what: 'a database' },
]

/** Knows by its first bytes a file that holds no plain text, and says what it is; null where it may be text. */
export function binaryKind(bytes: Uint8Array): Kind | null {
  const head = Buffer.from(bytes.subarray(0, 20)).toString('latin1')
  return kinds.find(({ magic, at = 0 }) => head.startsWith(magic, at) && !isPlainWord(magic, head)) ?? null
}

/** True for any zip archive, a `.docx` among them. */
export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  )
}

/** True for a PDF; some programs write a few bytes ahead of its first line. */
export function isPdf(bytes: Uint8Array): boolean {
  return (
    Buffer.from(bytes.subarray(0, 1024))
      .toString('latin1')
      .search(/^(?:[^\n]{0,100}\n)?[^\w\n]{0,16}%PDF-\d/) === 0
  )
}

/** "RIFF raff" and "ID3: yes" may open a transcript: these need a byte that text never has. */
function isPlainWord(magic: string, head: string): boolean {
  const isControl = (sign: string) => sign < ' ' && !'\t\n\v\f\r'.includes(sign)
  return /^\w+!?$/.test(magic) && ![...head].some(isControl)
}
