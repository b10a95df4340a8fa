import type { Code } from '../codebook/codebook'
import type { CodedTranscript } from '../coding/coded-transcript'
import type { Coding, Withheld } from '../coding/coding'
import { mayNegate } from '../text/negators'
import type { Span } from '../text/span'
import { wordsIn } from '../text/words'
import { lineAt, type Turn } from '../transcript/transcript'
import { byCodePoint } from './by-code-point'
import type { CodedStudy } from './coded-study'
import { getOrMake } from './get-or-make'
import { reactionIn } from './reaction-markers'
import { isCounted, isParticipant, lineage, type Person, type Tally, tally } from './tally'
import { marksIn, wordsSaid } from './words-said'

/**
 * What makes a passage worth reading as a negative case.
 *
 * `dissent`: another participant's turn, the next after a mention, opens with disagreement. `withheld`: the words were said, but the codebook asks that
 * they be negated, or not negated, and they were the other way. `negated`: it is counted, though the rules saw that it is negated. `negator`: it is counted
 * by rules that do not look at negation, and "not", "never" or the like stands just ahead of the words.
 */
export type Against = 'dissent' | 'withheld' | 'negated' | 'negator'
export const againsts: readonly Against[] = ['dissent', 'withheld', 'negated', 'negator']

/** A passage that may speak against a theme. Only a person can tell whether it does. */
export interface NegativeCase extends Span {
  readonly against: Against
  readonly transcript: string
  readonly group: string
  readonly speaker: string | null
  /** 0-based. */
  readonly turn: number
  readonly line: number
  readonly time: number | null
  /** The words that make it one: a negator, or those that were looked for. Of dissent none: its opening is the beginning of the passage. */
  readonly words: readonly Span[]
  /** Id of the coding, or withheld coding, that it is about. */
  readonly coding: string
}

/** What was found when a code's negative cases were looked for, and where nobody could look. */
export interface NegativeCases {
  readonly code: string
  /** Disagreement, and what the rules know to be negated: the first few, by kind as `againsts` has them, then by transcript and place. */
  readonly cases: readonly NegativeCase[]
  /** The first few of those that are weaker: a negator just ahead of the words, which as often belongs to the theme ("we never get told"). */
  readonly leads: readonly NegativeCase[]
  /** How many there are in all. */
  readonly counts: Readonly<Record<Against, number>>
  /** Mentions after which another participant speaks next, so that dissent could be seen; null where nobody is named or the language has no list of openings. */
  readonly followed: number | null
  /** False where the language has no list of negators and no rule asks for negation. */
  readonly looksAtNegation: boolean
  /** Groups that spoke and never mention it. */
  readonly groupsWithout: readonly string[]
  /** People who are the only one of their group, of at least three, not to mention it. Silence is neither agreement nor dissent (Sim 1998). */
  readonly onlyOnesWithout: readonly { readonly group: string; readonly participant: string }[]
}

/** Words just ahead of the evidence among which a negator counts. */
const reach = 3

/**
 * Looks for passages that may speak against each code: disagreement with a mention, and negation. A theme has those of its sub-themes.
 *
 * It finds forms of words, so it finds some that are no negative cases and misses all that are put otherwise: a story that does not fit, irony, silence. That none
 * is found does not say that there is none (McPherson and Thorne 2006: the exception is to be looked for). Rejected codings are left out, for they say
 * that a rule erred, not that somebody sees it otherwise.
 *
 * Source of the openings of dissent: `reactionIn`. Sim, J. (1998), Journal of Advanced Nursing 28:345–352.
 *
 * @param most How many cases, and how many leads, are given of a code; all are counted.
 */
