import type { Place } from '../problem'
import { wordsIn } from '../text/words'
import type { Element, Pattern, PatternError } from './pattern'

export type PatternParse = { readonly pattern: Pattern } | { readonly error: PatternError }

/**
 * Takes a pattern apart as codebook.md §3 has it: words, globs, `*`, `…3`, `name(…)`, `/regex/` and `text:/regex/`.
 *
 * Whether a list exists, and whether a regular expression is one, is judged later: see `listsIn` and `regexErrors`.
 *
 * @example
 * parsePattern('out of * date', at)
 * // { pattern: { kind: 'words', elements: [word out, word of, any, word date], … } }
 */
export function parsePattern(source: string, at: Place): PatternParse {
  const text = /^\s*text:\/([\s\S]*)\/\s*$/.exec(source)
  if (text) {
    if (text[1] === '') return failed('empty-pattern', 'the regular expression is empty', source.indexOf('/'))
    return { pattern: { kind: 'text', source, at, regex: text[1] } }
  }
  const parsed = parseElements(source)
  if ('error' in parsed) return parsed
  return checked(source, parsed.elements) ?? { pattern: { kind: 'words', source, at, elements: parsed.elements } }
}

/** Names of the lists that a pattern uses. */
export function listsIn(pattern: Pattern): readonly string[] {
  return pattern.kind === 'text' ? [] : listsAmong(pattern.elements)
}

function listsAmong(elements: readonly Element[]): readonly string[] {
  return elements.flatMap(element => {
    if (element.kind === 'list') return [element.name]
    return element.kind === 'oneof' ? element.alternatives.flatMap(listsAmong) : []
  })
}

type Elements = { readonly elements: readonly Element[] }
type Failure = { readonly error: PatternError }

function failed(code: string, message: string, offset: number, hint?: string): Failure {
  return { error: { code, message, offset, ...(hint === undefined ? {} : { hint }) } }
}

function parseElements(source: string): Elements | Failure {
  const elements: Element[] = []
  let i = 0
  while (i < source.length) {
    if (/\s/.test(source[i])) {
      i++
      continue
    }
    const rest = source.slice(i)
    const gap = /^(?:…|\.\.\.)(\d*)(?=\s|$)/.exec(rest)
    const form = /^([a-z]+)\(/.exec(rest)
    if (gap) {
      if (gap[1] === '')
        return failed(
          'gap-without-number',
          '"…" does not say how many words it may skip',
          i,
          'write …3 for up to three words',
        )
      elements.push({ kind: 'gap', words: Number(gap[1]) })
      i += gap[0].length
    } else if (rest[0] === '/') {
      const end = endOfRegex(rest)
      if (end < 0)
        return failed(
          'unclosed-regex',
          'a regular expression begins here and has no closing "/"',
          i,
          'write /…/, and \\/ for a slash in it',
        )
      if (end === 1) return failed('empty-pattern', 'the regular expression is empty', i)
      elements.push({ kind: 'word', matcher: 'regex', argument: rest.slice(1, end) })
      i += end + 1
    } else if (form) {
      const end = closingBracket(rest, form[0].length - 1)
      if (end < 0)
        return failed(
          'unclosed-bracket',
          `"${form[0]}" has no closing bracket`,
          i,
          'in a YAML list in [ ], a pattern with a comma needs quotes around it',
        )
      const parsed = parseForm(form[1], rest.slice(form[0].length, end), i)
      if ('error' in parsed) return parsed
      elements.push(...parsed.elements)
      i += end + 1
    } else {
      const chunk = /^[^\s]+/.exec(rest)![0]
      const stray = /^text:\//.test(chunk)
      if (stray) return failed('text-regex-alone', '"text:/…/" must be the whole pattern', i)
      elements.push(...plainElements(chunk))
      i += chunk.length
    }
  }
  return { elements }
}

/** Forms with a name and brackets. */
function parseForm(name: string, argument: string, offset: number): Elements | Failure {
  if (later.has(name))
    return failed(
      'not-yet',
      `${name}() comes with the next release`,
      offset,
      'this release has words, globs, stems(), case(), list() and regular expressions',
    )
  if (name === 'list') {
    const list = argument.trim()
    if (list === '') return failed('empty-pattern', 'list() names no list', offset)
    return { elements: [{ kind: 'list', name: list }] }
  }
  if (name !== 'stems' && name !== 'case')
    return failed(
      'unknown-form',
      `no pattern form is called "${name}"`,
      offset,
      'there are stems(), case() and list(); for the characters themselves leave the brackets out',
    )
  const alternatives = argument.split(',').map(part => (name === 'stems' ? stemElements(part) : caseElements(part)))
  if (alternatives.some(elements => elements.length === 0))
    return failed('empty-pattern', `${name}() has a place without a word`, offset)
  return { elements: alternatives.length === 1 ? alternatives[0] : [{ kind: 'oneof', alternatives }] }
}

const later: ReadonlySet<string> = new Set(['lemma', 'fuzzy', 'like', 'code'])

function stemElements(phrase: string): Element[] {
  return wordsIn(phrase).map(({ form }) => ({ kind: 'word', matcher: 'stems', argument: form }))
}

function caseElements(phrase: string): Element[] {
  const hidden = withoutWildcards(phrase)
  return wordsIn(hidden).map(({ start, end }) => ({
    kind: 'word',
    matcher: 'case',
    argument: withWildcards(hidden.slice(start, end)),
  }))
}

/** Words and globs of a run without blanks: `on-call`, `train*`, `organi?ation`. */
function plainElements(chunk: string): Element[] {
  return wordsIn(withoutWildcards(chunk)).map(({ form }) => {
    const glob = withWildcards(form)
    if (glob === '*') return { kind: 'any' }
    return { kind: 'word', matcher: /[*?]/.test(glob) ? 'glob' : 'word', argument: glob }
  })
}

/** Makes wildcards letters that no text holds, so that words are found as everywhere else. */
function withoutWildcards(pattern: string): string {
  return pattern.replace(/\*+/g, STAR).replace(/\?/g, MARK)
}

function withWildcards(word: string): string {
  return word.replaceAll(STAR, '*').replaceAll(MARK, '?')
}

/** Letters of a script that nobody writes today (Linear B), one UTF-16 pair each. */
const STAR = '\u{10000}'
const MARK = '\u{10001}'

/** What is wrong with a whole pattern, though each part is right. */
function checked(source: string, elements: readonly Element[]): Failure | undefined {
  if (elements.length === 0)
    return failed(
      'empty-pattern',
      source.trim() === '' ? 'the pattern is empty' : 'the pattern holds no word',
      0,
      'a word is a run of letters and digits',
    )
  if (elements[0].kind === 'gap' || elements.at(-1)!.kind === 'gap')
    return failed('gap-at-edge', 'a gap needs a word on either side', 0)
  if (elements.every(element => element.kind === 'any' || element.kind === 'gap'))
    return failed('matches-every-word', 'this pattern matches every word', 0, 'name at least one word')
  return undefined
}

function endOfRegex(text: string): number {
  for (let i = 1; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '/') return i
  }
  return -1
}

function closingBracket(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) return i
  }
  return -1
}
