import type { Code } from '../codebook/codebook'
import { countUpTo } from '../text/count-up-to'
import type { CodedStudy } from './coded-study'
import { createRandom } from './reliability/random'
import { type Accumulation, accumulate } from './statistics/accumulation'
import { type Chao2, chao2 } from './statistics/chao2'
import { newInformation, type RunSettings, reachedAt } from './statistics/new-information-ratio'
import { rarestShown } from './statistics/participants-needed'
import { expectedFound } from './statistics/rarefaction'
import { tally } from './tally'

/** Which codes were first mentioned in which group, and whether that hangs on the order of the groups. */
export interface Coverage {
  /** `fieldwork`: as given. `partly`: some groups were not placed and come behind, by id. `id`: nobody said in which order they were held. */
  readonly order: 'fieldwork' | 'partly' | 'id'
  /** Groups that spoke. */
  readonly groups: number
  /** Codes that are counted: those that can stand on a unit themselves. */
  readonly codes: number
  /** Of these, codes that at least one group mentions. */
  readonly found: number
  /** Codes whose `origin` is `data`: made from transcripts, so that they are found by construction if these are the same. */
  readonly fromData: { readonly codes: number; readonly found: number }
  /** Codes of which the codebook does not say where they come from. */
  readonly ofUnknownOrigin: number
  /** Of Guest and others' ratio: groups in the base, in each run, and codes found in the base (null where there are fewer groups). */
  readonly base: number
  readonly run: number
  readonly inBase: number | null
  /** Where a run first brought no more than 5 %, and nothing: `6+2`; null where none did. */
  readonly reached: readonly { readonly threshold: number; readonly at: string | null }[]
  /** How many orders of the groups were gone through, and whether these are all. */
  readonly orders: Pick<Accumulation, 'orders' | 'all'>
  /** What determined those that were drawn. */
  readonly seed: number | string
  /** After how many groups 80 % and 90 % of all found codes were found. Empty where none was. */
  readonly milestones: readonly Milestone[]
  /** The share of such groups that must have a code, so that at least one of these mentions it with a chance of 80 %; null without groups. */
  readonly rarestShown: number | null
  readonly chao2: Chao2
  /** One a group, in order. */
  readonly positions: readonly CoveragePosition[]
  /** One a counted code, in the codebook's order. */
  readonly appearances: readonly Appearance[]
}

export interface Milestone {
  readonly share: number
  /** Groups that it took in this order. */
  readonly inOrder: number
  /** Groups that it took in the order at the 5th percentile, in the middle one and at the 95th percentile. */
  readonly low: number
  readonly median: number
  readonly high: number
}

/** What stands after a group. */
export interface CoveragePosition {
  /** From 1. */
  readonly position: number
  readonly group: string
  /** Ids of codes that this group mentions and none before it did, in the codebook's order. */
  readonly fresh: readonly string[]
  /** Those of them whose origin is `data`. */
  readonly freshFromData: number
  /** Codes found up to here. */
  readonly found: number
  readonly foundFromData: number
  /** Of the counted codes; null where there are none. */
  readonly shareOfCodes: number | null
  /** Of the codes that any group mentions; null where none does. */
  readonly shareOfFound: number | null
  /** New in the run that ends here, of the codes in the base; null ahead of the first run, and where the base holds no code. */
  readonly ratio: number | null
  /** Codes found by so many groups, on average over all orders: exact. */
  readonly expected: number
  /** The same in the order at the 5th percentile, in the middle one, at the 95th percentile. */
  readonly low: number
  readonly median: number
  readonly high: number
  /** Share of the orders in which 80 % (90 %) of all found codes are found by here; null where nothing is found. */
  readonly reached80: number | null
  readonly reached90: number | null
  /** From the groups up to here. */
  readonly chao2: Chao2
}

/** When a code was first mentioned. */
export interface Appearance {
  readonly code: string
  readonly label: string
  readonly origin: Code['origin']
  /** The first group in this order that mentions it; null where none does. */
  readonly firstGroup: string | null
  readonly position: number | null
  /** The average position over all orders: (groups + 1) / (groups that mention it + 1); null likewise. */
  readonly expectedPosition: number | null
  readonly groups: number
  readonly groupsOf: number
  readonly validated: 'yes' | 'no'
}

export interface CoverageOptions extends RunSettings {
  /** Ids of groups as they were held. Those that did not speak are passed over; those not named come behind, by id. */
  readonly order?: readonly string[]
  readonly seed?: number | string
  /** Most orders to go through. 1,000 unless told. */
  readonly permutations?: number
}

/**
 * Tells which codes are first mentioned in which group, in the order of fieldwork and over many other orders.
 *
 * This is coverage of a codebook, not saturation: a fixed list of codes can say when each of them first occurs, and nothing of what it does
 * not hold. Counted are codes that can stand on a unit themselves: those without sub-themes, and those with sub-themes that have rules or
 * codings of their own. A parent that is only the union of its sub-themes would be found with the first of them, and counted twice. Rejected
 * codings and moderators' words count in nothing.
 *
 * @throws RangeError when `base` or `run` is not a whole number of at least 1.
 */
