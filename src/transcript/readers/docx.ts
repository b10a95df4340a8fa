import { isZip } from '../binary'
import { broken } from './archive'
import { documentOf } from './docx-document'
import { pageOfBlocks } from './page-of-blocks'
import { readPage } from './read-page'
import { defineReader } from './reader'

/**
 * Reads Word documents: labels with a colon or in bold, Teams' name and time above the words, tables with the speaker on
 * the left, and a moderator who is set in bold without a label.
 *
 * The transcript's text is that of the paragraphs, with a blank line between them; a line number counts paragraphs. A row of a table is one
 * line, its cells parted by tabs.
 */
export const docx = defineReader({
  format: 'docx',
  extensions: ['.docx'],
  recognises: ({ bytes, extension }) => extension === '.docx' || (isZip(bytes) && holdsWordDocument(bytes)),
  read: async ({ bytes, path }, options) => {
    if (!isZip(bytes)) throw broken(path)
    const page = pageOfBlocks(await documentOf(bytes, path))
    if (page.text.trim() === '') throw broken(path, 'it holds no words')
    return [readPage(page, path, options)]
  },
})

function holdsWordDocument(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('word/document.xml')
}
