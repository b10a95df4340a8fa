import { didYouMean } from '../codebook/did-you-mean'
import type { Problem } from '../problem'
import { labelKey } from '../transcript/labels'
import { emptyRecord } from '../transcript/readers/empty-record'
import type { Role, Speaker, Transcript } from '../transcript/transcript'
import type { Participant, Participants } from './study'

/** Somebody who took part: one in a group, in however many transcripts of that group they speak. */
export interface Person {
  /** Tells people apart over the whole study; not for print. */
  readonly key: string
  /** As the participants file has it, else as the transcript labels them. */
  readonly id: string
  /** Empty for somebody who answered the survey only. */
  readonly group: string
  readonly role: Role
  /** Every attribute of the study; null where this person's value is not known. */
  readonly attributes: Readonly<Record<string, string | null>>
}

export interface People {
  /** Everybody who speaks, moderators too, in the order in which they appear. */
  readonly speaking: readonly Person[]
  /** Participants of a group that was recorded, who never speak in it. */
  readonly silent: readonly Person[]
  /** Rows without a group, or of nobody in any transcript: they answered the survey. */
  readonly surveyOnly: readonly Person[]
  /** Names of the attributes: the columns of the participants file, then what transcripts bring of their own. */
  readonly attributes: readonly string[]
  /** By transcript's id, then speaker's id: see `personOf`. */
  readonly bySpeaker: ReadonlyMap<string, ReadonlyMap<string, Person>>
}

export interface Assignment {
  /** The transcripts, with groups and roles as the participants file has them. */
  readonly transcripts: readonly Transcript[]
  readonly people: People
  readonly problems: readonly Problem[]
}

/** Finds the person who speaks in a transcript under a label; null for nobody in particular. */
export function personOf({ bySpeaker }: People, transcript: string, speaker: string | null): Person | null {
  return (speaker !== null && bySpeaker.get(transcript)?.get(speaker)) || null
}

/**
 * Brings the participants file and the transcripts together: which group each transcript is, and who each speaker is.
 *
 * A transcript's group is that of the rows whose `group` is its id or its own group; else the one group of the file in which all its known
 * speakers are, unless a transcript of that name is that group; else its own. A speaker is the row of that group with the same id; `Priya (P4)` is P4, or Priya. Where no
 * row has a group, ids alone decide. A moderator's or an observer's row without a group is for every group.
 *
 * @param names Ids of the study's further transcripts, where they are brought together one by one.
 */
export function assignPeople(
  transcripts: readonly Transcript[],
  participants: Participants | null,
  names: readonly string[] = [],
): Assignment {
  const register = registerOf(participants)
  const attributes = [
    ...new Set([
      ...(participants?.attributes ?? []),
      ...transcripts.flatMap(transcript => Object.keys(transcript.attributes)),
    ]),
  ]
  const problems: Problem[] = []
  const persons = new Map<string, Person>()
  const bySpeaker = new Map<string, ReadonlyMap<string, Person>>()
  const matched = new Set<Participant>()
  const groups = new Map<string, string>()
  const ids = new Set([...names, ...transcripts.flatMap(({ id, group }) => [id, group])].map(labelKey))

  const assigned = transcripts.map(transcript => {
    const group = groupOf(transcript, register, ids)
    groups.set(labelKey(group), group)
    const speakers = new Map<string, Person>()
    const roles = new Map<string, Role>()
    for (const speaker of transcript.speakers) {
      const row = rowOf(speaker.id, group, register)
      const role = (row?.role as Role | null | undefined) ?? speaker.role
      if (row) matched.add(row)
      else if (participants && role === 'participant')
        problems.push(strangerIn(transcript, speaker, group, register, participants.file))
      const key = keyOf(group, row?.id ?? speaker.id)
      const person =
        persons.get(key) ??
        personFrom(
          { key, id: row?.id ?? speaker.id, group, role },
          [transcript.attributes, row?.attributes],
          attributes,
        )
      persons.set(key, person)
      speakers.set(speaker.id, person)
      roles.set(speaker.id, role)
    }
    bySpeaker.set(transcript.id, speakers)
    return withRoles({ ...transcript, group }, roles)
  })

  const absent = (participants?.people ?? []).filter(row => !matched.has(row) && isParticipant(row))
  const absentPeople = (rows: readonly Participant[]): readonly Person[] =>
    rows.map(row =>
      personFrom(
        { key: keyOf(row.group, row.id), id: row.id, group: row.group, role: 'participant' },
        [row.attributes],
        attributes,
      ),
    )
  const silent = absent.filter(({ group }) => group !== '' && groups.has(labelKey(group)))
  if (participants) {
    problems.push(...silent.map(row => silentIn(row, participants.file)), ...unrecorded(participants, groups))
  }
  return {
    transcripts: assigned,
    people: {
      speaking: [...persons.values()],
      silent: absentPeople(silent),
      surveyOnly: absentPeople(absent.filter(({ group }) => group === '')),
      attributes,
      bySpeaker,
    },
    problems,
  }
}

/** The participants file, looked up in every way that is asked for. Keys are label keys. */
interface Register {
  readonly hasGroups: boolean
  /** The file's spelling of each group. */
  readonly groups: ReadonlyMap<string, string>
  /** All rows of an id, whatever their group. */
  readonly byId: ReadonlyMap<string, readonly Participant[]>
}

