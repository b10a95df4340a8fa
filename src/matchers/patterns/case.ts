import { fold, foldButCase } from '../../text/fold'
import { defineWordMatcher } from '../word-matcher'

/** Finds a word only in this case: `case(IT)` finds "IT" and "IT's", and not "it". */
export const cased = defineWordMatcher({
  name: 'case',
  compile: word => ({ by: 'form', form: fold(word), cased: foldButCase(word) }),
})
