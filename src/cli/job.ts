import { dirname, join } from 'node:path'
import { hasErrors, type Problem } from '../problem'
import type { RunInputs, TextFile } from '../run/inputs'
import type { Study } from '../study/study'
import type { UnitKind } from '../transcript/units'
import { findFiles } from './files'
import { type ReadingFlags, readOptionsOf } from './reading-options'
import { type Desk, findStudy, nameFrom, noStudy, openDesk, openStudy, problemsOf, transcriptsOf } from './study-files'
import { validationsIn } from './validation-folder'

/** What a user may ask for beyond the study. */
export interface JobFlags extends ReadingFlags {
  readonly out?: string
  readonly participants?: string
  readonly unit?: UnitKind
  readonly exemplars?: number
  readonly escapeFormulas: boolean
}

/** Everything that a run needs. */
export interface Job {
  readonly inputs: RunInputs
  readonly desk: Desk
  readonly out: string
  readonly seed: number
  readonly options: Readonly<Record<string, unknown>>
}

export interface JobFound {
  /** Null where something without which nothing can be coded is wrong. */
  readonly job: Job | null
  readonly problems: readonly Problem[]
  readonly shown: (file: string) => string
}

/** Gathers what a study names. */
export async function jobOfStudy(path: string, flags: JobFlags): Promise<JobFound> {
  const file = await findStudy(path)
  if (file === null) return { job: null, problems: [await noStudy(path)], shown: name => name }
  const { study, base, desk, problems } = await openStudy(file)
  const { shown } = desk
  if (!study || hasErrors(problems)) return { job: null, problems, shown }
  const found = await transcriptsOf(study, base)
  const out = flags.out ?? join(base, 'results')
  const job = await jobOf(desk, flags, study, study.codebook, found.paths, out)
  return { job: job.job, problems: [...problems, ...found.problems, ...job.problems], shown }
}

/** Gathers transcripts and a codebook that make no study; names are relative to the codebook. */
export async function jobOfFiles(paths: readonly string[], codebook: string, flags: JobFlags): Promise<JobFound> {
  const found = await findFiles(paths, '')
  const base = dirname(codebook)
  const names = new Map(found.paths.map(path => [nameFrom(base, path), path]))
  const transcripts = [...names.keys()]
  // What could not be found has a place too.
  const missing = found.problems.map(problem => {
    const { file = '' } = problem
    names.set(nameFrom(base, file), file)
    return { ...problem, file: nameFrom(base, file) }
  })
  const desk = openDesk(base, names)
  const job = await jobOf(desk, flags, null, nameFrom(base, codebook), transcripts, flags.out ?? 'results')
  return { job: job.job, problems: [...missing, ...job.problems], shown: desk.shown }
}

async function jobOf(
  desk: Desk,
  flags: JobFlags,
  study: Study | null,
  codebookName: string,
  transcripts: readonly string[],
  out: string,
): Promise<Pick<JobFound, 'job' | 'problems'>> {
  const problems: Problem[] = []
  const text = async (name: string | null): Promise<TextFile | null> => {
    try {
      return name === null ? null : await desk.text(name)
    } catch (error) {
      problems.push(...problemsOf(error))
      return null
    }
  }
  const codebook = await text(codebookName)
  const { participants: people } = flags
  const participantsName = people === undefined ? (study?.participants ?? null) : nameFrom(desk.base, people)
  const participants = await text(participantsName)
  const guide = await text(study?.guide ?? null)
  const validations: TextFile[] = []
  for (const name of await validationsIn(desk.base)) {
    const file = await text(name)
    if (file) validations.push(file)
  }
  if (!codebook) return { job: null, problems }
  const { unit, exemplars, escapeFormulas } = flags
  const read = readOptionsOf(flags)
  const options = {
    ...(unit === undefined ? {} : { unit }),
    ...(exemplars === undefined ? {} : { exemplars }),
    read,
  }
  const files = { codebook, participants, guide, validations }
  const inputs = { study, ...files, transcripts: transcripts.map(desk.transcript), options }
  return {
    job: {
      inputs,
      desk,
      out,
      seed: study?.seed ?? 1,
      options: {
        unit: unit ?? null,
        participants: participantsName,
        exemplars: exemplars ?? study?.report.exemplars ?? 3,
        escapeFormulas,
        textColumn: read.textColumn ?? null,
        idColumn: read.idColumn ?? null,
        speakerColumn: read.speakerColumn ?? null,
        groupColumn: read.groupColumn ?? null,
        encoding: read.encoding ?? null,
        moderators: [...(study?.moderators ?? []), ...(read.moderators ?? [])],
      },
    },
    problems,
  }
}
