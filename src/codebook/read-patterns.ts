import type { Pattern } from '../matchers/pattern'
import { parsePattern } from '../matchers/pattern-syntax'
import type { WordMatchers } from '../matchers/word-matcher'
import { didYouMean } from './did-you-mean'
import { type Field, items } from './field'
import { placeOf, type Reading } from './report'

/** Reads patterns of a codebook, and keeps them for what can be judged only when all of it is read. */
export interface PatternReading extends Reading {
  readonly matchers: WordMatchers
  readonly patterns: { readonly pattern: Pattern; readonly field: Field }[]
}

/** Reads one pattern. Null where it is none; what is not text at all is the schema's to tell. */
export function readPattern(field: Field, reading: PatternReading): Pattern | null {
  const { value } = field
  if (typeof value !== 'string') return null
  warnOfComment(field, reading)
  const parsed = parsePattern(value, placeOf(reading, field), reading.matchers)
  if ('error' in parsed) {
    const { code, message, hint, offset, mistyped } = parsed.error
    const meant = mistyped && didYouMean(mistyped.word, mistyped.known)
    reading.report(field, { code, message, hint: meant ?? hint }, offset)
    return null
  }
  reading.patterns.push({ pattern: parsed.pattern, field })
  return parsed.pattern
}

/** Reads a list of patterns. */
export function readPatterns(list: Field, reading: PatternReading): readonly Pattern[] {
  warnOfDuplicates(list, reading)
  return items(list).flatMap(field => readPattern(field, reading) ?? [])
}

/** Warns where a list says the same twice. */
export function warnOfDuplicates(list: Field, { report }: Reading): void {
  const seen = new Set<string>()
  for (const field of items(list)) {
    if (typeof field.value !== 'string') continue
    const same = field.value.trim().replace(/\s+/g, ' ').normalize('NFKC')
    // Within case(…) and /…/ capitals may matter.
    const key = /[(/]/.test(same) ? same : same.toLowerCase()
    if (seen.has(key)) {
      report(field, {
        code: 'duplicate-pattern',
        severity: 'warning',
        message: `"${same}" stands in this list already`,
        hint: 'take one out',
      })
    }
    seen.add(key)
  }
}

/** `- plan #2` reads as `plan`: YAML takes the rest for a comment, and nobody would know. */
function warnOfComment({ value, path }: Field, { document, report }: Reading): void {
  const comment = /^[ \t]+#[\p{L}\p{N}]/u.test(document.restOfLine(path))
  if (!comment || /^["']/.test(document.sourceOf(path))) return
  const hint = `if it is part of the pattern, put it in quotes; if it is a comment, put a blank after the #`
  report(
    { value, path },
    { code: 'cut-by-comment', severity: 'warning', message: `the pattern ends ahead of " #"`, hint },
  )
}
