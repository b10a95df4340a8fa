import type { Codebook } from '../codebook/codebook'
import { type Deed, deeds } from '../coding/decisions/review-decision'
import type { Span } from '../text/span'
import type { Transcript } from '../transcript/transcript'
import { type CodingView, longestWhy, type Refused, type TranscriptView } from './api'

/** A wish that can be fulfilled: it is about words that are there, and codes that there are. */
export interface ReadWish extends Span {
  readonly did: Deed
  readonly transcript: Transcript
  readonly code: string | null
  /** The coding that it is about, as the reviewer sees it. */
  readonly coding: CodingView | null
  readonly toCode: string | null
  readonly to: Span | null
  readonly undoes: string | null
  readonly why: string | null
}

/** What a wish is judged by. */
export interface Grounds {
  readonly codebook: Codebook
  readonly transcripts: ReadonlyMap<string, Transcript>
  /** What the reviewer sees of a transcript: nobody decides about what they may not see. */
  readonly viewOf: (transcript: string) => TranscriptView
  /** The reviewer's own decisions that stand, with the stretch of each. */
  readonly own: ReadonlyMap<string, Span & { readonly transcript: string }>
}

type Problems = Refused['problems']

/** Reads what the page asks for; whatever it may hold, only what can be laid on the transcript comes through. */
export function readWish(wish: unknown, grounds: Grounds): ReadWish | Problems {
  if (typeof wish !== 'object' || wish === null || Array.isArray(wish))
    return wrong('wrong-type', 'this is no decision')
  const said = wish as Readonly<Record<string, unknown>>
  const did = deeds.find(deed => deed === said.did)
  if (did === undefined) return wrong('bad-value', `"did" is none of ${deeds.join(', ')}`)
  const notText = texts.filter(key => !isTextOrNothing(said[key]))
  if (notText.length > 0) return notText.flatMap(key => wrong('wrong-type', `"${key}" must be text`))
  const why = textOf(said.why)
  if (why !== null && why.length > longestWhy)
    return wrong('too-long', `a reason or a memo may have ${longestWhy} characters; this one has ${why.length}`)
  const transcript = grounds.transcripts.get(textOf(said.transcript) ?? '')
  if (!transcript) return wrong('unknown-transcript', 'no transcript of this study is called that')
  if (did === 'undo') return undoing(said, { did, transcript, why }, grounds)
  return deciding(said, { did, transcript, why }, grounds)
}

const texts = ['transcript', 'code', 'toCode', 'undoes', 'coding', 'why'] as const

type Begun = Pick<ReadWish, 'did' | 'transcript' | 'why'>
type Said = Readonly<Record<string, unknown>>

function undoing(said: Said, begun: Begun, { own }: Grounds): ReadWish | Problems {
  const undoes = textOf(said.undoes) ?? ''
  const decision = own.get(undoes)
  // Whether it is another's, or was taken back already, or never was, is all the same to who may not see it.
  if (decision?.transcript !== begun.transcript.id)
    return wrong('bad-value', 'you made no such decision in this transcript, or took it back already')
  const { start, end } = decision
  return { ...begun, start, end, code: null, coding: null, toCode: null, to: null, undoes }
}

function deciding(said: Said, begun: Begun, { codebook, viewOf }: Grounds): ReadWish | Problems {
  const { did, transcript, why } = begun
  const span = spanOf(said, transcript)
  if (span === null) return wrong('bad-span', 'this is no stretch of the transcript')
  const code = textOf(said.code)
  const toCode = did === 'recode' ? textOf(said.toCode) : null
  const known = new Set(codebook.codes.map(({ id }) => id))
  if (did === 'memo' && why === null) return wrong('missing-key', 'a memo needs words')
  if (did !== 'memo' && code === null) return wrong('missing-key', 'a decision needs a code')
  if (did === 'recode' && (toCode === null || toCode === code))
    return wrong('missing-key', 'which code applies instead?')
  if ((code !== null && did === 'add' && !known.has(code)) || (toCode !== null && !known.has(toCode)))
    return wrong('unknown-code', 'the codebook has no code of this name')
  const view = viewOf(transcript.id)
  const coding = codingAt(view, { ...span, code, id: textOf(said.coding) })
  if (did !== 'add' && did !== 'memo' && coding === null)
    return wrong('unknown-coding', 'there is no such coding here; to give a code where none is, add it')
  if (code !== null && did === 'memo' && coding === null && !known.has(code))
    return wrong('unknown-code', 'the codebook has no code of this name')
  const to = did === 'adjust' ? spanOf(said.to, transcript) : null
  if (did === 'adjust' && (to === null || (to.start === span.start && to.end === span.end)))
    return wrong('bad-span', 'the new stretch is none of the transcript, or no other')
  const coded = did === 'add' ? span : to
  if (coded !== null && !canBeCoded(coded, view, codebook))
    return wrong('bad-span', 'a code applies to words of one turn (or one unit) of those whose talk is coded')
  return { ...begun, ...span, code, coding, toCode, to, undoes: null }
}

function codingAt(
  { codings }: TranscriptView,
  { start, end, code, id }: Span & { readonly code: string | null; readonly id: string | null },
): CodingView | null {
  const here = codings.filter(each => each.start === start && each.end === end && each.code === code)
  // A stale id does no harm: the words and the code say which one is meant.
  return here.find(each => each.id === id) ?? here[0] ?? null
}

/** A stretch of the transcript that holds something and parts no sign in two; null of anything else. */
function spanOf(value: unknown, { text }: Transcript): Span | null {
  const { start, end } = (value ?? {}) as { readonly start?: unknown; readonly end?: unknown }
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return null
  const span = { start: start as number, end: end as number }
  if (span.start < 0 || span.end > text.length || text.slice(span.start, span.end).trim() === '') return null
  return cutsSign(text, span.start) || cutsSign(text, span.end) ? null : span
}

/** True between the two halves of a sign that UTF-16 writes with two units. */
export function cutsSign(text: string, offset: number): boolean {
  return /[\ud800-\udbff]/.test(text[offset - 1] ?? '') && /[\udc00-\udfff]/.test(text[offset] ?? '')
}

/** Words have one speaker, and a moderator's are in no count: a coding that lies over both would say something false. */
function canBeCoded(span: Span, { turns, units }: TranscriptView, { roles }: Codebook): boolean {
  const holds = (each: Span): boolean => each.start <= span.start && span.end <= each.end
  if (units.some(holds)) return true
  const turn = turns.find(holds)
  return turn !== undefined && (roles.includes(turn.role) || (turn.role === 'unknown' && roles.includes('participant')))
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string'
}

/** Blank text is none. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

function wrong(code: string, message: string): Problems {
  return [{ code, message }]
}
