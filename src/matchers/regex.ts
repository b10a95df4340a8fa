import type { Element, Pattern, PatternError } from './pattern'

/** A compiled regular expression in RE2 syntax: linear time, whatever a stranger wrote. */
export interface Regex {
  /** True when the whole of a word matches. */
  readonly matchesWord: (word: string) => boolean
  /** Spans of every match in a text, left to right, not overlapping; empty matches are left out. */
  readonly find: (text: string) => readonly { readonly start: number; readonly end: number }[]
}

/** Loads `re2js` when a codebook first needs it. Expressions ignore case; curly apostrophes must be straight before they look. */
export async function loadRegexes(): Promise<(source: string) => Regex> {
  const { RE2JS } = await import('re2js')
  return source => {
    const regex = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE)
    return {
      matchesWord: word => regex.matches(word),
      find: text => {
        if (!regex.test(text)) return []
        const matcher = regex.matcher(text)
        const found = []
        while (matcher.find()) {
          if (matcher.end() > matcher.start()) found.push({ start: matcher.start(), end: matcher.end() })
        }
        return found
      },
    }
  }
}

/** What is wrong with the regular expressions of a pattern; most patterns hold none. */
export async function regexErrors(pattern: Pattern): Promise<readonly PatternError[]> {
  const sources = pattern.kind === 'text' ? [pattern.regex] : regexesIn(pattern.elements)
  if (sources.length === 0) return []
  const compile = await loadRegexes()
  return sources.flatMap(source => {
    const message = whyNot(() => compile(source))
    if (message === undefined) return []
    const lacking = /\(\?<?[=!]|\\[1-9]/.test(source)
    return [
      {
        code: 'bad-regex',
        message: `this regular expression does not compile: ${message}`,
        offset: Math.max(0, pattern.source.indexOf(source)),
        ...(lacking
          ? { hint: 'RE2 syntax has no look-around and no back-references; use except, unless or near instead' }
          : {}),
      },
    ]
  })
}

function whyNot(compile: () => unknown): string | undefined {
  try {
    compile()
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

function regexesIn(elements: readonly Element[]): readonly string[] {
  return elements.flatMap(element => {
    if (element.kind === 'word') return element.matcher === 'regex' ? [element.argument] : []
    return element.kind === 'oneof' ? element.alternatives.flatMap(regexesIn) : []
  })
}
