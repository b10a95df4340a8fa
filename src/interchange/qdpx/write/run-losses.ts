import type { Run } from '../../../run/run'
import type { LossNoticed } from '../../ledger'
import type { CodedStretches } from './coded-stretches'

/** Names what a run holds and a project of REFI-QDA has no place for, each kind once with how many there are. */
export function lossesOfRun(run: Run, { told }: CodedStretches): readonly LossNoticed[] {
  const { codings, withheld, decisions, guide, study, transcripts } = run
  const rejected = codings.filter(({ status }) => status === 'rejected').length
  const candidates = codings.filter(({ status }) => status === 'candidate').length
  const turns = transcripts.flatMap(({ transcript }) => transcript.turns)
  const settings = [...(study?.attributes.values() ?? [])].filter(({ order, multiple }) => order.length > 0 || multiple)
  const memosOnCodes = decisions.filter(({ decision }) => decision.did === 'memo' && decision.code !== null)
  const counted: readonly (LossNoticed & { readonly count: number })[] = [
    {
      what: 'candidates that nobody has judged',
      fate: 'changed',
      how: 'codings have no status there: these are those of the user that is called as the codebook, all others are by people',
      count: candidates,
    },
    {
      what: 'details of codings',
      fate: 'left out',
      how: 'there is no place for their origin, weight, negation and question; words and reasons are in the descriptions of candidates',
      count: codings.length - rejected,
    },
    {
      what: 'rejected codings',
      fate: 'left out',
      how: 'a project says what is coded, and not what was judged not to be',
      count: rejected,
    },
    {
      what: 'withheld codings',
      fate: 'left out',
      how: 'a project says what is coded, and not what was kept from being so',
      count: withheld.length,
    },
    {
      what: 'decisions that give no code',
      fate: 'left out',
      how: 'rejections, what was decided anew or taken back, and what is not found in these transcripts stay in the file of decisions',
      count: decisions.filter(({ decision }) => !told.has(decision.id)).length,
    },
    {
      what: 'codes of memos',
      fate: 'changed',
      how: 'a memo stands on its stretch, and its name says the code',
      count: memosOnCodes.filter(({ decision }) => told.has(decision.id)).length,
    },
    {
      what: 'questions of the guide',
      fate: 'left out',
      how: 'there is no place for what was asked; it stays in the file of the guide',
      count: guide?.sections.reduce((sum, { questions }) => sum + questions.length, 0) ?? 0,
    },
    {
      what: 'settings of attributes',
      fate: 'left out',
      how: 'variables have no order of categories and no sign between several answers',
      count: settings.length,
    },
    {
      what: 'settings of the study',
      fate: 'left out',
      how: 'what the study file says of the report, of moderators and of fieldwork stays there',
      count: study === null ? 0 : 1,
    },
    {
      what: 'times of turns',
      fate: 'left out',
      how: 'texts have no places in a recording',
      count: turns.filter(({ time }) => time !== null).length,
    },
  ]
  return counted.filter(({ count }) => count > 0)
}
