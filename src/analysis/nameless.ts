import type { Problem } from '../problem'
import type { CodedStudy } from './coded-study'
import { tally } from './tally'

/**
 * Warns of transcripts that name no speaker, as speech recognisers write them: how many people said something cannot be told from
 * them. Where every transcript is such, the columns about people are empty; else people are counted in the others only.
 */
export function namelessWarnings(study: CodedStudy): readonly Problem[] {
  const { nameless, countsPeople } = tally(study)
  if (nameless.length === 0) return []
  const shown = nameless.slice(0, 10).join(', ') + (nameless.length > 10 ? ` and ${nameless.length - 10} more` : '')
  const left = countsPeople ? 'people are counted without them' : 'people are not counted'
  return [
    {
      code: 'no-participant-counts',
      severity: 'warning',
      message: `${nameless.length === 1 ? 'a transcript names' : `${nameless.length} transcripts name`} no speaker, so ${left}: ${shown}`,
      hint: 'label who speaks, or save the transcript in a format that does',
    },
  ]
}
