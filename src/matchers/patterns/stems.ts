import { defineWordMatcher } from '../word-matcher'

/**
 * Finds a word in any of its inflections: `stems(worry)` finds "worried" and "worries".
 *
 * Two words are one when the stemmer gives them the same stem. That also joins some strangers ("university", "universe");
 * where they matter, write the words out instead.
 */
export const stems = defineWordMatcher({
  name: 'stems',
  needs: ['stem'],
  compile: (word, { stem }) => ({ by: 'stem', stem: stem(word) }),
})
