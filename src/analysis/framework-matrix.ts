import type { Turn } from '../transcript/transcript'
import { type Candidate, createCandidates } from './candidates'
import { choose, createQuoted } from './choose'
import type { CodedStudy } from './coded-study'
import { getOrMake } from './get-or-make'
import { mostWords } from './quotations'
import { createReferences, type ReferenceTo } from './references'
import { type CodedUnit, isParticipant, type Person, tally } from './tally'

/** Where a case and a theme meet: what the case said about it, and where. */
export interface FrameworkCell {
  /** A case is a person, or a group. */
  readonly caseKind: 'person' | 'group'
  /** The participant's name, known within its group only; or the group's id. */
  readonly case: string
  readonly group: string
  readonly code: string
  readonly label: string
  /** Turns in which the case mentions the code. */
  readonly mentions: number
  /** A place for each mention, in order: `fg01:12` is line 12 of fg01. */
  readonly references: readonly string[]
  /** Ids of the codings, of the code and its sub-themes. */
  readonly codings: readonly string[]
  /** The best first, by the rule for exemplars. Empty where nothing that was said can stand by itself. */
  readonly quotations: readonly FrameworkQuotation[]
  readonly validated: 'yes' | 'no'
}

export interface FrameworkQuotation {
  /** Word for word; ` […]` at its end where it was cut. */
  readonly quote: string
  /** `fg01:12`. */
  readonly reference: string
  /** null where the format names nobody. */
  readonly speaker: string | null
}

export interface FrameworkOptions {
  /** Quotations a cell at most; 3 unless given. */
  readonly perCell?: number
  /** Words a quotation at most; 60 unless given. Only a sentence that is longer by itself is cut. */
  readonly words?: number
}

/**
 * Lays out the matrix of the framework method: for every person and group, by theme, what they said about it (Gale, Heath, Cameron, Rashid and
 * Redwood 2013, *BMC Medical Research Methodology* 13:117). The summary of a cell is the researcher's to write.
 *
 * Only cells with a mention are given: persons by group and name, then groups by id, codes in the codebook's order. A theme holds
 * what its sub-themes hold. Moderators are neither counted nor quoted; where nobody is named there are groups only.
 */
export function frameworkMatrix(
  study: CodedStudy,
  { perCell = 3, words = mostWords }: FrameworkOptions = {},
): readonly FrameworkCell[] {
  const { codes, participants, groups, speakerOf } = tally(study)
  const candidatesOf = createCandidates(study)
  const referenceTo = createReferences()
  const cut = createCut(words)
  const people = new Map<Person, FrameworkCell[]>(participants.map(person => [person, []]))
  const together = new Map<string, FrameworkCell[]>(groups.map(({ id }) => [id, []]))
  for (const { id: code, label } of study.codebook.codes) {
    const byPerson = new Map<Person, Material>()
    const byGroup = new Map<string, Material>()
    const materialOf = (turn: Turn, group: string): readonly Material[] => {
      const person = speakerOf(turn)
      return [
        getOrMake(byGroup, group, createMaterial),
        ...(person && isParticipant(person) ? [getOrMake(byPerson, person, createMaterial)] : []),
      ]
    }
    for (const unit of codes.get(code)!)
      for (const turn of unit.turns)
        for (const material of materialOf(turn, unit.in.transcript.group)) addMention(material, unit, turn, referenceTo)
    for (const candidate of candidatesOf(code, codes.get(code)!))
      for (const material of materialOf(candidate.quotation.turn, candidate.in.transcript.group))
        material.candidates.push(candidate)

    const cell = ({ mentions, codings, candidates }: Material) => ({
      code,
      label,
      mentions: mentions.size,
      references: [...mentions.values()],
      codings: [...codings],
      quotations: choose(candidates, perCell, Number.POSITIVE_INFINITY, createQuoted()).map(
        ({ in: { transcript }, quotation, person }): FrameworkQuotation => ({
          quote: cut(transcript.text.slice(quotation.start, quotation.end)),
          reference: referenceTo(transcript, quotation.start),
          speaker: person?.speaker ?? quotation.turn.speaker,
        }),
      ),
      validated: study.validated?.has(code) ? ('yes' as const) : ('no' as const),
    })
    for (const [person, material] of byPerson) {
      const { group, speaker } = person
      people.get(person)?.push({ caseKind: 'person', case: speaker, group, ...cell(material) })
    }
    for (const [group, material] of byGroup)
      together.get(group)?.push({ caseKind: 'group', case: group, group, ...cell(material) })
  }
  return [...people.values(), ...together.values()].flat()
}

/** What a case said about a code, as it is gathered. */
interface Material {
  readonly mentions: Map<Turn, string>
  readonly codings: Set<string>
  readonly candidates: Candidate[]
}

function createMaterial(): Material {
  return { mentions: new Map(), codings: new Set(), candidates: [] }
}

function addMention({ mentions, codings }: Material, unit: CodedUnit, turn: Turn, referenceTo: ReferenceTo): void {
  const { transcript } = unit.in
  getOrMake(mentions, turn, () => referenceTo(transcript, Math.max(turn.start, unit.start)))
  for (const { id } of unit.codings) codings.add(id)
}

/** Makes what cuts a text behind so many words. */
function createCut(words: number): (quote: string) => string {
  const beginning = new RegExp(`^(?:\\S+\\s+){${words - 1}}\\S+(?=\\s)`)
  return quote => {
    const first = beginning.exec(quote)
    return first ? `${first[0]} […]` : quote
  }
}
