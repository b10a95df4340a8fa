import type { RuleDraft } from '../../../codebook/draft'
import { freeId } from '../../../codebook/free-id'
import type { Ledger } from '../../ledger'
import { clean } from '../dictionary-draft'
import { patternOf } from '../term'
import { type WordstatNode, wordstatTerms } from './nodes'
import { parseWordstatRule, type WordstatOperand, type WordstatRule } from './parse-rule'
import type { WordstatRuleLine } from './read-lines'
import { categoriesByName, holdsRules, nameKey, reaches, referencesOf } from './references'
import { draftWordstatRule } from './rule-draft'

/** The rules of a WordStat dictionary in our words, with the lists that they name. */
export interface WordstatRules {
  readonly of: (node: WordstatNode) => readonly RuleDraft[]
  /** The words of the categories that rules name. */
  readonly lists: readonly { readonly name: string; readonly patterns: readonly string[] }[]
}

interface ParsedRule {
  readonly node: WordstatNode
  readonly line: WordstatRuleLine
  readonly rule: WordstatRule
}

/** Makes rules of ours of all rules of a dictionary. Those that cannot be read are left out, and the ledger says which and where. */
export function wordstatRules(nodes: readonly WordstatNode[], file: string, ledger: Ledger): WordstatRules {
  const parsed = nodes.flatMap(node => node.category.rules.flatMap(line => parse(node, line, file, ledger)))
  const byName = categoriesByName(nodes)
  const references = referencesOf(parsed, byName)
  const lists = new Map<string, readonly string[]>()
  const listNames = new Map<WordstatNode, string>()
  const takenLists = new Set<string>()

  /** Name of the list of all words of a category and of those in it; null where there is no word. */
  function listOf(node: WordstatNode): string | null {
    const known = listNames.get(node)
    if (known !== undefined) return known
    const below = node.children.flatMap(child => listOf(child) ?? [])
    const patterns = [...node.patterns, ...below.map(name => `list(${name})`)]
    if (patterns.length === 0) return null
    return listNamed(node.category.name, patterns, name => listNames.set(node, name))
  }

  function listNamed(wanted: string, patterns: readonly string[], keep: (name: string) => void): string {
    const name = freeId(wanted, takenLists)
    keep(name)
    lists.set(name, patterns)
    return name
  }

  function draft({ node, line, rule }: ParsedRule, id: string): RuleDraft | null {
    const { name, text, weight, line: lineNumber, column } = line
    const place = { subject: `@${name}`, file, line: lineNumber, column }
    const lostRules = new Set<WordstatNode>()
    const ambiguous = new Set<string>()

    function categoryOf(operand: WordstatOperand & { kind: 'category' }): WordstatNode {
      const named = byName.get(nameKey(operand.name)) ?? []
      if (named.length === 0) throw new Unresolved(`no category is called #${operand.name}`)
      if (named.length > 1) ambiguous.add(operand.name)
      return named[0]
    }

    function wordsOf(node: WordstatNode): string {
      const list = listOf(node)
      if (list === null) throw new Unresolved(`the category ${node.category.name} holds no words`)
      if (holdsRules(node)) lostRules.add(node)
      return `list(${list})`
    }

    function anyOf(operand: WordstatOperand): readonly string[] {
      if (operand.kind === 'any') return operand.of.flatMap(anyOf)
      if (operand.kind === 'words') return [wordPattern(operand.text)]
      const target = categoryOf(operand)
      // What a category is coded by takes in its rules; but no code may wait for itself.
      if (holdsRules(target) && !reaches(target, node, references)) return [`code(${target.code})`]
      return [wordsOf(target)]
    }

    function inPhrase(operand: WordstatOperand): string {
      if (operand.kind === 'words') return wordPattern(operand.text)
      if (operand.kind === 'category') return wordsOf(categoryOf(operand))
      const all = operand.of.map(inPhrase)
      return all.length === 1 ? all[0] : `list(${listNamed(name, all, () => {})})`
    }

    try {
      const drafted = draftWordstatRule(rule, { anyOf, inPhrase })
      assume(drafted.isCoarser, drafted.lacksScope)
      return { id, ...drafted.rule, ...weightOf(weight), note: clean(text) }
    } catch (error) {
      if (!(error instanceof Unresolved)) throw error
      ledger.add({ what: 'rules', fate: 'left out', how: error.message, ...place, subject: text })
      return null
    }

    function assume(isCoarser: boolean, lacksScope: boolean): void {
      if (lacksScope)
        ledger.add({
          what: 'scopes of rules',
          fate: 'assumed',
          how: 'the rule names none, and looks within the sentence',
          ...place,
        })
      if (isCoarser) {
        const how =
          'the rule is not true where the sentence, paragraph or transcript holds what it rules out, though another hit be free of it'
        ledger.add({ what: 'what rules rule out', fate: 'changed', how, ...place })
      }
      for (const called of ambiguous) {
        const how = `several categories are called #${called}, and the first of them was taken`
        ledger.add({ what: 'categories that rules refer to', fate: 'assumed', how, ...place })
      }
      for (const { category } of lostRules) {
        const how = `#${category.name} stands here for its words, without the rules in it`
        ledger.add({ what: 'categories that rules refer to', fate: 'changed', how, ...place })
      }
      if (weight < 0) {
        const how = 'a weight below zero has no meaning here; the rule counts once'
        ledger.add({ what: 'weights of words', fate: 'left out', how, ...place })
      }
    }
  }

  if (parsed.length > 0)
    ledger.add({ ...meanings, file, line: parsed[0].line.line, column: parsed[0].line.column, count: parsed.length })
  const drafts = new Map<WordstatNode, RuleDraft[]>()
  const takenIds = new Set<string>()
  for (const each of parsed) {
    const drafted = draft(each, freeId(each.line.name, takenIds))
    if (drafted === null) continue
    const known = drafts.get(each.node)
    if (known) known.push(drafted)
    else drafts.set(each.node, [drafted])
  }
  return {
    of: node => drafts.get(node) ?? [],
    lists: [...lists].map(([name, patterns]) => ({ name, patterns })),
  }
}

/** The manual says what rules are for; what their numbers and letters mean exactly, it does not. */
const meanings = {
  what: 'meanings of rules',
  fate: 'assumed',
  how:
    'a number was taken for the most words that stand between, /S, /P, /D and /C for sentence, paragraph and twice the transcript, ' +
    'a #category for its words and those of the categories in it, and the first item for what is coded',
} as const

class Unresolved extends Error {}

function parse(node: WordstatNode, line: WordstatRuleLine, file: string, ledger: Ledger): readonly ParsedRule[] {
  const lost = (how: string, column: number): readonly ParsedRule[] => {
    ledger.add({ what: 'rules', fate: 'left out', how, subject: line.text, file, line: line.line, column })
    return []
  }
  if (line.condition === null) return lost('it has no condition in square brackets', line.column)
  const reading = parseWordstatRule(line.condition)
  return 'rule' in reading
    ? [{ node, line, rule: reading.rule }]
    : lost(reading.why, line.conditionColumn + reading.offset)
}

function wordPattern(text: string): string {
  const reading = patternOf(text, wordstatTerms)
  if ('lost' in reading) throw new Unresolved(`"${text}" is no word to look for: ${reading.lost}`)
  return reading.pattern
}

function weightOf(weight: number): { readonly weight?: number } {
  return weight === 1 || weight < 0 ? {} : { weight }
}
