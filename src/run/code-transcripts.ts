import { byCodePoint } from '../analysis/by-code-point'
import { applyCodebook } from '../coding/apply-codebook'
import type { CodedTranscript } from '../coding/coded-transcript'
import { InputError, type Problem } from '../problem'
import { assignPeople, personOf } from '../study/people'
import { readTranscripts } from '../transcript/read-transcript'
import type { Transcript } from '../transcript/transcript'
import type { TranscriptFile } from './inputs'
import type { PreparedRun } from './prepare-run'

/** The transcripts of one file with their codings. */
export interface CodedFile {
  readonly path: string
  readonly coded: readonly CodedTranscript[]
  readonly problems: readonly Problem[]
}

/**
 * Reads and codes files one by one, ordered by name without extension and then by path: whatever order they were given in.
 *
 * A file that cannot be read is said to be wrong and the next one is coded. Of transcripts with one id the first is kept.
 */
export async function* codeTranscripts(
  prepared: PreparedRun,
  files: readonly TranscriptFile[],
): AsyncGenerator<CodedFile, void, void> {
  const paths = new Map<string, string>()
  const names = files.map(({ path }) => stem(path))
  for (const { path, bytes } of inOrder(files)) {
    const problems: Problem[] = []
    let coded: readonly CodedTranscript[] = []
    try {
      const given = typeof bytes === 'function' ? await bytes() : bytes
      const found = await readTranscripts({ path, bytes: given }, prepared.read)
      const fresh: Transcript[] = []
      const left = new Set<Problem>()
      for (const transcript of found.transcripts) {
        const first = paths.get(transcript.id)
        paths.set(transcript.id, first ?? path)
        if (first === undefined) fresh.push(transcript)
        else {
          problems.push(duplicate(transcript, first))
          for (const problem of transcript.problems) left.add(problem)
        }
      }
      problems.push(...found.problems.filter(problem => !left.has(problem)))
      coded = codeAll(fresh, prepared, names)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      problems.push(...error.problems)
    }
    yield { path, coded, problems: prepared.study ? problems.map(inStudy) : problems }
  }
}

/** Codes transcripts with the groups, the roles and the attributes that the participants file gives them. */
function codeAll(
  found: readonly Transcript[],
  { compiled, participants, unit }: PreparedRun,
  names: readonly string[],
): readonly CodedTranscript[] {
  const { transcripts, people } = assignPeople(found, participants, names)
  return transcripts.map(transcript =>
    applyCodebook(compiled, transcript, {
      unit,
      attributesOf: speaker => personOf(people, transcript.id, speaker)?.attributes ?? transcript.attributes,
    }),
  )
}

function inOrder(files: readonly TranscriptFile[]): readonly TranscriptFile[] {
  return [...files].sort((a, b) => byCodePoint(stem(a.path), stem(b.path)) || byCodePoint(a.path, b.path))
}

/** File name without folders and extension, which is what a transcript is called. */
function stem(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}

function duplicate({ id, path }: Transcript, first: string): Problem {
  return {
    code: 'duplicate-transcript',
    severity: 'error',
    message: `the id "${id}" is that of ${first} too, which was read; this one was not`,
    file: path,
    hint: 'rename one of them, or name only one of them',
  }
}

/** In a study people are counted, so a transcript that names nobody is an error there; elsewhere it is a warning. */
function inStudy(problem: Problem): Problem {
  return problem.code === 'no-speakers' ? { ...problem, severity: 'error' } : problem
}
