import type { CodeDraft } from './draft'

/** Gives the ids of codes with their paths, as a codebook has them: `cost`, `cost/fees`. */
export function pathsOf(codes: readonly CodeDraft[], above = ''): readonly string[] {
  return codes.flatMap(({ id, subthemes }) => [`${above}${id}`, ...pathsOf(subthemes, `${above}${id}/`)])
}
