/**
 * Where a phrase goes on: for a node and an atom, a number that says where to. The pairs stand in one flat table, for it is
 * asked at every word that may carry a phrase on, and mostly in vain.
 */
export interface PhraseEdges {
  readonly add: (node: number, atom: number, to: number) => void
  /** Gives what was added for the pair, or 0. */
  readonly find: (node: number, atom: number) => number
}

/** Makes an open-addressed table for so many pairs, at most a quarter full. Nodes are numbered from 1. */
export function createPhraseEdges(count: number): PhraseEdges {
  const size = 2 ** Math.ceil(Math.log2(Math.max(4, count * 4)))
  /** Node, atom, and where to, side by side; the fourth place is empty. */
  const table = new Int32Array(size * 4)
  const mask = table.length - 1

  function add(node: number, atom: number, to: number): void {
    let place = placeOf(node, atom) & mask
    while (table[place] !== 0) place = (place + 4) & mask
    table[place] = node
    table[place + 1] = atom
    table[place + 2] = to
  }

  function find(node: number, atom: number): number {
    for (let place = placeOf(node, atom) & mask; table[place] !== 0; place = (place + 4) & mask)
      if (table[place] === node && table[place + 1] === atom) return table[place + 2]
    return 0
  }

  return { add, find }
}

function placeOf(node: number, atom: number): number {
  const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(atom, 0x85ebca77)
  return (hash ^ (hash >>> 15)) << 2
}
