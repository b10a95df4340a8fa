import { withoutDecisions } from '../../coding/decisions/without-decisions'
import type { PersonSpan, SpanCodings } from '../../coding/people/people-codings'
import type { Problem } from '../../problem'
import type { CodedStudy } from '../coded-study'
import { getOrMake } from '../get-or-make'
import type { CoderNames } from './coder-names'
import type { CodedSpan } from './coder-ratings'
import type { KnownTranscript } from './known-transcripts'
import { placeSpans } from './place-spans'

/** What coders who chose stretches of transcripts said, and what they looked at. */
export interface CodedStretches {
  /** By coder: all that this coder coded, each with the id of the code. */
  readonly spans: ReadonlyMap<string, readonly CodedSpan[]>
  /** By coder: the transcripts that this coder looked at. */
  readonly looked: ReadonlyMap<string, ReadonlySet<string>>
  /** By coder: the codes that this coder could have given. */
  readonly knows: ReadonlyMap<string, ReadonlySet<string>>
  readonly problems: readonly Problem[]
}

export interface StretchSources {
  readonly files: readonly SpanCodings[]
  readonly codebooks: readonly { readonly coder: string; readonly study: CodedStudy }[]
  readonly transcripts: ReadonlyMap<string, KnownTranscript>
  readonly nameOf: CoderNames
  readonly idOf: (code: string) => string
  /** Codes that everybody could have given. */
  readonly everybodys: readonly string[]
  readonly lookedEverywhere: boolean
}

/**
 * Gathers coded stretches of people and of codebooks.
 *
 * A person who coded a transcript at all is taken to have looked at all of it; a codebook looked at every transcript. Rejected codings
 * are none, but show that somebody looked. A codebook is the coder that its rules are: what people decided about its codings is not its own.
 */
export function codedStretches(sources: StretchSources): CodedStretches {
  const { files, codebooks, transcripts, nameOf, idOf, everybodys, lookedEverywhere } = sources
  const spans = new Map<string, CodedSpan[]>()
  const looked = new Map<string, Set<string>>()
  const knows = new Map<string, Set<string>>()
  const problems: Problem[] = []
  const people = new Set<string>()
  for (const file of files) {
    const placed = placeSpans(file, transcripts)
    problems.push(...placed.problems)
    const given = file.spans.filter(({ code }) => code !== '').map(({ code }) => code)
    const ofFile = new Set([...(file.codes ?? []), ...given].map(idOf))
    for (const span of placed.spans) {
      const coder = nameOf(file, span.coder)
      people.add(coder)
      getOrMake(looked, coder, () => new Set()).add(span.transcript)
      const codes = getOrMake(knows, coder, () => new Set(everybodys))
      for (const code of ofFile) codes.add(code)
      const own = getOrMake(spans, coder, () => [])
      if (applies(span)) own.push(plain(span, coder, idOf(span.code)))
    }
  }
  const everywhere =
    transcripts.size > 0 ? [...transcripts.keys()] : [...new Set([...looked.values()].flatMap(each => [...each]))]
  for (const coder of people) {
    const own = looked.get(coder)!
    const missed = everywhere.filter(id => !own.has(id))
    if (missed.length === 0) continue
    if (lookedEverywhere) for (const id of missed) own.add(id)
    else problems.push(notLookedAt(coder, missed, everywhere.length))
  }
  for (const { coder, study } of codebooks) {
    const { codebook, transcripts: all } = withoutDecisions(study)
    looked.set(coder, new Set(all.map(({ transcript }) => transcript.id)))
    knows.set(coder, new Set(codebook.codes.map(({ id }) => id)))
    const codings = all.flatMap(each => each.codings).filter(({ status }) => status !== 'rejected')
    spans.set(
      coder,
      codings.map(coding => plain(coding, coder, coding.code)),
    )
  }
  return { spans, looked, knows, problems }
}

function applies({ code, rejected }: PersonSpan): boolean {
  return code !== '' && !rejected
}

function plain(
  { transcript, start, end }: Pick<CodedSpan, 'transcript' | 'start' | 'end'>,
  coder: string,
  code: string,
): CodedSpan {
  return { coder, code, transcript, start, end }
}

function notLookedAt(coder: string, missed: readonly string[], of: number): Problem {
  const some = `${missed.slice(0, 5).join(', ')}${missed.length > 5 ? ' …' : ''}`
  return {
    code: 'not-looked-at',
    severity: 'warning',
    message: `${coder} coded nothing in ${missed.length} of ${of} transcripts, which count as not coded by ${coder}: ${some}`,
    hint: '--looked-everywhere counts them as looked at, with nothing found',
  }
}
