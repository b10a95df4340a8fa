import type { Element, Pattern, WordsPattern } from './pattern'

/**
 * All word patterns of a codebook as one graph: from the root, an edge for each first word; a pattern ends at one or more nodes.
 * Patterns that begin with the same words share their nodes.
 */
export interface PhraseGraph {
  /** Patterns of one word: those that end at each atom. */
  readonly singles: ReadonlyMap<number, readonly number[]>
  /** Nodes that a longer pattern reaches by its first word. */
  readonly starts: ReadonlyMap<number, readonly number[]>
  /** Nodes that a longer pattern reaches by a first word that may be any. */
  readonly anyStarts: readonly number[]
  readonly nodes: readonly PhraseNode[]
}

export interface PhraseNode {
  readonly edges: ReadonlyMap<number, readonly number[]>
  /** Nodes reached by any word. */
  readonly any: readonly number[]
  /** Patterns that end here. */
  readonly ends: readonly number[]
}

interface Growing {
  readonly edges: Map<number, number[]>
  readonly any: number[]
  readonly ends: number[]
  /** Node that further patterns may share: it is reached in one way only. */
  readonly shared: Map<number, number>
}

/**
 * Builds the graph.
 *
 * @param patterns Numbered by their place; those on the text are left out.
 * @param atomOf Number of the atom that a word element asks for.
 * @param listOf Patterns of a list.
 */
export function createPhraseGraph(
  patterns: readonly Pattern[],
  atomOf: (element: Element & { kind: 'word' }) => number,
  listOf: (name: string) => readonly WordsPattern[],
): PhraseGraph {
  const nodes: Growing[] = [newNode()]

  function node(): number {
    nodes.push(newNode())
    return nodes.length - 1
  }

  /** Adds the way that the elements take from any node of the front; gives the nodes where they may end. */
  function grow(front: readonly number[], elements: readonly Element[]): readonly number[] {
    let at = front
    for (const element of elements) at = step(at, element)
    return at
  }

  function step(front: readonly number[], element: Element): readonly number[] {
    switch (element.kind) {
      case 'word': {
        const atom = atomOf(element)
        if (front.length === 1) {
          const known = nodes[front[0]].shared.get(atom)
          if (known !== undefined) return [known]
        }
        const next = node()
        for (const from of front) {
          const edges = nodes[from].edges
          const targets = edges.get(atom)
          if (targets) targets.push(next)
          else edges.set(atom, [next])
        }
        if (front.length === 1) nodes[front[0]].shared.set(atom, next)
        return [next]
      }
      case 'any': {
        const next = node()
        for (const from of front) nodes[from].any.push(next)
        return [next]
      }
      case 'gap': {
        const reached = [...front]
        let last = front
        for (let skipped = 0; skipped < element.words; skipped++) {
          last = step(last, { kind: 'any' })
          reached.push(...last)
        }
        return reached
      }
      case 'oneof':
        return element.alternatives.flatMap(alternative => grow(front, alternative))
      case 'list':
        return listOf(element.name).flatMap(pattern => grow(front, pattern.elements))
    }
  }

  for (const [number, pattern] of patterns.entries())
    if (pattern.kind === 'words') for (const end of new Set(grow([0], pattern.elements))) nodes[end].ends.push(number)
  return finished(nodes)
}

function newNode(): Growing {
  return { edges: new Map(), any: [], ends: [], shared: new Map() }
}

/** Splits what leaves the root into whole patterns and starts of longer ones. */
function finished(nodes: readonly Growing[]): PhraseGraph {
  const goesOn = (node: number): boolean => nodes[node].edges.size > 0 || nodes[node].any.length > 0
  const singles = new Map<number, readonly number[]>()
  const starts = new Map<number, readonly number[]>()
  for (const [atom, targets] of nodes[0].edges) {
    const ends = targets.flatMap(target => nodes[target].ends)
    if (ends.length > 0) singles.set(atom, ends)
    const on = targets.filter(goesOn)
    if (on.length > 0) starts.set(atom, on)
  }
  return { singles, starts, anyStarts: nodes[0].any, nodes }
}
