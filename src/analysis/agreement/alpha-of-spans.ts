import { byCodePoint } from '../by-code-point'
import { defined, type Statistic, undefinedBecause } from '../reliability/statistic'
import { type CodeAlpha, unitizingAlpha } from '../reliability/unitizing-alpha'
import type { CoderRatings } from './coder-ratings'
import { overallCodes } from './overall-codes'

/** How well coders agree on which stretches to code, and where these begin and end. */
export interface AlphaOfSpans {
  /** Over all codes. */
  readonly overall: Statistic
  readonly codes: ReadonlyMap<string, Statistic>
}

/**
 * Computes Krippendorff's alpha for unitizing of some of the coders, over the transcripts that all of them coded, laid end to end in the
 * order of their names. Null where the input holds no stretches, or does not say what they lie in.
 */
export function alphaOfSpans(
  { spans, texts, variables }: Pick<CoderRatings, 'spans' | 'texts' | 'variables'>,
  coders: readonly string[],
): AlphaOfSpans | null {
  if (spans === null || texts === undefined) return null
  const codes = variables.flatMap(({ kind, id }) => (kind === 'code' ? [id] : []))
  const starts = new Map<string, number>()
  let length = 0
  for (const text of [...texts].sort((a, b) => byCodePoint(a.transcript, b.transcript))) {
    if (text.length === 0 || !coders.every(coder => text.coders.includes(coder))) continue
    starts.set(text.transcript, length)
    length += text.length
  }
  if (length === 0) {
    const none = undefinedBecause('no transcript was coded by all of them')
    return { overall: none, codes: new Map(codes.map(code => [code, none])) }
  }
  const known = new Set(codes)
  const laid = spans.flatMap(({ coder, code, transcript, start, end }) => {
    const at = starts.get(transcript)
    if (at === undefined || end <= start || !known.has(code) || !coders.includes(coder)) return []
    return [{ coder, code, start: at + start, end: at + end }]
  })
  const alpha = unitizingAlpha({ start: 0, length }, coders, laid, codes)
  const plain = ({ value, why }: Statistic): Statistic =>
    value === null ? undefinedBecause(why) : { value, why: null }
  return {
    overall: overallOf(alpha.codes.filter(({ code }) => overallCodes(variables).has(code))),
    codes: new Map(alpha.codes.map(each => [each.code, plain(each)])),
  }
}

/** As Krippendorff has it over codes: 1 less the sum of their observed through the sum of their expected disagreements. */
function overallOf(codes: readonly CodeAlpha[]): Statistic {
  const sumOf = (part: 'observed' | 'expected') => codes.reduce((sum, code) => sum + (code[part] ?? 0), 0)
  const expected = sumOf('expected')
  return expected > 0 ? defined(1 - sumOf('observed') / expected) : undefinedBecause('nobody gave any code')
}
