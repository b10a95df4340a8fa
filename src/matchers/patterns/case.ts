import { fold, foldButCase } from '../../text/fold'
import { defineWordMatcher } from '../word-matcher'
import { fits, globsIn } from './glob'

/** Finds a word only in this case: `case(IT)` finds "IT" and "IT's", and not "it". Wildcards work as in a glob: `case(Trust*)`. */
export const cased = defineWordMatcher({
  name: 'case',
  read: text => text.split(',').map(part => globsIn(part).map(({ written }) => written)),
  compile: word => {
    const wanted = foldButCase(word)
    const form = fold(word)
    const isCased = (raw: string): boolean => fits(wanted, raw)
    if (!/[*?]/.test(word)) return { by: 'form', form, cased: isCased }
    return { by: 'test', test: other => fits(form, other), cased: isCased }
  },
})
