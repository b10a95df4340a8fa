import { checkSchema } from '../codebook/check-schema'
import { child, entries, type Field, numberAt, textAt, textsAt } from '../codebook/field'
import { readYaml, type YamlDocument } from '../codebook/read-yaml'
import { inOrder } from '../codebook/report'
import { hasErrors, type Problem } from '../problem'
import type { AttributeSettings, Study } from './study'
import { studySchema } from './study-schema'

export interface StudyReading {
  /** Null when there is an error. */
  readonly study: Study | null
  readonly problems: readonly Problem[]
}

/** Reads a study file. Whether the files that it names exist is not looked at. */
export async function readStudy(text: string, file: string): Promise<StudyReading> {
  const { document, problems: yamlProblems } = await readYaml(text, file)
  const problems = inOrder([...yamlProblems, ...(document ? await checkSchema(studySchema, document) : [])])
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
    moderators: textsAt(root, 'moderators'),
    researchers: asWritten(child(root, 'researchers'), document),
    report: {
      title: textAt(report, 'title'),
      minimumCell: numberAt(report, 'minimum-cell') ?? 5,
      exemplars: numberAt(report, 'exemplars') ?? 3,
    },
    seed: numberAt(root, 'seed') ?? 1,
    file: document.file,
  }
}

function attributeSettings(field: Field): AttributeSettings {
  return { label: textAt(field, 'label'), order: textsAt(field, 'order') }
}

/** A text, or the lines of a list or a mapping as they stand in the file, without their indentation. */
function asWritten({ value, path }: Field, document: YamlDocument): string | null {
  if (value === undefined) return null
  if (typeof value === 'string') return value.trim()
  const indent = document.placeOf(path).column - 1
  const [first, ...rest] = document.sourceOf(path).trimEnd().split(/\r?\n/)
  return [first, ...rest.map(line => line.replace(new RegExp(`^ {0,${indent}}`), ''))].join('\n')
}
