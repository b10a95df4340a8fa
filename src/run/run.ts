import type { CodedStudy, People } from '../analysis/coded-study'
import { concentrations, concentrationWarnings } from '../analysis/concentration'
import { type Exemplar, exemplars } from '../analysis/exemplars'
import { type Frequency, frequencies } from '../analysis/frequencies'
import { type GroupTable, groups } from '../analysis/groups'
import { type Matrix, matrix } from '../analysis/matrix'
import { namelessWarnings } from '../analysis/nameless'
import { type ParticipantTable, participants } from '../analysis/participants'
import { type Uptake, uptake } from '../analysis/uptake'
import { type CodeTest, type TestedSample, type ValidatedCode, validatedCodes } from '../analysis/validation/validated'
import { wordsSaid } from '../analysis/words-said'
import type { Codebook } from '../codebook/codebook'
import type { CodedTranscript } from '../coding/coded-transcript'
import type { Coding, Withheld } from '../coding/coding'
import { byTime } from '../coding/decisions/merge-decisions'
import type { LaidDecision, ReviewDecision } from '../coding/decisions/review-decision'
import type { Problem } from '../problem'
import { type Assignment, assignPeople, type Person, personOf } from '../study/people'
import type { Guide, Study } from '../study/study'
import type { Transcript } from '../transcript/transcript'
import type { UnitKind } from '../transcript/units'
import { type Analyses, analyse } from './analyses'
import { codeTranscripts } from './code-transcripts'
import type { RunInputs } from './inputs'
import { prepareRun } from './prepare-run'
import { codeTestsIn } from './sample/code-tests-in'

/** A study coded and counted: everything that reports and files are made from. */
export interface Run extends CodedStudy, Analyses {
  /** Null where transcripts were coded without a study. */
  readonly study: Study | null
  readonly codebook: Codebook
  readonly guide: Guide | null
  readonly unit: UnitKind
  /** By name, each with its codings. */
  readonly transcripts: readonly CodedTranscript[]
  readonly people: People
  /** Everybody of the study, also those who never speak or only answered the survey. */
  readonly everybody: Assignment['people']
  /** Of all transcripts, in their order. */
  readonly codings: readonly Coding[]
  readonly withheld: readonly Withheld[]
  readonly frequencies: readonly Frequency[]
  readonly matrix: Matrix
  readonly participants: ParticipantTable
  readonly groups: GroupTable
  readonly uptake: readonly Uptake[]
  readonly exemplars: readonly Exemplar[]
  readonly counts: Counts
  /** People of the participants file who never speak, and who answered the survey only. */
  readonly roster: { readonly silent: number; readonly surveyOnly: number }
  /** Codes whose rules, as they stand, were scored against blind human coding, and how they did. */
  readonly tested: ReadonlyMap<string, ValidatedCode>
  /** Samples for blind coding that people coded and that were scored; of the last with several coders how far these agreed. */
  readonly blind: BlindCoding
  /** What people decided about codings, in the order of time, and what became of it in this run. */
  readonly decisions: readonly LaidDecision[]
  /** The counts of codings that a person has accepted, and of no others; null where nobody decided anything. */
  readonly accepted: readonly Frequency[] | null
  /** Everything that is wrong or worth knowing. Errors here are of parts that were left out. */
  readonly problems: readonly Problem[]
}

/** How much went in and came out. */
export interface Counts {
  readonly transcripts: number
  readonly groups: number
  /** Null where no transcript names its speakers. */
  readonly participants: number | null
  readonly turns: number
  readonly words: number
  readonly codes: number
  readonly units: number
  readonly codings: number
  readonly withheld: number
}

/**
 * Codes and counts a study: the main line, from the inputs' texts and bytes to all results as data.
 *
 * What is wrong with the codebook, or leaves no transcript to read, stops everything: `run` is null. Whatever else is wrong (a
 * transcript that cannot be read, a broken row, people who match nobody) is said, and the rest is coded whole. The same inputs
 * give the same results, in whatever order the transcripts come.
 *
 * @param inputs Everything that the results depend on; the disk and the clock are not asked.
 */