export function negativeCases(study: CodedStudy, most = 3): readonly NegativeCases[] {
  const { codes, groups, participants, countsPeople, speakerOf } = tally(study)
  const { codebook } = study
  const isEnglish = /^en\b/i.test(codebook.language)
  const answers = createAnswers(study, speakerOf)
  // A coding stands under its sub-theme and its theme: it is read once.
  const negators = new Map<Coding, Span | 'none'>()
  const negatorOf = (coded: CodedTranscript, coding: Coding): Span | null => {
    const known = getOrMake(negators, coding, () => negatorAhead(coded, coding) ?? 'none')
    return known === 'none' ? null : known
  }
  const looking = new Set(codebook.codes.filter(looksAtNegation).map(({ id }) => id))
  const withheldOf = withheldByCode(study)
  const onlyIfNegated = new Set(codebook.codes.filter(({ negated }) => negated === 'only').map(({ id }) => id))
  const inGroup = new Map<string, Person[]>()
  for (const person of participants) getOrMake(inGroup, person.group, () => []).push(person)

  return codebook.codes.map(({ id: code }) => {
    const found: Found[] = []
    let followed = 0
    const seen = new Set<Turn>()
    const people = new Set<Person>()
    const mentioning = new Set<string>()
    for (const unit of codes.get(code)!) {
      if (unit.codings.length === 0) continue
      mentioning.add(unit.in.transcript.group)
      for (const turn of unit.turns) {
        const person = speakerOf(turn)
        if (person && isParticipant(person)) people.add(person)
        if (seen.has(turn) || !isEnglish) continue
        seen.add(turn)
        const answer = answers(unit.in, turn)
        if (!answer) continue
        followed++
        if (answer.dissents)
          found.push({ against: 'dissent', in: unit.in, span: answer.turn, words: [], coding: unit.codings[0] })
      }
      for (const coding of unit.codings) {
        if (coding.negated === true && !onlyIfNegated.has(coding.code) && !asksForNegation(study, coding))
          found.push({ against: 'negated', in: unit.in, span: coding, words: coding.evidence, coding })
        const negator = coding.negated === null && isEnglish ? negatorOf(unit.in, coding) : null
        if (negator) found.push({ against: 'negator', in: unit.in, span: coding, words: [negator], coding })
      }
    }
    for (const [coded, coding] of withheldOf.get(code) ?? [])
      found.push({ against: 'withheld', in: coded, span: coding, words: coding.evidence, coding })
    const onlyOnesWithout = [...inGroup.values()].flatMap(members => {
      const without = members.filter(person => !people.has(person))
      return members.length < 3 || without.length !== 1
        ? []
        : [{ group: without[0].group, participant: without[0].speaker }]
    })
    return {
      code,
      cases: firstOf(
        found.filter(({ against }) => against !== 'negator'),
        most,
      ),
      leads: firstOf(
        found.filter(({ against }) => against === 'negator'),
        most,
      ),
      counts: Object.fromEntries(
        againsts.map(each => [each, found.filter(({ against }) => against === each).length]),
      ) as Record<Against, number>,
      followed: isEnglish && countsPeople ? followed : null,
      looksAtNegation: isEnglish || [...looking].some(id => id === code || id.startsWith(`${code}/`)),
      groupsWithout: groups.map(({ id }) => id).filter(id => !mentioning.has(id)),
      onlyOnesWithout,
    }
  })
}

interface Found {
  readonly against: Against
  readonly in: CodedTranscript
  readonly span: Span
  readonly words: readonly Span[]
  readonly coding: Coding
}

/** Gives the first few in their order. A coding that is both is told once, and so is a passage that carries two sub-themes. */
function firstOf(found: readonly Found[], most: number): readonly NegativeCase[] {
  const ordered = [...found].sort(
    (a, b) =>
      againsts.indexOf(a.against) - againsts.indexOf(b.against) ||
      byCodePoint(a.in.transcript.id, b.in.transcript.id) ||
      a.span.start - b.span.start,
  )
  const places = new Set<string>()
  const first: NegativeCase[] = []
  for (const { against, in: coded, span, words, coding } of ordered) {
    if (first.length === most) break
    const { transcript } = coded
    const key = `${transcript.id}:${span.start}`
    if (places.has(key)) continue
    places.add(key)
    const turn = transcript.turns.find(({ end }) => end > span.start)!
    first.push({
      against,
      transcript: transcript.id,
      group: transcript.group,
      speaker: turn.speaker,
      turn: turn.index,
      line: lineAt(transcript, span.start),
      time: turn.time,
      start: span.start,
      end: span.end,
      words: words.map(({ start, end }) => ({ start, end })),
      coding: coding.id,
    })
  }
  return first
}

