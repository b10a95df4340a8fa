import type { Coding } from '../../coding/coding'
import type { LaidDecision } from '../../coding/decisions/review-decision'
import type { Run } from '../../run/run'
import { lineFinder, type Transcript } from '../../transcript/transcript'
import { table } from '../table'
import type { CsvOptions } from '../to-csv'

/** Writes `decisions.csv`: what people decided, in the order of time, and what became of it. */
export function decisionsCsv(
  { decisions, transcripts }: Pick<Run, 'decisions' | 'transcripts'>,
  options?: CsvOptions,
): string {
  const known = new Map(transcripts.map(({ transcript }) => [transcript.id, transcript]))
  const lines = new Map(transcripts.map(({ transcript }) => [transcript.id, lineFinder(transcript)]))
  const placeOf = (laid: LaidDecision): Place | null => {
    const transcript = known.get(laid.decision.transcript)
    if (!transcript || !laid.place) return null
    const { start, end } = laid.place
    return { speaker: speakerAt(transcript, start), line: lines.get(transcript.id)!(start), start, end }
  }
  return table<LaidDecision & { readonly at: Place | null }>(
    [
      ['decision', row => row.decision.id],
      ['at', row => row.decision.at],
      ['by', row => row.decision.by],
      ['did', row => row.decision.did],
      ['code', row => row.decision.code],
      ['to_code', row => row.decision.toCode],
      ['transcript', row => row.decision.transcript],
      ['group', row => known.get(row.decision.transcript)?.group ?? null],
      ['speaker', row => row.at?.speaker ?? null],
      ['line', row => row.at?.line ?? null],
      ['start', row => row.at?.start ?? null],
      ['end', row => row.at?.end ?? null],
      ['quote', row => row.decision.quote],
      ['why', row => row.decision.why],
      ['outcome', row => row.outcome],
      ['applied', row => (row.applied ? 'yes' : 'no')],
      ['coding', row => row.coding],
      ['note', row => row.note],
    ],
    decisions.map(laid => ({ ...laid, at: placeOf(laid) })),
    options,
  )
}

type Place = Pick<Coding, 'speaker' | 'line' | 'start' | 'end'>

function speakerAt({ turns }: Transcript, start: number): string | null {
  return turns.find(turn => turn.end > start)?.speaker ?? null
}
