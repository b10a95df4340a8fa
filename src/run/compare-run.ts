import type { Change, Codebook } from '../codebook/codebook'
import { readCodebook } from '../codebook/read-codebook'
import type { ApplyOptions } from '../coding/apply-codebook'
import { type CodebookComparison, compareCodebooks } from '../coding/comparison/compare-codebooks'
import { hasErrors, type Problem } from '../problem'
import { assignPeople } from '../study/people'
import type { Transcript } from '../transcript/transcript'
import { codeTranscripts } from './code-transcripts'
import type { RunInputs, TextFile } from './inputs'
import { prepareRun } from './prepare-run'
import { noTranscripts } from './run'

/** What two codebooks are compared over: a run's inputs, with an older codebook beside the one that they hold. */
export interface ComparisonInputs extends RunInputs {
  readonly older: TextFile
}

/** Two codebooks over the transcripts of a study. */
export interface RunComparison extends CodebookComparison {
  readonly before: Codebook
  readonly after: Codebook
  readonly transcripts: number
  /** What the newer codebook's log of changes says that the older's did not. */
  readonly logged: readonly Change[]
}

/**
 * Compares two codebooks over the same transcripts.
 *
 * A codebook with an error, or no transcript to read, stops everything: `comparison` is null. A transcript that cannot be read is
 * said to be wrong, and the others are compared.
 */
export async function compareRun(
  inputs: ComparisonInputs,
): Promise<{ readonly comparison: RunComparison | null; readonly problems: readonly Problem[] }> {
  const { older } = inputs
  const { codebook: before, problems: ofOlder } = await readCodebook(older.text, older.path)
  const { prepared, problems: ahead } = await prepareRun(inputs)
  const problems = [...older.problems, ...ofOlder, ...ahead]
  if (!before || hasErrors(ofOlder) || !prepared) return { comparison: null, problems }
  const transcripts: Transcript[] = []
  const optionsOf = new Map<Transcript, ApplyOptions>()
  for await (const file of codeTranscripts(prepared, inputs.transcripts)) {
    for (const [i, { transcript }] of file.coded.entries()) {
      transcripts.push(transcript)
      optionsOf.set(transcript, file.options[i])
    }
    problems.push(...file.problems)
  }
  if (transcripts.length === 0) return { comparison: null, problems: [...problems, noTranscripts(inputs)] }

  const after = prepared.codebook
  const { unit } = inputs.options ?? {}
  const compared = await compareCodebooks(before, after, transcripts, {
    ...(unit && { unit }),
    optionsFor: transcript => {
      const { unit: _, ...others } = optionsOf.get(transcript)!
      return others
    },
  })
  const known = new Set(before.changes.map(change => JSON.stringify(change)))
  const logged = after.changes.filter(change => !known.has(JSON.stringify(change)))
  problems.push(...assignPeople(transcripts, prepared.participants).problems)
  if (compared.edits.length > 0 && before.version === after.version) problems.push(sameVersion(after, inputs.codebook))
  return { comparison: { ...compared, before, after, transcripts: transcripts.length, logged }, problems }
}

function sameVersion({ version }: Codebook, { path }: TextFile): Problem {
  return {
    code: 'same-version',
    severity: 'warning',
    message: `the codebook was changed and still is version ${version}`,
    file: path,
    hint: 'raise "version", and say under "changes" what was changed and why',
  }
}
