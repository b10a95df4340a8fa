import type { Frequency } from '../../analysis/frequencies'
import { tally } from '../../analysis/tally'
import type { Run } from '../../run/run'

/** The table of themes: superordinate themes, each with its sub-themes, as in the codebook. */
export interface ThemeTable {
  readonly themes: readonly ThemeRows[]
  /** False where nobody is named: there is no column of people then. */
  readonly countsPeople: boolean
  /** True where people have decided: accepted ones are then counted by themselves. */
  readonly hasDecisions: boolean
}

export interface ThemeRows {
  readonly theme: ThemeRow
  /** Sub-themes of every level below. */
  readonly subthemes: readonly ThemeRow[]
}

export interface ThemeRow {
  readonly frequency: Frequency
  /** The same of accepted codings alone; null where nobody decided anything. */
  readonly accepted: Frequency | null
  /** Units that nobody has judged. */
  readonly undecided: number
  /** For each group in order, how much of it: people of the people who spoke, or turns of the turns where nobody is named. */
  readonly spread: readonly { readonly id: string; readonly value: number; readonly of: number }[]
}

/** Lays out the counts of all themes. */
export function themeTable(run: Run): ThemeTable {
  const { frequencies, accepted } = run
  const acceptedOf = new Map(accepted?.map(each => [each.code, each]))
  const spreadOf = createSpread(run)
  const rows = frequencies.map(
    (frequency, column): ThemeRow => ({
      frequency,
      accepted: acceptedOf.get(frequency.code) ?? null,
      undecided: frequency.units - frequency.accepted,
      spread: spreadOf(column),
    }),
  )
  const themes: { theme: ThemeRow; subthemes: ThemeRow[] }[] = []
  for (const row of rows) {
    if (row.frequency.level === 1) themes.push({ theme: row, subthemes: [] })
    else themes[themes.length - 1]?.subthemes.push(row)
  }
  return { themes, countsPeople: tally(run).countsPeople, hasDecisions: accepted !== null }
}

/** Gives how a code is spread over groups, by its place among the codes. */
export function createSpread({
  groups,
  participants,
}: Pick<Run, 'groups' | 'participants'>): (column: number) => ThemeRow['spread'] {
  // One unnamed group would have bars of another kind than the others.
  if (!spreadsPeople({ groups }))
    return column => groups.rows.map(({ group, turns, codes }) => ({ id: group, value: codes[column], of: turns }))
  const people = new Map<string, (readonly number[])[]>()
  for (const { group, role, codes } of participants.rows) {
    if (role !== 'participant') continue
    const own = people.get(group)
    if (own) own.push(codes)
    else people.set(group, [codes])
  }
  return column =>
    groups.rows.map(({ group }) => {
      const own = people.get(group) ?? []
      return { id: group, value: own.filter(each => each[column] > 0).length, of: own.length }
    })
}

/** True where the spread is of people; else, where a group names nobody, it is of turns. */
export function spreadsPeople({ groups }: Pick<Run, 'groups'>): boolean {
  return groups.rows.every(({ participants }) => participants !== null)
}