export async function runStudy(
  inputs: RunInputs,
): Promise<{ readonly run: Run | null; readonly problems: readonly Problem[] }> {
  const { prepared, problems: ahead } = await prepareRun(inputs)
  if (!prepared) return { run: null, problems: ahead }
  const problems = [...ahead]
  const transcripts: CodedTranscript[] = []
  const laid: LaidDecision[] = []
  for await (const file of codeTranscripts(prepared, inputs.transcripts)) {
    transcripts.push(...file.coded)
    laid.push(...file.laid)
    problems.push(...file.problems)
  }
  if (transcripts.length === 0) return { run: null, problems: [...problems, noTranscripts(inputs)] }

  const { study, codebook, guide, unit } = prepared
  const ids = new Set(transcripts.map(({ transcript: { id } }) => id))
  for (const [id, decisions] of prepared.decisions) if (!ids.has(id)) laid.push(...decisions.map(withoutTranscript))
  const decisions = laid.sort((a, b) => byTime(a.decision, b.decision))
  const assignment = assignPeople(
    transcripts.map(({ transcript }) => transcript),
    prepared.participants,
  )
  const here = new Set(transcripts.map(({ transcript: { hash } }) => hash))
  const scored = (inputs.validations ?? [])
    .flatMap(({ text }) => codeTestsIn(text))
    // Rules that were tested in the talk of another study are not tested in this one's.
    .filter(({ sample }) => sample.transcripts.some(hash => here.has(hash)))
  const tested = validatedCodes(codebook, unit, scored)
  const coded: CodedStudy = {
    codebook,
    transcripts,
    people: peopleOf(assignment),
    ...(tested.size === 0 ? {} : { validated: new Set(tested.keys()) }),
  }
  problems.push(...assignment.problems, ...namelessWarnings(coded), ...concentrationWarnings(concentrations(coded)))
  const counted = frequencies(coded)
  const codings = transcripts.flatMap(each => each.codings)
  const withheld = transcripts.flatMap(each => each.withheld)
  const people = participants(coded)
  const perGroup = groups(coded)
  const perCode = inputs.options?.exemplars ?? study?.report.exemplars ?? 3
  const chosen = exemplars(coded, {
    perCode,
    minimumCell: study?.report.minimumCell ?? 5,
    attribution: study?.report.attribution ?? null,
  })
  const { questionsIn } = prepared
  const { people: everybody } = assignment
  const { analyses, problems: left } = analyse(coded, {
    study,
    guide,
    questionsIn,
    people: everybody,
    exemplars: chosen,
  })
  problems.push(...left)
  const run: Run = {
    study,
    guide,
    unit,
    ...coded,
    everybody,
    codings,
    withheld,
    frequencies: counted,
    matrix: matrix(coded),
    participants: people,
    groups: perGroup,
    uptake: uptake(coded),
    exemplars: chosen,
    ...analyses,
    counts: {
      transcripts: transcripts.length,
      groups: perGroup.rows.length,
      participants: counted[0]?.participantsOf ?? null,
      turns: sum(transcripts, ({ transcript }) => transcript.turns.length),
      words: sum(transcripts, ({ transcript }) => wordsOf(transcript)),
      codes: codebook.codes.length,
      units: sum(transcripts, ({ units }) => units.length),
      codings: codings.length,
      withheld: withheld.length,
    },
    roster: { silent: everybody.silent.length, surveyOnly: everybody.surveyOnly.length },
    tested,
    blind: blindCoding(scored),
    decisions,
    accepted: decisions.length === 0 ? null : frequencies(acceptedAlone(coded)),
    problems,
  }
  return { run, problems }
}

/** Nothing of a transcript that is not there can be decided; the decision is kept, and said. */
function withoutTranscript(decision: ReviewDecision): LaidDecision {
  const note = 'no transcript of this run has the name that it is about'
  return { decision, outcome: 'stale', applied: false, place: null, coding: null, note }
}

function acceptedAlone(coded: CodedStudy): CodedStudy {
  const accepted = ({ codings }: CodedTranscript) => codings.filter(({ status }) => status === 'accepted')
  return { ...coded, transcripts: coded.transcripts.map(each => ({ ...each, codings: accepted(each) })) }
}

/** Looks people up by group and label, which together tell who it is. */
function peopleOf({ transcripts, people }: Assignment): People {
  const known = new Map<string, Map<string, Person | null>>()
  for (const { id, group, speakers } of transcripts) {
    const ofGroup = known.get(group) ?? new Map()
    known.set(group, ofGroup)
    for (const { id: label } of speakers) {
      ofGroup.set(label, personOf(people, id, label))
    }
  }
  return {
    attributes: people.attributes,
    attributesOf: (group, speaker) => new Map(Object.entries(known.get(group)?.get(speaker)?.attributes ?? {})),
    nameOf: (group, speaker) => known.get(group)?.get(speaker)?.id ?? speaker,
  }
}

/** What is known of the samples that were scored, whatever became of the rules since. */
export interface BlindCoding {
  /** Samples that were opened. */
  readonly samples: number
  /** The last sample that several people coded; null where none was. */
  readonly together: TestedSample | null
}

function blindCoding(scored: readonly CodeTest[]): BlindCoding {
  const samples = scored.map(({ sample }) => sample).sort((a, b) => a.number - b.number)
  return {
    samples: samples.at(-1)?.number ?? 0,
    together: samples.findLast(({ coders }) => coders > 1) ?? null,
  }
}

/** True for a warning of the results (one voice makes most of a theme) rather than of a file. */
export function isOfResults({ file, severity }: Problem): boolean {
  return file === undefined && severity === 'warning'
}

/** Says that there is nothing to code. */
export function noTranscripts({ study }: RunInputs): Problem {
  return {
    code: 'no-transcripts',
    severity: 'error',
    message: 'no transcript could be read, so nothing was coded',
    ...(study ? { file: study.file } : {}),
    hint: study ? 'look at what "transcripts" names' : 'name at least one transcript',
  }
}

function wordsOf(transcript: Transcript): number {
  return sum(transcript.turns, turn => wordsSaid(transcript, turn, turn))
}

function sum<T>(list: readonly T[], number: (each: T) => number): number {
  return list.reduce((total, each) => total + number(each), 0)
}
