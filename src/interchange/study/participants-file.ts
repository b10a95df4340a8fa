import { type Cell, looksLikeFormula, toCsv } from '../../text/to-csv'
import { labelKey } from '../../transcript/labels'
import type { ImportedParticipants, ImportedPerson } from '../imported'
import type { Ledger } from '../ledger'
import { plainName } from './safe-name'
import type { WrittenTranscript } from './transcript-files'

/**
 * Writes `participants.csv` as a study reads it: id, group, role (where anybody has one that we know) and a column for each attribute.
 *
 * @param written The transcripts that are in the study, by the id that the import gave: groups are named by them.
 */
export function participantsCsv(
  { attributes, people }: ImportedParticipants,
  written: ReadonlyMap<string, WrittenTranscript>,
  ledger: Ledger,
): string {
  const kept = knownPeople(people, written, ledger)
  const jobs = kept.some(({ role }) => role !== null && !roles.has(role.toLowerCase()))
  const hasRoles = kept.some(({ role }) => role !== null && roles.has(role.toLowerCase()))
  const columns = [...(jobs ? ['role'] : []), ...attributes]
  const header = ['id', 'group', ...(hasRoles ? ['role'] : []), ...columnNames(columns, ledger)]
  const rows = kept.map(({ id, group, role, values }): readonly Cell[] => {
    const isKnown = role !== null && roles.has(role.toLowerCase())
    const own = attributes.map((_, i) => cellOf(values[i] ?? null, id, ledger))
    return [
      id,
      group,
      ...(hasRoles ? [isKnown ? role.toLowerCase() : ''] : []),
      ...(jobs ? [isKnown ? '' : cellOf(role, id, ledger)] : []),
      ...own,
    ]
  })
  return toCsv(header, rows)
}

const roles: ReadonlySet<string> = new Set(['participant', 'moderator', 'observer'])

/** Each person once, with an id, in the group that the study has. */
function knownPeople(
  people: readonly ImportedPerson[],
  written: ReadonlyMap<string, WrittenTranscript>,
  ledger: Ledger,
): readonly ImportedPerson[] {
  const seen = new Set<string>()
  return people.flatMap(person => {
    const id = person.id.trim()
    const group = person.group === '' ? '' : (written.get(person.group)?.id ?? plainName(person.group))
    const subject = plainName(id)
    if (id === '') {
      ledger.add({ what: 'people', fate: 'left out', how: 'they have no name, so nothing that is said is theirs' })
      return []
    }
    const key = JSON.stringify([labelKey(group), labelKey(id)])
    if (seen.has(key)) {
      ledger.add({ what: 'people', fate: 'left out', how: 'another of that name is in the same group', subject })
      return []
    }
    seen.add(key)
    if (looksLikeFormula(id)) ledger.add({ ...guarded, what: 'names of people', subject })
    return [{ ...person, id, group }]
  })
}

/** Names columns so that none is taken for another. */
function columnNames(attributes: readonly string[], ledger: Ledger): readonly string[] {
  const taken = new Set(special)
  return attributes.map((name, i) => {
    const plain = plainName(name) || `attribute ${i + 1}`
    const wanted = special.has(plain) ? `attribute:${plain}` : plain
    let free = wanted
    for (let i = 2; taken.has(free); i++) free = `${wanted} (${i})`
    taken.add(free)
    if (free !== name) ledger.add({ ...columnRenamed, subject: free })
    if (looksLikeFormula(free)) ledger.add({ ...guarded, what: 'names of attributes', subject: free })
    return free
  })
}

const special: ReadonlySet<string> = new Set(['id', 'group', 'role'])

const columnRenamed = {
  what: 'names of attributes',
  fate: 'changed',
  how: 'a column has one line of at most 80 characters, and no other column has its name',
} as const

/** A value as a table can hold it. */
function cellOf(value: string | null, id: string, ledger: Ledger): Cell {
  if (value === null || value === '') return null
  const subject = plainName(id)
  const trimmed = value.trim().replace(/\r\n?/g, '\n')
  if (missing.test(trimmed)) ledger.add({ ...takenForMissing, subject })
  else if (looksLikeFormula(trimmed)) ledger.add({ ...guarded, what: 'values of attributes', subject })
  else if (trimmed !== value) ledger.add({ ...spaced, subject })
  return trimmed
}

/** What a participants file says where a value is missing. */
const missing = /^(?:|unassigned|not applicable|n\/a|na)$/i

const takenForMissing = {
  what: 'values of attributes',
  fate: 'changed',
  how: 'the participants file takes such a value ("n/a", "unassigned") for a missing one',
} as const
const guarded = {
  fate: 'changed',
  how: 'a spreadsheet would take it for a formula, so an apostrophe stands ahead of it',
} as const
const spaced = {
  what: 'white space in values of attributes',
  fate: 'left out',
  how: 'values are read without the white space around them, and lines in them end in one sign',
} as const