export function coverage(study: CodedStudy, options: CoverageOptions = {}): Coverage {
  const { order = [], seed = 1, permutations = 1000, base = 4, run = 2 } = options
  const { groups, placed } = groupsInOrder(study, order)
  const places = new Map(groups.map((id, i) => [id, i]))
  const counted = countedCodes(study, places)
  const found = counted.filter(({ groups }) => groups.length > 0)
  const firsts = groups.map((_, i) => found.filter(each => each.groups[0] === i))
  const codesIn: number[][] = groups.map(() => [])
  for (const [number, each] of found.entries()) for (const place of each.groups) codesIn[place].push(number)

  const orders = accumulate(codesIn, { orders: permutations, random: createRandom(`${seed}/coverage`) })
  const information = newInformation(
    firsts.map(fresh => fresh.length),
    { base, run },
  )
  const expected = expectedFound(
    found.map(each => each.groups.length),
    groups.length,
  )
  const [by80, by90] = [orders.reaching(0.8), orders.reaching(0.9)]
  const cumulative = runningTotals(firsts.map(fresh => fresh.length))
  const richness = richnessByPosition(codesIn, found.length)
  const fromData = runningTotals(firsts.map(fresh => fresh.filter(isFromData).length))
  const positions = groups.map((group, i): CoveragePosition => {
    const fresh = firsts[i]
    return {
      position: i + 1,
      group,
      fresh: fresh.map(({ code }) => code.id),
      freshFromData: fresh.filter(isFromData).length,
      found: cumulative[i],
      foundFromData: fromData[i],
      shareOfCodes: shareOf(cumulative[i], counted.length),
      shareOfFound: shareOf(cumulative[i], found.length),
      ratio: information.runs[i + 1 - base - run]?.ratio.value ?? null,
      expected: expected[i],
      low: orders.low[i],
      median: orders.median[i],
      high: orders.high[i],
      reached80: shareOf(countUpTo(by80, i + 1), by80.length),
      reached90: shareOf(countUpTo(by90, i + 1), by90.length),
      chao2: richness[i],
    }
  })
  return {
    order: placed === 0 ? 'id' : placed < groups.length ? 'partly' : 'fieldwork',
    groups: groups.length,
    codes: counted.length,
    found: found.length,
    fromData: { codes: counted.filter(isFromData).length, found: found.filter(isFromData).length },
    ofUnknownOrigin: counted.filter(({ code }) => code.origin === null).length,
    base,
    run,
    inBase: information.inBase,
    reached: [0.05, 0].map(threshold => ({ threshold, at: reachedAt(information, threshold) })),
    orders: { orders: orders.orders, all: orders.all },
    seed,
    milestones: [
      { share: 0.8, by: by80 },
      { share: 0.9, by: by90 },
    ].flatMap(({ share, by }) => milestone(share, by, cumulative)),
    rarestShown: rarestShown(groups.length),
    chao2: richness.at(-1) ?? chao2({ groups: 0, found: 0, once: 0, twice: 0 }),
    positions,
    appearances: counted.map(({ code, groups: inGroups }) => ({
      code: code.id,
      label: code.label,
      origin: code.origin,
      firstGroup: inGroups.length === 0 ? null : groups[inGroups[0]],
      position: inGroups.length === 0 ? null : inGroups[0] + 1,
      expectedPosition: inGroups.length === 0 ? null : (groups.length + 1) / (inGroups.length + 1),
      groups: inGroups.length,
      groupsOf: groups.length,
      validated: study.validated?.has(code.id) ? 'yes' : 'no',
    })),
  }
}

/** Puts the groups that spoke in order, and tells how many of them were placed. */
function groupsInOrder(
  study: CodedStudy,
  order: readonly string[],
): { readonly groups: readonly string[]; readonly placed: number } {
  const ids = tally(study).groups.map(({ id }) => id)
  const speaking = new Set(ids)
  const named = new Set(order.filter(id => speaking.has(id)))
  return { groups: [...named, ...ids.filter(id => !named.has(id))], placed: named.size }
}

/** A code that can stand on a unit itself, and the places of the groups that mention it, ascending. */
interface CountedCode {
  readonly code: Code
  readonly groups: readonly number[]
}

function countedCodes(study: CodedStudy, places: ReadonlyMap<string, number>): readonly CountedCode[] {
  const { codes } = tally(study)
  const parents = new Set(study.codebook.codes.map(({ parent }) => parent))
  return study.codebook.codes.flatMap(code => {
    const inGroups = new Set<number>()
    for (const { in: coded, codings } of codes.get(code.id)!)
      if (codings.some(coding => coding.code === code.id)) inGroups.add(places.get(coded.transcript.group)!)
    const standsItself = !parents.has(code.id) || code.rules.length > 0 || inGroups.size > 0
    return standsItself ? [{ code, groups: [...inGroups].sort((a, b) => a - b) }] : []
  })
}

function isFromData({ code }: CountedCode): boolean {
  return code.origin === 'data'
}

/** Estimates, after each group, how many codes there are. */
function richnessByPosition(codesIn: readonly (readonly number[])[], codes: number): readonly Chao2[] {
  const times = new Int32Array(codes)
  let [found, once, twice] = [0, 0, 0]
  return codesIn.map((mentioned, i) => {
    for (const code of mentioned) {
      times[code]++
      if (times[code] === 1) found++
      once += times[code] === 1 ? 1 : times[code] === 2 ? -1 : 0
      twice += times[code] === 2 ? 1 : times[code] === 3 ? -1 : 0
    }
    return chao2({ groups: i + 1, found, once, twice })
  })
}

function milestone(share: number, by: readonly number[], cumulative: readonly number[]): readonly Milestone[] {
  if (by.length === 0) return []
  const wanted = Math.ceil(share * cumulative.at(-1)! - 1e-9)
  const inOrder = cumulative.findIndex(found => found >= wanted) + 1
  const at = (part: number): number => by[Math.ceil(part * by.length) - 1]
  return [{ share, inOrder, low: at(0.05), median: at(0.5), high: at(0.95) }]
}

function runningTotals(counts: readonly number[]): readonly number[] {
  let total = 0
  return counts.map(count => {
    total += count
    return total
  })
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
