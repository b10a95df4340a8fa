import { byCodePoint } from '../analysis/by-code-point'
import { getOrMake } from '../analysis/get-or-make'
import { sampleDescription } from '../analysis/sample-description'
import { tally } from '../analysis/tally'
import type { CodedTranscript } from '../coding/coded-transcript'
import { tool, version } from '../run/manifest'
import type { Run } from '../run/run'
import type { Role, Transcript } from '../transcript/transcript'
import type { Durations, Facts, FactsParts, QuestionAsked, Quotations, Range, Repeats } from './facts'
import { ruleKinds } from './rule-kinds'

/** What of a run is reported. */
export type FactsInput = Pick<
  Run,
  | 'study'
  | 'guide'
  | 'codebook'
  | 'unit'
  | 'transcripts'
  | 'people'
  | 'validated'
  | 'codings'
  | 'frequencies'
  | 'groups'
  | 'matrix'
  | 'exemplars'
>

/** Gathers what a run knows of itself. Every number comes from the run, or from what other analyses made of it. */
export function studyFacts(run: FactsInput, parts: FactsParts = {}): Facts {
  const { study, guide, codebook, unit, transcripts, codings, frequencies, groups, matrix } = run
  const { participants, nameless, countsPeople } = tally(run)
  const minimumCell = study?.report.minimumCell ?? 5
  const attributes = [...(study?.attributes ?? [])]
  const orders = new Map(attributes.map(([name, { order }]) => [name, order]))
  const multiple = new Map(
    attributes.flatMap(([name, each]) => (each.multiple ? [[name, each.multiple] as const] : [])),
  )
  const coders = codings.map(({ coder }) => coder).filter(coder => coder !== 'codebook')
  return {
    software: { name: tool, version },
    title: study?.report.title ?? study?.title ?? null,
    researchers: study?.researchers || null,
    codebook,
    rules: ruleKinds(codebook),
    unit,
    transcripts: {
      count: transcripts.length,
      formats: [...new Set(transcripts.map(({ transcript }) => transcript.format))].sort(byCodePoint),
      nameless: nameless.length,
    },
    groups: groups.rows.length,
    participants: countsPeople && groups.rows.length > 0 ? participants.length : null,
    perGroup: rangeOf(groups.rows.flatMap(row => row.participants ?? [])),
    roster: parts.roster ?? null,
    moderated: new Set(transcripts.filter(hasModerator).map(({ transcript }) => transcript.group)).size,
    observers: observersOf(run),
    sample: sampleDescription(run, { minimumCell, orders, multiple }),
    labels: new Map(attributes.flatMap(([name, { label }]) => (label === null ? [] : [[name, label] as const]))),
    minimumCell,
    guide: guide && {
      title: guide.title,
      sections: guide.sections.length,
      questions: guide.sections.reduce((sum, section) => sum + section.questions.length, 0),
    },
    questionsAsked: questionsAsked(parts.guideUse ?? []),
    repeats: repeatsOf(run),
    durations: durationsOf(transcripts.map(({ transcript }) => transcript)),
    coverage: parts.coverage ?? null,
    coverageText: parts.coverageText ?? null,
    coders: [...new Set([...coders, ...(parts.coders ?? [])])].sort(byCodePoint),
    agreement: parts.agreement || null,
    validation: parts.validation || null,
    validated: codebook.codes.filter(({ id, rules }) => rules.length > 0 && run.validated?.has(id)).length,
    codings: {
      all: codings.length,
      accepted: codings.filter(({ status }) => status === 'accepted').length,
      rejected: codings.filter(({ status }) => status === 'rejected').length,
    },
    units: { all: matrix.rows.length, coded: matrix.rows.filter(({ codes }) => codes.includes(1)).length },
    turns: groups.rows.reduce((sum, group) => sum + group.turns, 0),
    themes: frequencies,
    quotations: quotationsOf(run),
  }
}

