import { APOSTROPHE, APOSTROPHE_LETTER, COMPLEX, codeOfUnit, learnUnit, SEPARATOR, UNKNOWN } from './characters'

/** A stretch of text as one byte for each UTF-16 unit, in buffers that are reused from stretch to stretch. */
export interface Letters {
  /**
   * Codes of the letters, `SEPARATOR` between words. A run of other bytes is one word, unless it holds a `COMPLEX` one: such a
   * run has to be looked at again, for it may be several words or none. Behind the stretch stands a `SEPARATOR`.
   */
  readonly bytes: Uint8Array
  /** The same bytes, to read four at a time from any place; 16 may be read from the last letter on. */
  readonly view: DataView
}

/** Makes a writer of stretches. What it gave is overwritten by the next call. */
export function createLetters(): (text: string) => Letters {
  const encoder = new TextEncoder()
  let buffers = makeBuffers(1 << 12)
  return text => {
    if (text.length > buffers.length) buffers = makeBuffers(text.length * 2)
    const { read, written } = encoder.encodeInto(text, buffers.bytes)
    buffers.bytes[text.length] = SEPARATOR
    if (read === text.length && written === text.length) foldAscii(buffers, text.length)
    else lookUp(text, buffers)
    return buffers
  }
}

interface Buffers extends Letters {
  readonly length: number
  /** The same bytes again, four to a number. */
  readonly quads: Int32Array
  readonly units: Uint16Array
  readonly unitBytes: Buffer
}

function makeBuffers(length: number): Buffers {
  const room = (length + 24) & ~3
  const bytes = new Uint8Array(room)
  const units = new Uint16Array(room)
  return {
    length,
    bytes,
    view: new DataView(bytes.buffer),
    quads: new Int32Array(bytes.buffer),
    units,
    unitBytes: Buffer.from(units.buffer),
  }
}

/** The top bit of each of four bytes; the sums below set it to answer a question about all four at once. */
const TOP = 0x80808080 | 0

/**
 * Turns ASCII characters into codes in place, four at a time: letters into lower case, all that is no part of a word into
 * `SEPARATOR`. Adding `0x80 - c` sets the top bit of every byte from `c` on: with two such sums, a range is told from the rest.
 */
function foldAscii({ bytes, quads }: Buffers, length: number): void {
  const end = (length + 4) >> 2
  for (let i = 0; i < end; i++) {
    const raw = quads[i]
    const lower = raw | 0x20202020
    const letters = (lower + 0x1f1f1f1f) & ~(lower + 0x05050505)
    const digits = (raw + 0x50505050) & ~(raw + 0x46464646)
    const apostrophes = ~((raw ^ 0x27272727) + 0x7f7f7f7f) & TOP
    const kept = ((letters | digits) & TOP) | apostrophes
    // From its top bit, all eight bits of each byte that is kept.
    quads[i] = lower & (kept | (kept - (kept >>> 7)))
    if (apostrophes !== 0) for (let at = i * 4; at < i * 4 + 4; at++) settleApostrophe(bytes, at)
  }
}

/** Takes an apostrophe away that does not stand between two letters. What stands before it is folded already; what follows may not be. */
function settleApostrophe(bytes: Uint8Array, at: number): void {
  if (bytes[at] !== APOSTROPHE_LETTER) return
  let next = codeOfUnit[bytes[at + 1]]
  if (next === UNKNOWN) next = learnUnit(bytes[at + 1])
  if (at === 0 || bytes[at - 1] === SEPARATOR || next === SEPARATOR || next === APOSTROPHE) bytes[at] = SEPARATOR
}

/** Looks the code of each unit up, in text that is not all ASCII. */
function lookUp(text: string, { bytes, units, unitBytes }: Buffers): void {
  const { length } = text
  unitBytes.write(text, 0, length * 2, 'utf16le')
  units[length] = 32
  const codes = codeOfUnit
  let before = SEPARATOR
  for (let i = 0; i < length; i++) {
    let code = codes[units[i]]
    if (code > COMPLEX) code = codeAt(units, i, before)
    bytes[i] = code
    before = code
  }
  bytes[length] = SEPARATOR
}

/** The code of a unit that hangs on its neighbours, or was not met before. */
function codeAt(units: Uint16Array, i: number, before: number): number {
  const code = learned(units[i])
  if (code !== APOSTROPHE) return code
  const next = learned(units[i + 1])
  return before === SEPARATOR || next === SEPARATOR || next === APOSTROPHE ? SEPARATOR : APOSTROPHE_LETTER
}

function learned(unit: number): number {
  const code = codeOfUnit[unit]
  return code === UNKNOWN ? learnUnit(unit) : code
}
