import type { Code, Codebook, CodeRule } from '../../codebook/codebook'
import { writePattern, writeRule } from '../../codebook/write-rule'

/** A code as each of two codebooks has it; null where one of them has it not. */
export interface CodePair {
  readonly before: Code | null
  readonly after: Code | null
}

/**
 * Finds which code of one codebook is which of another.
 *
 * Codes of one id are one. Of the others, sub-themes of one theme are one when their own names are the same, whatever the theme is
 * called now; and those are one that share at least half of all their rules and examples, the likest first.
 *
 * @returns Every code of either, in the new codebook's order; one that it has not stands behind what it stood behind before.
 */
export function alignCodes(before: Codebook, after: Codebook): readonly CodePair[] {
  const partners = partnersOf(before, after)
  const pairs: CodePair[] = after.codes.map(code => ({ before: partners.get(code) ?? null, after: code }))
  const kept = new Set(partners.values())
  let behind = -1
  for (const code of before.codes) {
    if (kept.has(code)) behind = pairs.findIndex(pair => pair.before === code)
    else pairs.splice(++behind, 0, { before: code, after: null })
  }
  return pairs
}

/** Gives, by the code of the new codebook, that of the old one. */
function partnersOf(before: Codebook, after: Codebook): ReadonlyMap<Code, Code> {
  const partners = new Map<Code, Code>()
  const old = new Map(before.codes.map(code => [code.id, code]))
  const now = new Map(after.codes.map(code => [code.id, code]))
  for (const [id, code] of now) if (old.has(id)) partners.set(code, old.get(id)!)
  const left = before.codes.filter(({ id }) => !now.has(id))
  const fresh = after.codes.filter(({ id }) => !old.has(id))
  const alike = likePairs(left, fresh, contentsOf(before), contentsOf(after))
  const taken = new Set<Code>()
  const isFree = (one: Code, other: Code) => !taken.has(one) && !partners.has(other)
  for (;;) {
    const pair =
      siblings(left, fresh, old, now, partners).find(each => isFree(...each)) ?? alike.find(each => isFree(...each))
    if (!pair) return partners
    taken.add(pair[0])
    partners.set(pair[1], pair[0])
  }
}

type Candidates = readonly (readonly [before: Code, after: Code])[]

/** Sub-themes of one name under what is one theme. */
function siblings(
  left: readonly Code[],
  fresh: readonly Code[],
  old: ReadonlyMap<string, Code>,
  now: ReadonlyMap<string, Code>,
  partners: ReadonlyMap<Code, Code>,
): Candidates {
  return fresh.flatMap(code => {
    const theme = code.parent === null ? undefined : partners.get(now.get(code.parent)!)
    const before = theme && old.get(`${theme.id}/${nameOf(code)}`)
    return before && left.includes(before) ? [[before, code] as const] : []
  })
}

function likePairs(
  left: readonly Code[],
  fresh: readonly Code[],
  before: (code: Code) => ReadonlySet<string>,
  after: (code: Code) => ReadonlySet<string>,
): Candidates {
  const found = left.flatMap(one =>
    fresh.flatMap(other => {
      const likeness = share(before(one), after(other))
      const sameness = Number(nameOf(one) === nameOf(other)) * 2 + Number(one.level === other.level)
      return likeness < 0.5 ? [] : [{ pair: [one, other] as const, likeness, sameness }]
    }),
  )
  return found.sort((a, b) => b.likeness - a.likeness || b.sameness - a.sameness).map(({ pair }) => pair)
}

/** Jaccard's index: what two sets share, of all that is in either. */
function share(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter(item => other.has(item)).length
  const all = one.size + other.size - both
  return all === 0 ? 0 : both / all
}

/** Gives the rules and examples of a code and its sub-themes, as text. */
function contentsOf({ codes }: Codebook): (code: Code) => ReadonlySet<string> {
  const written = (rules: readonly CodeRule[]) => rules.map(({ rule }) => writeRule(rule))
  return ({ id }) =>
    new Set(
      codes
        .filter(code => code.id === id || code.id.startsWith(`${id}/`))
        .flatMap(({ rules, unless, except, examples, counterexamples }) => [
          ...written(rules),
          ...written(unless).map(text => `unless ${text}`),
          ...except.map(pattern => `except ${writePattern(pattern)}`),
          ...examples.map(({ text }) => `example ${text}`),
          ...counterexamples.map(({ text }) => `counterexample ${text}`),
        ]),
    )
}

/** The last part of a code's id. */
export function nameOf({ id }: Pick<Code, 'id'>): string {
  return id.slice(id.lastIndexOf('/') + 1)
}
