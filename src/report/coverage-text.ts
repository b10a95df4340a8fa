import type { Coverage, Milestone } from '../analysis/coverage'
import { counted, listed } from './in-words'

/**
 * Writes coverage as one paragraph for a paper: settings, numbers, and what they do not say.
 *
 * It does not speak of saturation but in the sentence that says why.
 */
export function coverageText(coverage: Coverage): string {
  const { groups, found, codes } = coverage
  if (groups === 0 || codes === 0)
    return 'No group spoke, or the codebook holds no code, so that there is no coverage to tell of.'
  const sentences = [
    `Coverage of the codebook by group: of the ${counted(codes, 'code')} that can stand on a unit themselves (sub-themes, and themes without any), ${found} ${found === 1 ? 'was' : 'were'} mentioned in at least one of the ${counted(groups, 'group')}.`,
    orderOf(coverage),
    ...milestonesOf(coverage),
    ratioOf(coverage),
    ...chao2Of(coverage),
    ...rarestOf(coverage),
    'This is not called saturation: the codes were fixed before the talk was coded, so that these numbers tell when each of them first occurs, and nothing of what the codebook does not hold.',
    ...fromDataOf(coverage),
  ]
  return sentences.join(' ')
}

function orderOf({ order }: Coverage): string {
  if (order === 'fieldwork') return 'The groups are taken in the order of fieldwork.'
  if (order === 'partly')
    return 'The groups are taken in the order of fieldwork as far as the study file gives it, and the others behind them, by id.'
  return 'The groups are taken by id, which need not be the order in which they were held: the study file gives none.'
}

function milestonesOf({ milestones, orders, seed, groups }: Coverage): readonly string[] {
  if (milestones.length === 0 || groups < 2) return []
  const here = milestones.map(({ share, inOrder }) => `${percent(share)} after ${counted(inOrder, 'group')}`)
  const over = orders.all
    ? `all ${thousands(orders.orders)} orders of the groups`
    : `${thousands(orders.orders)} orders of the groups, drawn at random (seed ${seed}),`
  return [
    `Of those that were found, this order had ${listed(here)}.`,
    `Over ${over} the middle one had ${listed(milestones.map(spreadOf))}.`,
  ]
}

function spreadOf({ share, low, median, high }: Milestone): string {
  const spread = low === high ? '' : ` (5th to 95th percentile: ${low} to ${high})`
  return `${percent(share)} after ${counted(median, 'group')}${spread}`
}

function ratioOf({ base, run, inBase, positions, reached }: Coverage): string {
  const method = `the new information ratio of Guest, Namey and Chen (2020), with a base of ${counted(base, 'group')} and runs of ${run},`
  if (positions.every(({ ratio }) => ratio === null))
    return inBase === 0
      ? `For ${method} the base holds no code.`
      : `For ${method} there are too few groups: it takes ${base + run}.`
  const told = reached.map(({ threshold, at }) =>
    at === null
      ? `stays above ${percent(threshold)}`
      : `first falls to ${percent(threshold)}${threshold === 0 ? '' : ' or less'} at ${at}`,
  )
  return `By first appearance of codes, ${method} ${listed(told)}; the method is meant for themes that are made from the data.`
}

function chao2Of({ chao2: { estimate, low, high, form }, codes }: Coverage): readonly string[] {
  if (estimate.value === null) return []
  const interval = low === null || high === null ? '' : ` (95 % interval ${decimal(low)} to ${decimal(high)})`
  const corrected = form === 'corrected' && interval !== '' ? ', bias-corrected form' : ''
  const beyond = estimate.value > codes ? `, more than the ${codes} that there are, so read it as all of them` : ''
  return [
    `Chao2 (a lower bound), with groups as sampling units${corrected}, puts the codes that such groups would mention at ${decimal(estimate.value)}${interval}${beyond}.`,
  ]
}

function rarestOf({ rarestShown, groups }: Coverage): readonly string[] {
  return rarestShown === null
    ? []
    : [
        `Were groups picked at random, ${counted(groups, 'group')} would show with a chance of 80 % what ${percent(rarestShown)} of all such groups would raise; groups that were picked on purpose may show less or more.`,
      ]
}

function fromDataOf({ fromData, ofUnknownOrigin }: Coverage): readonly string[] {
  const made =
    fromData.codes === 0
      ? []
      : [
          `${counted(fromData.codes, 'code')} ${fromData.codes === 1 ? 'was' : 'were'} made from data (origin: data); where these are the same transcripts, ${fromData.codes === 1 ? 'it is' : 'they are'} found by construction, ${fromData.found} of ${fromData.codes} here.`,
        ]
  const unknown =
    ofUnknownOrigin === 0
      ? []
      : [
          `For ${counted(ofUnknownOrigin, 'code')} the codebook does not say where ${ofUnknownOrigin === 1 ? 'it comes' : 'they come'} from; what was made from these same transcripts is found by construction.`,
        ]
  return [...made, ...unknown]
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function decimal(number: number): string {
  return String(Number(number.toFixed(1)))
}

function thousands(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',')
}
