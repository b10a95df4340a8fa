import type { Problem } from '../problem'
import type { RunRecord } from '../report/html/section'
import { type FileRecord, inOrderOfPaths, manifest, version } from '../run/manifest'
import { type Run, runStudy } from '../run/run'
import type { Job } from './job'
import { runFiles } from './run-files'
import { inOrder } from './terminal'
import type { Output } from './write-run'

/** A run in memory, with everything that `code` writes of it. */
export interface CompleteRun {
  readonly run: Run
  /** How it was made, as the report tells it. */
  readonly record: RunRecord
  /** Makes its files, without `run.json`; once for each call, since what is long can be gone through only once. */
  readonly files: () => Promise<readonly Output[]>
  /** Makes `run.json` from what those are. */
  readonly manifest: (outputs: readonly FileRecord[]) => string
}

/**
 * Codes and counts what a job names: `code` writes what comes out, and `verify` compares it with what was written.
 *
 * @param before What was noticed while the job was put together: the run keeps it.
 * @returns Null where nothing could be coded; and everything that was noticed, in the order in which it was.
 */
export async function completeRun(
  job: Job,
  before: readonly Problem[],
): Promise<{ readonly complete: CompleteRun | null; readonly problems: readonly Problem[] }> {
  const { run, problems: found } = await runStudy(job.inputs)
  const problems = [...before, ...found]
  if (!run) return { complete: null, problems }
  const { options, asked, seed, desk } = job
  const whole: Run = { ...run, problems: inOrder(problems) }
  const record: RunRecord = { version, seed, options, inputs: inOrderOfPaths(desk.records) }
  return {
    complete: {
      run: whole,
      record,
      files: () =>
        runFiles(whole, {
          escapeFormulas: asked.escapeFormulas ?? true,
          record: asked.report === false ? null : record,
        }),
      manifest: outputs => {
        const made = manifest({ run: whole, options, asked: { ...asked }, seed, inputs: desk.records, outputs })
        return `${JSON.stringify(made, null, 2)}\n`
      },
    },
    problems,
  }
}
