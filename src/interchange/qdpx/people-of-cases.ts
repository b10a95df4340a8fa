import { labelKey } from '../../transcript/labels'
import type { ImportedParticipants } from '../imported'
import type { Ledger } from '../ledger'
import { plainName } from '../study/safe-name'
import { type CasePlaces, caseFinder, type PlacesOfProject } from './case-places'
import { People } from './people'
import type { QdaCase, QdaProject, QdaValue } from './project'
import type { TranscriptOfProject } from './transcripts-of-project'

/**
 * Makes participants of cases and variables: a case whose selections are somebody's turns is that speaker, one of a whole text is whoever speaks in it.
 *
 * What is known of a group, or of a text in which several speak, is known of each of them. Null where the project has neither cases nor variables.
 */
export function peopleOfCases(
  { cases, variables, sources, file }: QdaProject,
  places: PlacesOfProject,
  ledger: Ledger,
): ImportedParticipants | null {
  const people = new People(ledger, file)
  const findIn = caseFinder(cases, places)
  const own = new Map(variables.filter(() => places.isOurs).map(({ guid, name }) => [name, guid]))
  const columns = new Set(['id', 'group', 'role'].flatMap(name => own.get(name) ?? []))
  for (const each of cases) {
    const columnOf = (name: string): string | null =>
      each.values.find(({ variable }) => variable === own.get(name))?.value ?? null
    const id = columnOf('id')
    if (id !== null) {
      const person = people.of(id, columnOf('group') ?? '', columnOf('role'))
      people.know(
        person,
        each.values.filter(({ variable }) => !columns.has(variable)),
        each.line,
      )
    } else if (!(places.isOurs && isGroupAlone(each)))
      placeCase(each, findIn(each), people, ledger, file, places.isOurs)
  }
  for (const [t, source] of sources.entries()) {
    const transcript = places.transcripts[t]
    if (transcript && source.values.length > 0) knowOfAll(transcript, source.values, people, ledger, file, source.line)
  }
  const names = [...variables.filter(({ guid }) => !columns.has(guid)).map(({ guid, name }) => ({ guid, name }))]
  if (people.all.some(({ title }) => title !== null)) names.push({ guid: caseColumn, name: 'case' })
  if (people.all.length === 0) return null
  // A participants file must have a row for everybody who speaks; our own exports have one.
  for (const transcript of places.isOurs ? [] : places.transcripts)
    if (transcript) for (const id of participantsIn(transcript)) people.of(id, transcript.id)
  return {
    attributes: names.map(({ name }) => name),
    people: people.all.map(({ id, group, role, title, values }) => ({
      id,
      group,
      role,
      values: names.map(({ guid }) => (guid === caseColumn ? title : (values.get(guid) ?? null))),
    })),
  }
}

/** Our own projects have a case for each group, of which nothing is known but its transcripts. */
function isGroupAlone({ values, selections }: QdaCase): boolean {
  return values.length === 0 && selections.length === 0
}

/** No guid: the column of the names of cases that speakers are not called by. */
const caseColumn = ''

function placeCase(
  each: QdaCase,
  { spoken, whole, lost }: CasePlaces,
  people: People,
  ledger: Ledger,
  file: string,
  isOurs: boolean,
): void {
  const { name, values, line } = each
  const place = { subject: name === null ? null : plainName(name), file, line }
  if (lost > 0) ledger.add({ ...lostPlaces, ...place, count: lost })
  const know = (id: string, group: string): void => {
    const person = people.of(id, group)
    if (name !== null && labelKey(name) !== labelKey(id)) person.title ??= name
    people.know(person, values, line)
  }
  for (const [transcript, speakers] of spoken) {
    const byName = [...speakers.keys()].find(speaker => name !== null && labelKey(speaker) === labelKey(name))
    const [most] = [...speakers].sort((a, b) => b[1] - a[1])
    const id = byName ?? most?.[0]
    if (id === undefined) ledger.add({ ...speakerless, ...place })
    else know(id, transcript.id)
    if (speakers.size > 1) ledger.add({ ...severalSpeakers, ...place, count: speakers.size - 1 })
  }
  for (const transcript of whole) {
    const speakers = participantsIn(transcript)
    const own = speakers.find(speaker => name !== null && labelKey(speaker) === labelKey(name))
    const sole = own ?? (speakers.length === 1 ? speakers[0] : undefined)
    if (sole !== undefined) {
      if (own === undefined && transcript.read !== null) ledger.add({ ...soleSpeaker, ...place })
      know(sole, transcript.id)
    } else if (values.length > 0) knowOfAll(transcript, values, people, ledger, file, line)
    else if (!isOurs) ledger.add({ ...groupOnly, ...place })
  }
  if (spoken.size + whole.length > 0) return
  if (name === null) ledger.add({ ...nameless, ...place })
  else people.know(people.of(name, ''), values, line)
}

/** What is said of a whole text is said of whoever speaks in it, but for those who ask. */
function knowOfAll(
  transcript: TranscriptOfProject,
  values: readonly QdaValue[],
  people: People,
  ledger: Ledger,
  file: string,
  line: number,
): void {
  const speakers = participantsIn(transcript)
  for (const id of speakers) people.know(people.of(id, transcript.id), values, line)
  if (speakers.length !== 1) ledger.add({ ...ofGroups, subject: transcript.id, file, line })
}

function participantsIn({ id, read }: TranscriptOfProject): readonly string[] {
  if (read === null) return [id]
  return read.speakers.flatMap(speaker => (speaker.role === 'participant' ? speaker.id : []))
}

const lostPlaces = {
  what: 'places of cases',
  fate: 'left out',
  how: 'the case refers to what is no text, has no words, or is not in the project',
} as const
const speakerless = {
  what: 'cases without speakers',
  fate: 'left out',
  how: 'nobody is named where its words stand',
} as const
const severalSpeakers = {
  what: 'further speakers of cases',
  fate: 'left out',
  how: 'the words of a case are those of several speakers: it is the one whose name it has, or who has most of them',
} as const
const soleSpeaker = {
  what: 'people of cases',
  fate: 'assumed',
  how: 'a case of a whole text is the only participant who speaks in it',
} as const
const groupOnly = {
  what: 'cases of groups',
  fate: 'left out',
  how: 'nothing is known of the group but its text, and a transcript is a group of its own',
} as const
const nameless = { what: 'cases without name', fate: 'left out', how: 'it names neither a person nor a text' } as const
const ofGroups = {
  what: 'attributes of groups',
  fate: 'changed',
  how: 'what is said of a text in which several people speak, or of a group, stands with each of its participants',
} as const
