import { labelKey } from '../transcript/labels'
import type { Codebook } from './codebook'

/**
 * Gives what finds a code by the name that people write for it: its id; or, whatever the case, its id or its label, where no other code
 * has the same. It gives the id, or null for a name that means no code, or several.
 */
export function codesByName(codebooks: readonly Codebook[]): (name: string) => string | null {
  const ids = new Set(codebooks.flatMap(({ codes }) => codes.map(({ id }) => id)))
  const byId = new Map<string, string>()
  const byLabel = new Map<string, string | null>()
  for (const { codes } of codebooks) {
    for (const { id, label } of codes) {
      byId.set(labelKey(id), id)
      const key = labelKey(label)
      const other = byLabel.get(key)
      byLabel.set(key, other === undefined || other === id ? id : null)
    }
  }
  return name => (ids.has(name) ? name : (byId.get(labelKey(name)) ?? byLabel.get(labelKey(name)) ?? null))
}
