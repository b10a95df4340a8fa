import type { ImportOptions } from '../interchange/importer'
import { hasErrors, InputError } from '../problem'
import { prepareRun } from '../run/prepare-run'
import { readTranscripts } from '../transcript/read-transcript'
import type { Transcript } from '../transcript/transcript'
import { jobOfStudy } from './job'

/** The study that codings are imported into. */
export interface ImportStudy {
  /** What importers are told of it. */
  readonly known: NonNullable<ImportOptions['study']>
  /** As the user named it. */
  readonly path: string
  /** The folder of its study file. */
  readonly base: string
  /** Its codebook, as the user would name it. */
  readonly codebook: string
}

/** Reads the codebook and the transcripts of a study as `code` does. Throws InputError where it cannot be coded. */
export async function studyToImportInto(path: string): Promise<ImportStudy> {
  const { job, problems, shown } = await jobOfStudy(path, { escapeFormulas: true })
  if (!job || hasErrors(problems)) throw new InputError(problems.map(each => withFile(each, shown)))
  const { prepared, problems: found } = await prepareRun(job.inputs)
  if (!prepared) throw new InputError(found.map(each => withFile(each, shown)))
  const transcripts: Transcript[] = []
  for (const { path, bytes } of job.inputs.transcripts) {
    const read = await readTranscripts(
      { path, bytes: typeof bytes === 'function' ? await bytes() : bytes },
      prepared.read,
    )
    transcripts.push(...read.transcripts)
  }
  return {
    known: { transcripts, codebook: prepared.codebook },
    path,
    base: job.desk.base,
    codebook: shown(job.inputs.codebook.path),
  }
}

function withFile<T extends { readonly file?: string }>(problem: T, shown: (file: string) => string): T {
  return problem.file === undefined ? problem : { ...problem, file: shown(problem.file) }
}
