import type { Place, Problem } from '../problem'
import { grammarLanguages } from '../text/grammar'
import { primaryTag } from '../text/stem'
import type { Codebook, Rule } from './codebook'

/** Finds the first `negated` of a codebook in whose language nobody can tell what is negated. */
export function negationProblems({ language, codes }: Pick<Codebook, 'language' | 'codes'>): readonly Problem[] {
  if (grammarLanguages.includes(primaryTag(language))) return []
  const [at] = codes.flatMap(code => [
    ...(code.negated === null ? [] : [code.at]),
    ...[...code.rules, ...code.unless].flatMap(({ rule }) => placesOfNegated(rule)),
  ])
  if (at === undefined) return []
  const message = `there is no grammar for the language "${language}", so "negated" cannot be told`
  const hint = `there is one for ${grammarLanguages.join(', ')}; elsewhere name the negated phrases under except or unless`
  return [{ code: 'language-without-grammar', severity: 'error', message, ...at, hint }]
}

function placesOfNegated(rule: Rule): readonly Place[] {
  if (rule.kind === 'pattern') return []
  const parts = [...rule.of, ...rule.none, ...rule.unless].flatMap(placesOfNegated)
  return rule.negated === null ? parts : [rule.at, ...parts]
}
