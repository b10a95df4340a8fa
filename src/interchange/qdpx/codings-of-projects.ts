import type { CodedStudy } from '../../analysis/coded-study'
import type { SpanCodings } from '../../coding/people/people-codings'
import type { Problem } from '../../problem'
import { labelKey } from '../../transcript/labels'
import type { Transcript } from '../../transcript/transcript'
import { codesInStudies } from './codes-in-studies'
import type { QdaProject } from './project'
import { type CodersOfProject, codersOfProject } from './project-coders'
import { type ProjectPositions, projectCodings } from './project-codings'
import { type SharedCode, sharedCodes, sourceIds, stem } from './project-names'
import { studyOfProjects, transcriptOfSource } from './project-study'

/** What people coded in projects, brought to transcripts that can be compared. */
export interface ProjectCodings {
  /** One for each project, in their order. */
  readonly files: readonly SpanCodings[]
  /** The texts of the projects and their codes, where no study tells them; null where one does. */
  readonly study: CodedStudy | null
  /** One for each project. */
  readonly positions: readonly ProjectPositions[]
  readonly problems: readonly Problem[]
}

/**
 * Brings the codings of projects to the transcripts of studies, or, where there is none, to the texts of the projects themselves.
 *
 * Positions are read in the way of counting that fits the words which the projects repeat, and moved to where these words stand in the transcript. The
 * text of a source must be that of its transcript but for white space. Codes are matched by their paths and names. What lies on no words is left out.
 *
 * @param studies Those that tell transcripts and codes, coders or not.
 */
export async function codingsOfProjects(
  projects: readonly QdaProject[],
  studies: readonly CodedStudy[] = [],
): Promise<ProjectCodings> {
  const codes = sharedCodes(projects)
  const nameIn = studies.length > 0 ? codesInStudies(codes.codes, studies) : ({ id }: SharedCode): string => id
  const idOf = sourceIds(projects)
  const own = studies.length > 0 ? new Map<string, Transcript>() : await transcriptsOfProjects(projects, idOf)
  const findIn = transcriptsOfStudies(studies)
  const coders = projects.map(codersOfProject)
  const alike = soleName(coders)
  const read = projects.map((project, i) =>
    projectCodings(project, {
      coderOf: coding => (alike === null ? coders[i].coderOf(coding) : null),
      codeOf: guid => {
        const code = codes.of(project, guid)
        return code && nameIn(code)
      },
      transcriptOf: source => own.get(idOf(project, source)) ?? findIn(project.sources[source].name),
    }),
  )
  const areMatched = projects.length + studies.length > 1
  const problems = projects.flatMap((project, i) => [
    ...coders[i].problems,
    ...read[i].problems,
    ...(areMatched ? codes.numbered(project).map(name => duplicateCode(project, name)) : []),
  ])
  const [first] = projects
  return {
    files: read.map(({ codings }) => codings),
    study: studies.length > 0 || !first ? null : studyOfProjects([...own.values()], codes.codes, first.file),
    positions: read.map(({ positions }) => positions),
    problems: alike === null ? problems : [...problems, oneName(projects, alike)],
  }
}

/** Makes a transcript of each text, the first where several projects have it. */
async function transcriptsOfProjects(
  projects: readonly QdaProject[],
  idOf: (project: QdaProject, source: number) => string,
): Promise<Map<string, Transcript>> {
  const found = new Map<string, Transcript>()
  for (const project of projects) {
    for (const [i, { text }] of project.sources.entries()) {
      const id = idOf(project, i)
      const transcript = text === null || found.has(id) ? null : await transcriptOfSource(id, text)
      if (transcript) found.set(id, transcript)
    }
  }
  return found
}

/** Finds a transcript by the name of a source: that of its file, with extension or without. */
function transcriptsOfStudies(studies: readonly CodedStudy[]): (name: string) => Transcript | undefined {
  const all = studies.flatMap(({ transcripts }) => transcripts.map(({ transcript }) => transcript)).toReversed()
  const byFile = new Map(all.map(each => [labelKey(each.path.slice(each.path.lastIndexOf('/') + 1)), each]))
  const byId = new Map(all.map(each => [labelKey(each.id), each]))
  return name => byFile.get(labelKey(name)) ?? byId.get(labelKey(name)) ?? byId.get(labelKey(stem(name)))
}

/** The name of the coder where each of several projects has this one and no other: programs call everybody by one name unless told theirs. */
function soleName(coders: readonly CodersOfProject[]): string | null {
  const names = new Set(coders.flatMap(each => each.names))
  const [name = null] = names
  return coders.length > 1 && names.size === 1 && coders.every(each => each.names.length === 1) ? name : null
}

function oneName(projects: readonly QdaProject[], name: string): Problem {
  return {
    code: 'unnamed-coder',
    severity: 'warning',
    message: `the only coder of all ${projects.length} projects is "${name}": each project is taken for a coder of its own, called as its file is`,
    hint: 'if all are one person’s, join them to one project in the program',
  }
}

function duplicateCode({ file }: QdaProject, name: string): Problem {
  return {
    code: 'duplicate-code',
    severity: 'warning',
    message: `several codes at one place are called "${name}": they are told apart by their order alone`,
    file,
    hint: 'rename all but one, in every project',
  }
}
