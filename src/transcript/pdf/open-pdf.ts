import { InputError, type Problem } from '../../problem'
import type { Limits } from './ask-worker'
import type { PdfItem } from './pdf-item'

/** Far more than any transcript has or takes, and far less than would fill a computer's memory or a researcher's day. */
const most = { bytes: 100_000_000, room: 2 ** 25, growth: 2 ** 28 + 2 ** 26, seconds: 60 }

/**
 * Reads the text layer of a PDF, page by page: what is set upright, in the order of the file. Nothing in it is run, no font is fetched, no
 * picture is unpacked, and what is set aslant (a watermark) is left out.
 *
 * Throws InputError: `broken-pdf` where it cannot be read, is protected by a password or has no text; `unsafe-archive` where it would grow too large
 * or is not read within a minute.
 */
export async function pdfPages(
  bytes: Uint8Array,
  path: string,
  limits: Partial<Limits> = {},
): Promise<readonly (readonly PdfItem[])[]> {
  if (bytes.length > most.bytes) throw unsafe(path, 'it would grow too large')
  const { askWorker } = await import('./ask-worker')
  const answer = await askWorker(bytes, { ...most, ...limits })
  if (!('pages' in answer)) throw refusal(answer.refused, path)
  if (answer.pages.some(items => items.length > 0)) return answer.pages
  const hint = 'run text recognition (OCR) over it, or transcribe it'
  throw broken(path, 'it has no text, only pictures of pages', hint)
}

function refusal(why: 'locked' | 'broken' | 'too large' | 'too slow', path: string): InputError {
  switch (why) {
    case 'locked':
      return broken(path, 'it is protected by a password', 'save it without a password')
    case 'too large':
      return unsafe(path, 'it would grow too large')
    case 'too slow':
      return unsafe(path, 'it takes longer to read than any transcript')
    case 'broken':
      return broken(path)
  }
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

function unsafe(path: string, why: string): InputError {
  const problem: Problem = {
    code: 'unsafe-archive',
    severity: 'error',
    message: `this .pdf file was not unpacked: ${why}`,
    file: path,
    hint: 'make a smaller one of the pages that are needed, or use the document that it was made of',
  }
  return new InputError([problem])
}
