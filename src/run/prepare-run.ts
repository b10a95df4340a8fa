import type { Codebook } from '../codebook/codebook'
import { readCodebook } from '../codebook/read-codebook'
import { checkExamples } from '../coding/check-examples'
import { compileCodebook } from '../coding/compile'
import type { CompiledCodebook } from '../coding/compiled'
import { decisionsByTranscript, mergeDecisions } from '../coding/decisions/merge-decisions'
import { readDecisions } from '../coding/decisions/read-decisions'
import type { ReviewDecision } from '../coding/decisions/review-decision'
import { hasErrors, type Problem } from '../problem'
import { type AskedQuestion, questionsAsked } from '../study/questions-asked'
import { readGuide } from '../study/read-guide'
import { readParticipants } from '../study/read-participants'
import type { Guide, Participants, Study } from '../study/study'
import { loadStemmer } from '../text/stem'
import type { ReadOptions } from '../transcript/readers/reader'
import type { Transcript } from '../transcript/transcript'
import type { UnitKind } from '../transcript/units'
import type { RunInputs } from './inputs'

/** What every transcript of a run is read and coded with. */
export interface PreparedRun {
  readonly study: Study | null
  readonly codebook: Codebook
  readonly compiled: CompiledCodebook
  readonly participants: Participants | null
  readonly guide: Guide | null
  /** Tells which question of the guide each turn of a transcript answers; null without a guide. */
  readonly questionsIn: ((transcript: Transcript) => readonly (AskedQuestion | null)[]) | null
  readonly unit: UnitKind
  readonly read: ReadOptions
  /** What people decided, by transcript, in the order of time. */
  readonly decisions: ReadonlyMap<string, readonly ReviewDecision[]>
}

/**
 * Reads what is ahead of the transcripts, and compiles the codebook.
 *
 * A codebook with an error stops everything. Examples that do not hold are warnings here (`checkExamples` gives them as
 * errors): the codes are what they are, and somebody should know. A participants file or a guide with an error is said to be
 * wrong, and as much of it as could be read is used.
 */
export async function prepareRun({
  study,
  codebook: codebookFile,
  participants: participantsFile = null,
  guide: guideFile = null,
  decisions: decisionFiles = [],
  options = {},
}: Omit<RunInputs, 'transcripts'>): Promise<{
  readonly prepared: PreparedRun | null
  readonly problems: readonly Problem[]
}> {
  const { codebook, problems: codebookProblems } = await readCodebook(codebookFile.text, codebookFile.path)
  const { participants, problems: peopleProblems } = participantsFile
    ? await readParticipants(participantsFile.text, participantsFile.path)
    : { participants: null, problems: [] }
  const { guide, problems: guideProblems } = guideFile
    ? await readGuide(guideFile.text, guideFile.path)
    : { guide: null, problems: [] }
  const read = decisionFiles.map(file => readDecisions(file.text, file.path))
  const files = [codebookFile, participantsFile, guideFile, ...decisionFiles].flatMap(file => file?.problems ?? [])
  const ofDecisions = read.flatMap(each => each.problems)
  const problems = [...files, ...codebookProblems, ...peopleProblems, ...guideProblems, ...ofDecisions]
  if (!codebook || hasErrors(codebookProblems)) return { prepared: null, problems }
  const compiled = await compileCodebook(codebook)
  const failing = checkExamples(compiled).map((problem): Problem => ({ ...problem, severity: 'warning' }))
  const { read: reading = {}, unit = codebook.unit } = options
  return {
    prepared: {
      study,
      codebook,
      compiled,
      participants,
      guide,
      questionsIn: guide && (await listenerFor(guide, codebook.language)),
      unit,
      read: readingOf(study, participants, reading),
      decisions: decisionsByTranscript(mergeDecisions(read.map(each => each.decisions))),
    },
    problems: [...problems, ...failing],
  }
}

async function listenerFor(guide: Guide, language: string): Promise<NonNullable<PreparedRun['questionsIn']>> {
  const stem = (await loadStemmer(language)) ?? ((word: string) => word)
  return transcript => questionsAsked(transcript, guide, stem)
}

/** Adds to the options on reading what the study and the participants file know of who speaks. */
export function readingOf(study: Study | null, participants: Participants | null, read: ReadOptions = {}): ReadOptions {
  const ids = participants?.people.map(({ id }) => id) ?? []
  return {
    ...read,
    moderators: [...(study?.moderators ?? []), ...moderatorsIn(participants), ...(read.moderators ?? [])],
    participants: [...new Set([...ids, ...(read.participants ?? [])])],
  }
}

/** Ids that are a moderator's in every row of the participants file that has them. */
function moderatorsIn(participants: Participants | null): readonly string[] {
  const people = participants?.people ?? []
  const others = new Set(people.filter(({ role }) => role !== 'moderator').map(({ id }) => id))
  return people.filter(({ id }) => !others.has(id)).map(({ id }) => id)
}
