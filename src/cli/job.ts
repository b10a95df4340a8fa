import { dirname, join } from 'node:path'
import { byCodePoint } from '../analysis/by-code-point'
import { hasErrors, type Problem } from '../problem'
import type { RunInputs, TextFile } from '../run/inputs'
import type { Study } from '../study/study'
import type { UnitKind } from '../transcript/units'
import { decisionsIn, isDecisionsFile } from './decisions-files'
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
  /** False where the run is to have no `report.html`. */
  readonly report?: boolean
}

/** Everything that a run needs. */
export interface Job {
  readonly inputs: RunInputs
  readonly desk: Desk
  readonly out: string
  readonly seed: number
  readonly options: Readonly<Record<string, unknown>>
  /** What of it was asked for on the command line, by which the run can be made again. */
  readonly asked: Asked
}

/** What a command line asked for; names of files are relative to the job's inputs. What it left open is not there. */
export interface Asked extends Omit<JobFlags, 'out' | 'moderator' | 'escapeFormulas' | 'report'> {
  readonly escapeFormulas?: false
  readonly report?: false
  readonly moderators?: readonly string[]
  /** The study file. */
  readonly study?: string
  /** Files, folders and patterns, where transcripts were coded without a study. */
  readonly files?: readonly string[]
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
  const job = await jobOf(desk, flags, study, study.codebook, found.paths, out, { study: study.file })
  return { job: job.job, problems: [...problems, ...found.problems, ...job.problems], shown }
}

/** Gathers transcripts and a codebook that make no study; names are relative to the codebook. */
export async function jobOfFiles(paths: readonly string[], codebook: string, flags: JobFlags): Promise<JobFound> {
  const found = await findFiles(paths, '')
  const base = dirname(codebook)
  const names = new Map(found.paths.map(path => [nameFrom(base, path), path]))
  const transcripts = [...names.keys()].filter(name => !isDecisionsFile(name))
  // What could not be found has a place too.
  const missing = found.problems.map(problem => {
    const { file = '' } = problem
    names.set(nameFrom(base, file), file)
    return { ...problem, file: nameFrom(base, file) }
  })
  const desk = openDesk(base, names)
  const files = [...new Set(paths.map(path => nameFrom(base, path)))].sort(byCodePoint)
  const job = await jobOf(desk, flags, null, nameFrom(base, codebook), transcripts, flags.out ?? 'results', { files })
  return { job: job.job, problems: [...missing, ...job.problems], shown: desk.shown }
}

async function jobOf(
  desk: Desk,
  flags: JobFlags,
  study: Study | null,
  codebookName: string,
  transcripts: readonly string[],
  out: string,
  named: Pick<Asked, 'study' | 'files'>,
): Promise<Pick<JobFound, 'job' | 'problems'>> {
  const problems: Problem[] = []
  const text = async (name: string | null, read = desk.text): Promise<TextFile | null> => {
    try {
      return name === null ? null : await read(name)
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
  const decisions: TextFile[] = []
  for (const name of await decisionsIn(desk.base)) {
    const file = await text(name, desk.lines)
    if (file) decisions.push(file)
  }
  if (!codebook) return { job: null, problems }
  const { unit, exemplars, escapeFormulas } = flags
  const read = readOptionsOf(flags)
  const options = {
    ...(unit === undefined ? {} : { unit }),
    ...(exemplars === undefined ? {} : { exemplars }),
    read,
  }
  const files = { codebook, participants, guide, validations, decisions }
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
        report: flags.report ?? true,
        textColumn: read.textColumn ?? null,
        idColumn: read.idColumn ?? null,
        speakerColumn: read.speakerColumn ?? null,
        groupColumn: read.groupColumn ?? null,
        encoding: read.encoding ?? null,
        moderators: [...(study?.moderators ?? []), ...(read.moderators ?? [])],
      },
      asked: { ...named, ...askedFor(flags, people === undefined ? null : participantsName) },
    },
    problems,
  }
}

function askedFor(flags: JobFlags, participants: string | null): Asked {
  const { unit, exemplars, escapeFormulas, textColumn, idColumn, speakerColumn, groupColumn, encoding } = flags
  const { moderator = [], report = true } = flags
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(participants === null ? {} : { participants }),
    ...(exemplars === undefined ? {} : { exemplars }),
    ...(escapeFormulas ? {} : { escapeFormulas }),
    ...(report ? {} : { report }),
    ...(textColumn === undefined ? {} : { textColumn }),
    ...(idColumn === undefined ? {} : { idColumn }),
    ...(speakerColumn === undefined ? {} : { speakerColumn }),
    ...(groupColumn === undefined ? {} : { groupColumn }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(moderator.length === 0 ? {} : { moderators: moderator }),
  }
}
