import { emptyDraft } from '../../codebook/draft'
import { readSpanTable } from '../../coding/people/coded-spans'
import type { CodingsTable } from '../../coding/people/codings-table'
import { InputError } from '../../problem'
import { type Imported, nothingImported } from '../imported'
import type { ImportOptions } from '../importer'
import type { Ledger } from '../ledger'
import { pathKey, pathsOfNames, treeOfPaths } from './code-paths'
import { needsStudy, transcriptsOf } from './coded-words'

/** Imports a table of stretches of transcripts with their codes: offsets count UTF-16 units, and the end is the first behind the words. */
export function importedSpans(
  table: CodingsTable,
  title: string,
  { study, language }: ImportOptions,
  ledger: Ledger,
): Imported {
  const { file } = table
  if (study === undefined) throw new InputError([needsStudy(file)])
  const { codings, problems } = readSpanTable(table)
  const byId = new Map(study.transcripts.map(transcript => [transcript.id, transcript]))
  const paths = pathsOfNames(codings.spans.flatMap(({ code }) => (code === '' ? [] : code)))
  const tree = treeOfPaths([...paths.values()], study.codebook, ledger)
  const placed = codings.spans.flatMap(({ transcript, code, coder, start, end, quote, rejected, line, column }) => {
    const text = byId.get(transcript)?.text
    const at = { file, line, column, subject: transcript }
    if (code === '') return []
    if (text === undefined) ledger.add({ ...unknown, ...at })
    else if (end > text.length) ledger.add({ ...beyond, ...at })
    else if (rejected) ledger.add({ ...turnedDown, ...at })
    else if (quote !== null && bare(quote) !== bare(text.slice(start, end))) ledger.add({ ...other, ...at })
    if (text === undefined || end > text.length || rejected) return []
    return [{ transcript, start, end, code: tree.idOf(pathKey(paths.get(code)!))!, coder, at: null, memo: null }]
  })
  return {
    ...nothingImported,
    format: 'table of character spans',
    title,
    codebook: {
      ...emptyDraft,
      title: study.codebook.title,
      language: language ?? study.codebook.language,
      codes: tree.codes,
      comments: ['The codes of a table of character spans.'],
    },
    transcripts: transcriptsOf(study.transcripts),
    codings: placed,
    positions: 'UTF-16 units, ends exclusive',
    losses: ledger.losses,
    problems: [...table.problems.filter(({ code }) => code !== 'duplicate-column'), ...problems],
  }
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

const unknown = {
  what: 'segments of unknown documents',
  fate: 'left out',
  how: 'no transcript of the study is called as the document is',
} as const
const beyond = {
  what: 'codings without a place',
  fate: 'left out',
  how: 'it lies beyond the end of the transcript',
} as const
const turnedDown = {
  what: 'codings that were rejected',
  fate: 'left out',
  how: 'somebody looked at it and said that the code does not apply',
} as const
const other = {
  what: 'codings of other words',
  fate: 'assumed',
  how: 'the words that the table repeats do not stand at the offsets, which were taken as they are',
} as const
