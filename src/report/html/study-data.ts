import { answersIn, categoriesOf } from '../../analysis/categories'
import type { Run } from '../../run/run'
import { codeMarks } from '../code-marks'
import type { PersonData, StudyData } from '../report-data'
import type { ReportParts } from './section'

/** What transcripts' islands count in: the tables of the study, and each thing's place in them. */
export interface DataTables {
  readonly study: StudyData
  readonly codeAt: ReadonlyMap<string, number>
  readonly ruleAt: ReadonlyMap<string, number>
  readonly questionAt: ReadonlyMap<string, number>
  /** By group and label. */
  readonly personAt: (group: string, label: string) => number
}

/** Gathers what the report's script wants to know of the study as a whole. */
export function studyData({ run }: ReportParts, hasTranscripts: boolean): DataTables {
  const { codebook, study } = run
  const marks = codeMarks(codebook.codes)
  const codeAt = placesOf(codebook.codes.map(({ id }) => id))
  const codes = codebook.codes.map(({ id, label, parent, level, definition, brief }) => {
    const above = parent === null ? -1 : codeAt.get(parent)!
    return { id, label, parent: above, level, ...marks.get(id)!, definition: definition ?? brief }
  })
  const rules = hasTranscripts ? rulesIn(run) : new Map<string, string>()
  const questions = (run.guide?.sections ?? []).flatMap(section => section.questions)
  const { people, personAt } = hasTranscripts ? peopleIn(run) : { people: [], personAt: () => -1 }
  const attributes = attributesShown(run).map((name, i) => {
    const { label = null, order = [], multiple = null } = study?.attributes.get(name) ?? {}
    const said = new Set(people.flatMap(person => answersIn(person.values[i], multiple ?? undefined)))
    const values = categoriesOf(said, order).filter(value => said.has(value))
    return { name, label: label ?? name, multiple, values }
  })
  return {
    study: {
      title: study?.report.title ?? study?.title ?? codebook.title,
      codes,
      attributes: hasTranscripts ? attributes : [],
      people,
      rules: [...rules].map(([id, at]) => ({ id, at })),
      questions: questions.map(({ id, text }) => ({ id, text })),
      transcripts: run.transcripts.map(({ transcript: { id, group } }) => ({ id, group })),
      hasTranscripts,
    },
    codeAt,
    ruleAt: placesOf([...rules.keys()]),
    questionAt: placesOf(questions.map(({ id }) => id)),
    personAt,
  }
}

/** The rules that decided something, with where each is written. */
function rulesIn({ codings, withheld }: Run): ReadonlyMap<string, string> {
  const rules = new Map<string, string>()
  for (const list of [codings, withheld])
    for (const { evidence } of list) for (const { rule, at } of evidence) rules.set(rule, at)
  for (const { withheld: hindrance } of withheld) {
    if (hindrance.rule !== null) rules.set(hindrance.rule, hindrance.at ?? '')
  }
  return rules
}

/** Beside people's words stand no attributes but those that the study file allows there. */
function attributesShown({ study, people }: Run): readonly string[] {
  const allowed = study?.report.attribution ?? people.attributes
  return allowed.filter(name => people.attributes.includes(name))
}

function peopleIn(run: Run): {
  readonly people: StudyData['people']
  readonly personAt: DataTables['personAt']
} {
  const { transcripts, people } = run
  const shown = attributesShown(run)
  const found: PersonData[] = []
  const places = new Map<string, Map<string, number>>()
  for (const { transcript } of transcripts) {
    const { group } = transcript
    const known = places.get(group) ?? new Map<string, number>()
    places.set(group, known)
    for (const { id: label, role } of transcript.speakers) {
      if (known.has(label) || role !== 'participant') continue
      known.set(label, found.length)
      const attributes = people.attributesOf(group, label)
      found.push({
        group,
        label,
        name: people.nameOf?.(group, label) ?? label,
        values: shown.map(name => attributes.get(name) ?? null),
      })
    }
  }
  return { people: found, personAt: (group, label) => places.get(group)?.get(label) ?? -1 }
}

function placesOf(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, i) => [id, i]))
}
