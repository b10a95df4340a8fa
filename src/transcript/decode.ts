import { isUtf8 } from 'node:buffer'
import { InputError, type Problem } from '../problem'
import { binaryKind } from './binary'

export interface Decoded {
  /** Without byte-order mark, else as it came: line breaks are kept. */
  readonly text: string
  readonly problems: readonly Problem[]
}

/**
 * Turns the bytes of a text file into its text: byte-order marks, UTF-16 without one, UTF-8, and else the most likely
 * legacy encoding, with the warning `encoding-guessed`.
 *
 * Throws InputError: `binary-file` for what is no text, `unknown-encoding` for a name that nobody knows.
 */
export async function decode(bytes: Uint8Array, path: string, encoding?: string): Promise<Decoded> {
  if (encoding !== undefined) return { text: await decodeAs(bytes, encoding, path), problems: [] }
  const marked = byteOrderMark(bytes)
  if (marked) return { text: textOf(bytes.subarray(marked.length), marked.encoding), problems: [] }
  const kind = binaryKind(bytes)
  if (kind) throw new InputError([binaryFile(path, kind.what, kind.hint)])
  const wide = utf16WithoutMark(bytes)
  if (wide) return { text: textOf(bytes, wide), problems: [] }
  if (looksBinary(bytes)) throw new InputError([binaryFile(path, 'not text')])
  if (isUtf8(bytes)) return { text: textOf(bytes, 'utf-8'), problems: [] }
  const guess = await guessEncoding(bytes)
  return { text: await decodeAs(bytes, guess, path), problems: [guessed(path, guess)] }
}

/** The problem of a file that holds no text that can be read. */
export function binaryFile(path: string, what: string, hint?: string): Problem {
  return {
    code: 'binary-file',
    severity: 'error',
    message: `this file is ${what}, not a transcript that can be read`,
    file: path,
    hint: hint ?? 'save it as .docx or as plain text',
  }
}

function guessed(path: string, encoding: string): Problem {
  return {
    code: 'encoding-guessed',
    severity: 'warning',
    message: `this file is not UTF-8; it was read as ${encoding}`,
    file: path,
    hint: 'look at the accented letters and quotation marks; if they are wrong, name the encoding, or save the file as UTF-8',
  }
}

async function decodeAs(bytes: Uint8Array, encoding: string, path: string): Promise<string> {
  const { default: iconv } = await import('iconv-lite')
  if (iconv.encodingExists(encoding)) return iconv.decode(bytes, encoding)
  throw new InputError([
    {
      code: 'unknown-encoding',
      severity: 'error',
      message: `no encoding is called "${encoding}"`,
      file: path,
      hint: 'write a name such as utf-8, utf-16le, windows-1252 or macroman',
    },
  ])
}

type Unicode = 'utf-8' | 'utf-16le' | 'utf-16be'

function byteOrderMark(bytes: Uint8Array): { encoding: Unicode; length: number } | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 }
  return null
}

function textOf(bytes: Uint8Array, encoding: Unicode): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (encoding === 'utf-8') return buffer.toString('utf8')
  if (encoding === 'utf-16le') return buffer.toString('utf16le')
  return Buffer.from(buffer.subarray(0, buffer.length & ~1))
    .swap16()
    .toString('utf16le')
}

/** Latin letters in UTF-16 leave every other byte empty; which one tells the order. */
function utf16WithoutMark(bytes: Uint8Array): Unicode | null {
  const pairs = Math.min(bytes.length, 4096) >> 1
  if (pairs < 2) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++
    if (bytes[2 * i + 1] === 0) odd++
  }
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be'
  return null
}

/** Text has no NUL and hardly another control character. */
function looksBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true
  const sample = bytes.subarray(0, 65_536)
  const controls = sample.reduce((count, byte) => count + (byte < 32 && (byte < 9 || byte > 13) ? 1 : 0), 0)
  return controls > 8 && controls > sample.length * 0.02
}

/**
 * Windows-1252 unless another encoding is much likelier: of short West European texts the detector is never sure, and
 * what it calls ISO-8859-1 is nearly always Windows-1252, which holds more.
 */
async function guessEncoding(bytes: Uint8Array): Promise<string> {
  const { analyse } = await import('chardet')
  const { default: iconv } = await import('iconv-lite')
  const first = bytes.findIndex(byte => byte > 127)
  const sample = bytes.subarray(Math.max(0, first - 32_768), first + 32_768)
  const matches = analyse(sample).filter(({ name }) => !/^(?:utf|ascii)/i.test(name))
  const isWestern = ({ name }: { name: string }) => /^(?:iso-8859-1|windows-1252)$/i.test(name)
  const western = matches.find(isWestern)?.confidence ?? 0
  const [best] = matches
  const isSure = best && !isWestern(best) && best.confidence >= Math.max(35, western * 1.5)
  return isSure && iconv.encodingExists(best.name) ? best.name : 'windows-1252'
}
