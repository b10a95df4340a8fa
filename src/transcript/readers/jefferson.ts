import { transcriberMarks } from '../marks'
import { pageOf } from './page'
import { readPage } from './read-page'
import { defineReader } from './reader'

/**
 * Reads transcripts in Jefferson's notation, as conversation analysts write them: `01 HALE:  thanks (0.4) [right]`.
 *
 * Line numbers are set off; a line with nothing but a pause belongs to no turn. Square brackets are overlaps here, so the
 * words in them are words; pauses, `((sighs))` and `(    )` are marks.
 */
export const jefferson = defineReader({
  format: 'jefferson',
  extensions: [],
  recognises: ({ text }) => text !== null && isJefferson(text),
  read: ({ text, path }, options) => {
    const read = readPage(pageOf(text!), path, options)
    const isOverlap = ({ start }: { start: number }) => text![start] === '['
    const usual = transcriberMarks(text!).filter(mark => !isOverlap(mark))
    const asides = read.marks ?? []
    const free = usual.filter(mark => !asides.some(aside => aside.start < mark.end && mark.start < aside.end))
    return [{ ...read, marks: [...asides, ...free].sort((a, b) => a.start - b.start), onlyTheseMarks: true }]
  },
})

const timedPause = /\(\d?\.\d+\)|\(\d\.\d\)/g
const latching = /=[ \t]{0,20}\r?$|^[ \t]{0,40}(?:\d{1,5}[ \t]{1,20})?(?:[A-Z]{1,12}:)?[ \t]{0,40}=\S/gm
const stretched = /\p{L}:{1,6}\p{Ll}|\p{Ll}::+/gu
const numbered = /^[ \t]*\d{1,5}[ \t]{1,}\S/gm

/** Timed pauses to the tenth, and two more of the signs that only this notation has, in the first 20,000 characters. */
function isJefferson(text: string): boolean {
  const head = text.slice(0, 20_000)
  const count = (sign: RegExp) => head.match(sign)?.length ?? 0
  const signs = [latching, stretched, numbered, /[↑↓°]|>\S[^<\n]{0,60}<|\(\(/g].filter(sign => count(sign) > 0)
  return count(timedPause) > 1 && signs.length > 1 && count(timedPause) * 20 >= (head.match(/\S[^\n]*/g)?.length ?? 0)
}
