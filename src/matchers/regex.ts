import { partsOfRegex } from './regex-syntax'

/** A compiled regular expression in RE2 syntax: linear time, whatever a stranger wrote. */
export interface Regex {
  /** True when the whole of a word matches. */
  readonly matchesWord: (word: string) => boolean
  /** Spans of every match in a text, left to right, not overlapping; empty matches are left out. */
  readonly find: (text: string) => readonly { readonly start: number; readonly end: number }[]
}

/**
 * Loads `re2js` when a codebook first needs it.
 *
 * Expressions ignore case; `\w` takes the letters of every language, `\s` every kind of blank. Apostrophes in an expression are made straight,
 * and must be so in the text before they look.
 */
export async function loadRegexes(): Promise<(source: string) => Regex> {
  const { RE2JS } = await import('re2js')
  return source => {
    const regex = RE2JS.compile(unicode(source), RE2JS.CASE_INSENSITIVE)
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

/** In RE2, `\w` and `\s` know ASCII alone: "café" would be no word, and a Word document's fixed blank no blank. */
function unicode(source: string): string {
  return partsOfRegex(source)
    .map(({ text, inClass }) => {
      if (text === '\\w') return inClass ? letters : `[${letters}]`
      if (text === '\\s') return inClass ? blanks : `[${blanks}]`
      if (inClass) return text
      if (text === '\\W') return `[^${letters}]`
      if (text === '\\S') return `[^${blanks}]`
      return text
    })
    .join('')
    .replace(/[\u2018\u2019\u02bc\uff07]/g, "'")
}

const letters = '\\p{L}\\p{M}\\p{N}_'
const blanks = '\\s\\p{Z}'