/** The next turn, where it is another participant's. */
interface Answer {
  readonly turn: Turn
  readonly dissents: boolean
}

/** Makes what finds the answer to a turn: it reads each pair of turns once, whatever codes they carry. */
function createAnswers(
  { codebook }: CodedStudy,
  speakerOf: Tally['speakerOf'],
): (coded: CodedTranscript, turn: Turn) => Answer | null {
  const known = new Map<Turn, Answer | { readonly turn: null }>()
  const find = ({ transcript }: CodedTranscript, turn: Turn): Answer | { readonly turn: null } => {
    let next = turn.index + 1
    // Turns without words (a cough that was noted) are passed over.
    while (
      next < transcript.turns.length &&
      wordsSaid(transcript, transcript.turns[next], transcript.turns[next]) === 0
    )
      next++
    const after = transcript.turns[next]
    const [own, other] = [speakerOf(turn), after && speakerOf(after)]
    if (!own || !other || own === other || !isParticipant(other) || !isCounted(codebook, after)) return { turn: null }
    const said = (each: Turn): string => wordsOf(transcript, each)
    return { turn: after, dissents: reactionIn(said(after), said(turn)) === 'dissents' }
  }
  return (coded, turn) => {
    const answer = getOrMake(known, turn, () => find(coded, turn))
    return answer.turn === null ? null : answer
  }
}

/** The words of a turn, a blank in place of each mark. */
function wordsOf(transcript: CodedTranscript['transcript'], turn: Turn): string {
  const { text } = transcript
  let words = ''
  let from = turn.start
  for (const { start, end } of marksIn(transcript, turn)) {
    words += `${text.slice(from, start)} `
    from = end
  }
  return words + text.slice(from, turn.end)
}

/** Finds a negator among the few words ahead of the evidence, within the unit, that is not evidence itself. */
function negatorAhead({ transcript: { text } }: CodedTranscript, { start, evidence }: Coding): Span | null {
  for (const found of evidence) {
    const from = Math.max(start, found.start - 60)
    for (const word of wordsIn(text.slice(from, found.start)).slice(-reach).reverse()) {
      if (!mayNegate(word.form)) continue
      const span = { start: from + word.start, end: from + word.end }
      if (!evidence.some(each => each.start < span.end && span.start < each.end)) return span
    }
  }
  return null
}

/** Sorts what was withheld for its negation by code, themes included. What moderators said is not data. */
function withheldByCode({
  codebook,
  transcripts,
}: CodedStudy): ReadonlyMap<string, readonly (readonly [CodedTranscript, Withheld])[]> {
  const codesAbove = lineage(codebook)
  const byCode = new Map<string, (readonly [CodedTranscript, Withheld])[]>()
  for (const coded of transcripts)
    for (const withheld of coded.withheld) {
      if (withheld.withheld.by !== 'negated' || !isCounted(codebook, coded.transcript.turns[withheld.turn])) continue
      for (const code of codesAbove(withheld.code)) getOrMake(byCode, code, () => []).push([coded, withheld])
    }
  return byCode
}

function looksAtNegation({ negated, rules }: Code): boolean {
  return negated !== null || rules.some(({ rule }) => rule.kind !== 'pattern' && rule.negated !== null)
}

/** True where the rule that fired counts only what is negated: there a negation speaks for the theme. */
function asksForNegation({ codebook: { codes } }: CodedStudy, { code, evidence }: Coding): boolean {
  const rules = codes.find(({ id }) => id === code)?.rules ?? []
  return evidence.some(({ rule: id }) =>
    rules.some(each => each.id === id && each.rule.kind !== 'pattern' && each.rule.negated === 'only'),
  )
}
