import type { ReportParts } from '../../../src/report/html/section'
import { runOf, type WrittenStudy } from '../facts-of'

/** Runs a study written inline, and gives what a report of it is made from. */
export async function partsOf(written: WrittenStudy): Promise<ReportParts> {
  return { run: await runOf(written), record: { version: '1.0.0', seed: 1, options: {}, inputs: [] } }
}
