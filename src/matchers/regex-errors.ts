import type { Element, Pattern, PatternError } from './pattern'
import { loadRegexes } from './regex'
import { partsOfRegex, type RegexPart } from './regex-syntax'

/** What is wrong with the regular expressions of a pattern, each at its place; most patterns hold none. */
export async function regexErrors(pattern: Pattern): Promise<readonly PatternError[]> {
  const sources = regexesIn(pattern)
  if (sources.length === 0) return []
  const compile = await loadRegexes()
  return sources.flatMap(source => {
    const start = Math.max(0, pattern.source.indexOf(`/${source}/`) + 1)
    const parts = partsOfRegex(source)
    const errors = [lackingIn, bracketsIn].map(find => find(parts)).find(({ length }) => length > 0)
    return (errors ?? errorsOf(source, parts, compile)).map(error => ({
      code: 'bad-regex',
      ...error,
      offset: start + error.offset,
    }))
  })
}

function regexesIn(pattern: Pattern): readonly string[] {
  if (pattern.kind === 'text') return [pattern.regex]
  return pattern.kind === 'words' ? regexesAmong(pattern.elements) : []
}

function regexesAmong(elements: readonly Element[]): readonly string[] {
  return elements.flatMap(element => {
    if (element.kind === 'word') return element.matcher === 'regex' ? [element.argument] : []
    return element.kind === 'oneof' ? element.alternatives.flatMap(regexesAmong) : []
  })
}

type RegexError = Omit<PatternError, 'code'> & { readonly code?: string }

