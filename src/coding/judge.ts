import type { Transcript } from '../transcript/transcript'
import type { UnitKind } from '../transcript/units'
import type { CompiledCodebook } from './compiled'
import { type Decision, decideAll } from './decide'
import { divide, type UnitOfPassages } from './divide'
import { settleOverlaps } from './overlap'
import { readPassages } from './passages'
import { createScopes } from './scopes'
import { type AttributesOf, createTalk, type QuestionOf, type Talk } from './talk'

export interface ApplyOptions {
  /** What one decision is about; the codebook's own unit unless given. */
  readonly unit?: UnitKind
  /** Attributes of each speaker, for `where`; the transcript's own unless given. */
  readonly attributesOf?: AttributesOf
  /** Which question of the guide each turn answers; unless given, none is known. */
  readonly questionOf?: QuestionOf
  /** Takes every `where` and every `question` as fulfilled: a codebook's examples are nobody's words. */
  readonly saidByAnyone?: boolean
}

/** A transcript judged: its units, and what was decided about each code of each unit in which a rule was true or held back. */
export interface Judged {
  readonly talk: Talk
  readonly units: readonly UnitOfPassages[]
  /** In the order of units, and of codes within a unit. */
  readonly decisions: readonly Decision[]
}

/** Judges every unit of a transcript by every code. */
export function judge(
  compiled: CompiledCodebook,
  transcript: Transcript,
  {
    unit = compiled.codebook.unit,
    attributesOf = () => transcript.attributes,
    questionOf = () => null,
    saidByAnyone = false,
  }: ApplyOptions = {},
): Judged {
  const { roles, overlap } = compiled.codebook
  const read = readPassages(transcript, compiled.vocabulary, compiled.patterns)
  const scopes = createScopes(transcript, read.passages)
  const units = divide(transcript, read.passages, scopes, unit, roles)
  const talk = createTalk(compiled, transcript, read, scopes, { attributesOf, questionOf, saidByAnyone })
  return { talk, units, decisions: settleOverlaps(decideAll(units, talk), overlap) }
}
