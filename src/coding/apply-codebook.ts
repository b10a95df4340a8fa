import type { Transcript } from '../transcript/transcript'
import type { CodedTranscript } from './coded-transcript'
import type { Coding, Withheld } from './coding'
import { codingWriter } from './coding-writer'
import type { CompiledCodebook } from './compiled'
import type { UnitOfPassages } from './divide'
import { type ApplyOptions, judge } from './judge'
import { createOrigins } from './origin'

export type { ApplyOptions } from './judge'

/**
 * Decides for every unit of a transcript which codes apply, on what evidence, and what held others back.
 *
 * Codings and withheld codings are ordered by start, then by the codebook's order of codes. The same input always gives the
 * same result; nothing is read but the arguments.
 */
export function applyCodebook(
  compiled: CompiledCodebook,
  transcript: Transcript,
  options: ApplyOptions = {},
): CodedTranscript {
  const { talk, units, decisions } = judge(compiled, transcript, options)
  const write = codingWriter(talk, createOrigins(decisions, talk))
  const codings: Coding[] = []
  const withheld: Withheld[] = []
  for (const decision of decisions) {
    const written = write(decision)
    if ('withheld' in written) withheld.push(written)
    else codings.push(written)
  }
  return { transcript, units: units.filter(each => each.coded).map(plainUnit), codings, withheld }
}

function plainUnit({ kind, start, end, firstTurn, lastTurn }: UnitOfPassages) {
  return { kind, start, end, firstTurn, lastTurn }
}
