import type { CodedTranscript } from '../coding/coded-transcript'
import type { Origin } from '../coding/coding'
import { fold } from '../text/fold'
import type { CodedStudy } from './coded-study'
import { originOf } from './frequencies'
import { getOrMake } from './get-or-make'
import { createQuotations, fewestWords, mostWords, type Quotation } from './quotations'
import { type CodedUnit, isParticipant, lineage, type Person, tally } from './tally'

/** A quotation that could stand for a code, with all that speaks for it. */
export interface Candidate {
  readonly in: CodedTranscript
  readonly quotation: Quotation
  readonly person: Person | undefined
  /** Whom it counts against: the person, or the transcript where nobody is named. */
  readonly voice: object
  readonly origin: Origin
  readonly accepted: boolean
  /** Why the unit was coded, a line for each of its codings. */
  readonly because: readonly string[]
  /** Different words that the rules looked for and found in it. */
  readonly named: number
  /** Other codes of the same unit. */
  readonly others: number
  readonly score: number
}

/** Finds what could stand for a code among its units. */
export type FindCandidates = (code: string, units: readonly CodedUnit[]) => readonly Candidate[]

/**
 * Makes a finder of what could stand for a code: what participants said, nobody rejected, and is more than a sign of listening.
 * The scores are those that `exemplarPolicy` tells. What it found for the units of a `tally` it finds again at once, since several analyses
 * of a study ask.
 */
export function createCandidates(study: CodedStudy): FindCandidates {
  return getOrMake(finders, study, () => {
    const find = createFinder(study)
    const found = new WeakMap<readonly CodedUnit[], readonly Candidate[]>()
    return (code, units) => getOrMake(found, units, () => find(code, units))
  })
}

const finders = new WeakMap<CodedStudy, FindCandidates>()

function createFinder(study: CodedStudy): FindCandidates {
  const { speakerOf } = tally(study)
  const findQuotations = createQuotations()
  const othersOf = createOthers(study)
  const namedIn = createNamed()
  return (code, units) =>
    units.flatMap(unit => {
      if (unit.codings.length === 0) return []
      const origin = originOf(unit)
      const accepted = unit.codings.some(({ status }) => status === 'accepted')
      const weight = Math.max(...unit.codings.map(coding => coding.weight))
      const others = othersOf(code, unit)
      const because = reasonsOf(code, unit)
      return findQuotations(unit).flatMap(quotation => {
        const person = speakerOf(quotation.turn)
        if (quotation.backchannel || (person && !isParticipant(person))) return []
        const named = namedIn(unit, quotation)
        const score = scoreOf(quotation, origin, named, others, weight)
        const voice = person ?? unit.in
        return [{ in: unit.in, quotation, person, voice, origin, accepted, because, named, others, score }]
      })
    })
}

/** What a person coded without saying why has no line. */
function reasonsOf(code: string, { codings }: CodedUnit): readonly string[] {
  return codings
    .filter(({ because }) => because !== '')
    .map(({ code: own, because }) => (own === code ? because : `${own}: ${because}`))
}

function scoreOf(
  { words, roughness, givesNumber }: Quotation,
  origin: Origin,
  named: number,
  others: number,
  weight: number,
): number {
  const tooFew = Math.max(0, fewestWords - words)
  const tooMany = Math.max(0, Math.ceil((words - mostWords) / 10))
  return (
    { spontaneous: 6, echoed: 3, prompted: 0 }[origin] +
    (tooFew + tooMany === 0 ? 4 : -Math.min(6, tooFew + tooMany)) +
    (others === 0 ? 2 : -Math.min(3, others)) +
    Math.min(3, Math.max(0, named - 1)) +
    Math.max(-3, Math.min(3, weight - 1)) +
    (givesNumber ? 1 : 0) -
    Math.min(8, roughness)
  )
}

/** Counts different words of evidence, however they are written. The same few words are found again and again. */
function createNamed(): (unit: CodedUnit, quotation: Quotation) => number {
  const folded = new Map<string, string>()
  return ({ codings }, { start, end }) => {
    const words = new Set<string>()
    for (const { evidence } of codings)
      for (const each of evidence)
        if (each.start >= start && each.end <= end) words.add(getOrMake(folded, each.text, () => fold(each.text)))
    return words.size
  }
}

/** Counts the codes of a unit that are neither the code itself, nor above, nor below it. */
function createOthers({ codebook }: CodedStudy): (code: string, unit: CodedUnit) => number {
  const codesAbove = lineage(codebook)
  return (code, { standing }) =>
    standing.filter(other => !codesAbove(other).includes(code) && !codesAbove(code).includes(other)).length
}
