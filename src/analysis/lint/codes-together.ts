import { type Lint, lintAt } from '../../coding/lint/lint'
import { isOneBranch } from '../../coding/lint/walk'
import type { CodedStudy } from '../coded-study'
import { getOrMake } from '../get-or-make'

/** Units that must carry both: fewer are chance. */
const fewestUnits = 5
/** Of the units that carry either, at least this share carries both (Jaccard's index). Two coders with so much in common would be said to agree. */
const leastShare = 0.8

/**
 * Finds pairs of codes that nearly always come together, so that the two are hardly two themes.
 *
 * Only what a code's own rules coded is looked at, and not pairs of one branch: a theme and its sub-theme are meant to come together.
 */
export function codesTogether({ codebook, transcripts }: CodedStudy): readonly Lint[] {
  const alone = new Map<string, number>()
  const together = new Map<string, Map<string, number>>()
  for (const { codings } of transcripts) {
    const units = new Map<string, Set<string>>()
    for (const { code, start, end, status } of codings)
      if (status !== 'rejected') getOrMake(units, `${start}-${end}`, () => new Set()).add(code)
    for (const codes of units.values())
      for (const a of codes) {
        alone.set(a, (alone.get(a) ?? 0) + 1)
        const others = getOrMake(together, a, () => new Map())
        for (const b of codes) others.set(b, (others.get(b) ?? 0) + 1)
      }
  }
  return codebook.codes.flatMap((code, i) =>
    codebook.codes.slice(0, i).flatMap(other => {
      const both = together.get(code.id)?.get(other.id) ?? 0
      if (both < fewestUnits || isOneBranch(code.id, other.id)) return []
      const either = alone.get(code.id)! + alone.get(other.id)! - both
      if (both < leastShare * either) return []
      const message = `${code.id} and ${other.id} come together: of the ${either} units with either, ${both} have both`
      const hint = 'say in the rules what tells the two apart, or join them'
      return [lintAt(code.at, { code: 'codes-together', about: code.id, message, hint })]
    }),
  )
}
