import { type Matrix, matrix } from '../../analysis/matrix'
import { withoutDecisions } from '../../coding/decisions/without-decisions'
import type { Run } from '../run'

/** Gives what the rules alone made of a run: samples test them, and not what people made of their hits. */
export function rulesAlone(run: Run): { readonly matrix: Matrix; readonly withheld: Run['withheld'] } {
  const byRules = withoutDecisions(run)
  if (byRules === run) return run
  return { matrix: matrix(byRules), withheld: byRules.transcripts.flatMap(({ withheld }) => withheld) }
}
