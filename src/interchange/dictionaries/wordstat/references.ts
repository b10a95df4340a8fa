import type { WordstatNode } from './nodes'
import type { WordstatOperand, WordstatRule } from './parse-rule'

/** A rule, and the category that it stands in. */
export interface RuleOfNode {
  readonly node: WordstatNode
  readonly rule: WordstatRule
}

/** Categories by name; a rule may write the blanks of a name as `_`, and any case. */
export function categoriesByName(nodes: readonly WordstatNode[]): ReadonlyMap<string, readonly WordstatNode[]> {
  const byName = new Map<string, WordstatNode[]>()
  for (const node of nodes) {
    const key = nameKey(node.category.name)
    const known = byName.get(key)
    if (known) known.push(node)
    else byName.set(key, [node])
  }
  return byName
}

/** A name as rules and categories share it. */
export function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim()
}

/** True where a category, or one in it, has rules. */
export function holdsRules({ category, children }: WordstatNode): boolean {
  return category.rules.length > 0 || children.some(holdsRules)
}

/** Which categories the rules of each category name. */
export function referencesOf(
  parsed: readonly RuleOfNode[],
  byName: ReadonlyMap<string, readonly WordstatNode[]>,
): ReadonlyMap<WordstatNode, readonly WordstatNode[]> {
  const references = new Map<WordstatNode, WordstatNode[]>()
  const named = (operand: WordstatOperand): readonly WordstatNode[] => {
    if (operand.kind === 'any') return operand.of.flatMap(named)
    return operand.kind === 'category' ? (byName.get(nameKey(operand.name))?.slice(0, 1) ?? []) : []
  }
  for (const { node, rule } of parsed) {
    const operands = [rule.focus, ...rule.rows.flat().map(({ other }) => other)]
    const known = references.get(node) ?? []
    for (const operand of operands) known.push(...named(operand))
    references.set(node, known)
  }
  return references
}

/** True where a category, or one in it, comes to another by what its rules name. */
export function reaches(
  from: WordstatNode,
  to: WordstatNode,
  references: ReadonlyMap<WordstatNode, readonly WordstatNode[]>,
): boolean {
  const seen = new Set<WordstatNode>()
  const waiting = [from]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === to) return true
    if (seen.has(node)) continue
    seen.add(node)
    waiting.push(...node.children, ...(references.get(node) ?? []))
  }
  return false
}
