import type { TurnRead } from './readers/reader'
import type { Role } from './transcript'

/** One speaker while roles are being found. */
export interface Candidate {
  readonly id: string
  /** Places of this speaker's turns. */
  readonly turns: number[]
  /** What the format itself says. */
  readonly given: Role | undefined
  role: Role | null
  /** True where the label is no more than a number among speakers. */
  neutral: boolean
  /** The study lists this label as a participant. */
  listed: boolean
  why: string
}

interface Guess {
  readonly who: Candidate
  readonly why: string
}

/**
 * Guesses who moderates where no label says so; null unless the signs are plain. Either one speaker is left beside those
 * labelled as participants, or the first to speak asks (a question mark in 60 % of two turns or more) and nobody else does
 * (in less than 25 % of theirs).
 */
export function guessModerator(
  text: string,
  turns: readonly TurnRead[],
  candidates: readonly Candidate[],
): Guess | null {
  const speaking = candidates.filter(({ role }) => role !== 'unknown' && role !== 'observer')
  return theOther(speaking) ?? theLetter(speaking) ?? whoAsks(text, turns, speaking)
}

/** "Dan" beside "Participant"; "KW" who opens the talk of P1 to P6. */
function theOther(speaking: readonly Candidate[]): Guess | null {
  const others = speaking.filter(({ role, neutral, listed }) => role === null && !neutral && !listed)
  const labelled = speaking.filter(({ role }) => role === 'participant')
  if (others.length !== 1 || labelled.length === 0 || others.length + labelled.length !== speaking.length) return null
  const [who] = others
  const opens = speaking.every(({ turns }) => who.turns[0] <= turns[0])
  if (people(labelled) > 1 && (!opens || who.turns.length < 2)) return null
  return { who, why: 'everybody else is labelled as a participant' }
}

/** Misspelt labels are no further people. */
function people(labelled: readonly Candidate[]): number {
  return labelled.filter(({ why }) => !why.startsWith('one letter away')).length
}

/** `M` beside P1, P2 …: a moderator, unless there is an `F` too; and the other way round for a facilitator. */
function theLetter(speaking: readonly Candidate[]): Guess | null {
  const genders = speaking.filter(({ id }) => /^[fmw]\d*$/i.test(id))
  const [who] = genders
  if (genders.length !== 1 || !/^[fm]$/i.test(who.id) || who.listed) return null
  const others = speaking.filter(candidate => candidate !== who)
  if (others.length < 2 || !others.every(({ role, neutral }) => role === 'participant' && !neutral)) return null
  return { who, why: 'everybody else is labelled as a participant' }
}

function whoAsks(text: string, turns: readonly TurnRead[], speaking: readonly Candidate[]): Guess | null {
  if (speaking.length < 2) return null
  const who = speaking.reduce((first, other) => (other.turns[0] < first.turns[0] ? other : first))
  if (who.role !== null || who.listed || who.turns.length < 2) return null
  const asked = (candidate: Candidate) =>
    candidate.turns.filter(i => text.slice(turns[i].start, turns[i].end).includes('?')).length
  if (asked(who) < who.turns.length * 0.6) return null
  const others = speaking.filter(candidate => candidate !== who)
  const theirs = others.reduce((sum, { turns }) => sum + turns.length, 0)
  const theirQuestions = others.reduce((sum, candidate) => sum + asked(candidate), 0)
  if (theirQuestions >= theirs * 0.25) return null
  return { who, why: 'this speaker opens the talk and asks, and nobody else asks much' }
}
