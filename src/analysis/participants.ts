import type { Role } from '../transcript/transcript'
import type { CodedStudy } from './coded-study'
import { isParticipant, type Person, tally } from './tally'

/** Participant × code. */
export interface ParticipantTable {
  readonly attributes: readonly string[]
  /** Ids, in the codebook's order. */
  readonly codes: readonly string[]
  readonly rows: readonly ParticipantRow[]
}

export interface ParticipantRow {
  /** As the participants file or else the transcript names them; a name tells people apart within a group only. */
  readonly participant: string
  readonly group: string
  readonly role: Role
  /** Turns that hold words. */
  readonly turns: number
  readonly words: number
  /** In the order of `ParticipantTable.attributes`. */
  readonly attributes: readonly (string | null)[]
  /** Mentions (turns × code), in the order of `ParticipantTable.codes`. */
  readonly codes: readonly number[]
}

/** Counts how often each participant who spoke mentioned each code: also those who mentioned none. Ordered by group and label. */
export function participants(study: CodedStudy): ParticipantTable {
  const { participants, codes, speakerOf } = tally(study)
  const counts = new Map<Person, number[]>(participants.map(person => [person, study.codebook.codes.map(() => 0)]))
  for (const [column, { id }] of study.codebook.codes.entries())
    for (const turn of new Set(codes.get(id)!.flatMap(({ turns }) => turns))) {
      const person = speakerOf(turn)
      if (person && isParticipant(person)) counts.get(person)![column]++
    }
  const { people } = study
  const { attributes } = people
  return {
    attributes,
    codes: study.codebook.codes.map(({ id }) => id),
    rows: participants.map(person => {
      const { speaker, label, group, role, turns, words } = person
      const known = people.attributesOf(group, label)
      return {
        participant: speaker,
        group,
        role,
        turns,
        words,
        attributes: attributes.map(name => known.get(name) ?? null),
        codes: counts.get(person)!,
      }
    }),
  }
}
