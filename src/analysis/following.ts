import type { Role, Transcript } from '../transcript/transcript'
import { byCodePoint } from './by-code-point'
import type { CodedStudy } from './coded-study'
import { getOrMake } from './get-or-make'
import { quasiIndependence } from './statistics/quasi-independence'
import { wordsSaid } from './words-said'

/** How often one person's turn directly follows another's. To follow is not to answer. */
export interface Following {
  readonly group: string
  /** Who spoke before. */
  readonly from: string
  readonly fromRole: Role
  /** Who then spoke. */
  readonly to: string
  readonly toRole: Role
  /** How many turns of `to` directly follow one of `from`. */
  readonly turns: number
  /** How many would, if who spoke before did not matter: see `quasiIndependence`. */
  readonly expected: number
  /** Pearson residual (turns − expected) / √expected; null where nothing is expected. Descriptive only: turns of a talk are not independent. */
  readonly residual: number | null
}

/**
 * Counts for each group whose turn directly follows whose, moderators' too, ordered by group and name.
 *
 * Several turns of one person in a row are one. Turns without words are passed over; what nobody named says parts the turns around
 * it, and so does the end of a transcript. A pair that never occurs has a row where at least one turn was to be expected.
 */
export function following(study: CodedStudy): readonly Following[] {
  const byGroup = new Map<string, Transcript[]>()
  for (const { transcript } of study.transcripts) getOrMake(byGroup, transcript.group, () => []).push(transcript)
  const nameOf = study.people.nameOf ?? ((_, label) => label)
  return [...byGroup]
    .sort(([a], [b]) => byCodePoint(a, b))
    .flatMap(([group, transcripts]) =>
      pairsIn(transcripts.map(transcript => voicesIn(transcript, label => nameOf(group, label)))).map(pair => ({
        group,
        ...pair,
      })),
    )
}

/** Fitted counts come close to whole numbers, from either side. */
const nearly = 1e-6

/** Who speaks; null for nobody named. */
type Voice = { readonly name: string; readonly role: Role } | null

/** Gives who speaks, turn after turn, without turns that hold no words. */
function voicesIn(transcript: Transcript, nameOf: (label: string) => string): readonly Voice[] {
  return transcript.turns
    .filter(turn => wordsSaid(transcript, turn, turn) > 0)
    .map(({ speaker, role }) => (speaker === null ? null : { name: nameOf(speaker), role }))
}

function pairsIn(talks: readonly (readonly Voice[])[]): readonly Omit<Following, 'group'>[] {
  const roles = new Map<string, Role>()
  const counts = new Map<string, Map<string, number>>()
  const before = new Map<string, number>()
  const after = new Map<string, number>()
  for (const voices of talks)
    for (const [i, to] of voices.entries()) {
      if (to && !roles.has(to.name)) roles.set(to.name, to.role)
      const from = voices[i - 1]
      if (!from || !to || from.name === to.name) continue
      add(
        getOrMake(counts, from.name, () => new Map()),
        to.name,
      )
      add(before, from.name)
      add(after, to.name)
    }
  const names = [...roles.keys()].sort(byCodePoint)
  const expected = quasiIndependence(
    names.map(name => before.get(name) ?? 0),
    names.map(name => after.get(name) ?? 0),
  )
  return names.flatMap((from, row) =>
    names.flatMap((to, column) => {
      const turns = counts.get(from)?.get(to) ?? 0
      const wanted = expected(row, column)
      if (turns === 0 && wanted < 1 - nearly) return []
      const residual = wanted > 0 ? (turns - wanted) / Math.sqrt(wanted) : null
      return { from, fromRole: roles.get(from)!, to, toRole: roles.get(to)!, turns, expected: wanted, residual }
    }),
  )
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
