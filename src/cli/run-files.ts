import type { RunRecord } from '../report/html/section'
import { codingRecord, withheldRecord } from '../run/coding-record'
import { problemRecord } from '../run/manifest'
import type { Run } from '../run/run'
import type { Output } from './write-run'

export interface RunFilesOptions {
  readonly escapeFormulas?: boolean
  /** How the run was made, as the report tells it; without it no report is made. */
  readonly record?: RunRecord | null
}

/** Makes the files of a run, without `run.json`, which says what they are. */
export async function runFiles(run: Run, options: RunFilesOptions = {}): Promise<readonly Output[]> {
  const { record } = options
  const [{ countTables }, { csvPieces }, analyses] = await Promise.all([
    import('../report/tables-of'),
    import('../report/data-table'),
    import('../report/analysis-files'),
  ])
  return [
    { name: 'codings.jsonl', content: jsonLines(run.codings, codingRecord) },
    { name: 'withheld.jsonl', content: jsonLines(run.withheld, withheldRecord) },
    ...countTables(run).map(table => ({ name: `${table.name}.csv`, content: csvPieces(table, options) })),
    ...(await analyses.analysisFiles(run, options)),
    ...(record
      ? [{ name: 'report.html', content: (await import('../report/html/to-html')).toHtml({ run, record }) }]
      : []),
  ]
}

function* jsonLines<T>(list: readonly T[], record: (each: T) => unknown): Generator<string> {
  for (const each of list) yield `${JSON.stringify(record(each))}\n`
}

/** Writes the whole result as one JSON object, piece by piece: the whole may be longer than a string can be. */
export function* runAsJson(run: Run): Generator<string> {
  const { study, codebook, unit, counts, frequencies, participants, groups, uptake, exemplars, matrix } = run
  const parts = {
    study: study?.title ?? null,
    codebook: { title: codebook.title, version: codebook.version, family: codebook.family, sha256: codebook.hash },
    unit,
    counts,
    frequencies,
    participants,
    groups,
    uptake,
    exemplars,
    problems: run.problems.map(problemRecord),
  }
  let before = '{'
  for (const [key, value] of Object.entries(parts)) {
    yield `${before}${JSON.stringify(key)}:${JSON.stringify(value)}`
    before = ',\n'
  }
  yield* jsonList(',\n"codings"', run.codings, codingRecord)
  yield* jsonList(',\n"withheld"', run.withheld, withheldRecord)
  if (run.accepted !== null) {
    yield `,\n"accepted":${JSON.stringify(run.accepted)}`
    yield* jsonList(',\n"decisions"', run.decisions, laid => laid)
  }
  const { rows, ...columns } = matrix
  yield `,\n"matrix":${JSON.stringify(columns).slice(0, -1)}`
  yield* jsonList(',"rows"', rows, row => row)
  yield '}}\n'
}

function* jsonList<T>(start: string, list: readonly T[], record: (each: T) => unknown): Generator<string> {
  let before = `${start}:[`
  for (const each of list) {
    yield before + JSON.stringify(record(each))
    before = ','
  }
  yield list.length === 0 ? `${before}]` : ']'
}
