import type { Element } from '../matchers/pattern'
import { type Grammar, loadGrammar } from '../text/grammar'
import type { PatternReading } from './read-patterns'

/** Warns of a `lemma(…)` that names no dictionary form: "worries" is never a lemma, so nothing would be found. Loads the grammar only where there is one. */
export async function warnOfForms(language: string, { patterns, report }: PatternReading): Promise<void> {
  const asked = patterns.flatMap(({ pattern, field }) =>
    pattern.kind === 'words'
      ? lemmasAmong(pattern.elements).map(word => ({ word, source: pattern.source, field }))
      : [],
  )
  if (asked.length === 0) return
  const grammar = await loadGrammar(language)
  if (!grammar) return
  for (const { word, source, field } of asked) {
    const lemma = lemmaMeant(word, grammar)
    if (lemma === undefined) continue
    const message = `"${word}" is no lemma, but a form of one, so lemma() finds nothing`
    const offset = Math.max(0, source.toLowerCase().indexOf(word, source.indexOf('lemma(')))
    report(field, { code: 'not-a-lemma', severity: 'warning', message, hint: `did you mean "${lemma}"?` }, offset)
  }
}

function lemmasAmong(elements: readonly Element[]): readonly string[] {
  return elements.flatMap(element => {
    if (element.kind === 'word') return element.matcher === 'lemma' ? [element.argument.split('/')[0]] : []
    return element.kind === 'oneof' ? element.alternatives.flatMap(lemmasAmong) : []
  })
}

/** The lemma of a word that is none itself, whichever its part of speech. */
function lemmaMeant(word: string, grammar: Grammar): string | undefined {
  const lemmas = grammar.lemmasOf(word)
  return lemmas.has(word) || lemmas.has(grammar.spelling(word)) ? undefined : [...lemmas][0]
}