function registerOf(participants: Participants | null): Register {
  const groups = new Map<string, string>()
  const byId = new Map<string, Participant[]>()
  for (const row of participants?.people ?? []) {
    if (row.group !== '' && !groups.has(labelKey(row.group))) groups.set(labelKey(row.group), row.group)
    const rows = byId.get(labelKey(row.id))
    if (rows) rows.push(row)
    else byId.set(labelKey(row.id), [row])
  }
  return { hasGroups: groups.size > 0, groups, byId }
}

function groupOf(
  { id, group, speakers }: Transcript,
  { groups, byId }: Register,
  transcripts: ReadonlySet<string>,
): string {
  const named = groups.get(labelKey(id)) ?? groups.get(labelKey(group))
  if (named !== undefined) return named
  let shared: Set<string> | undefined
  for (const speaker of speakers) {
    const rows = idsIn(speaker.id)
      .flatMap(key => byId.get(key) ?? [])
      .filter(row => row.group !== '' && !transcripts.has(labelKey(row.group)))
    if (rows.length === 0) continue
    const theirs = new Set(rows.map(row => labelKey(row.group)))
    shared = shared === undefined ? theirs : new Set([...shared].filter(key => theirs.has(key)))
  }
  const [only, ...more] = shared ?? []
  return only !== undefined && more.length === 0 ? groups.get(only)! : group
}

function rowOf(label: string, group: string, { byId, hasGroups }: Register): Participant | undefined {
  for (const key of idsIn(label)) {
    const rows = byId.get(key) ?? []
    const found = hasGroups
      ? (rows.find(row => row.group !== '' && labelKey(row.group) === labelKey(group)) ??
        rows.find(row => row.group === '' && !isParticipant(row)))
      : rows[0]
    if (found) return found
  }
  return undefined
}

/** The ids that a label may stand for: `Priya (P4)` is itself, P4 or Priya. */
function idsIn(label: string): readonly string[] {
  const parts = /^(.+?)\s*[([](.+)[)\]]$/.exec(label.trim())
  return [label, ...(parts ? [parts[2], parts[1]] : [])].map(labelKey)
}

function isParticipant({ role }: Participant): boolean {
  return role !== 'moderator' && role !== 'observer'
}

function keyOf(group: string, id: string): string {
  return JSON.stringify([labelKey(group), labelKey(id)])
}

function personFrom(
  person: Omit<Person, 'attributes'>,
  sources: readonly (Readonly<Record<string, string | null>> | undefined)[],
  names: readonly string[],
): Person {
  const attributes = emptyRecord<string | null>()
  for (const name of names) {
    attributes[name] = null
    for (const source of sources)
      if (source && Object.hasOwn(source, name)) attributes[name] = source[name] || attributes[name]
  }
  return { ...person, attributes }
}

/** Gives speakers and turns the roles of the participants file. */
function withRoles(transcript: Transcript, roles: ReadonlyMap<string, Role>): Transcript {
  if (transcript.speakers.every(({ id, role }) => roles.get(id) === role)) return transcript
  return {
    ...transcript,
    speakers: transcript.speakers.map(speaker => {
      const role = roles.get(speaker.id)!
      return role === speaker.role
        ? speaker
        : { ...speaker, role, why: `${speaker.why}; a ${role} in the participants file` }
    }),
    turns: transcript.turns.map(turn =>
      turn.speaker === null ? turn : { ...turn, role: roles.get(turn.speaker) ?? turn.role },
    ),
  }
}

function strangerIn(
  { path, id, turns }: Transcript,
  speaker: Speaker,
  group: string,
  { byId }: Register,
  file: string,
): Problem {
  const line = turns.find(turn => turn.speaker === speaker.id)?.line
  const [elsewhere] = idsIn(speaker.id).flatMap(key => byId.get(key) ?? [])
  const there = elsewhere && (elsewhere.group === '' ? 'without a group' : `in group "${elsewhere.group}"`)
  return {
    code: 'speaker-without-participant',
    severity: 'error',
    message: `"${speaker.id}" speaks in ${id} (group "${group}"), and ${file} has no row for them`,
    file: path,
    ...(line === undefined ? {} : { line }),
    hint: elsewhere
      ? `line ${elsewhere.line} of ${file} has "${elsewhere.id}" ${there}`
      : `add a row to ${file}, or mend the label`,
  }
}

function silentIn({ id, group, line }: Participant, file: string): Problem {
  return {
    code: 'silent-participant',
    severity: 'warning',
    message: `"${id}" never speaks in group "${group}"`,
    file,
    line,
    hint: 'fine if they said nothing; else look for another spelling of their label',
  }
}

/** One problem for each group of the file that no transcript is, at its first row. */
function unrecorded({ people, file }: Participants, groups: ReadonlyMap<string, string>): readonly Problem[] {
  const missing = new Map<string, Participant[]>()
  for (const row of people) {
    const key = labelKey(row.group)
    if (row.group === '' || groups.has(key)) continue
    const rows = missing.get(key)
    if (rows) rows.push(row)
    else missing.set(key, [row])
  }
  return [...missing.values()].map(rows => ({
    code: 'participant-without-transcript',
    severity: 'error',
    message: `${rows.length === 1 ? '1 row names' : `${rows.length} rows name`} the group "${rows[0].group}", and no transcript is of that group`,
    file,
    line: rows[0].line,
    hint:
      didYouMean(rows[0].group, [...groups.values()]) ??
      'add the transcript, or leave the group empty for people who answered the survey only',
  }))
}
