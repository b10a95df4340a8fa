import { createHash } from 'node:crypto'
import { askedFor } from './asked-for'
import type { Code, Codebook } from './codebook'

/**
 * Gives a hash of everything in a codebook that decides where a code applies: its rules and its sub-themes', the codes and lists
 * that these ask for, whose talk is coded, the language, fillers and overlap. What only people read (labels, definitions, examples,
 * notes, ids of rules, weights) is not in it, nor is the unit, which a run may have from elsewhere.
 *
 * Where codes contend for words (`overlap: longest`, `priority`), any code may take this one's, so all are in it.
 *
 * @param id A code of the codebook.
 * @returns SHA-256, in hex. Two codebooks that give a code one fingerprint give it to the same units.
 */
export function fingerprint(codebook: Codebook, id: string): string {
  const { language, roles, fillers, overlap } = codebook
  const codes = overlap === 'all' ? codesBehind(codebook, id) : codebook.codes
  const lists = new Set(codes.flatMap(code => [...askedFor(code, codebook).lists]))
  const content = {
    form: 1,
    id,
    language,
    roles: [...roles].sort(),
    fillers,
    overlap,
    lists: new Map([...lists].map(name => [name, codebook.lists.get(name)?.patterns ?? []])),
    codes: codes.map(code => decisivePart(code, overlap !== 'all')),
  }
  return createHash('sha256').update(JSON.stringify(content, plain)).digest('hex')
}

/** The code, its sub-themes, and whatever codes these ask for, with their sub-themes, in the codebook's order. */
function codesBehind(codebook: Codebook, id: string): readonly Code[] {
  const wanted = new Set<Code>()
  const want = (wantedId: string): void => {
    for (const code of codebook.codes) {
      if (wanted.has(code) || !(code.id === wantedId || code.id.startsWith(`${wantedId}/`))) continue
      wanted.add(code)
      for (const other of askedFor(code, codebook).codes.keys()) want(other)
    }
  }
  want(id)
  return codebook.codes.filter(code => wanted.has(code))
}

/** The order of rules says which of two claims stands first, so it counts where codes contend for words, and only there. */
function decisivePart({ id, rules, except, unless, where, negated, prompted, priority }: Code, contended: boolean) {
  const written = rules.map(({ rule }) => JSON.stringify(rule, plain))
  return {
    id,
    rules: contended ? written : written.sort(),
    except,
    unless: unless.map(({ rule }) => rule),
    where,
    negated,
    prompted,
    ...(contended ? { priority } : {}),
  }
}

/** Keys that decide nothing: where something stands, how it was spelt, what it means to people. */
const idle: ReadonlySet<string> = new Set(['at', 'source', 'note', 'weight'])

/** Writes what is looked up by key in one order, without what decides nothing. The keys of a map are people's words, so all count. */
function plain(key: string, value: unknown): unknown {
  if (idle.has(key)) return undefined
  if (value instanceof Map) return [...value].sort(byKey)
  return isObject(value) ? Object.fromEntries(Object.entries(value).sort(byKey)) : value
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
