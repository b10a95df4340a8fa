import { defined, type Statistic, undefinedBecause } from './statistic'

/** A stretch that a coder gave a code: from `start` up to, not including, `end`. */
export interface UnitizedSpan {
  readonly coder: string
  readonly code: string
  readonly start: number
  readonly end: number
}

export type UnitizingAlpha = Statistic & {
  /** Sum of the codes' observed disagreements; null with fewer than two coders. */
  readonly observed: number | null
  /** Sum of the codes' expected disagreements; null likewise. */
  readonly expected: number | null
  /** In the order of `codes`. */
  readonly codes: readonly CodeAlpha[]
}

export type CodeAlpha = Statistic & {
  readonly code: string
  readonly observed: number | null
  readonly expected: number | null
}

/**
 * Gives Krippendorff's alpha for unitizing, αᵤ: how far do coders agree who chose for themselves which stretches of a text to code?
 *
 * In words: for each code, 1 − observed / expected disagreement. Observed: for each pair of coders, the squares of how far the starts and
 * the ends of two overlapping stretches lie apart, and the squared length of each stretch that lies wholly where the other coder has none,
 * through the squared length of the text. Expected: what the same stretches and gaps would give if they were strewn over the text at
 * random. Over all codes: 1 − sum of the observed / sum of the expected, so a code weighs by how much disagreement it could bring.
 *
 * Source: Krippendorff, K. (1995), Sociol Methodol 25:47–76, with the expected disagreement as corrected in Krippendorff, K. (2004), Content
 * Analysis, 2nd ed., ch. 11. For three coders or more Krippendorff, Mathet, Bouvry & Widlöcher (2016), Qual Quant 50:2347–2364, define
 * another one, which this is not: there, read the pairs.
 *
 * Range: −1 or lower, to 1; 0 is chance. Undefined for a code that nobody used, and with fewer than two coders. Squares make one long
 * stretch outweigh many short ones.
 *
 * @param continuum Where the text starts, and its length, in whole characters or other equal steps; everything counts that could have
 * been coded. Lay several transcripts end to end.
 * @param coders All who coded, also those who found nothing.
 * @param spans A coder's stretches of one code that overlap are one; those that merely touch stay two.
 * @param codes Unless told those of `spans`, in the order in which they come.
 * @throws RangeError when a span is empty, not in whole steps, outside the text, or of an unknown coder.
 */
export function unitizingAlpha(
  continuum: { readonly start: number; readonly length: number },
  coders: readonly string[],
  spans: readonly UnitizedSpan[],
  codes: readonly string[] = [...new Set(spans.map(({ code }) => code))],
): UnitizingAlpha {
  check(continuum, coders, spans)
  if (coders.length < 2) {
    const none = { ...undefinedBecause('there are fewer than two coders'), observed: null, expected: null }
    return { ...none, codes: codes.map(code => ({ ...none, code })) }
  }
  const results = codes.map((code): CodeAlpha & { observed: number; expected: number } => {
    const ofCode = spans.filter(span => span.code === code)
    const sequences = coders.map(coder =>
      sequenceOf(
        ofCode.filter(span => span.coder === coder),
        continuum,
      ),
    )
    const observed = observedDisagreement(sequences, continuum.length)
    const expected = expectedDisagreement(sequences, continuum.length)
    return { ...alpha(observed, expected, 'nobody gave the code'), code, observed, expected }
  })
  const observed = results.reduce((sum, result) => sum + result.observed, 0)
  const expected = results.reduce((sum, result) => sum + result.expected, 0)
  return { ...alpha(observed, expected, 'nobody gave any code'), observed, expected, codes: results }
}

function alpha(observed: number, expected: number, why: string): Statistic {
  return expected > 0 ? defined(1 - observed / expected) : undefinedBecause(why)
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/** One coder's stretches of one code, and the gaps around them, both in order. */
interface Sequence {
  readonly units: readonly Stretch[]
  readonly gaps: readonly Stretch[]
}

function sequenceOf(spans: readonly Stretch[], { start, length }: { start: number; length: number }): Sequence {
  const units: { start: number; end: number }[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = units.at(-1)
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end)
    else units.push({ start: span.start, end: span.end })
  }
  const ends = [start, ...units.map(({ end }) => end)]
  const starts = [...units.map(unit => unit.start), start + length]
  const gaps = ends.map((end, i) => ({ start: end, end: starts[i] })).filter(gap => gap.end > gap.start)
  return { units, gaps }
}

function observedDisagreement(sequences: readonly Sequence[], length: number): number {
  let sum = 0
  for (const [i, a] of sequences.entries())
    for (const b of sequences.slice(0, i))
      sum += between(a.units, b.units) + alone(a.units, b.gaps) + alone(b.units, a.gaps)
  return (2 * sum) / (sequences.length * (sequences.length - 1) * length * length)
}

/** Over all pairs of overlapping stretches, the squares of how far their starts and ends lie apart. */
function between(a: readonly Stretch[], b: readonly Stretch[]): number {
  let sum = 0
  let first = 0
  for (const unit of a) {
    while (first < b.length && b[first].end <= unit.start) first++
    for (let i = first; i < b.length && b[i].start < unit.end; i++)
      sum += (unit.start - b[i].start) ** 2 + (unit.end - b[i].end) ** 2
  }
  return sum
}

/** Over the stretches that lie wholly within another coder's gap, their squared lengths. */
function alone(units: readonly Stretch[], gaps: readonly Stretch[]): number {
  let sum = 0
  let at = 0
  for (const { start, end } of units) {
    while (at < gaps.length && gaps[at].end < end) at++
    if (at < gaps.length && gaps[at].start <= start) sum += (end - start) ** 2
  }
  return sum
}

function expectedDisagreement(sequences: readonly Sequence[], length: number): number {
  const units = sequences.flatMap(sequence => sequence.units.map(({ start, end }) => end - start))
  const gaps = sequences.flatMap(sequence => sequence.gaps.map(({ start, end }) => end - start)).sort((a, b) => b - a)
  let sum = 0
  let positions = 0
  let reach = 0
  let taken = 0
  // From the shortest stretch upwards, gaps would drop out; from the longest downwards, they come in.
  for (const unit of units.sort((a, b) => b - a)) {
    while (reach < gaps.length && gaps[reach] >= unit) taken += gaps[reach++] + 1
    positions = taken - reach * unit
    sum += ((units.length - 1) / 3) * (2 * unit ** 3 - 3 * unit ** 2 + unit) + unit ** 2 * positions
  }
  const steps = sequences.length * length
  const within = units.reduce((total, unit) => total + unit * (unit - 1), 0)
  const pairs = steps * (steps - 1) - within
  return sum === 0 ? 0 : ((2 / length) * sum) / pairs
}

function check(
  { start, length }: { start: number; length: number },
  coders: readonly string[],
  spans: readonly UnitizedSpan[],
): void {
  if (!(Number.isSafeInteger(start) && Number.isSafeInteger(length) && length > 0))
    throw new RangeError(`a text that starts at ${start} and is ${length} long is none`)
  for (const span of spans) {
    const whole = Number.isSafeInteger(span.start) && Number.isSafeInteger(span.end)
    if (!whole || span.start >= span.end || span.start < start || span.end > start + length)
      throw new RangeError(`the span ${span.start}–${span.end} is no stretch of the text`)
    if (!coders.includes(span.coder)) throw new RangeError(`the coder ${span.coder} is not among ${coders.join(', ')}`)
  }
}
