import { defineWordMatcher } from '../word-matcher'

/** Finds words that a regular expression (RE2 syntax) describes from end to end, in any case: `/rot(a|er)s?/` finds "rotas", not "rotation". */
export const regex = defineWordMatcher({
  name: 'regex',
  needs: ['regex'],
  read: null,
  compile: (source, tools) => {
    // The words that it is shown are folded.
    const { matchesWord } = tools.regex(source.normalize('NFC').replaceAll('ß', 'ss').replaceAll('ς', 'σ'))
    return { by: 'test', test: matchesWord }
  },
})
