import { freeId } from '../../../codebook/free-id'
import { clean } from '../dictionary-draft'
import { patternOf } from '../term'
import type { WordstatCategory } from './read-lines'

/** A category with the id that its code gets, and with its words as patterns: what rules need to name it. */
export interface WordstatNode {
  readonly category: WordstatCategory
  /** Id of its code, with the path. */
  readonly code: string
  readonly parent: WordstatNode | null
  readonly children: WordstatNode[]
  /** Each once. */
  readonly patterns: readonly string[]
}

/** WordStat writes the blanks of a phrase as they are, or as `_`. */
export const wordstatTerms = { wildcards: '*?', blanks: '_' } as const

/** Gives the codes' ids to categories, and makes patterns of their words: a flat list in which each stands ahead of those in it. */
export function wordstatNodes(
  categories: readonly WordstatCategory[],
  parent: WordstatNode | null = null,
): readonly WordstatNode[] {
  const taken = new Set<string>()
  return categories.flatMap(category => {
    const id = freeId(clean(category.name), taken)
    const code = parent === null ? id : `${parent.code}/${id}`
    const node: WordstatNode = { category, code, parent, children: [], patterns: patternsOf(category) }
    parent?.children.push(node)
    return [node, ...wordstatNodes(category.categories, node)]
  })
}

function patternsOf({ items }: WordstatCategory): readonly string[] {
  const patterns = new Map<string, string>()
  for (const { text } of items) {
    const reading = patternOf(text, wordstatTerms)
    if ('lost' in reading) continue
    const key = reading.pattern.normalize('NFKC').toLowerCase()
    if (!patterns.has(key)) patterns.set(key, reading.pattern)
  }
  return [...patterns.values()]
}
