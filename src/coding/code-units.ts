import type { Transcript } from '../transcript/transcript'
import type { Unit } from '../transcript/units'
import { applyCodebook } from './apply-codebook'
import type { Coding, Withheld } from './coding'
import type { CompiledCodebook } from './compiled'
import type { ApplyOptions } from './judge'

/** A unit with what was decided about it. */
export interface CodedUnit {
  readonly transcript: Transcript
  readonly unit: Unit
  readonly codings: readonly Coding[]
  readonly withheld: readonly Withheld[]
}

/**
 * Codes one transcript after the other and gives their units one by one, in order, coded or not.
 *
 * Never more than one transcript is in memory: a stream of any length can be coded.
 *
 * @example
 * for await (const { unit, codings } of codeUnits(compiled, answers())) …
 */
export async function* codeUnits(
  compiled: CompiledCodebook,
  transcripts: Iterable<Transcript> | AsyncIterable<Transcript>,
  optionsOf: (transcript: Transcript) => ApplyOptions = () => ({}),
): AsyncGenerator<CodedUnit, void, void> {
  for await (const transcript of transcripts) {
    const { units, codings, withheld } = applyCodebook(compiled, transcript, optionsOf(transcript))
    const codingsOf = byStart(codings)
    const withheldOf = byStart(withheld)
    for (const unit of units)
      yield { transcript, unit, codings: codingsOf.get(unit.start) ?? [], withheld: withheldOf.get(unit.start) ?? [] }
  }
}

/** Units do not overlap but for those of several turns, which no other unit starts with. */
function byStart<T extends Coding>(codings: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const starts = new Map<number, T[]>()
  for (const coding of codings) {
    const known = starts.get(coding.start)
    if (known) known.push(coding)
    else starts.set(coding.start, [coding])
  }
  return starts
}
