import type { CodedStudy } from '../coded-study'
import { personKey } from './known-names'
import type { CheckedQuotation } from './quotation'

/** Whom and what a manuscript quotes, over the quotations that were found in the talk of participants. */
export interface QuotedPeople {
  /** Quotations that stand somewhere in the talk of participants, altered ones too. */
  readonly quotations: number
  /** People by how often they are quoted, most often first. */
  readonly people: readonly { readonly group: string; readonly person: string; readonly quotations: number }[]
  /** How many participants speak, and are never quoted; null where no transcript names its speakers. */
  readonly neverQuoted: number | null
  readonly groups: readonly { readonly group: string; readonly quotations: number }[]
  /** Superordinate themes with how many quotations carry them or a sub-theme of theirs, rejected codings aside. */
  readonly themes: readonly { readonly code: string; readonly label: string; readonly quotations: number }[]
}

/** Counts how the quotations of a manuscript spread over people, groups and themes. One that is ambiguous counts for nobody, and for its themes. */
export function quotedPeople(study: CodedStudy, checked: readonly CheckedQuotation[]): QuotedPeople {
  const found = checked.filter(({ verdict, places }) => located.has(verdict) && places[0]?.role !== 'moderator')
  const sure = found.filter(({ verdict }) => verdict !== 'ambiguous')
  const people = new Map<string, { group: string; person: string; quotations: number }>()
  const groups = new Map(study.transcripts.map(({ transcript: { group } }) => [group, 0]))
  for (const { places } of sure) {
    const pieces = new Map(places.slice(0, 1).map(place => [personKey(place.group, place.person ?? ''), place]))
    for (const [key, { group, person }] of pieces) {
      groups.set(group, (groups.get(group) ?? 0) + 1)
      if (person === null) continue
      const known = people.get(key) ?? { group, person, quotations: 0 }
      people.set(key, { ...known, quotations: known.quotations + 1 })
    }
  }
  const speaking = participantsOf(study)
  const themes = study.codebook.codes.filter(({ level }) => level === 1)
  return {
    quotations: found.length,
    people: [...people.values()].sort((a, b) => b.quotations - a.quotations),
    neverQuoted: speaking.size === 0 ? null : [...speaking].filter(key => !people.has(key)).length,
    groups: [...groups].map(([group, quotations]) => ({ group, quotations })),
    themes: themes.map(({ id, label }) => ({
      code: id,
      label,
      quotations: found.filter(({ codes }) =>
        codes.some(({ code, status }) => status !== 'rejected' && (code === id || code.startsWith(`${id}/`))),
      ).length,
    })),
  }
}

const located: ReadonlySet<string> = new Set([
  'verbatim',
  'verbatim-with-omissions',
  'altered',
  'wrong-speaker',
  'wrong-group',
  'ambiguous',
])

function participantsOf({ transcripts, people }: CodedStudy): ReadonlySet<string> {
  const speaking = new Set<string>()
  for (const { transcript } of transcripts) {
    for (const { speaker, role } of transcript.turns) {
      if (speaker === null || (role !== 'participant' && role !== 'unknown')) continue
      speaking.add(personKey(transcript.group, people.nameOf?.(transcript.group, speaker) ?? speaker))
    }
  }
  return speaking
}
