import { defineWordMatcher } from '../word-matcher'

/** Finds a word in any case: `rota` finds "Rota", and "rota's", and not "rotas". */
export const word = defineWordMatcher({
  name: 'word',
  read: null,
  compile: form => ({ by: 'form', form }),
})
