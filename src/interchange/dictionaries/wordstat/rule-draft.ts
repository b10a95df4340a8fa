import type { RuleDraft } from '../../../codebook/draft'
import type { WordstatCondition, WordstatOperand, WordstatRule } from './parse-rule'

/** Says which patterns an operand is; throws where it is none. */
export interface OperandPatterns {
  /** Any of these: they may be `code(…)`. */
  readonly anyOf: (operand: WordstatOperand) => readonly string[]
  /** One pattern of words, which may stand in a phrase. */
  readonly inPhrase: (operand: WordstatOperand) => string
}

export interface DraftedRule {
  readonly rule: { readonly [key: string]: unknown }
  /** True where a NOT is said of the whole sentence, paragraph or transcript, though WordStat says it of each hit. */
  readonly isCoarser: boolean
  /** True where a condition names no scope, so that the sentence was taken. */
  readonly lacksScope: boolean
}

/** Up to this distance a NOT is written out word by word, so that it takes away just the hits that it means. */
const SPELT_OUT = 10

/** Makes a rule of ours of a WordStat rule. Its number is the most words between, and the focus is what must stand in the coded sentence. */
export function draftWordstatRule({ focus, rows }: WordstatRule, patterns: OperandPatterns): DraftedRule {
  const drafted = rows.map(row => draftRow(focus, row, patterns))
  return {
    rule: drafted.length === 1 ? drafted[0].rule : { any: drafted.map(({ rule }) => rule) },
    isCoarser: drafted.some(({ isCoarser }) => isCoarser),
    lacksScope: rows.flat().some(({ scope }) => scope === null),
  }
}

/** One row of conditions, all of which must hold. */
function draftRow(
  focus: WordstatOperand,
  row: readonly WordstatCondition[],
  patterns: OperandPatterns,
): Omit<DraftedRule, 'lacksScope'> {
  const found = anyOf(patterns.anyOf(focus))
  const wanted = row.filter(({ isNot }) => !isNot)
  const inSentence = row.some(({ scope }) => scopeOf(scope) === 'sentence')
  const place = inSentence ? { in: 'sentence' } : {}
  const except: string[] = []
  const unless: RuleDraft[] = []
  let isCoarser = false
  for (const condition of row) {
    if (!condition.isNot) continue
    const { relation, other, within } = condition
    if (relation === 'with' || (relation === 'near' && within === null)) {
      const others = patterns.anyOf(other)
      if (scopeOf(condition.scope) === 'sentence') unless.push(...others)
      else unless.push({ any: others, in: condition.scope })
    } else if (within !== null && scopeOf(condition.scope) === 'sentence') {
      const near = { focus: patterns.inPhrase(focus), other: patterns.inPhrase(other) }
      except.push(...phrasesThatDeny(relation, near.focus, near.other, within))
      isCoarser ||= within > SPELT_OUT
    } else {
      unless.push(relationOf(condition, found, patterns))
      isCoarser = true
    }
  }
  const settings = {
    ...place,
    ...(except.length > 0 ? { except } : {}),
    ...(unless.length > 0 ? { unless } : {}),
  }
  if (wanted.length === 0) return { rule: { any: [found].flat(), ...settings }, isCoarser }
  const [only] = wanted
  if (wanted.length === 1 && scopeOf(only.scope) === 'sentence') {
    const { in: _, ...operator } = relationOf(only, found, patterns)
    return { rule: { ...operator, ...settings }, isCoarser }
  }
  const parts = wanted.map(condition =>
    isTogether(condition) ? there(condition, patterns) : relationOf(condition, found, patterns),
  )
  return { rule: { all: [found, ...parts], ...settings }, isCoarser }
}

/** The focus and the other, in their order and at their distance, where the condition looks. */
function relationOf(
  condition: WordstatCondition,
  found: string | readonly string[],
  patterns: OperandPatterns,
): { readonly [key: string]: unknown } {
  const { relation, other, scope, within } = condition
  const operands = [found, anyOf(patterns.anyOf(other))]
  const distance = within === null ? {} : { within }
  const place = { in: scopeOf(scope) }
  if (isTogether(condition)) return { all: operands, ...place }
  if (relation === 'near') return { near: operands, ...distance, ...place }
  return relation === 'before'
    ? { before: operands, ...distance, ...place }
    : { after: operands, ...distance, ...place }
}

/** True where both need only be there. */
function isTogether({ relation, within }: WordstatCondition): boolean {
  return relation === 'with' || (relation === 'near' && within === null)
}

function there({ other, scope }: WordstatCondition, patterns: OperandPatterns): RuleDraft {
  return { any: patterns.anyOf(other), in: scopeOf(scope) }
}

export type DenyingRelation = Exclude<WordstatCondition['relation'], 'with'>

/** Phrases in which the focus does not count: at each distance one, or a gap where that would be too many. */
export function phrasesThatDeny(
  relation: DenyingRelation,
  focus: string,
  other: string,
  within: number,
): readonly string[] {
  const between =
    within > SPELT_OUT
      ? [`…${within}`]
      : Array.from({ length: within + 1 }, (_, words) => Array(words).fill('*').join(' '))
  const behind = relation === 'before' ? [] : between.map(gap => [other, gap, focus])
  const ahead = relation === 'after' ? [] : between.map(gap => [focus, gap, other])
  return [...behind, ...ahead].map(parts => parts.filter(part => part !== '').join(' '))
}

function scopeOf(scope: WordstatCondition['scope']): 'sentence' | 'paragraph' | 'document' {
  return scope ?? 'sentence'
}

function anyOf(patterns: readonly string[]): string | readonly string[] {
  return patterns.length === 1 ? patterns[0] : patterns
}
