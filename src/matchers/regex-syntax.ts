/** A piece of a regular expression that means one thing: `\d`, `(?=`, `{2,3}`, `+`, or a sign. */
export interface RegexPart {
  readonly text: string
  /** Where it begins, in UTF-16 units. */
  readonly offset: number
  /** True between `[` and `]`. */
  readonly inClass: boolean
}

/** Takes a regular expression into its parts, whether it is one or not: joined, they give it back. */
export function partsOfRegex(source: string): readonly RegexPart[] {
  const parts: RegexPart[] = []
  let inClass = false
  let offset = 0
  while (offset < source.length) {
    const rest = source.slice(offset)
    const text: string = (inClass ? classPart : part).exec(rest)![0]
    parts.push({ text, offset, inClass })
    if (inClass) inClass = text !== ']'
    else inClass = text[0] === '['
    offset += text.length
  }
  return parts
}

const escaped = [
  String.raw`\\Q[^]*?(?:\\E|$)`,
  String.raw`\\[pPxuNkgo]\{[^}]*\}?`,
  String.raw`\\k(?:<[^>]*>?|'[^']*'?)`,
  String.raw`\\x[\da-fA-F]{1,2}`,
  String.raw`\\u[\da-fA-F]{1,4}`,
  String.raw`\\[pP][^]`,
  String.raw`\\\d+`,
  String.raw`\\[^]?`,
].join('|')

const opening = ['<[=!]', 'P?<[^>)]*>?', 'P[=>][^)]*', '[=!>|#(R&]', String.raw`[+-]?\d+`, '[a-zA-Z^-]*[:)]?'].join('|')

/** Where a class begins, `]` is a sign of it, and so stands with its `[`. */
const part = new RegExp(String.raw`^(?:${escaped}|\[\^?\]?|\(\?(?:${opening})|\{\d+(?:,\d*)?\}|[^])`, 'u')
const classPart = new RegExp(String.raw`^(?:${escaped}|\[:\^?[a-z]+:\]|[^])`, 'u')
