import type { Codebook } from '../../codebook/codebook'
import type { Exported } from '../../interchange/exported'
import { version } from '../../run/manifest'
import type { Run } from '../../run/run'
import type { RunRecord } from '../html/section'

export interface ExportOptions {
  /** True where CSV is to be exact, with nothing ahead of what a spreadsheet would take for a formula. False unless told. */
  readonly raw?: boolean
  /** How lines end in the texts of a REFI-QDA project: `crlf` is what MAXQDA counts. `lf` unless told. */
  readonly newline?: 'lf' | 'crlf'
  /** How the run was made, as the exports that tell of it say. */
  readonly record?: Pick<RunRecord, 'version' | 'options'>
}

interface Described {
  /** As people call it. */
  readonly title: string
  /** The usual ending of its file, with the dot; null where it is a folder of several. */
  readonly ending: string | null
}

/** A format that is exported. What writes it is loaded when it is asked for. */
export type ExportFormat =
  | (Described & { readonly needs: 'codebook'; readonly write: (codebook: Codebook) => Promise<Exported> })
  | (Described & {
      readonly needs: 'run'
      readonly write: (run: Run, options: Required<ExportOptions>) => Promise<Exported>
    })

/**
 * Writes a run as another program reads it. Touches no disk: it gives the files, and the losses.
 *
 * @param format As `themewright export --to` names it: `qdpx`, `xlsx`; formats that hold a codebook alone take that of the run. Throws on others.
 */
export async function exportRun(run: Run, format: string, options: ExportOptions = {}): Promise<Exported> {
  const found = formatOf(format)
  if (found.needs === 'codebook') return found.write(run.codebook)
  const { raw = false, newline = 'lf', record = { version, options: {} } } = options
  return found.write(run, { raw, newline, record })
}

/** Writes a codebook as another program reads it: `liwc`, `quanteda`, `qdc`. Throws on a format that needs a run. */
export async function exportCodebook(codebook: Codebook, format: string): Promise<Exported> {
  const found = formatOf(format)
  if (found.needs === 'run') throw new Error(`${found.title} holds more than a codebook: use exportRun`)
  return found.write(codebook)
}

function formatOf(name: string): ExportFormat {
  if (!Object.hasOwn(exportFormats, name))
    throw new Error(`there is no format "${name}" among ${Object.keys(exportFormats)}`)
  return exportFormats[name]
}

/** Every format that is exported, by the name that `--to` gives it. */
export const exportFormats: Readonly<Record<string, ExportFormat>> = {
  qdpx: {
    title: 'REFI-QDA project',
    ending: '.qdpx',
    needs: 'run',
    write: async (run, { newline }) => (await import('../../interchange/qdpx/write/to-qdpx')).toQdpx(run, { newline }),
  },
  qdc: {
    title: 'REFI-QDA codebook',
    ending: '.qdc',
    needs: 'codebook',
    write: async codebook => (await import('../../interchange/qdpx/write/to-qdc')).toQdc(codebook),
  },
  liwc: {
    title: 'LIWC dictionary',
    ending: '.dic',
    needs: 'codebook',
    write: async codebook => (await import('../../interchange/dictionaries/export/liwc')).toLiwc(codebook),
  },
  wordstat: {
    title: 'WordStat dictionary',
    ending: '.cat',
    needs: 'codebook',
    write: async codebook => (await import('../../interchange/dictionaries/export/wordstat')).toWordstat(codebook),
  },
  yoshikoder: {
    title: 'Yoshikoder dictionary',
    ending: '.ykd',
    needs: 'codebook',
    write: async codebook => (await import('../../interchange/dictionaries/export/yoshikoder')).toYoshikoder(codebook),
  },
  lexicoder: {
    title: 'Lexicoder dictionary',
    ending: '.lc3',
    needs: 'codebook',
    write: async codebook => (await import('../../interchange/dictionaries/export/lexicoder')).toLexicoder(codebook),
  },
  quanteda: {
    title: 'quanteda dictionary',
    ending: '.yml',
    needs: 'codebook',
    write: async codebook => (await import('../../interchange/dictionaries/export/quanteda')).toQuanteda(codebook),
  },
  'keyword-table': {
    title: 'table of keywords',
    ending: '.csv',
    needs: 'codebook',
    write: async codebook =>
      (await import('../../interchange/dictionaries/export/keyword-table')).toKeywordTable(codebook),
  },
  webannotation: {
    title: 'W3C Web Annotations, with the texts that they point into',
    ending: null,
    needs: 'run',
    write: async run => (await import('../../interchange/annotations/web-annotations')).toWebAnnotations(run),
  },
  webvtt: {
    title: 'WebVTT captions, a file for each transcript',
    ending: null,
    needs: 'run',
    write: async run => (await import('../../interchange/annotations/webvtt')).toWebVtt(run),
  },
  xlsx: {
    title: 'Excel workbook, a sheet for each table',
    ending: '.xlsx',
    needs: 'run',
    write: async (run, { record }) => (await import('./workbook')).toWorkbook(run, record),
  },
  csv: {
    title: 'CSV tables',
    ending: null,
    needs: 'run',
    write: async (run, { raw, record }) => (await import('./csv')).toCsvTables(run, record, { raw }),
  },
  jsonl: {
    title: 'JSON lines with their schema',
    ending: null,
    needs: 'run',
    write: async run => (await import('./json-lines')).toJsonLines(run),
  },
  parquet: {
    title: 'Parquet tables',
    ending: null,
    needs: 'run',
    write: async (run, { record }) => (await import('./parquet')).toParquet(run, record),
  },
  spss: {
    title: 'SPSS: tables of 0 and 1 with a syntax file for their labels',
    ending: null,
    needs: 'run',
    write: async run => (await import('./spss')).toSpss(run),
  },
  r: {
    title: 'R: CSV tables with a script that loads them',
    ending: null,
    needs: 'run',
    write: async (run, { record }) => (await import('./r-script')).toR(run, record),
  },
}
