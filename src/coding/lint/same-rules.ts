import type { Code, Codebook } from '../../codebook/codebook'
import { type Lint, lintAt } from './lint'

/** Finds codes that have the very same keywords, rules and settings as an earlier one, so that they are always coded together. */
export function sameRules({ codes }: Codebook): readonly Lint[] {
  const first = new Map<string, Code>()
  return codes.flatMap(code => {
    if (code.rules.length === 0) return []
    const key = meaningOf(code)
    const earlier = first.get(key)
    if (!earlier) {
      first.set(key, code)
      return []
    }
    return [
      lintAt(code.at, {
        code: 'same-rules',
        about: code.id,
        message: `${code.id} has the same keywords and rules as ${earlier.id} (line ${earlier.at.line}), so both are always coded`,
        hint: 'join the two, or say in the rules what tells them apart',
      }),
    ]
  })
}

/** What a code's rules say, whatever their order, their place and what they are called. */
function meaningOf({ rules, except, unless, where, negated, prompted }: Code): string {
  const inAnyOrder = (list: readonly unknown[]): readonly string[] => list.map(plain).sort()
  return plain([
    inAnyOrder(rules.map(({ rule }) => rule)),
    inAnyOrder(except),
    inAnyOrder(unless.map(({ rule }) => rule)),
    where,
    negated,
    prompted,
  ])
}

function plain(value: unknown): string {
  return JSON.stringify(value, (key, inner) => {
    if (key === 'at' || key === 'note' || key === 'source') return undefined
    return inner instanceof Map ? [...inner] : inner
  })
}
