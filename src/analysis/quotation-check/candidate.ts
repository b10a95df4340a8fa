import { lineFinder } from '../../transcript/transcript'
import type { CodedStudy } from '../coded-study'
import { getOrMake } from '../get-or-make'
import type { Alignment } from './align'
import { type Examination, examine, saidPlace } from './examine'
import { type FindNamed, type Named, personKey } from './known-names'
import { type Change, lesserChanges, type ManuscriptQuotation, type SaidPlace } from './quotation'
import type { Spoken } from './spoken'
import type { Wanted } from './wanted'

/** What every quotation is judged with. */
export interface Checking {
  readonly study: CodedStudy
  readonly spoken: Spoken
  readonly find: FindNamed
  readonly allowed: ReadonlySet<Change>
  readonly wordings: ReadonlySet<string>
  /** By transcript, what tells its lines. */
  readonly lines: Map<string, (offset: number) => number>
}

/** One place with all that is known of it. */
export interface Candidate {
  readonly alignment: Alignment
  readonly seen: Examination
  /** Changes that are not allowed. */
  readonly changes: readonly Change[]
  readonly place: SaidPlace
  readonly isModerator: boolean
  /** Whether who spoke is named beside the quotation; null where nobody is. */
  readonly agrees: boolean | null
}

/** Who is named beside a quotation. */
export interface NamedBeside {
  readonly text: string
  readonly names: Named
}

/** The nearest words beside a quotation that name somebody of the study; else the nearest that name anybody. */
export function namedBeside({ nearby }: ManuscriptQuotation, { find }: Checking): NamedBeside | null {
  const all = nearby.flatMap(each => {
    const names = find(each)
    return names === null ? [] : [{ text: each.text, names }]
  })
  return all.find(({ names }) => names.people.size + names.groups.size > 0) ?? all[0] ?? null
}

/** Examines one place at which a quotation may stand. */
export function candidateOf(
  text: string,
  { pieces }: Wanted,
  alignment: Alignment,
  named: NamedBeside | null,
  check: Checking,
): Candidate {
  const seen = examine(text, pieces, alignment, check.spoken)
  const place = placeOf(alignment.first, alignment.last, check)
  return {
    alignment,
    seen,
    changes: [...seen.changes].filter(change => !check.allowed.has(change)),
    place,
    isModerator: place.role === 'moderator' || place.role === 'observer',
    agrees: agreement(place, named),
  }
}

/** Fewer changes first, then what the manuscript names, then participants, then the order of the transcripts. */
export function byFit(a: Candidate, b: Candidate): number {
  return (
    grade(a) - grade(b) ||
    Math.floor(a.alignment.cost * 2) - Math.floor(b.alignment.cost * 2) ||
    Number(b.agrees === true) - Number(a.agrees === true) ||
    Number(a.isModerator) - Number(b.isModerator) ||
    a.alignment.first - b.alignment.first
  )
}

function grade({ changes }: Candidate): number {
  const isLesser = (change: Change): boolean => lesserChanges.some(lesser => lesser === change)
  return changes.length === 0 ? 0 : changes.every(isLesser) ? 1 : 2
}

/** Whether who spoke is who is named; null where nobody of the study is. */
export function agreement(
  { group, person }: Pick<SaidPlace, 'group' | 'person'>,
  named: NamedBeside | null,
): boolean | null {
  if (named === null || named.names.people.size + named.names.groups.size === 0) return null
  const { people, groups } = named.names
  return (
    (people.size === 0 || (person !== null && people.has(personKey(group, person)))) &&
    (groups.size === 0 || groups.has(group))
  )
}

/** Who said a word. */
export function whoSaid(
  word: number,
  { study, spoken }: Checking,
): { readonly group: string; readonly person: string | null } {
  const { in: coded, turn } = spoken.turns[spoken.turnOf[word]]
  const { group } = coded.transcript
  return { group, person: turn.speaker && (study.people.nameOf?.(group, turn.speaker) ?? turn.speaker) }
}

/** Where a stretch of spoken words stands. */
export function placeOf(first: number, last: number, { study, spoken, lines }: Checking): SaidPlace {
  return saidPlace(
    first,
    Math.max(last, first + 1),
    spoken,
    (group, speaker) => study.people.nameOf?.(group, speaker) ?? speaker,
    (turn, offset) => {
      const { transcript } = spoken.turns[turn].in
      return getOrMake(lines, transcript.id, () => lineFinder(transcript))(offset)
    },
  )
}
