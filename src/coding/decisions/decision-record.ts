import { decisionKeys } from './decision-line'
import { deeds, type ReviewDecision } from './review-decision'

/**
 * Says what keeps a value from being a decision, without its words; null where it is one.
 *
 * A decision holds what its deed needs: a code, another code, another stretch, the decision that it takes back, or the words of a memo.
 */
export function whyNoDecision(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it holds no object'
  const record = value as Readonly<Record<string, unknown>>
  const missing = decisionKeys.find(key => !Object.hasOwn(record, key))
  if (missing !== undefined) return `it has no "${missing}"`
  if (Object.keys(record).length > decisionKeys.length) return 'it has a key that no decision has'
  const wrong = decisionKeys.find(key => !shapes[key](record[key]))
  if (wrong !== undefined) return `its "${wrong}" is not what it must be`
  return whatItLacks(record as unknown as ReviewDecision)
}

function whatItLacks({ did, code, toCode, to, undoes, why, start, end, quote }: ReviewDecision): string | null {
  if (end < start || quote.length !== end - start) return 'its quote is not as long as its stretch'
  if (did === 'undo') return undoes === null ? 'it says not what it takes back' : null
  if (did === 'memo') return why === null ? 'it is a memo without words' : null
  if (code === null) return 'it names no code'
  if (start === end) return 'it is about no words'
  if (did === 'recode' && (toCode === null || toCode === code)) return 'it names no other code'
  if (did === 'adjust' && to === null) return 'it names no other stretch'
  return null
}

const isText = (value: unknown): boolean => typeof value === 'string'
const isTextOrNull = (value: unknown): boolean => value === null || isText(value)
const isOffset = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0
const isHash = (value: unknown): boolean => isText(value) && /^[0-9a-f]{64}$/.test(value as string)
const isId = (value: unknown): boolean => isText(value) && /^[0-9a-f]{16}$/.test(value as string)
const isName = (value: unknown): boolean => isText(value) && value !== ''

const shapes: { readonly [K in keyof ReviewDecision]: (value: unknown) => boolean } = {
  id: isId,
  at: value => isText(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value as string),
  // Codings that the rules made are the codebook's: nobody else can be called so.
  by: value => isName(value) && value !== 'codebook',
  did: value => (deeds as readonly unknown[]).includes(value),
  code: value => value === null || isName(value),
  transcript: isName,
  start: isOffset,
  end: isOffset,
  quote: isText,
  before: isText,
  after: isText,
  coding: isTextOrNull,
  toCode: value => value === null || isName(value),
  to: value => value === null || isStretch(value),
  undoes: value => value === null || isId(value),
  why: isTextOrNull,
  transcriptSha256: isHash,
  codebookSha256: isHash,
}

function isStretch(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { start, end, quote, ...others } = value as Readonly<Record<string, unknown>>
  if (!isOffset(start) || !isOffset(end) || !isText(quote) || Object.keys(others).length > 0) return false
  const length = (end as number) - (start as number)
  return length > 0 && (quote as string).length === length
}
