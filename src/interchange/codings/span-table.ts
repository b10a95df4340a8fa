import { getOrMake } from '../../analysis/get-or-make'
import { emptyDraft } from '../../codebook/draft'
import { readSpanTable } from '../../coding/people/coded-spans'
import type { CodingsTable } from '../../coding/people/codings-table'
import { InputError } from '../../problem'
import type { Transcript } from '../../transcript/transcript'
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
  const { moved, positions } = calibrated(codings.spans, byId)
  const placed = moved.flatMap(({ transcript, code, coder, start, end, quote, rejected, line, column }) => {
    const text = byId.get(transcript)?.text
    const at = { file, line, column, subject: transcript }
    if (code === '') return []
    if (text === undefined) ledger.add({ ...unknown, ...at })
    else if (start < 0 || end > text.length) ledger.add({ ...beyond, ...at })
    else if (rejected) ledger.add({ ...turnedDown, ...at })
    else if (quote !== null && bare(quote) !== bare(text.slice(start, end))) ledger.add({ ...other, ...at })
    if (text === undefined || start < 0 || end > text.length || rejected) return []
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
    positions,
    losses: ledger.losses,
    problems: [...table.problems.filter(({ code }) => code !== 'duplicate-column'), ...problems],
  }
}

type Spans = ReturnType<typeof readSpanTable>['codings']['spans']

/**
 * Moves spans to UTF-16 units that begin at 0. R and Python count code points, and R begins at 1: where the table repeats the words, the way of counting is
 * the one in which most of them stand where it says.
 */
function calibrated(
  spans: Spans,
  byId: ReadonlyMap<string, Transcript>,
): { readonly moved: Spans; readonly positions: string } {
  const tried = ways.map(way => {
    const counts = new Map<string, (offset: number) => number>()
    const moved = spans.map(span => {
      const text = byId.get(span.transcript)?.text
      if (text === undefined) return span
      const unitOf = getOrMake(counts, span.transcript, () => (way.unit === 'code points' ? unitsOf(text) : same))
      return { ...span, start: unitOf(span.start - way.first), end: unitOf(span.end) }
    })
    const fits = moved.filter(({ transcript, start, end, quote }) => {
      const text = byId.get(transcript)?.text
      return text !== undefined && quote !== null && start >= 0 && bare(quote) === bare(text.slice(start, end))
    }).length
    return { way, moved, fits }
  })
  const { way, moved } = tried.reduce((best, each) => (each.fits > best.fits ? each : best))
  return { moved, positions: `${way.unit}, ${way.first === 0 ? 'ends exclusive' : 'the first is 1, ends inclusive'}` }
}

const ways = [0, 1].flatMap(first => (['UTF-16 units', 'code points'] as const).map(unit => ({ unit, first })))

function same(offset: number): number {
  return offset
}

/** Gives what turns code points into UTF-16 units; what lies beyond the text stays there. */
function unitsOf(text: string): (offset: number) => number {
  const starts: number[] = []
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) starts.push(at)
  starts.push(text.length)
  return offset => (offset < starts.length ? (starts[offset] ?? -1) : text.length + 1)
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
  what: 'rejected codings',
  fate: 'left out',
  how: 'somebody looked at it and said that the code does not apply',
} as const
const other = {
  what: 'codings of other words',
  fate: 'assumed',
  how: 'the words that the table repeats do not stand at the offsets, which were taken as they are',
} as const
