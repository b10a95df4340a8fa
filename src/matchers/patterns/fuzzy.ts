import { editDistance } from '../../text/edit-distance'
import { type ArgumentError, defineWordMatcher, readWords } from '../word-matcher'

/**
 * Finds a word that is misheard or misspelt: `fuzzy(consultant, 1)` finds "consultent". The number says how many edits are allowed: letters
 * put in, left out, exchanged, or swapped with their neighbour. 1 unless told.
 */
export const fuzzy = defineWordMatcher({
  name: 'fuzzy',
  read: readFuzzy,
  compile: argument => {
    const [word, edits] = argument.split('/')
    const most = Number(edits)
    return {
      by: 'test',
      test: form =>
        Math.abs(form.length - word.length) <= most &&
        sharesLetters(form, word, most) &&
        editDistance(form, word, most) <= most,
    }
  },
})

/** The most edits that make sense: with more, any word is another. */
const MOST = 3

/** Reads words and phrases parted by commas; a number at the end is for all of them. */
function readFuzzy(text: string): readonly (readonly string[])[] | ArgumentError {
  const number = /,\s*([+-]?\d[\d.]*)\s*$/.exec(text)
  const edits = number === null ? 1 : Number(number[1])
  if (!Number.isInteger(edits) || edits < 1 || edits > MOST)
    return {
      code: 'fuzzy-too-wide',
      message: `fuzzy() cannot allow ${number![1]} edits`,
      offset: number!.index + number![0].indexOf(number![1]),
      hint: `1, 2 or ${MOST}; a word without edits stands without fuzzy()`,
    }
  const written = number === null ? text : text.slice(0, number.index)
  const alternatives = readWords(written)
  if ('code' in alternatives) return alternatives
  const short = alternatives.flat().find(word => edits * 2 >= word.length)
  if (short !== undefined)
    return {
      code: 'fuzzy-too-wide',
      message: `within ${edits === 1 ? '1 edit' : `${edits} edits`} of "${short}" lie too many other words`,
      offset: Math.max(0, written.toLowerCase().indexOf(short)),
      hint:
        short.length > 2
          ? `at most ${Math.ceil(short.length / 2) - 1}: less than half its letters`
          : 'write it without fuzzy()',
    }
  return alternatives.map(words => words.map(word => `${word}/${edits}`))
}

/** True unless too few letters stand in both words, at whatever place: that spares nearly all words the dear comparison. */
function sharesLetters(form: string, word: string, edits: number): boolean {
  let missing = 0
  for (let i = 0; i < word.length; i++) if (!form.includes(word[i]) && ++missing > edits) return false
  return true
}
