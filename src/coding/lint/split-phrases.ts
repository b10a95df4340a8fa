import type { Codebook } from '../../codebook/codebook'
import { sentences } from '../../text/sentences'
import { type Lint, lintAt } from './lint'
import { patternsOf } from './walk'

/** Finds phrases written over the end of a sentence: no hit reaches out of its sentence, so the text as written is never found. */
export function splitPhrases(codebook: Codebook): readonly Lint[] {
  return patternsOf(codebook).flatMap(({ kind, source, at }) => {
    // In a form or a regular expression, and beside wildcards, a stop may be something else.
    if (kind !== 'words' || /[/()*?…]|\.\.\./.test(source)) return []
    const text = source.trim()
    const [, second] = sentences(text, { start: 0, end: text.length })
    if (second === undefined) return []
    return [
      lintAt(at, {
        code: 'split-phrase',
        about: null,
        message: `"${text}" holds the end of a sentence, and no phrase reaches beyond its sentence`,
        hint: 'take the sign out; to find two sentences write all, with in: turn',
      }),
    ]
  })
}
