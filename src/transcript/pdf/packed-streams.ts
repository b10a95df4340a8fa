import { inflateSync } from 'node:zlib'

/**
 * Bytes that all streams together may hold when unpacked, those of pictures apart, which are never unpacked together; and those of
 * a stream that is packed in a way that is not looked into.
 */
const most = { unpacked: 100_000_000, picture: 100_000_000, unseen: 4_000_000, layers: 3 }

/**
 * True where the streams of a PDF would grow too large when unpacked. They are unpacked one by one to see, and nothing of them is kept:
 * the lengths that a file claims are not believed. A stream may be packed several times over.
 */
export function packsTooMuch(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let room = most.unpacked
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    if (at >= 3 && file.toString('latin1', at - 3, at) === 'end') continue
    const start = behindLineBreak(file, at + 6)
    const stop = file.indexOf('endstream', start)
    const packed = file.subarray(start, stop === -1 ? file.length : stop)
    const about = file.toString('latin1', Math.max(0, at - 400), at)
    const isPicture = /\/Subtype\s*\/Image\b/.test(about.slice(about.lastIndexOf(' obj') + 1))
    const size = sizeOf(packed, isPicture ? most.picture : room)
    if (size === null) {
      const isUnseen = /LZW|ASCII85|A85|AHx|ASCIIHex|RunLength|#/.test(about)
      if (isUnseen && packed.length > most.unseen) return true
      continue
    }
    if (isPicture && size > most.picture) return true
    if (!isPicture) room -= size
    if (room < 0) return true
  }
  return false
}

/** Bytes of a stream when unpacked, all its layers together, at most one more than `room`; null where it is not packed with Flate. */
function sizeOf(packed: Buffer, room: number): number | null {
  let size = 0
  let layer = packed
  for (let depth = 0; isFlate(layer); depth++) {
    if (depth === most.layers) return room + 1
    try {
      layer = inflateSync(layer, { maxOutputLength: room + 1, finishFlush: 2 })
    } catch (error) {
      // Whatever is broken is the business of what reads it; it cannot be larger than what was unpacked so far.
      if (error instanceof RangeError) return room + 1
      return size
    }
    size += layer.length
    if (size > room) return room + 1
  }
  return layer === packed ? null : size
}

function isFlate([first = 0, second = 0]: Buffer): boolean {
  return (first & 15) === 8 && first >> 4 <= 7 && (first * 256 + second) % 31 === 0
}

function behindLineBreak(file: Buffer, at: number): number {
  const behindReturn = file[at] === 13 ? at + 1 : at
  return file[behindReturn] === 10 ? behindReturn + 1 : behindReturn
}
