import { didYouMean } from '../codebook/did-you-mean'
import type { Problem } from '../problem'
import type { FieldworkGroup } from '../study/study'
import type { CodedStudy } from './coded-study'

/** Warns of every group that the study file's `fieldwork` names and no transcript is of. */
export function fieldworkWarnings(
  { transcripts }: CodedStudy,
  fieldwork: readonly FieldworkGroup[],
): readonly Problem[] {
  const known = new Set(transcripts.map(({ transcript }) => transcript.group))
  return fieldwork
    .filter(({ group }) => !known.has(group))
    .map(({ group, at }) => ({
      code: 'unknown-group',
      severity: 'warning',
      message: `the study has no group "${group}", so fieldwork cannot place it`,
      ...at,
      hint: didYouMean(group, [...known]) ?? `its groups are ${[...known].join(', ')}`,
    }))
}
