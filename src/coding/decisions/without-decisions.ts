import type { Codebook } from '../../codebook/codebook'
import type { CodedTranscript } from '../coded-transcript'
import type { Coding, Withheld } from '../coding'
import { codebookCoder } from '../coding-writer'

/**
 * Gives what the codebook coded, as if nobody had decided anything: what `layDecisions` was given.
 *
 * The rules are tested by it, and compared with people: what people made of their hits says nothing of the rules.
 */
export function withoutDecisions<
  T extends { readonly codebook: Codebook; readonly transcripts: readonly CodedTranscript[] },
>(study: T): T {
  const isReviewed = ({ codings, withheld }: CodedTranscript): boolean =>
    codings.some(({ coder, review }) => review !== undefined || coder !== codebookCoder) ||
    withheld.some(({ review }) => review !== undefined)
  if (!study.transcripts.some(isReviewed)) return study
  const orderOf = new Map(study.codebook.codes.map(({ id }, i) => [id, i]))
  const byPlace = (a: Coding, b: Coding): number => a.start - b.start || orderOf.get(a.code)! - orderOf.get(b.code)!
  return { ...study, transcripts: study.transcripts.map(each => (isReviewed(each) ? asCoded(each, byPlace) : each)) }
}

function asCoded(coded: CodedTranscript, byPlace: (a: Coding, b: Coding) => number): CodedTranscript {
  const moved = coded.withheld.filter(isMoved).map(({ withheld: _, ...coding }): Coding => coding)
  const own = coded.codings.filter(({ coder }) => coder === codebookCoder)
  return {
    ...coded,
    codings: [...own, ...moved].map(candidate).sort(byPlace),
    withheld: coded.withheld.filter(each => !isMoved(each)).map(unreviewed),
  }
}

function isMoved({ withheld: { by } }: Withheld): boolean {
  return by === 'reviewer'
}

function candidate(coding: Coding): Coding {
  return { ...unreviewed(coding), status: 'candidate' }
}

function unreviewed<T extends Coding>({ review: _, ...coding }: T): T {
  return coding as T
}
