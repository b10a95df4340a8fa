import { getOrMake } from '../../analysis/get-or-make'
import type { ImportedMemo } from '../imported'
import type { Ledger } from '../ledger'
import type { QdaNote, QdaProject, QdaSet } from './project'
import type { TranscriptOfProject } from './transcripts-of-project'

/** The notes of a project, and what they are about. */
export interface NotesOfProject {
  /** Gives the texts of notes, by their guids. */
  readonly textOf: (guids: readonly string[]) => string
  /** Guids of the notes that links join to something, by its guid: NVivo writes notes on stretches so. */
  readonly linkedTo: (guid: string | null) => readonly string[]
}

export function notesOfProject({ notes, links }: QdaProject, isOurs: boolean): NotesOfProject {
  const texts = new Map(
    notes.flatMap(note => (note.guid === null ? [] : [[note.guid, isOurs ? textOf(note) : titled(note)] as const])),
  )
  const linked = new Map<string, string[]>()
  for (const { from, to } of links) {
    if (texts.has(from)) getOrMake(linked, to, () => []).push(from)
    else if (texts.has(to)) getOrMake(linked, from, () => []).push(to)
  }
  return {
    textOf: guids => guids.flatMap(guid => texts.get(guid) || []).join('\n\n'),
    linkedTo: guid => (guid === null ? [] : (linked.get(guid) ?? [])),
  }
}

export interface MemoContext {
  readonly transcripts: readonly (TranscriptOfProject | null)[]
  readonly codeIds: ReadonlyMap<string, string>
  /** Sets that are not part of the codebook. */
  readonly sets: readonly QdaSet[]
  readonly isOurs: boolean
}

/** Gathers what somebody wrote down about the project, its codes, texts, people and variables; notes on stretches are with the codings. */
export function memosOfProject(
  project: QdaProject,
  { transcripts, codeIds, sets, isOurs }: MemoContext,
  ledger: Ledger,
): readonly ImportedMemo[] {
  const { file, codes, sources, media, cases, variables, notes, links, graphs } = project
  const memos: ImportedMemo[] = []
  const abouts = new Map<string, string[]>()
  const names = new Map<string, string>()
  const note = (about: string, guid: string | null, refs: readonly string[], description = ''): void => {
    if (guid !== null) names.set(guid, about)
    if (description.trim() !== '') memos.push({ about, title: '', text: description })
    for (const ref of refs) getOrMake(abouts, ref, () => []).push(about)
  }
  note('project', null, project.noteRefs, isOurs ? '' : project.description)
  for (const { guid, noteRefs } of codes) note(`code ${codeIds.get(guid) ?? guid}`, guid, noteRefs)
  for (const [i, { guid, name, noteRefs, description, whole }] of sources.entries()) {
    const about = `transcript ${transcripts[i]?.id ?? name}`
    note(about, guid, noteRefs, description)
    const given = whole.flatMap(({ code }) => codeIds.get(code) ?? [])
    if (given.length > 0) memos.push({ about, title: 'Codes of the whole text', text: given.join('\n') })
  }
  for (const { what, guid, name, noteRefs, description } of media) note(`${what} ${name}`, guid, noteRefs, description)
  for (const { guid, name, description } of cases) note(`case ${name ?? 'without name'}`, guid, [], description)
  for (const { guid, name, description } of variables) note(`attribute ${name}`, guid, [], description)
  const onStretches = new Set(sources.flatMap(({ selections }) => selections.flatMap(notesOn)))
  const stretches = new Set(sources.flatMap(({ selections }) => selections.flatMap(({ guid }) => guid ?? [])))
  const users = new Map(project.users.map(({ guid, name }) => [guid, name]))
  const byline = ({ user, at }: QdaNote): string =>
    [user === null ? '' : (users.get(user) ?? `user ${user.slice(0, 8)}`), at ?? ''].filter(Boolean).join(', ')
  const noteGuids = new Set(notes.flatMap(({ guid }) => guid ?? []))
  for (const { from, to, name, line } of links) {
    const other = noteGuids.has(from) ? to : noteGuids.has(to) ? from : null
    const about = other === null ? undefined : names.get(other)
    const own = noteGuids.has(from) ? from : to
    if (about !== undefined) getOrMake(abouts, own, () => []).push(about)
    else if (other !== null && stretches.has(other)) onStretches.add(own)
    else
      ledger.add({
        what: 'links',
        fate: 'left out',
        how: 'a study joins no two things by a link',
        subject: name,
        file,
        line,
      })
  }
  for (const each of notes) {
    const { guid, name, line, codings } = each
    const text = textOf(each)
    if (each.text === null && each.description === '') ledger.add({ ...textless, subject: name, file, line })
    if (codings > 0) ledger.add({ ...codedNotes, subject: name, file, line, count: codings })
    const about = (guid !== null && abouts.get(guid)) || []
    const isOfStretch = guid !== null && onStretches.has(guid) && about.length === 0
    if (!isOfStretch) memos.push({ about: about.join(', ') || 'project', title: name, text, by: byline(each) })
  }
  for (const set of sets) {
    const members = [
      ...set.codes.map(guid => names.get(guid) ?? `code ${guid}`),
      ...[...set.sources, ...set.notes].map(guid => names.get(guid) ?? 'something else'),
    ]
    memos.push({ about: `set ${set.name}`, title: '', text: [set.description, ...members].filter(Boolean).join('\n') })
    ledger.add({ ...setsAsMemos, subject: set.name, file, line: set.line })
  }
  for (const line of graphs)
    ledger.add({ what: 'drawings', fate: 'left out', how: 'a study holds no drawings', file, line })
  return memos
}

function textOf({ description, text }: QdaNote): string {
  return [description.trim(), text ?? ''].filter(part => part !== '').join('\n\n')
}

/** The name of a note and its text, as one text; many programs name a note by how it begins. */
function titled(note: QdaNote): string {
  const [name, text] = [note.name.trim(), textOf(note)]
  const isSaid = name === '' || text.startsWith(name.replace(/\s*(?:…|\.\.\.)$/, ''))
  return isSaid ? text : text === '' ? name : `${name}: ${text}`
}

function notesOn({ noteRefs, codings }: QdaProject['sources'][number]['selections'][number]): readonly string[] {
  return noteRefs.length === 0 && codings.every(each => each.noteRefs.length === 0)
    ? none
    : [...noteRefs, ...codings.flatMap(each => each.noteRefs)]
}

const none: readonly string[] = []

const textless = { what: 'notes without text', fate: 'left out', how: 'the project does not hold their words' } as const
const codedNotes = {
  what: 'codings of notes',
  fate: 'left out',
  how: 'a note is no transcript, so nothing in it is coded',
} as const
const setsAsMemos = {
  what: 'sets',
  fate: 'changed',
  how: 'a study has no sets: what each of them holds is listed in the memos',
} as const
