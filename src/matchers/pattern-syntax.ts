import type { Place } from '../problem'
import type { Element, Pattern, PatternError } from './pattern'
import { globsIn } from './patterns/glob'
import { wordMatchers } from './patterns/list'
import { readWords, type WordMatcher, type WordMatchers } from './word-matcher'

export type PatternParse = { readonly pattern: Pattern } | { readonly error: PatternError }

/**
 * Takes a pattern apart as codebook.md §3 has it: words, globs, `*`, `…3`, `name(…)`, `/regex/`, `text:/regex/` and `code(…)`.
 *
 * Whether a list or a code exists, and whether a regular expression is one, is judged later: see `listsIn` and `regexErrors`.
 *
 * @param matchers What `name(…)` may be: see `withMatchers`.
 *
 * @example
 * parsePattern('out of * date', at)
 * // { pattern: { kind: 'words', elements: [word out, word of, any, word date], … } }
 */
export function parsePattern(source: string, at: Place, matchers: WordMatchers = wordMatchers): PatternParse {
  const text = /^\s*text:\/([\s\S]*)\/\s*$/.exec(source)
  if (text) {
    if (text[1] === '') return failed('empty-pattern', 'the regular expression is empty', source.indexOf('/'))
    return { pattern: { kind: 'text', source, at, regex: text[1] } }
  }
  const code = /^\s*code\(([^()]*)\)\s*$/.exec(source)
  if (code) {
    const id = code[1].trim()
    if (id === '') return failed('empty-pattern', 'code() names no code', source.indexOf('code('))
    return { pattern: { kind: 'code', source, at, code: id } }
  }
  const parsed = parseElements(source, matchers)
  if ('error' in parsed) return parsed
  return checked(source, parsed.elements) ?? { pattern: { kind: 'words', source, at, elements: parsed.elements } }
}

/** Names of the lists that a pattern uses. */
export function listsIn(pattern: Pattern): readonly string[] {
  return pattern.kind === 'words' ? listsAmong(pattern.elements) : []
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

function parseElements(source: string, matchers: WordMatchers): Elements | Failure {
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
      const parsed = parseForm(form[1], rest.slice(form[0].length, end), i, matchers)
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
function parseForm(name: string, argument: string, offset: number, matchers: WordMatchers): Elements | Failure {
  if (name === 'like')
    return failed(
      'like-in-codebook',
      'like() finds words of a near meaning, which a computer guesses: it is for suggest, and refused in a codebook',
      offset,
      'write out the words that you mean',
    )
  if (name === 'code')
    return failed(
      'code-alone',
      '"code(…)" must be the whole pattern',
      offset,
      'set the code beside the other words with near',
    )
  if (name === 'list') {
    const list = argument.trim()
    if (list === '') return failed('empty-pattern', 'list() names no list', offset)
    return { elements: [{ kind: 'list', name: list }] }
  }
  const matcher = matchers.get(name)
  if (!matcher || matcher.read === null) {
    const known = [...namesOfForms(matchers), 'list', 'code']
    const forms = known.map(form => `${form}()`)
    const hint = `there are ${forms.slice(0, -1).join(', ')} and ${forms.at(-1)}; for the characters themselves leave the brackets out`
    const { error } = failed('unknown-form', `no pattern form is called "${name}"`, offset, hint)
    return { error: { ...error, mistyped: { word: name, known } } }
  }
  return wordElements(matcher, argument, offset)
}

function namesOfForms(matchers: WordMatchers): readonly string[] {
  return [...matchers.values()].filter(({ read }) => read !== null).map(({ name }) => name)
}

function wordElements({ name, read }: WordMatcher, argument: string, offset: number): Elements | Failure {
  const rows = (read ?? readWords)(argument)
  if ('code' in rows) return { error: { ...rows, offset: offset + name.length + 1 + rows.offset } }
  if (rows.length === 0 || rows.some(row => row.length === 0))
    return failed('empty-pattern', `${name}() has a place without a word`, offset)
  const alternatives = rows.map(row => row.map((word): Element => ({ kind: 'word', matcher: name, argument: word })))
  return { elements: alternatives.length === 1 ? alternatives[0] : [{ kind: 'oneof', alternatives }] }
}

/** Words and globs of a run without blanks: `on-call`, `train*`, `organi?ation`. */
function plainElements(chunk: string): Element[] {
  return globsIn(chunk).map(({ form }) => {
    if (form === '*') return { kind: 'any' }
    return { kind: 'word', matcher: /[*?]/.test(form) ? 'glob' : 'word', argument: form }
  })
}

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
