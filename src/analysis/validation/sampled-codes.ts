import type { Codebook } from '../../codebook/codebook'

/** A code that can be scored from a sample. */
export interface ScoredCode {
  readonly code: string
  /** Places among the sampled codes: its own, where it has rules, and those of its sub-themes. People gave it where they gave any of them. */
  readonly columns: readonly number[]
}

/**
 * Gives the codes about which people decide: those with rules of their own. What only gathers sub-themes is decided by these.
 *
 * @param wanted Ids; each stands for its sub-themes too. All codes unless given.
 */
export function sampledCodes({ codes }: Codebook, wanted?: readonly string[]): readonly string[] {
  const isWanted = (id: string): boolean =>
    wanted === undefined || wanted.some(each => id === each || id.startsWith(`${each}/`))
  return codes.filter(({ id, rules }) => rules.length > 0 && isWanted(id)).map(({ id }) => id)
}

/** Finds the codes that sampled codes decide fully: each sampled one, and each theme all of whose sub-themes with rules are sampled. */
export function scoredCodes({ codes }: Codebook, sampled: readonly string[]): readonly ScoredCode[] {
  const columnOf = new Map(sampled.map((id, i) => [id, i]))
  return codes.flatMap(({ id }): readonly ScoredCode[] => {
    const deciding = codes.filter(other => other.rules.length > 0 && (other.id === id || other.id.startsWith(`${id}/`)))
    const columns = deciding.flatMap(other => columnOf.get(other.id) ?? [])
    return deciding.length > 0 && columns.length === deciding.length ? [{ code: id, columns }] : []
  })
}
