import { type CodeDraft, codeDraft } from '../../codebook/draft'
import { freeId } from '../../codebook/free-id'
import type { Ledger } from '../ledger'

/** A code as another program has it. */
export interface NamedCode {
  /** Tells it from all others. */
  readonly key: string
  /** Key of the code above it, which may come later in the list. */
  readonly parent: string | null
  readonly name: string
  readonly definition: string | null
  /** Its id without the path, where that is settled; made of the name unless it is. */
  readonly id?: string
}

export interface CodeTree {
  readonly codes: readonly CodeDraft[]
  /** Gives the id of a code, with its path, by its key. */
  readonly idOf: (key: string) => string | undefined
}

/** Deeper ones would be no themes any more, and a codebook of hundreds of levels could not be read. */
const mostLevels = 12

interface Node {
  readonly code: NamedCode
  readonly below: Node[]
}

/** Makes themes and sub-themes of codes that name the one above them. Codes of one name stay several; a circle is cut at its first code. */
export function codeTree(codes: readonly NamedCode[], ledger: Ledger): CodeTree {
  const nodes = new Map(codes.map(code => [code.key, { code, below: [] } satisfies Node]))
  const top: Node[] = []
  for (const node of nodes.values()) {
    const line = ancestors(node.code, nodes)
    if (line === null) ledger.add({ ...circle, subject: node.code.name })
    else if (line.length >= mostLevels) ledger.add({ ...deep, subject: node.code.name })
    const above = line === null ? undefined : line[Math.max(0, line.length - mostLevels + 1)]
    ;(above === undefined ? top : above.below).push(node)
  }
  const ids = new Map<string, string>()
  return { codes: draftsOf(top, null, ids), idOf: key => ids.get(key) }
}

/** The codes above one, the nearest first; null where they lead back to it. */
function ancestors(code: NamedCode, nodes: ReadonlyMap<string, Node>): readonly Node[] | null {
  const line: Node[] = []
  const seen = new Set<string>()
  for (let key = code.parent; key !== null; ) {
    const above = nodes.get(key)
    if (key === code.key) return null
    if (above === undefined || seen.has(key)) break
    seen.add(key)
    line.push(above)
    key = above.code.parent
  }
  return line
}

function draftsOf(nodes: readonly Node[], parent: string | null, ids: Map<string, string>): readonly CodeDraft[] {
  const taken = new Set(nodes.flatMap(({ code }) => code.id ?? []))
  return nodes.map(({ code, below }) => {
    const id = code.id ?? freeId(code.name, taken)
    const path = parent === null ? id : `${parent}/${id}`
    ids.set(code.key, path)
    const definition = code.definition?.trim() || null
    return codeDraft(id, code.name.trim() || id, { definition, subthemes: draftsOf(below, path, ids) })
  })
}

const circle = {
  what: 'codes below themselves',
  fate: 'changed',
  how: 'the file puts the code below one that is below it, so it stands at the top',
} as const
const deep = {
  what: 'levels of codes',
  fate: 'changed',
  how: `the code stands deeper than ${mostLevels} levels, so it is put beside the one above it`,
} as const
