import { InputError, type Problem } from '../../problem'
import { packsTooMuch } from './packed-streams'

/** A run of text in one font, as it is set on its page. */
export interface PdfItem {
  readonly text: string
  /** Left end, from the left edge of the page as it is seen. In points, as are all lengths. */
  readonly x: number
  /** Right end. */
  readonly end: number
  /** Baseline, from the top edge. */
  readonly y: number
  readonly size: number
  /** Tells the fonts of a file apart; it names none. */
  readonly font: string
}

/** Far more than any transcript has, and far less than would fill a computer's memory. */
const most = { bytes: 100_000_000, pages: 5_000, items: 2_000_000, characters: 50_000_000 }

/**
 * Reads the text layer of a PDF, page by page: what is set upright, in the order of the file. Nothing in it is run, no font is fetched, no
 * picture is unpacked, and what is set aslant (a watermark) is left out.
 *
 * Throws InputError: `broken-pdf` where it cannot be read, is protected by a password or has no text; `unsafe-archive` where it would grow too large.
 */
export async function pdfPages(bytes: Uint8Array, path: string): Promise<readonly (readonly PdfItem[])[]> {
  if (bytes.length > most.bytes || packsTooMuch(bytes)) throw tooLarge(path)
  const { getDocumentProxy } = await import('unpdf')
  let document: Awaited<ReturnType<typeof getDocumentProxy>> | null = null
  try {
    document = await getDocumentProxy(Uint8Array.from(bytes), {
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      useWasm: false,
      enableXfa: false,
      // Pictures of more pixels than one are not unpacked.
      maxImageSize: 1,
      stopAtErrors: false,
      verbosity: 0,
    })
    if (document.numPages > most.pages) throw tooLarge(path)
    const pages: PdfItem[][] = []
    const room = { items: most.items, characters: most.characters }
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const runs = items.flatMap(item => ('str' in item && item.str.trim() !== '' ? [item] : []))
      room.items -= items.length
      for (const { str } of runs) room.characters -= str.length
      if (room.items < 0 || room.characters < 0) throw tooLarge(path)
      const view = page.getViewport({ scale: 1 }).transform as readonly number[]
      pages.push(runs.flatMap(({ str, transform, width, fontName }) => itemOf(str, transform, width, view, fontName)))
      page.cleanup()
    }
    if (pages.every(items => items.length === 0))
      throw broken(
        path,
        'it has no text, only pictures of pages',
        'run text recognition (OCR) over it, or transcribe it',
      )
    return pages
  } catch (error) {
    if (error instanceof InputError) throw error
    if (error instanceof Error && error.name === 'PasswordException')
      throw broken(path, 'it is protected by a password', 'save it without a password')
    throw broken(path)
  } finally {
    await document?.destroy()
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

function broken(path: string, why = 'it is cut short, or no .pdf file at all', hint?: string): InputError {
  const problem: Problem = {
    code: 'broken-pdf',
    severity: 'error',
    message: `this .pdf file cannot be read: ${why}`,
    file: path,
    hint: hint ?? 'make it anew from the document that it was made of, or use that: .docx, .odt or plain text',
  }
  return new InputError([problem])
}

function tooLarge(path: string): InputError {
  const problem: Problem = {
    code: 'unsafe-archive',
    severity: 'error',
    message: 'this .pdf file was not unpacked: it would grow too large',
    file: path,
    hint: 'make a smaller one of the pages that are needed, or use the document that it was made of',
  }
  return new InputError([problem])
}