function questionsAsked(use: NonNullable<FactsParts['guideUse']>): readonly QuestionAsked[] {
  const questions = new Map<string, { groups: number; of: number }>()
  for (const { question, asked } of use) {
    if (question === null || asked === null) continue
    const counts = getOrMake(questions, question, () => ({ groups: 0, of: 0 }))
    counts.of++
    if (asked) counts.groups++
  }
  return [...questions].map(([question, counts]) => ({ question, ...counts }))
}

interface Voice {
  readonly group: string
  readonly name: string
  readonly transcript: string
}

/** Gives everybody of a role who speaks, once for each transcript. */
function speakersOf({ transcripts, people }: FactsInput, role: Role): readonly Voice[] {
  return transcripts.flatMap(({ transcript: { id, group, turns } }) => {
    const labels = turns.flatMap(turn => (turn.role === role && turn.speaker !== null ? [turn.speaker] : []))
    const names = new Set(labels.map(label => people.nameOf?.(group, label) ?? label))
    return [...names].map(name => ({ group, name, transcript: id }))
  })
}

function observersOf(run: FactsInput): Facts['observers'] {
  const observers = speakersOf(run, 'observer')
  return { people: personsOf(observers).size, groups: new Set(observers.map(({ group }) => group)).size }
}

/** Sorts voices by person; a name is known within its group only. */
function personsOf(voices: readonly Voice[]): ReadonlyMap<string, readonly Voice[]> {
  const persons = new Map<string, Voice[]>()
  for (const voice of voices) {
    const key = JSON.stringify([voice.group, voice.name])
    getOrMake(persons, key, () => []).push(voice)
  }
  return persons
}

function repeatsOf(run: FactsInput): Repeats {
  const persons = [...personsOf(speakersOf(run, 'participant')).values()]
  const names = persons.map(([{ name }]) => name)
  const groups = run.transcripts.map(({ transcript }) => transcript.group)
  return {
    groups: repeated(groups),
    participants: persons.filter(voices => voices.length > 1).length,
    names: repeated(names),
  }
}

/** Counts the values that occur more than once. */
function repeated(values: readonly string[]): number {
  const times = new Map<string, number>()
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1)
  return [...times.values()].filter(count => count > 1).length
}

/** Gives the least and the greatest of some numbers; null where there are none. */
function rangeOf(numbers: readonly number[]): Range | null {
  if (numbers.length === 0) return null
  return numbers.reduce((range, n) => ({ min: Math.min(range.min, n), max: Math.max(range.max, n) }), {
    min: numbers[0],
    max: numbers[0],
  })
}

function hasModerator({ transcript }: CodedTranscript): boolean {
  return transcript.turns.some(({ role }) => role === 'moderator')
}

function durationsOf(transcripts: readonly Transcript[]): Durations | null {
  const lengths = transcripts.flatMap(({ turns }) => {
    const times = turns.flatMap(({ time }) => time ?? [])
    // Clocks that start again in the middle tell nothing of the whole.
    const runsOn = times.every((time, i) => i === 0 || time >= times[i - 1])
    const length = times.length === 0 ? 0 : times[times.length - 1] - times[0]
    return runsOn && length > 0 ? length : []
  })
  const range = rangeOf(lengths)
  return range && { ...range, transcripts: lengths.length }
}

function quotationsOf(run: FactsInput): Quotations {
  const { exemplars, people, frequencies } = run
  const named = exemplars.filter(({ speaker }) => speaker !== null)
  const nameOf = (group: string, speaker: string): string => people.nameOf?.(group, speaker) ?? speaker
  const quoted = new Set(exemplars.map(({ code }) => code))
  return {
    count: exemplars.length,
    places: new Set(exemplars.map(({ transcript, start, end }) => JSON.stringify([transcript, start, end]))).size,
    perCode: exemplars.reduce((most, { rank }) => Math.max(most, rank), 0),
    named: named.length,
    people: new Set(named.map(({ group, speaker }) => JSON.stringify([group, nameOf(group, speaker!)]))).size,
    groups: new Set(exemplars.map(({ group }) => group)).size,
    without: frequencies.filter(({ code, mentions }) => mentions > 0 && !quoted.has(code)).length,
  }
}
