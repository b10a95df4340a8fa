import { didYouMean } from '../../codebook/did-you-mean'
import type { PersonSpan, SpanCodings } from '../../coding/people/people-codings'
import type { Problem } from '../../problem'
import { byCodePoint } from '../by-code-point'
import type { KnownTranscript } from './known-transcripts'

/**
 * Says which coded stretches cannot be where they say: in no transcript, beyond its end, or on other words than those that the file repeats.
 *
 * The others come back. Without transcripts nothing can be said.
 */
export function placeSpans(
  { file, spans }: SpanCodings,
  transcripts: ReadonlyMap<string, KnownTranscript>,
): { readonly spans: readonly PersonSpan[]; readonly problems: readonly Problem[] } {
  if (transcripts.size === 0) return { spans, problems: [] }
  const problems: Problem[] = []
  const strangers = new Set<string>()
  const placed = spans.filter(span => {
    const { line, column, start, end } = span
    const at = { severity: 'error', file, line, column } as const
    const known = transcripts.get(span.transcript)
    if (!known) {
      // Once for each: all codings of a transcript may be lost for one reason.
      if (!strangers.has(span.transcript)) problems.push({ ...unknownTranscript(span.transcript, transcripts), ...at })
      strangers.add(span.transcript)
      return false
    }
    const { text } = known.coded.transcript
    if (end > text.length) {
      const message = `${start}–${end} lies beyond the end of ${span.transcript}, which has ${text.length} characters`
      problems.push({ code: 'bad-span', message, ...at, hint: elsewhere })
      return false
    }
    if (span.quote !== null && words(span.quote) !== words(text.slice(start, end))) {
      const message = `the words at ${start}–${end} of ${span.transcript} are not those that the file repeats`
      problems.push({ code: 'moved-quote', message, ...at, hint: elsewhere })
      return false
    }
    return true
  })
  return { spans: placed, problems }
}

const elsewhere = 'the transcript was changed after it was coded, or offsets are not counted in UTF-16 units from 0'

function unknownTranscript(
  name: string,
  transcripts: ReadonlyMap<string, KnownTranscript>,
): Pick<Problem, 'code' | 'message' | 'hint'> {
  const ids = [...transcripts.keys()].sort(byCodePoint)
  const some = `there are ${ids.slice(0, 10).join(', ')}${ids.length > 10 ? ' …' : ''}`
  return {
    code: 'unknown-transcript',
    message: `no transcript is called "${name}"`,
    hint: didYouMean(name, ids) ?? some,
  }
}

/** Tables lose blanks at the ends of a cell, and spreadsheets are guarded by an apostrophe. */
function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/^'/, '')
}
