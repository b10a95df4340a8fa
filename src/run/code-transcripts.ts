import { byCodePoint } from '../analysis/by-code-point'
import { type ApplyOptions, applyCodebook } from '../coding/apply-codebook'
import type { CodedTranscript } from '../coding/coded-transcript'
import { type DecisionsLaid, layDecisions } from '../coding/decisions/lay-decisions'
import type { LaidDecision } from '../coding/decisions/review-decision'
import { InputError, type Problem } from '../problem'
import { assignPeople, personOf } from '../study/people'
import { readTranscripts } from '../transcript/read-transcript'
import type { Transcript } from '../transcript/transcript'
import type { TranscriptFile } from './inputs'
import type { PreparedRun } from './prepare-run'

/** The transcripts of one file with their codings, and people's decisions laid over them. */
export interface CodedFile {
  readonly path: string
  readonly coded: readonly CodedTranscript[]
  /** What each of them was coded with. */
  readonly options: readonly ApplyOptions[]
  /** What became of the decisions about these transcripts. */
  readonly laid: readonly LaidDecision[]
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
  const countsPeople = prepared.study?.speakers === 'required'
  for (const { path, bytes } of inOrder(files)) {
    const problems: Problem[] = []
    let options: readonly ApplyOptions[] = []
    let coded: readonly CodedTranscript[] = []
    let laid: readonly LaidDecision[] = []
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
      const assigned = assign(fresh, prepared, names)
      options = assigned.map(each => each.options)
      const results = assigned.map(each => codeAndLay(prepared, each))
      coded = results.map(each => each.coded)
      laid = results.flatMap(each => each.laid)
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      problems.push(...error.problems)
    }
    yield { path, coded, options, laid, problems: countsPeople ? problems.map(inStudy) : problems }
  }
}

function codeAndLay(
  { codebook, compiled, decisions }: PreparedRun,
  { transcript, options }: { readonly transcript: Transcript; readonly options: ApplyOptions },
): DecisionsLaid {
  const coded = applyCodebook(compiled, transcript, options)
  const { questionOf } = options
  return layDecisions(coded, decisions.get(transcript.id) ?? [], { codebook, ...(questionOf && { questionOf }) })
}

/** Gives transcripts the groups and roles of the participants file, and what each is coded with. */
function assign(
  found: readonly Transcript[],
  { participants, unit, questionsIn }: PreparedRun,
  names: readonly string[],
): readonly { readonly transcript: Transcript; readonly options: ApplyOptions }[] {
  const { transcripts, people } = assignPeople(found, participants, names)
  return transcripts.map(transcript => {
    const questions = questionsIn?.(transcript)
    return {
      transcript,
      options: {
        unit,
        attributesOf: speaker => personOf(people, transcript.id, speaker)?.attributes ?? transcript.attributes,
        questionOf: turn => questions?.[turn] ?? null,
      },
    }
  })
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