/** What other kinds of regular expressions have, and these have not: the beginning of a part, what is missing, what to write instead. */
const lacking: readonly (readonly [part: RegExp, message: string, hint: string])[] = [
  [/^\(\?[=!]/, 'there is no look-ahead', 'say it in a rule, with before, near, except or unless'],
  [/^\(\?<[=!]/, 'there is no look-behind', 'say it in a rule, with after, near, except or unless'],
  [/^\(\?P=|^\\(?:[1-9]|k|g)/, 'there are no back-references', 'write out what may stand there again'],
  [/^\(\?>/, 'there are no atomic groups, nor is one needed: no expression takes long', 'write (?:…)'],
  [/^\(\?\(/, 'there are no conditions', 'write both cases, parted by |'],
  [/^\(\?(?:R|&|P>|[+-]?\d)/, 'there is no recursion', 'write out how deep it may go'],
  [/^\(\?\|/, 'there is no branch reset', 'write (?:…)'],
  [/^\(\?#/, 'there are no comments inside', 'write it behind a # in the YAML'],
  [/^\(\?[imsU-]*x[a-zA-Z-]*[:)]?$/, 'there is no free spacing: every blank counts', 'leave the x out, and the blanks'],
  [/^\(\?[imsU-]*(?![imsU])[a-zA-Z^][a-zA-Z-]*[:)]?$/, 'there is no such flag', 'there are i, m, s and U'],
  [/^\\Z/, 'there is no \\Z', 'write \\z for the end'],
  [/^\\h/, 'there is no \\h', 'write [ \\t] for a blank'],
  [/^\\H/, 'there is no \\H', 'write [^ \\t] for what is no blank'],
  [/^\\R/, 'there is no \\R', 'write (?:\\r\\n|\\n) for the end of a line'],
  [/^\\K/, 'there is no \\K', 'say it in a rule, with after or near'],
  [/^\\G/, 'there is no \\G', 'leave it out: every match is found'],
  [/^\\X/, 'there is no \\X', 'write . for a character'],
  [/^\\N/, 'there is no \\N', 'write . for a character of the line, or the character itself'],
  [/^\\u/, 'there is no \\u', 'write the character itself, or \\x{…} with its number'],
  [/^\\[pP]\{\^?(?:sc|scx|script|script_extensions)=/i, 'a script stands without "Script="', 'such as \\p{Greek}'],
  [/^\\[pP]\{\^?(?:gc|general_category)=/i, 'a category stands without "gc="', 'such as \\p{Lu}'],
  [/^\\[pP]\{\^?Is/, 'a script stands without "Is"', 'such as \\p{Greek}'],
]

/** The most repeats of RE2, of all nested ones together. */
const MOST_REPEATS = 1000

function lackingIn(parts: readonly RegexPart[]): readonly RegexError[] {
  return parts.flatMap(({ text, offset, inClass }, i): readonly RegexError[] => {
    if (inClass && text[0] !== '\\') return []
    const known = lacking.find(([part]) => part.test(text))
    if (known) return [{ message: inRegex(known[1]), hint: known[2], offset }]
    if (inClass) return []
    const repeats = /^\{(\d+)(?:,(\d*))?\}$/.exec(text)
    if (repeats && Math.max(Number(repeats[1]), Number(repeats[2] ?? 0)) > MOST_REPEATS)
      return [
        {
          message: inRegex(`nothing repeats more than ${MOST_REPEATS} times`),
          hint: 'write * or + for any number of times',
          offset,
        },
      ]
    if (text === '+' && i > 0 && isQuantifier(parts[i - 1]))
      return [
        {
          message: inRegex('there are no possessive quantifiers, nor is one needed: no expression takes long'),
          hint: 'leave the second + out',
          offset,
        },
      ]
    return []
  })
}

const inRegex = (message: string): string => `in a regular expression ${message}`

function isQuantifier({ text, inClass }: RegexPart): boolean {
  return !inClass && /^(?:[*+?]|\{\d+(?:,\d*)?\})$/.test(text)
}

/** Brackets that close without opening, and the reverse. */
function bracketsIn(parts: readonly RegexPart[]): readonly RegexError[] {
  const open: RegexPart[] = []
  const errors: RegexError[] = []
  for (const each of parts) {
    const { text, offset, inClass } = each
    if (text[0] === '[' && !inClass) open.push(each)
    else if (inClass) {
      if (text === ']') open.pop()
    } else if (text[0] === '(' && !/^\(\?[a-zA-Z-]*\)$/.test(text)) open.push(each)
    else if (text === ')' && open.pop() === undefined)
      errors.push({ message: 'a bracket closes here that never opened', offset, hint: 'write \\) for the sign itself' })
  }
  return [
    ...errors,
    ...open.map(({ text, offset }) => ({
      message: 'a bracket opens here that never closes',
      offset,
      hint: `write \\${text[0]} for the sign itself`,
    })),
  ]
}

/** What the library finds, and what it does not mind. */
function errorsOf(
  source: string,
  parts: readonly RegexPart[],
  compile: Awaited<ReturnType<typeof loadRegexes>>,
): readonly RegexError[] {
  let matchesEmpty: boolean
  try {
    matchesEmpty = compile(source).matchesWord('')
  } catch (error) {
    const { message, input } = error as Error & { input?: string | null }
    const reason = message.replace(/^error parsing regexp: /, '').replace('`(?i)', '`')
    return [
      {
        message: `this regular expression does not compile: ${reason}`,
        offset: Math.max(0, source.indexOf(input ?? '')),
      },
    ]
  }
  if (matchesEmpty)
    return [
      {
        code: 'matches-empty',
        message: 'this regular expression also matches nothing at all',
        offset: 0,
        hint: 'write + for *, or say what must be there',
      },
    ]
  const edge = parts.find(({ text, inClass }) => !inClass && /^\\b$/i.test(text))
  if (edge === undefined || !/[^\p{ASCII}]/u.test(source)) return []
  return [
    {
      code: 'ascii-word-boundary',
      severity: 'warning',
      message: `to "${edge.text}" only a to z, digits and _ are parts of a word`,
      offset: edge.offset,
      hint: 'write the word as a pattern, which ends where the word does',
    },
  ]
}
