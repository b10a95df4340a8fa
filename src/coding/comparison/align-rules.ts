import type { CodeRule, Rule, Where } from '../../codebook/codebook'
import { rulesDiffer, writeRule } from '../../codebook/write-rule'
import type { Pattern } from '../../matchers/pattern'
import type { Place } from '../../problem'
import type { CodebookEdit } from './codebook-edit'
import type { NoteEdit, Part } from './note-edits'
import { renameCodeIn, renameCodes } from './rename-codes'

type Did = 'added' | 'removed'

/** Says in which codebook something stands that was added or removed. */
export function placed(did: Did, at: Place) {
  return did === 'added' ? { after: at } : { before: at }
}

export function quoted({ source }: Pattern): string {
  return `"${source}"`
}

/** Lays patterns side by side by what they say. */
export function alignPatterns(
  before: readonly Pattern[],
  after: readonly Pattern[],
  idNow: (id: string) => string,
  edit: (did: Did, pattern: Pattern) => CodebookEdit,
): readonly Part<Pattern | null>[] {
  const old = new Map(before.map(pattern => [contentOf(renameCodeIn(pattern, idNow)), pattern]))
  const now = new Map(after.map(pattern => [contentOf(pattern), pattern]))
  return [
    ...[...now].map(([content, pattern]): Part<Pattern | null> => {
      const was = old.get(content) ?? null
      return { before: was, after: pattern, edit: was ? null : edit('added', pattern) }
    }),
    ...[...old].flatMap(([content, pattern]): readonly Part<Pattern | null>[] =>
      now.has(content) ? [] : [{ before: pattern, after: null, edit: edit('removed', pattern) }],
    ),
  ]
}

/**
 * Lays the rules of one code side by side.
 *
 * @param idNow The id that the newer codebook gives a code of the older.
 */
export function alignRules(
  noun: 'rule' | 'unless',
  before: readonly CodeRule[],
  after: readonly CodeRule[],
  code: string,
  idNow: (id: string) => string,
  edit: NoteEdit,
): readonly Part<CodeRule | null>[] {
  const old = new Map(before.map(each => [each, renameCodes(each.rule, idNow)]))
  const partners = rulePartners(old, after)
  const kept = new Set(partners.values())
  const one = (did: Did, each: CodeRule, rule: Rule): CodebookEdit => {
    const what = noun === 'rule' && isKeyword(each) ? 'keyword' : noun
    const text = `${what} ${rule.kind === 'pattern' ? quoted(rule.pattern) : shortened(writeRule(rule))} ${did}`
    return edit(`${what} ${did}`, code, text, [nameOfRule(each), contentOf(rule)], placed(did, each.at))
  }
  return [
    ...after.map((now): Part<CodeRule | null> => {
      const was = partners.get(now) ?? null
      if (!was) return { before: null, after: now, edit: one('added', now, now.rule) }
      const rule = old.get(was)!
      const [contentBefore, content] = [contentOf(rule), contentOf(now.rule)]
      if (contentBefore === content) return { before: was, after: now, edit: null }
      const name = nameOfRule(now) ?? shortened(writeRule(now.rule))
      const text = `${noun} ${name} changed: ${shortened(rulesDiffer(rule, now.rule))}`
      const places = { before: was.at, after: now.at }
      return { before: was, after: now, edit: edit(`${noun} changed`, code, text, [contentBefore, content], places) }
    }),
    ...before
      .filter(each => !kept.has(each))
      .map((was): Part<CodeRule | null> => ({ before: was, after: null, edit: one('removed', was, old.get(was)!) })),
  ]
}

/** Gives, by the new codebook's rule, that of the old one: by name, else by what it says, else the first that is much like it. */
function rulePartners(
  before: ReadonlyMap<CodeRule, Rule>,
  after: readonly CodeRule[],
): ReadonlyMap<CodeRule, CodeRule> {
  const partners = new Map<CodeRule, CodeRule>()
  const left = new Set(before.keys())
  const join = (one: CodeRule | undefined, other: CodeRule): void => {
    if (!one || !left.delete(one)) return
    partners.set(other, one)
  }
  const names = new Map([...left].map(each => [nameOfRule(each), each]))
  for (const now of after) if (nameOfRule(now) !== null) join(names.get(nameOfRule(now)), now)
  const contents = new Map([...before].filter(([was]) => left.has(was)).map(([was, rule]) => [contentOf(rule), was]))
  for (const now of after) if (!partners.has(now)) join(contents.get(contentOf(now.rule)), now)
  for (const now of after) {
    if (partners.has(now) || nameOfRule(now) !== null) continue
    join(
      [...left].find(was => nameOfRule(was) === null && areAlike(before.get(was)!, now.rule)),
      now,
    )
  }
  return partners
}

/** True where two operators of one kind look for the same in the main: half of their patterns. */
function areAlike(one: Rule, other: Rule): boolean {
  if (one.kind === 'pattern' || one.kind !== other.kind) return false
  const [a, b] = [new Set(sourcesIn(one)), new Set(sourcesIn(other))]
  const both = [...a].filter(source => b.has(source)).length
  return both > 0 && both * 2 >= a.size + b.size - both
}

function sourcesIn(rule: Rule): readonly string[] {
  return rule.kind === 'pattern'
    ? [rule.pattern.source]
    : [...(rule.names ? [rule.names] : []), ...rule.of.flatMap(sourcesIn)]
}

/** The name that the YAML gives a rule; null where its id is its place. */
function nameOfRule({ id }: CodeRule): string | null {
  const name = id.slice(id.indexOf('#') + 1)
  return name.includes('/') ? null : name
}

function isKeyword({ id }: CodeRule): boolean {
  return id.includes('#keywords/')
}

/** What a rule or a pattern says, whatever its place, its note and its spelling. */
export function contentOf(value: Rule | Pattern | Where | null): string {
  return JSON.stringify(value, (key, inside) => {
    if (key === 'at' || key === 'note' || key === 'source') return undefined
    return inside instanceof Map ? [...inside] : inside
  })
}

function shortened(text: string): string {
  return text.length <= mostSigns ? text : `${text.slice(0, mostSigns - 1).replace(/[\uD800-\uDBFF]$|\s+$/, '')}…`
}

/** A rule may be pages long; what an edit is called may not. */
const mostSigns = 120
