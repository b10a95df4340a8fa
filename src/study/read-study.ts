import { checkSchema } from '../codebook/check-schema'
import { child, entries, type Field, items, numberAt, textAt, textsAt } from '../codebook/field'
import { readYaml, type YamlDocument } from '../codebook/read-yaml'
import { inOrder } from '../codebook/report'
import { hasErrors, type Problem } from '../problem'
import type { AskedCrosstab, AttributeSettings, FieldworkGroup, Study } from './study'
import { studySchema } from './study-schema'

export interface StudyReading {
  /** Null when there is an error. */
  readonly study: Study | null
  readonly problems: readonly Problem[]
}

/** Reads a study file. Whether the files that it names exist is not looked at. */
export async function readStudy(text: string, file: string): Promise<StudyReading> {
  const { document, problems: yamlProblems } = await readYaml(text, file)
  const problems = inOrder([
    ...yamlProblems,
    ...(document ? [...(await checkSchema(studySchema, document)), ...repeatedGroups(document)] : []),
  ])
  return { study: document && !hasErrors(problems) ? studyFrom(document) : null, problems }
}

function studyFrom(document: YamlDocument): Study {
  const root: Field = { value: document.data, path: [] }
  const report = child(root, 'report')
  return {
    title: textAt(root, 'study')!,
    codebook: textAt(root, 'codebook')!,
    transcripts: textsAt(root, 'transcripts'),
    participants: textAt(root, 'participants'),
    guide: textAt(root, 'guide'),
    attributes: new Map(entries(child(root, 'attributes')).map(([name, field]) => [name, attributeSettings(field)])),
    crosstabs: items(child(root, 'crosstabs')).map(field => askedCrosstab(field, document)),
    moderators: textsAt(root, 'moderators'),
    fieldwork: groupsIn(root, document),
    speakers: textAt(root, 'speakers') === 'optional' ? 'optional' : 'required',
    researchers: asWritten(child(root, 'researchers'), document),
    report: {
      title: textAt(report, 'title'),
      minimumCell: numberAt(report, 'minimum-cell') ?? 5,
      exemplars: numberAt(report, 'exemplars') ?? 3,
      attribution: child(report, 'attribution').value === undefined ? null : textsAt(report, 'attribution'),
      transcripts: child(report, 'transcripts').value !== false,
    },
    seed: numberAt(root, 'seed') ?? 1,
    file: document.file,
  }
}

/** The groups that `fieldwork` names, each with its place. */
function groupsIn(root: Field, document: YamlDocument): readonly FieldworkGroup[] {
  const field = child(root, 'fieldwork')
  const names = typeof field.value === 'string' ? [field] : items(field)
  return names.flatMap(({ value, path }) =>
    typeof value === 'string' ? [{ group: value.trim(), at: document.placeOf(path) }] : [],
  )
}

/** Reports every group that `fieldwork` names twice: a group was held once. */
function repeatedGroups(document: YamlDocument): readonly Problem[] {
  const first = new Map<string, number>()
  return groupsIn({ value: document.data, path: [] }, document).flatMap(({ group, at }): readonly Problem[] => {
    const line = first.get(group)
    if (line === undefined) {
      first.set(group, at.line)
      return []
    }
    const message = `fieldwork names the group "${group}" twice${line === at.line ? '' : `, on line ${line} too`}`
    return [
      { code: 'repeated-group', severity: 'error', message, ...at, hint: 'keep the one that stands in its place' },
    ]
  })
}

function attributeSettings(field: Field): AttributeSettings {
  const { value } = child(field, 'multiple')
  // A blank may stand between answers too.
  const multiple = typeof value === 'string' ? value.trim() || value : null
  return { label: textAt(field, 'label'), order: textsAt(field, 'order'), multiple }
}

function askedCrosstab(field: Field, document: YamlDocument): AskedCrosstab {
  return { rows: textAt(field, 'rows')!, columns: textAt(field, 'columns')!, at: document.placeOf(field.path) }
}

/** A text, or the lines of a list or a mapping as they stand in the file, without their indentation. */
function asWritten({ value, path }: Field, document: YamlDocument): string | null {
  if (value === undefined) return null
  if (typeof value === 'string') return value.trim()
  const indent = document.placeOf(path).column - 1
  const [first, ...rest] = document.sourceOf(path).trimEnd().split(/\r?\n/)
  return [first, ...rest.map(line => line.replace(new RegExp(`^ {0,${indent}}`), ''))].join('\n')
}
