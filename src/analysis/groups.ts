import type { CodedStudy } from './coded-study'
import { tally } from './tally'

/** Group × code. */
export interface GroupTable {
  /** Ids, in the codebook's order. */
  readonly codes: readonly string[]
  readonly rows: readonly GroupRow[]
}

export interface GroupRow {
  readonly group: string
  /** Participants who spoke; null where the group's transcripts name nobody. */
  readonly participants: number | null
  /** Turns that hold words, without moderators'. */
  readonly turns: number
  readonly words: number
  /** Mentions (turns × code), in the order of `GroupTable.codes`. */
  readonly codes: readonly number[]
}

/** Counts how often each code was mentioned in each group: also in those that mentioned none. Ordered by id. */
export function groups(study: CodedStudy): GroupTable {
  const { groups, participants, codes } = tally(study)
  const counts = new Map(groups.map(({ id }) => [id, study.codebook.codes.map(() => 0)]))
  for (const [column, { id }] of study.codebook.codes.entries()) {
    const seen = new Set<unknown>()
    for (const { in: coded, turns } of codes.get(id)!)
      for (const turn of turns) {
        const row = counts.get(coded.transcript.group)
        if (!row || seen.has(turn)) continue
        seen.add(turn)
        row[column]++
      }
  }
  const people = new Map<string, number>()
  for (const { group } of participants) people.set(group, (people.get(group) ?? 0) + 1)
  return {
    codes: study.codebook.codes.map(({ id }) => id),
    rows: groups.map(({ id, named, turns, words }) => ({
      group: id,
      participants: named ? (people.get(id) ?? 0) : null,
      turns,
      words,
      codes: counts.get(id)!,
    })),
  }
}
