import type { Run } from '../run/run'
import { factsOfRun } from './facts-of-run'
import { frameworkWorkbook } from './framework-workbook'
import { reportingPack } from './reporting-pack'
import { consensusCsv } from './tables/consensus'
import { cooccurrenceCsv } from './tables/cooccurrence'
import { coverageCodesCsv, coverageCsv } from './tables/coverage'
import { crosstabFiles } from './tables/crosstab'
import { frameworkCsv } from './tables/framework'
import { guideCodesCsv, guideCsv } from './tables/guide'
import { jointDisplayCsv } from './tables/joint-display'
import { keynessCsv } from './tables/keyness'
import { dominanceCsv, participationCsv, responsesCsv } from './tables/participation'
import type { CsvOptions } from './to-csv'

/** A file of a run: its text or its bytes. */
interface AnalysisFile {
  readonly name: string
  readonly content: readonly (string | Uint8Array)[]
}

/** Makes the files of a run that say more than its counts: tables of the analyses, the framework's workbook, and what helps to report the study. */
export async function analysisFiles(run: Run, options: CsvOptions = {}): Promise<readonly AnalysisFile[]> {
  const { codebook, validated, guideUse, guideCodes, consensus, coverage } = run
  const file = (name: string, content: string | Uint8Array): AnalysisFile => ({ name, content: [content] })
  const facts = factsOfRun(run)
  return [
    ...crosstabFiles(run.crosstabs, run.attributeCrosstabs, options).map(({ name, content }) => file(name, content)),
    file('cooccurrence.csv', cooccurrenceCsv(run.cooccurrence, options)),
    file('joint-display.csv', jointDisplayCsv(run.jointDisplay, options)),
    file('framework.csv', frameworkCsv(run.framework, options)),
    file('framework.xlsx', await frameworkWorkbook(codebook, run.framework, { validated })),
    ...(guideUse ? [file('guide.csv', guideCsv(guideUse, options))] : []),
    ...(guideCodes ? [file('guide-codes.csv', guideCodesCsv(guideCodes, options))] : []),
    ...(consensus ? [file('consensus.csv', consensusCsv(consensus, options))] : []),
    file('participation.csv', participationCsv(run.participation, options)),
    file('dominance.csv', dominanceCsv(run.dominance, options)),
    file('responses.csv', responsesCsv(run.following, options)),
    file('coverage.csv', coverageCsv(coverage, options)),
    file('coverage-codes.csv', coverageCodesCsv(coverage, options)),
    file('keyness.csv', keynessCsv(run.keyness, options)),
    ...reportingPack(facts, options).map(({ name, content }) => file(name, content)),
  ]
}
