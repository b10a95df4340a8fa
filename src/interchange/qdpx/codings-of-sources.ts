import type { Problem } from '../../problem'
import type { Span } from '../../text/span'
import type { ImportedCoding } from '../imported'
import type { Ledger } from '../ledger'
import { calibrate } from './calibrate'
import { isCodebookUser } from './codebook-user'
import { countingInWords } from './counting'
import type { NotesOfProject } from './memos-of-project'
import { areClear, positionProblems } from './position-problems'
import type { QdaProject, QdaSelection } from './project'
import { codersOfProject } from './project-coders'
import type { TranscriptOfProject } from './transcripts-of-project'
import { utcOf } from './utc-of'

export interface CodingsOfSources {
  readonly codings: readonly ImportedCoding[]
  /** `code points, ends exclusive: 28 of 28 excerpts stand there`; null where nothing is selected. */
  readonly positions: string | null
  /** By transcript's place, by selection: where it lies. Null where it leaves the text, and where positions are not clear. */
  readonly spans: readonly (readonly (Span | null)[])[]
  readonly problems: readonly Problem[]
}

export interface CodingsContext {
  /** Id of a code with its path, by guid. */
  readonly codeIds: ReadonlyMap<string, string>
  /** Guids of codes that stand for people: what is coded with them is what these said. */
  readonly ofPeople: ReadonlySet<string>
  readonly notes: NotesOfProject
  /** True for a project of our own, whose selections describe the evidence of rules. */
  readonly isOurs: boolean
}

/** Brings the codings of a project to its transcripts, each with its coder, time and memo. */
export function codingsOfSources(
  project: QdaProject,
  transcripts: readonly (TranscriptOfProject | null)[],
  { codeIds, ofPeople, notes, isOurs }: CodingsContext,
  ledger: Ledger,
): CodingsOfSources {
  const { file } = project
  const selected = transcripts.map((each, i) => ({
    text: each?.text ?? '',
    selections: each === null ? [] : project.sources[i].selections,
  }))
  const count = selected.reduce((sum, { selections }) => sum + selections.length, 0)
  const found = calibrate(selected)
  const isCoded = selected.some(({ selections }) => selections.some(({ codings }) => codings.length > 0))
  const coders = codersOfProject(project)
  const problems = [...coders.problems, ...positionProblems(file, found, isCoded)]
  const nobody = { codings: [], spans: selected.map(({ selections }) => selections.map(() => null)), problems }
  const how = `${countingInWords(found.counting)}: ${found.fitting} of ${found.excerpts} excerpts stand there`
  if (!areClear(found)) {
    ledger.add({ ...unclear, file, count })
    return { ...nobody, positions: how }
  }
  if (found.unsure > 0) ledger.add({ ...unsure, file, count: found.unsure })
  const codings: ImportedCoding[] = []
  const add = (transcript: string, span: Span, selection: QdaSelection): void => {
    const { user, at, line, noteRefs, description } = selection
    const memo = joined(
      isOurs ? '' : description.trim(),
      notes.textOf([...noteRefs, ...notes.linkedTo(selection.guid)]),
    )
    const ofRules = selection.codings.filter(each => isRules(coders.coderOf(each)))
    if (ofRules.length > 0) ledger.add({ ...rulesOwn, file, line, count: ofRules.length })
    const given = selection.codings.filter(each => !ofPeople.has(each.code) && !ofRules.includes(each))
    const known = given.filter(each => codeIds.has(each.code))
    if (known.length < given.length) ledger.add({ ...strange, file, line, count: given.length - known.length })
    const stretch = { transcript, ...span }
    const timeOf = (written: string | null): string | null => {
      if (written === null) return null
      const { at: utc, isAssumed } = utcOf(written)
      if (utc === null) ledger.add({ ...timeless, file, line })
      else if (isAssumed) ledger.add({ ...zoneless, file, line })
      return utc
    }
    for (const each of known) {
      const own = notes.textOf(each.noteRefs)
      const text = known.length === 1 ? joined(memo, own) : own
      const code = codeIds.get(each.code)!
      codings.push({ ...stretch, code, coder: coders.coderOf(each), at: timeOf(each.at), memo: text || null })
    }
    if (memo !== '' && known.length !== 1)
      codings.push({ ...stretch, code: null, coder: coders.coderOf({ user }), at: timeOf(at), memo })
  }
  for (const [t, transcript] of transcripts.entries()) {
    if (transcript === null) continue
    for (const [s, selection] of transcript.source.selections.entries()) {
      const span = found.spans[t][s]
      const isSaid =
        selection.codings.length + selection.noteRefs.length + notes.linkedTo(selection.guid).length > 0 ||
        (!isOurs && selection.description !== '')
      if (!isSaid) continue
      const { line } = selection
      if (span === null) ledger.add({ ...beyond, subject: transcript.id, file, line })
      else if (transcript.text.slice(span.start, span.end).trim() === '')
        ledger.add({ ...blank, subject: transcript.id, file, line })
      else add(transcript.id, span, selection)
    }
  }
  return { codings, spans: found.spans, problems, positions: count === 0 ? null : how }
}

function isRules(coder: string | null): boolean {
  return coder !== null && isCodebookUser(coder)
}

function joined(...texts: readonly string[]): string {
  return texts.filter(text => text !== '').join('\n\n')
}

const unclear = {
  what: 'selections',
  fate: 'left out',
  how: 'too few of the words that they repeat stand at their positions, in whatever way these are counted',
} as const
const unsure = {
  what: 'positions of selections',
  fate: 'assumed',
  how: 'they do not repeat their words, and another way of counting that fits the others as well puts them elsewhere',
} as const
const rulesOwn = {
  what: 'codings by rules',
  fate: 'left out',
  how: 'the rules of the codebook find them again; they are candidates, and nobody’s decisions',
} as const
const strange = {
  what: 'codings of unknown codes',
  fate: 'left out',
  how: 'the project does not have their codes',
} as const
const beyond = {
  what: 'selections beyond their text',
  fate: 'left out',
  how: 'they end behind the end of the text',
} as const
const blank = { what: 'selections of blanks', fate: 'left out', how: 'no words stand there' } as const
const timeless = {
  what: 'times of codings',
  fate: 'left out',
  how: 'they are written in no way that is known',
} as const
const zoneless = {
  what: 'time zones of codings',
  fate: 'assumed',
  how: 'no zone is said, so the time is taken for UTC',
} as const
