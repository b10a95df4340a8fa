import type { Facts } from '../facts'
import { counted, listed, ranged } from '../in-words'

/** Says who coded. A rule set is no coder. */
export function coders({ coders, rules }: Facts): string | null {
  if (rules.codes === 0 && coders.length === 0) return null
  const set = rules.codes === 0 ? '' : '1 rule set, applied by software, which is not a coder; '
  return `${set}${counted(coders.length, 'human coder')} known to this run.`
}

/** Says how far coders agreed, or that nobody measured it. */
export function agreement({ agreement }: Facts): string {
  return agreement ?? 'Agreement between human coders was not measured.'
}

/** Says how the rules did against blind human coding, or that nobody measured it. */
export function validation({ validation, validated, rules }: Facts): string {
  if (validated === 0 && validation === null)
    return 'How the rules do against blind human coding was not measured, so no code is validated.'
  const codes = `The rules of ${validated} of ${counted(rules.codes, 'code')} were scored against blind human coding.`
  return validation === null ? codes : `${codes} ${validation}`
}

/** Says how many codings a person has judged. */
export function judged({ codings: { all, accepted, rejected } }: Facts): string | null {
  if (all === 0) return null
  return `A coding by rule is a candidate until a person has judged it; judged so far: ${accepted + rejected} of ${counted(all, 'coding')} (${accepted} accepted, ${rejected} rejected).`
}

/** Tells code coverage, and that it is not saturation; null where nobody measured it. */
export function coverage({ coverage }: Facts): string | null {
  if (!coverage || coverage.groups === 0 || coverage.codes === 0) return null
  const { order, groups, codes, found, fromData, milestones } = coverage
  const reached = milestones.map(
    ({ share, inOrder, low, high }) =>
      `${Math.round(share * 100)} % of those mentioned after ${counted(inOrder, 'group')} (${ranged({ min: low, max: high })} in the middle 90 % of the orders that were tried)`,
  )
  const byConstruction =
    fromData.codes === 0
      ? ''
      : ` ${counted(fromData.codes, 'code was', 'codes were')} made from data; if these are the same data, ${fromData.codes === 1 ? 'it is' : 'they are'} found by construction.`
  return [
    `Code coverage: ${found} of ${counted(codes, 'code')} that can apply by themselves ${found === 1 ? 'was' : 'were'} mentioned in at least 1 of ${counted(groups, 'group')}`,
    reached.length === 0 ? '.' : `; ${orders[order]}, ${listed(reached)}.`,
    byConstruction,
    ' This is when the codes of a codebook were first mentioned; it is not data saturation.',
  ].join('')
}

const orders = {
  fieldwork: 'in the order of fieldwork',
  partly: 'in an order of the groups that is known in part',
  id: 'with the groups in order of name, for the order of fieldwork is not given',
}

/** Says which quotations there are and how they are identified; null where there is none. */
export function quotations({ quotations, sample, minimumCell }: Facts): string | null {
  const { count, places, perCode, named, people, groups, without } = quotations
  if (count === 0) return null
  const of = named === 0 ? '' : ` from ${counted(people, 'participant')}`
  const identified =
    named === count
      ? 'transcript, line and speaker'
      : `transcript and line, and ${named === 0 ? 'no speaker' : `${named} with the speaker`}`
  const none =
    without === 0
      ? ''
      : ` ${counted(without, 'code', 'codes')} that ${without === 1 ? 'was' : 'were'} mentioned ${without === 1 ? 'has' : 'have'} no quotation.`
  const attributes =
    sample.length === 0
      ? ''
      : `; attributes stand beside them only where at least ${counted(minimumCell, 'participant shares', 'participants share')} them`
  const different = places === count ? '' : ` (${counted(places, 'different passage')})`
  return `There ${count === 1 ? 'is' : 'are'} ${counted(count, 'quotation')}${different}${of} in ${counted(groups, 'group')}, up to ${perCode} a code, chosen by a declared rule; each is verbatim and has its ${identified}${attributes} (exemplars.csv).${none}`
}

/** Says how a reader can check a number; null where nothing is coded. */
export function traceable({ codings }: Facts): string | null {
  if (codings.all === 0) return null
  return 'Every count can be traced to codings, each with its rule, the words that made the rule true, and their place in the transcript (codings.jsonl).'
}

/** What holds of every analysis of this kind. */
export const limits =
  'Rules find words, not meaning: irony, hints and silence leave no words, and a theme that is not in the codebook is not in the results. The counts tell of these groups only; participants are nested in groups, so differences between people are descriptive only.'
