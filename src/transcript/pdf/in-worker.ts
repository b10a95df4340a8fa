import type * as unpdf from 'unpdf'
import type { PdfItem } from './pdf-item'

/** What is asked of the worker, and what it gives: the runs of text of each page, or why there are none. */
export interface Asked {
  readonly bytes: Uint8Array
  /** Bytes that any part may hold when unpacked. */
  readonly room: number
}
export type Answer =
  | { readonly pages: readonly (readonly PdfItem[])[] }
  | { readonly refused: 'locked' | 'broken' | 'too large' }

/**
 * What a worker runs: it reads PDFs, one after another. It is bundled into a string (see `askWorker`), so it imports nothing but types.
 *
 * Nothing in a PDF is run, no picture is unpacked, nothing is fetched, and no part of it may grow larger than asked, whatever it is packed with.
 */
const most = { pages: 5_000, items: 500_000, characters: 20_000_000 }

class TooLarge extends Error {}

let hasOvergrown = false
let room = 0
const { parentPort, workerData } = process.getBuiltinModule('node:worker_threads')

// All that a PDF unpacks goes into byte arrays that double as they fill.
globalThis.Uint8Array = new Proxy(Uint8Array, {
  construct: (target, sizes, made) => {
    if (sizes[0] > room && room > 0) {
      hasOvergrown = true
      throw new TooLarge()
    }
    return Reflect.construct(target, sizes, made)
  },
})
// What unpacks by itself would pass the gate above; the others are doors to the outside.
for (const name of ['DecompressionStream', 'fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])
  Reflect.deleteProperty(globalThis, name)

const library = import(workerData as string) as Promise<typeof unpdf>

parentPort?.on('message', async (asked: Asked) => {
  parentPort?.postMessage(await answer(asked))
})

async function answer(asked: Asked): Promise<Answer> {
  const { getDocumentProxy } = await library
  hasOvergrown = false
  room = asked.room
  try {
    const pages = await pagesOf(await getDocumentProxy(asked.bytes, settings))
    // The library goes on without what was refused: its pages would lack words.
    return hasOvergrown ? { refused: 'too large' } : { pages }
  } catch (error) {
    if (hasOvergrown || error instanceof TooLarge) return { refused: 'too large' }
    return { refused: error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken' }
  }
}

const settings = {
  isEvalSupported: false,
  disableFontFace: true,
  useSystemFonts: false,
  useWasm: false,
  enableXfa: false,
  // Pictures of more pixels than one are not unpacked.
  maxImageSize: 1,
  stopAtErrors: false,
  verbosity: 0,
}

type PdfDocument = Awaited<ReturnType<typeof unpdf.getDocumentProxy>>

async function pagesOf(document: PdfDocument): Promise<readonly (readonly PdfItem[])[]> {
  try {
    if (document.numPages > most.pages) throw new TooLarge()
    const pages: PdfItem[][] = []
    const left = { items: most.items, characters: most.characters }
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const runs = items.flatMap(item => ('str' in item && item.str.trim() !== '' ? [item] : []))
      left.items -= items.length
      for (const { str } of runs) left.characters -= str.length
      if (left.items < 0 || left.characters < 0) throw new TooLarge()
      const view = page.getViewport({ scale: 1 }).transform as readonly number[]
      pages.push(runs.flatMap(({ str, transform, width, fontName }) => itemOf(str, transform, width, view, fontName)))
      page.cleanup()
    }
    return pages
  } finally {
    await document.destroy()
  }
}

type Matrix = readonly number[]

function itemOf(text: string, transform: Matrix, width: number, view: Matrix, font: string): PdfItem[] {
  const [a, b, c, d, e, f] = product(view, transform)
  const size = Math.hypot(c, d)
  const isUpright = a > 0 && Math.abs(b) < a * 0.05 && Number.isFinite(a + e + f + size + width) && size > 0
  // Without fonts of its own a page may be set in a size of 1 and stretched: its widths are in points all the same.
  return isUpright
    ? [{ text: text.replace(/[\s\p{Cc}]/gu, ' '), x: e, end: e + Math.max(0, width), y: f, size, font }]
    : []
}

function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): readonly number[] {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}
