import type { Code, Codebook, Rule } from '../../codebook/codebook'
import type { Pattern } from '../../matchers/pattern'
import { type Closeness, coveringName, createCoverIndex } from './cover'
import { type Lint, lintAt } from './lint'
import type { Reader } from './reader'
import { alternativesOf, isPlainList, patternsOf, plainPatterns } from './walk'
import type { WrittenOut } from './written-out'

/**
 * Finds patterns that add nothing, since another one of the same list finds whatever they do: "training" beside "train*".
 *
 * Only what holds for every text is said. So in `near` a phrase is kept beside its one word, since distances count from its ends; and
 * nothing is said of a code that looks at `prompted`, where each rule is judged by what the moderator said.
 */
export function coveredPatterns(codebook: Codebook, reader: Reader): readonly Lint[] {
  const named = codesNamed(codebook)
  const isNamed = ({ id }: Code): boolean => named.some(name => id === name || id.startsWith(`${name}/`))
  return [
    ...[...codebook.lists.values()].flatMap(({ name, patterns }) =>
      covered(patterns, 'listed', reader, null, ` to the list "${name}"`),
    ),
    ...codebook.codes.flatMap(code => coveredIn(code, codebook, isNamed(code), reader)),
  ]
}

/** Ids of the codes that patterns and rules look for. Where such a code is found, its words are what counts. */
function codesNamed(codebook: Codebook): readonly string[] {
  const inRule = (rule: Rule): readonly string[] => {
    if (rule.kind === 'pattern') return []
    const own = rule.kind === 'code' && rule.names !== null ? [rule.names] : []
    return [...own, ...[...rule.of, ...rule.none, ...rule.unless].flatMap(inRule)]
  }
  return [
    ...patternsOf(codebook).flatMap(pattern => (pattern.kind === 'code' ? [pattern.code] : [])),
    ...codebook.codes.flatMap(({ rules, unless }) => [...rules, ...unless].flatMap(({ rule }) => inRule(rule))),
  ]
}

function coveredIn(code: Code, { overlap }: Codebook, isNamed: boolean, reader: Reader): readonly Lint[] {
  const { id, rules, unless, except, where } = code
  const whole = (overlap ?? 'all') !== 'all' || isNamed || counts(code.negated)
  const closeness = whole ? 'same' : except.length > 0 || where ? 'inside' : 'unit'
  const ownRules = rules.map(({ rule }) => rule)
  return [
    ...(counts(code.prompted) ? [] : covered(alternativesOf(code), closeness, reader, id)),
    ...covered(except, 'same', reader, id),
    ...covered(plainPatterns(unless.map(({ rule }) => rule)), 'unit', reader, id),
    ...ownRules
      .filter(rule => rule.kind !== 'pattern' && !isPlainList(rule))
      .flatMap(rule => coveredInRule(rule, closeness, reader, id)),
    ...unless.flatMap(({ rule }) => coveredInRule(rule, 'unit', reader, id)),
  ]
}

/** Looks at every list in a rule of which any member will do. */
function coveredInRule(rule: Rule, around: Closeness, reader: Reader, about: string): readonly Lint[] {
  if (rule.kind === 'pattern' || isPlainList(rule)) return []
  const { kind, of, none, unless, except, where } = rule
  const measures = kind !== 'any' && kind !== 'all' && kind !== 'atleast'
  const closeness: Closeness =
    around === 'same' || measures || counts(rule.negated) || counts(rule.prompted)
      ? 'same'
      : around === 'inside' || except.length > 0 || where
        ? 'inside'
        : 'unit'
  const lists = kind === 'any' ? [plainPatterns(of)] : of.map(operand => plainPatterns([operand]))
  return [
    ...lists.flatMap(list => covered(list, closeness, reader, about)),
    ...covered(except, 'same', reader, about),
    ...[none, unless].flatMap(list => covered(plainPatterns(list), 'unit', reader, about)),
    ...of.flatMap(operand => coveredInRule(operand, closeness, reader, about)),
    ...[...none, ...unless].flatMap(operand => coveredInRule(operand, 'unit', reader, about)),
  ]
}

/** True for a setting that makes hits count by more than where they are. */
function counts(setting: string | null | undefined): boolean {
  return setting === 'skip' || setting === 'only'
}

/** Of patterns that cover each other, the first stays. */
function covered(
  patterns: readonly Pattern[],
  closeness: Closeness,
  { write, words }: Reader,
  about: string | null,
  to = '',
): readonly Lint[] {
  if (patterns.length < 2) return []
  const all = patterns.map(write)
  const place = new Map(all.map((each, i) => [each, i]))
  const index = createCoverIndex(all, words)
  const covers = all.map(each => index.coversOf(each, closeness))
  return all.flatMap((each, i) => {
    const wider = covers[i].filter(({ pattern }) => {
      const other = place.get(pattern)!
      return other < i || !covers[other].some(cover => cover.pattern === each)
    })
    // A pattern of its own explains itself; a list has to be looked up.
    const first = wider.find(({ pattern }) => pattern.ways.length === 1) ?? wider[0]
    if (first === undefined || isWrittenTwice(each, first.pattern)) return []
    const { source, at } = each.pattern
    return [
      lintAt(at, {
        code: 'covered-pattern',
        about,
        message: `"${source.trim()}" adds nothing${to}: ${coveringName(first)} (line ${first.pattern.pattern.at.line}) finds it too`,
        hint: 'take it out, or make the wider one narrower',
      }),
    ]
  })
}

/** What is written twice in one list was told while the codebook was read. */
function isWrittenTwice({ pattern: a }: WrittenOut, { pattern: b }: WrittenOut): boolean {
  const plain = (source: string) => source.trim().replace(/\s+/g, ' ').normalize('NFKC').toLowerCase()
  return plain(a.source) === plain(b.source)
}
