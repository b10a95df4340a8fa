import type { Status } from '../../coding/coding'
import type { CodedStudy } from '../coded-study'
import type { SaidPlace } from './quotation'

/** The codes of the codings that share words with a place; accepted ahead of candidates ahead of rejected ones. */
export function codesAt(
  { transcript, start, end }: SaidPlace,
  study: Pick<CodedStudy, 'codebook' | 'transcripts'>,
): readonly { readonly code: string; readonly status: Status }[] {
  const coded = study.transcripts.find(each => each.transcript.id === transcript)!
  const byCode = new Map<string, Status>()
  for (const coding of coded.codings) {
    if (coding.start >= end || coding.end <= start) continue
    const known = byCode.get(coding.code)
    if (known === undefined || ranks.indexOf(coding.status) < ranks.indexOf(known))
      byCode.set(coding.code, coding.status)
  }
  return study.codebook.codes.flatMap(({ id }) => {
    const status = byCode.get(id)
    return status === undefined ? [] : [{ code: id, status }]
  })
}

const ranks: readonly Status[] = ['accepted', 'candidate', 'rejected']
