import type { Problem } from '../problem'
import { type Candidate, guessModerator } from './guess-moderator'
import { labelKey, labelKeys } from './labels'
import type { ReadOptions, TurnRead } from './readers/reader'
import { aWordFor, isNobody, roleWord } from './roles'
import { almostSame } from './similar-labels'
import type { Role } from './transcript'

/** Who a label turned out to be. */
export interface Person {
  /** The label's first spelling. */
  readonly id: string
  readonly role: Role
  readonly why: string
}

export interface People {
  /** One for each turn, in order; null where nobody is named. */
  readonly speakers: readonly (Person | null)[]
  readonly problems: readonly Problem[]
}

/**
 * Tells who speaks in each turn, and gives every speaker a role: what the study says first, then role words
 * ("Interviewer 1"), then, where no moderator is known, a strict guess that is always announced. Everybody else who is
 * named is a participant.
 */
export function tellSpeakers(
  text: string,
  turns: readonly TurnRead[],
  options: ReadOptions,
  file: { path: string; line: (turn: number) => number },
): People {
  const { byKey, keys } = gather(turns)
  const candidates = [...byKey.values()]
  const problems: Problem[] = []
  for (const candidate of candidates) giveKnownRole(candidate, byKey, options)
  for (const { rare, frequent } of misspelt(candidates)) {
    const known = roleWord(frequent.id)
    if (known && rare.role === null)
      Object.assign(rare, {
        role: known.role,
        neutral: known.neutral ?? false,
        why: `one letter away from ${frequent.id}`,
      })
    problems.push({
      code: 'similar-labels',
      severity: 'warning',
      message: `the labels "${rare.id}" and "${frequent.id}" are one letter apart; they were read as two speakers`,
      file: file.path,
      line: file.line(rare.turns[0]),
      hint: 'mend the label if they are one person',
    })
  }
  const isUnsettled = !candidates.some(({ role }) => role === 'moderator')
  const guess = isUnsettled ? guessModerator(text, turns, candidates) : null
  if (guess) {
    Object.assign(guess.who, { role: 'moderator', why: `guessed: ${guess.why}` })
    problems.push({
      code: 'moderator-guessed',
      severity: 'warning',
      message: `"${guess.who.id}" was taken for the moderator, because ${guess.why}`,
      file: file.path,
      line: file.line(guess.who.turns[0]),
      hint: `name the moderators in the study file to be sure, as in "moderators: [${guess.who.id}]"`,
    })
  }
  if (isUnsettled && !guess && candidates.length > 1) problems.push(noModerator(file.path))
  const people = new Map(
    [...byKey].map(([key, { id, role, why }]): [string, Person] => [
      key,
      { id, role: role ?? 'participant', why: role ? why : 'participant, as nothing says otherwise' },
    ]),
  )
  return { speakers: keys.map(key => (key === null ? null : people.get(key)!)), problems }
}

function noModerator(path: string): Problem {
  return {
    code: 'no-moderator',
    severity: 'warning',
    message: "nobody is known to be the moderator, so every speaker's words count as a participant's",
    file: path,
    hint: 'name the moderators in the study file, as in "moderators: [Facilitator]"',
  }
}

function gather(turns: readonly TurnRead[]) {
  const byKey = new Map<string, Candidate>()
  const known = new Map<string, string | null>()
  const keys = turns.map(({ label, role }, i) => {
    if (label === null) return null
    let key = known.get(label)
    if (key === undefined) {
      key = isNobody(label) ? null : labelKey(label)
      known.set(label, key)
    }
    if (key === null) return null
    const candidate = byKey.get(key)
    if (candidate) candidate.turns.push(i)
    else
      byKey.set(key, {
        id: label.trim().replace(/\s+/g, ' '),
        turns: [i],
        given: role,
        role: null,
        neutral: false,
        listed: false,
        why: '',
      })
    return key
  })
  return { byKey, keys }
}

function giveKnownRole(candidate: Candidate, all: ReadonlyMap<string, Candidate>, options: ReadOptions): void {
  const key = labelKey(candidate.id)
  const holds = (labels: readonly string[] | undefined) => labels !== undefined && labelKeys(labels).has(key)
  const word = roleWord(candidate.id)
  candidate.listed = holds(options.participants)
  candidate.neutral = word?.neutral ?? false
  const settle = (role: Role, why: string) => Object.assign(candidate, { role, why })
  if (holds(options.moderators)) settle('moderator', 'moderator, as the study says')
  else if (candidate.given) settle(candidate.given, `${candidate.given}, as the format shows`)
  else if (candidate.listed)
    settle(word && word.role !== 'unknown' ? word.role : 'participant', 'listed among the participants')
  else if ((key === 'a' || key === 'answer') && all.has(key === 'a' ? 'q' : 'question'))
    settle('participant', 'answers the questions of the other')
  else if (word?.role === 'unknown') settle('unknown', aWordFor(key))
  else if (word && !word.neutral) settle(word.role, aWordFor(key))
}

/** Pairs of a label and a much more frequent one from which it differs by a slip. */
function misspelt(candidates: readonly Candidate[]): { rare: Candidate; frequent: Candidate }[] {
  if (candidates.length > 200) return []
  return candidates.flatMap(rare => {
    const frequent = candidates.find(
      other =>
        other.turns.length >= 3 &&
        rare.turns.length <= Math.max(1, other.turns.length * 0.1) &&
        almostSame(rare.id, other.id),
    )
    return frequent ? [{ rare, frequent }] : []
  })
}
