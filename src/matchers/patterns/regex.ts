import { defineWordMatcher } from '../word-matcher'

/** Finds words that a regular expression (RE2 syntax) describes from end to end, in any case: `/rot(a|er)s?/` finds "rotas", not "rotation". */
export const regex = defineWordMatcher({
  name: 'regex',
  compile: (source, tools) => {
    const { matchesWord } = tools.regex(source)
    return { by: 'test', test: matchesWord }
  },
})
