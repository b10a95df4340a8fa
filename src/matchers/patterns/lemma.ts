import { partsOfSpeech } from '../../text/grammar'
import { wordsIn } from '../../text/words'
import { type ArgumentError, defineWordMatcher, readWords } from '../word-matcher'

/**
 * Finds the forms that a dictionary lists under a word, by the sentence they stand in: `lemma(leave/VERB)` finds "left" and "leaving",
 * and neither "annual leave" nor "the left side". The part of speech may be left out.
 *
 * VERB takes auxiliaries too, so that `lemma(have/VERB)` finds every "had"; NOUN takes names too. British and American spellings of a
 * word are one.
 */
export const lemma = defineWordMatcher({
  name: 'lemma',
  needs: ['grammar'],
  read: readLemmas,
  compile: (argument, { grammar }) => {
    if (!grammar) throw new Error('lemma() in a language without a grammar')
    const [word, pos] = argument.split('/')
    const wanted = [...new Set([word, grammar.spelling(word)])]
    const tags = pos === undefined ? null : [pos, ...(alsoTakes.get(pos) ?? [])]
    return {
      by: 'test',
      test: form => wanted.some(each => grammar.mayHaveLemma(form, each)),
      inContext: ({ lemma, pos }) => wanted.includes(lemma) && (tags === null || tags.includes(pos)),
    }
  },
})

const alsoTakes: ReadonlyMap<string, readonly string[]> = new Map([
  ['VERB', ['AUX']],
  ['NOUN', ['PROPN']],
])

/** Reads words and phrases parted by commas; behind a word may stand its part of speech: `leave/VERB`, `give/VERB up`. */
function readLemmas(text: string): readonly (readonly string[])[] | ArgumentError {
  for (const { 1: pos, index } of text.matchAll(/\/([^\s,]*)/g)) {
    if (partsOfSpeech.includes(pos.toUpperCase())) continue
    return {
      code: 'unknown-part-of-speech',
      message: pos === '' ? 'no part of speech stands behind "/"' : `no part of speech is called "${pos}"`,
      offset: index + 1,
      hint: `there are ${partsOfSpeech.join(', ')}`,
      ...(pos === '' ? {} : { mistyped: { word: pos, known: partsOfSpeech } }),
    }
  }
  // What is refused in words is refused here, and what they are without their parts of speech says which there are.
  const words = readWords(text.replace(/\/[^\s,]*/g, tag => ' '.repeat(tag.length)))
  if ('code' in words) return words
  return text.split(',').map(part =>
    part.split(/\s+/).flatMap(chunk => {
      const [written, pos] = chunk.split('/')
      const forms = wordsIn(written).map(({ form }) => form)
      // Of "on-call/ADJ" the last word is meant.
      return forms.map((form, i) =>
        pos !== undefined && i === forms.length - 1 ? `${form}/${pos.toUpperCase()}` : form,
      )
    }),
  )
}
