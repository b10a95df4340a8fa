import { InputError, type Problem } from '../../problem'
import { isZip } from '../../transcript/binary'
import type { Imported } from '../imported'
import type { Importer } from '../importer'
import { Ledger } from '../ledger'
import { plainName } from '../study/safe-name'
import { codingsOfSources } from './codings-of-sources'
import { draftOfCodes } from './draft-of-codes'
import { memosOfProject, notesOfProject } from './memos-of-project'
import { peopleOfCases } from './people-of-cases'
import type { QdaProject } from './project'
import { stem } from './project-names'
import { readProject } from './read-project'
import { transcriptsOfProject } from './transcripts-of-project'

/**
 * Imports a REFI-QDA project: its codebook, its texts, who coded what, people with their attributes, and memos.
 *
 * A project of our own comes back as it was, but for what its export said. Of others nothing is silently lost either: pictures, recordings, links, sets
 * and drawings are in the ledger, with the line of the project file within the archive.
 */
export const qdpx: Importer = {
  name: 'qdpx',
  title: 'REFI-QDA project',
  extensions: ['.qdpx'],
  recognises: ({ bytes, extension }) => isZip(bytes) && (extension === '.qdpx' || namesProject(bytes)),
  import: async ({ path, bytes }, { language }) => {
    const { project, problems } = await readProject({ path, bytes })
    if (project === null) throw new InputError(problems)
    const ledger = new Ledger()
    const imported = await importedOf(project, language, ledger)
    return { ...imported, losses: ledger.losses, problems: [...problems, ...imported.problems].map(asWarning) }
  },
}

/** An archive of any name that holds a project, as its directory says. */
function namesProject(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('.qde')
}

async function importedOf(project: QdaProject, language: string | undefined, ledger: Ledger): Promise<Imported> {
  const { file, cases, origin } = project
  const isOurs = origin?.startsWith('themewright ') ?? false
  const title = project.name ?? stem(file)
  const ofPeople = peoplesCodes(project, ledger)
  const codes = project.codes.filter(({ guid }) => !ofPeople.has(guid))
  const about = { title, file, ...(language !== undefined && { language }) }
  const { draft, ids, otherSets } = await draftOfCodes({ codes, sets: project.sets }, about, ledger)
  const transcripts = await transcriptsOfProject(project, ledger)
  const notes = notesOfProject(project, isOurs)
  const coded = codingsOfSources(project, transcripts, { codeIds: ids, ofPeople, notes, isOurs }, ledger)
  const participants = peopleOfCases(project, { transcripts, spans: coded.spans, isOurs }, ledger)
  const memos = memosOfProject(project, { transcripts, codeIds: ids, sets: otherSets, isOurs }, ledger)
  noteMedia(project, ofPeople, ledger)
  noteIdle(project, ledger)
  for (const loss of project.unkept) ledger.add(loss)
  for (const { name, codes: refs, line } of cases) {
    const count = refs.filter(guid => !ofPeople.has(guid)).length
    if (count > 0) ledger.add({ ...codesOfCases, subject: name, file, line, count })
  }
  return {
    format: 'REFI-QDA project',
    title,
    codebook: draft,
    transcripts: transcripts.flatMap(each => (each ? [{ id: each.id, text: each.text, kind: each.kind }] : [])),
    codings: coded.codings,
    participants,
    memos,
    positions: coded.positions,
    losses: [],
    problems: coded.problems,
  }
}

/** NVivo has a code for each case, by which it says whose words are whose. */
function peoplesCodes({ cases, codes, file }: QdaProject, ledger: Ledger): ReadonlySet<string> {
  const own = new Set(cases.flatMap(({ guid }) => guid ?? []))
  const found = codes.filter(({ guid }) => own.has(guid))
  for (const { name, line } of found) ledger.add({ ...codesOfPeople, subject: name, file, line })
  return new Set(found.map(({ guid }) => guid))
}

/** Says what was selected or coded that is no stretch of a text. */
function noteMedia(
  { file, media, elsewhere, sources, variables }: QdaProject,
  ofPeople: ReadonlySet<string>,
  ledger: Ledger,
): void {
  for (const { what, name, values, line } of media) {
    ledger.add({ what, fate: 'left out', how: 'only texts are coded here', subject: name, file, line })
    if (values.length > 0) ledger.add({ ...valuesOfMedia, subject: name, file, line, count: values.length })
  }
  for (const { what, source, text: of, codings, uncoded, line } of elsewhere) {
    const place = { subject: source, file, line }
    const text = of === null ? undefined : sources[of]
    const count = text ? text.whole.filter(({ code }) => !ofPeople.has(code)).length : codings
    const fate = text ? 'changed' : 'left out'
    const how = text
      ? 'a coding is of a stretch of words: the memos list these codes'
      : 'they lie on no words of a text'
    if (count > 0) ledger.add({ what: `codings of ${what}`, fate, how, ...place, count })
    if (uncoded > 0)
      ledger.add({ what: `selections in ${what}`, fate: 'left out', how: 'they lie on no words of a text', ...place })
  }
  for (const { name, type, line } of variables) {
    if (!/^text$/i.test(type)) ledger.add({ ...types, subject: name, file, line })
  }
}

/** Says which users coded nothing, and wrote no note. */
function noteIdle({ users, sources, notes, creator, file }: QdaProject, ledger: Ledger): void {
  const busy = new Set([creator, ...notes.map(({ user }) => user)])
  for (const { selections, whole } of sources) {
    for (const { user } of whole) busy.add(user)
    for (const { user, codings } of selections) for (const each of [{ user }, ...codings]) busy.add(each.user)
  }
  for (const { guid, name } of users) if (!busy.has(guid)) ledger.add({ ...idle, subject: plainName(name), file })
}

/** What is wrong in places does not keep the rest from coming across; positions that nobody can read keep every coding. */
function asWarning(problem: Problem): Problem {
  return problem.code === 'unclear-positions' ? problem : { ...problem, severity: 'warning' }
}

const codesOfPeople = {
  what: 'codes that stand for people',
  fate: 'changed',
  how: 'the program has a code for each case: what is coded with it is what this person said, and no theme',
} as const
const codesOfCases = {
  what: 'codes of cases',
  fate: 'left out',
  how: 'codes are given to words, and not to people',
} as const
const valuesOfMedia = {
  what: 'values of attributes of media',
  fate: 'left out',
  how: 'they are said of what is no text',
} as const
const idle = {
  what: 'users who coded nothing',
  fate: 'left out',
  how: 'a study knows its coders by what they decided',
} as const
const types = {
  what: 'types of variables',
  fate: 'changed',
  how: 'every value is text: a table takes for numbers what looks like them',
} as const
