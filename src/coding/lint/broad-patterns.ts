import type { Codebook } from '../../codebook/codebook'
import type { Pattern } from '../../matchers/pattern'
import type { Regex } from '../../matchers/regex'
import type { Tools } from '../../matchers/word-matcher'
import { type Lint, lintAt } from './lint'
import type { Reader } from './reader'
import { alternativesOf } from './walk'
import type { Way } from './written-out'

/** A word of at most so many letters and a `*` is found in too many others: `re*` begins some 2 in 100 English words, `tra*` 2 in 1,000. */
const fewestLetters = 3
/** What a word ends with says less than what it begins with: `*ing` and `*ness` are grammar, not meaning. */
const fewestLettersAtEnd = 5

/**
 * Finds patterns that code a unit by themselves and that nearly any talk would hold: `a*`, `*ing`, `/.+/`. Inside `near` and the like they
 * may stand: there the other words narrow them.
 */
export function broadPatterns(codebook: Codebook, { write }: Reader, tools: Pick<Tools, 'regex'>): readonly Lint[] {
  return codebook.codes.flatMap(code =>
    alternativesOf(code).flatMap(pattern => {
      const why =
        pattern.kind === 'text' ? whyBroadText(pattern.regex, tools) : whyBroad(pattern, write(pattern).ways, tools)
      if (why === null) return []
      const message = `"${pattern.source.trim()}" ${why}, and codes every unit that holds it with ${code.id}`
      const hint = 'write more of the word, list the words that you mean, or set it near another'
      return [lintAt(pattern.at, { code: 'broad-pattern', about: code.id, message, hint })]
    }),
  )
}

function whyBroad(pattern: Pattern, ways: readonly Way[], tools: Pick<Tools, 'regex'>): string | null {
  for (const way of ways) {
    if (way.length !== 1 || way[0].kind !== 'word') continue
    const { matcher, argument } = way[0]
    if (matcher === 'regex' && isFoundAnywhere(tools.regex(argument).matchesWord)) return 'matches any word'
    if (matcher === 'word' && isOrdinaryInCapitals(pattern.source.trim()))
      return `finds the ordinary word "${argument}" too, as case does not count`
    if ((matcher !== 'glob' && matcher !== 'case') || !argument.includes('*')) continue
    const letters = argument.replace(/[*?]/g, '').length
    if (letters < fewestLetters) return `has ${letters} ${letters === 1 ? 'letter' : 'letters'} and a "*"`
    if (argument.startsWith('*') && !argument.endsWith('*') && letters < fewestLettersAtEnd)
      return 'says only how a word ends'
  }
  return null
}

function whyBroadText(regex: string, tools: Pick<Tools, 'regex'>): string | null {
  const { find }: Regex = tools.regex(regex)
  return isFoundAnywhere(text => find(text).length > 0) ? 'matches any text' : null
}

/** Words that have nothing in common: what accepts all of them accepts anything. */
function isFoundAnywhere(accepts: (word: string) => boolean): boolean {
  return ['rota', 'xylophones', 'we', 'i', "don't", '47'].every(accepts)
}

/** `IT` and `US` are meant as names, and are words that every talk holds. */
function isOrdinaryInCapitals(source: string): boolean {
  return /^[A-Z]{2,4}$/.test(source) && ordinaryWords.has(source.toLowerCase())
}

const ordinaryWords: ReadonlySet<string> = new Set(
  'all am an and are as at be but by can do for go had has he her him his if in is it may me my no not of off on one or our out see she so the to too up us was we who why you'.split(
    ' ',
  ),
)
