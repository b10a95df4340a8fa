import { pageOf } from './page'
import { readPage } from './read-page'
import { defineReader } from './reader'

/**
 * Reads text in which every turn opens with its speaker: a label with a colon, a name and a time (Otter, Teams, f4,
 * Transana), or a name on a line of its own. Words ahead of the first label are the heading and belong to nobody.
 *
 * It takes any text; one without speakers gives a turn a paragraph and the warning `no-speakers`.
 */
export const labelledText = defineReader({
  format: 'labelled-text',
  extensions: ['.txt', '.text', ''],
  recognises: ({ text }) => text !== null,
  read: ({ text, path }, options) => [readPage(pageOf(text!), path, options)],
})
