import { isZip } from '../binary'
import { broken } from './archive'
import { flatOdtBlocks, odtBlocks, openDocument } from './odt-document'
import { pageOfBlocks } from './page-of-blocks'
import { readPage } from './read-page'
import { defineReader } from './reader'

/**
 * Reads OpenDocument texts, as LibreOffice writes them: zipped (`.odt`) or as one XML file (`.fodt`). Who speaks is told as in Word
 * documents, and text and lines are counted as there.
 */
export const odt = defineReader({
  format: 'odt',
  extensions: ['.odt', '.fodt'],
  recognises: ({ bytes, text, extension }) =>
    text === null ? extension === '.odt' || (isZip(bytes) && isOdt(bytes)) : isFlat(text),
  read: async ({ bytes, text, path }, options) => {
    if (text === null && !isZip(bytes)) throw broken(path, undefined, undefined, openDocument)
    const page = pageOfBlocks(await (text === null ? odtBlocks(bytes, path) : flatOdtBlocks(bytes, path)))
    if (page.text.trim() === '') throw broken(path, 'it holds no words', undefined, openDocument)
    return [readPage(page, path, options)]
  },
})

/** The first file of an OpenDocument archive says what it is; it is not packed. */
function isOdt(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString('latin1')
  return /mimetypeapplication\/vnd\.oasis\.opendocument\.text(?:-template)?(?!-)/.test(head)
}

function isFlat(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?<office:document\s/.test(text.slice(0, 2_000))
}
