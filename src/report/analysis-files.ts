import type { Run } from '../run/run'
import type { CsvOptions } from '../text/to-csv'
import { csvPieces } from './data-table'
import { factsOfRun } from './facts-of-run'
import { frameworkWorkbook } from './framework-workbook'
import { reportingPack } from './reporting-pack'
import { analysisTables } from './tables-of'

/** A file of a run: its text or its bytes. */
interface AnalysisFile {
  readonly name: string
  readonly content: Iterable<string | Uint8Array>
}

/** Makes the files of a run that say more than its counts: tables of the analyses, the framework's workbook, and what helps to report the study. */
export async function analysisFiles(run: Run, options: CsvOptions = {}): Promise<readonly AnalysisFile[]> {
  const { codebook, validated, framework } = run
  const workbook = { name: 'framework.xlsx', content: [await frameworkWorkbook(codebook, framework, { validated })] }
  return [
    ...analysisTables(run).flatMap((table): readonly AnalysisFile[] => {
      const csv = { name: `${table.name}.csv`, content: csvPieces(table, options) }
      return table.name === 'framework' ? [csv, workbook] : [csv]
    }),
    ...reportingPack(factsOfRun(run)).map(({ name, content }) => ({ name, content: [content] })),
  ]
}
