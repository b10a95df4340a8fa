import type { Code, CodeRule } from '../../codebook/codebook'
import type { CodedTranscript } from '../../coding/coded-transcript'
import type { Coding } from '../../coding/coding'
import type { CodedStudy } from '../coded-study'

/** What a rule did in a corpus. */
export interface RuleHits {
  readonly code: Code
  readonly rule: CodeRule
  /** Those that it is evidence of and that nobody rejected. */
  readonly codings: readonly CodingIn[]
  /** How many it would have made but for what stopped them. */
  readonly withheld: number
}

export interface CodingIn {
  readonly in: CodedTranscript
  readonly coding: Coding
}

/** Gathers what each rule did, in the codebook's order. */
export function ruleHits({ codebook, transcripts }: CodedStudy): readonly RuleHits[] {
  const codings = new Map<string, CodingIn[]>()
  const withheld = new Map<string, number>()
  for (const coded of transcripts) {
    for (const coding of coded.codings) {
      if (coding.status === 'rejected') continue
      for (const rule of rulesIn(coding)) {
        const list = codings.get(rule)
        if (list) list.push({ in: coded, coding })
        else codings.set(rule, [{ in: coded, coding }])
      }
    }
    for (const coding of coded.withheld)
      for (const rule of rulesIn(coding)) withheld.set(rule, (withheld.get(rule) ?? 0) + 1)
  }
  return codebook.codes.flatMap(code =>
    code.rules.map(rule => ({
      code,
      rule,
      codings: codings.get(rule.id) ?? [],
      withheld: withheld.get(rule.id) ?? 0,
    })),
  )
}

/** Ids of the rules that made a coding. */
export function rulesIn({ evidence }: Coding): ReadonlySet<string> {
  return new Set(evidence.map(({ rule }) => rule))
}
