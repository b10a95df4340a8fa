import type { Element, Pattern, WordsPattern } from './pattern'
import { createPhraseEdges } from './phrase-edges'
import { createRuns } from './runs'

/**
 * All word patterns of a codebook as one graph: from the root, an edge for each first word; a pattern ends at one or more nodes.
 * Patterns that begin with the same words share their nodes.
 *
 * What is asked for at every word of a text is laid out flat: `ends`, `any` and `edge` give places in `runs`, where the numbers
 * stand one behind the other up to a -1; place 0 is an empty run.
 */
export interface PhraseGraph {
  /** Patterns of one word: those that end at each atom. */
  readonly singles: ReadonlyMap<number, readonly number[]>
  /** Nodes that a longer pattern reaches by its first word. */
  readonly starts: ReadonlyMap<number, readonly number[]>
  /** Nodes that a longer pattern reaches by a first word that may be any. */
  readonly anyStarts: readonly number[]
  /** Atoms by which a pattern goes on behind its first word. */
  readonly followers: ReadonlySet<number>
  readonly runs: Int32Array
  /** Patterns that end at each node. */
  readonly ends: Int32Array
  /** Nodes that each node reaches by any word. */
  readonly any: Int32Array
  /** Nodes that a node reaches by a word of this atom. */
  readonly edge: (node: number, atom: number) => number
  /** For each node, 1 where a pattern goes on from it. */
  readonly goesOn: Uint8Array
}

interface Node {
  readonly edges: Map<number, number[]>
  /** Nodes reached by any word. */
  readonly any: number[]
  /** Patterns that end here. */
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
  const nodes: Node[] = [newNode()]

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

function newNode(): Node {
  return { edges: new Map(), any: [], ends: [], shared: new Map() }
}

/** Splits what leaves the root into whole patterns and starts of longer ones, and lays the rest out flat. */
function finished(nodes: readonly Node[]): PhraseGraph {
  const goesOn = Uint8Array.from(nodes, ({ edges, any }) => (edges.size > 0 || any.length > 0 ? 1 : 0))
  const [root, ...others] = nodes
  const singles = new Map<number, readonly number[]>()
  const starts = new Map<number, readonly number[]>()
  for (const [atom, targets] of root.edges) {
    const ends = targets.flatMap(target => nodes[target].ends)
    if (ends.length > 0) singles.set(atom, ends)
    const on = targets.filter(target => goesOn[target] === 1)
    if (on.length > 0) starts.set(atom, on)
  }
  const runs = createRuns()
  const none = runs.add([])
  const run = (numbers: readonly number[]): number => (numbers.length > 0 ? runs.add(numbers) : none)
  const edges = createPhraseEdges(others.reduce((sum, node) => sum + node.edges.size, 0))
  for (const [before, node] of others.entries())
    for (const [atom, targets] of node.edges) edges.add(before + 1, atom, run(targets))
  const ends = Int32Array.from(nodes, node => run(node.ends))
  const any = Int32Array.from(nodes, node => run(node.any))
  const followers = new Set(others.flatMap(node => [...node.edges.keys()]))
  return { singles, starts, anyStarts: root.any, followers, runs: runs.all(), ends, any, edge: edges.find, goesOn }
}
