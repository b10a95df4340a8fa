import type { Where } from '../codebook/codebook'
import type { Distance, Found } from '../matchers/rules/found'
import type { GrammarWord } from '../text/grammar'
import { mayNegate } from '../text/negators'
import type { Transcript } from '../transcript/transcript'
import type { CompiledCodebook } from './compiled'
import { isCodedRole } from './divide'
import type { Passage, ReadPassages } from './passages'
import type { Scopes } from './scopes'

/** Attributes of a speaker, by name. */
export type AttributesOf = (speaker: string | null) => Readonly<Record<string, string | null>>

/** The question of the guide that a turn answers, and the moderator's turn that asked it; null where it is not known. */
export type QuestionOf = (turn: number) => { readonly question: string; readonly turn: number } | null

/** A transcript as it is judged: everything that rules may ask about it. */
export interface Talk extends ReadPassages {
  readonly compiled: CompiledCodebook
  readonly transcript: Transcript
  readonly scopes: Scopes
  readonly questionOf: QuestionOf
  /** True where this is an example, which nobody asked for: every condition on who said it, or what prompted it, is fulfilled. */
  readonly saidByAnyone: boolean
  /** The moderator's turn that asks a question which a turn answers; -1 where it answers another one, or nobody knows. */
  readonly askedIn: (turn: number, question: string) => number
  readonly distance: Distance
  /** True where what was said on a turn fulfils a condition. */
  readonly allows: (where: Where, turn: number) => boolean
  /** True for turns whose talk is coded. */
  readonly isCoded: (turn: number) => boolean
  /** The moderator's turn that opens the exchange of a turn; -1 where there is none, or it is that turn. */
  readonly openingOf: (turn: number) => number
  /** The passage in which a word, by its number, stands. */
  readonly passageOf: (word: number) => Passage
  /** The passage in which an offset stands; the next one where it stands between two. */
  readonly passageAt: (offset: number) => Passage
  /** True where a word, by its number, stands in the reach of a negator. Grammar is asked only where its sentence holds one. */
  readonly isNegated: (word: number) => boolean
  /** What grammar says of a word, by its number. Reads the word's sentence when first asked. */
  readonly grammarOf: (word: number) => GrammarWord
  /** What each code was found by so far, by the code's place among codes; in the order of units. */
  readonly carried: Map<number, Carried[]>
}

/** What a code was found by in a unit. */
export interface Carried {
  /** The unit's first passage and, exclusive, its last, by their numbers. */
  readonly from: number
  readonly to: number
  readonly found: readonly Found[]
}

export interface TalkOptions {
  readonly attributesOf: AttributesOf
  readonly questionOf: QuestionOf
  /** Takes every `where` and every `question` as fulfilled. */
  readonly saidByAnyone: boolean
}

export function createTalk(
  compiled: CompiledCodebook,
  transcript: Transcript,
  read: ReadPassages,
  scopes: Scopes,
  { attributesOf, questionOf, saidByAnyone }: TalkOptions,
): Talk {
  const { rank, words, hits, passages } = read
  const { turns, text, group } = transcript
  const isCoded = turns.map(({ role }) => isCodedRole(role, compiled.codebook.roles))
  const openings: number[] = []
  for (const { index, role } of turns) openings.push(role === 'moderator' ? index : (openings[index - 1] ?? -1))
  const grammar = new Map<number, readonly GrammarWord[]>()
  /** Whether each sentence that was asked about holds a negator, by its number. */
  const negators = new Map<number, boolean>()

  function holdsNegator({ number, firstWord, endWord }: Passage): boolean {
    let holds = negators.get(number)
    if (holds === undefined) {
      holds = false
      for (let word = firstWord; word < endWord && !holds; word++)
        holds = mayNegate(compiled.vocabulary.form(words.forms[word]))
      negators.set(number, holds)
    }
    return holds
  }

  function grammarOf(word: number): GrammarWord {
    const passage = passageOf(word)
    let known = grammar.get(passage.number)
    if (known === undefined) {
      known = readGrammar(passage)
      grammar.set(passage.number, known)
    }
    return known[word - passage.firstWord]
  }

  /** The first passage that ends behind something. */
  function firstPassage(endsBehind: (passage: Passage) => boolean): Passage {
    let low = 0
    let high = passages.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (endsBehind(passages[middle])) high = middle
      else low = middle + 1
    }
    return passages[low]
  }

  const passageOf = (word: number): Passage => firstPassage(({ endWord }) => endWord > word)

  function readGrammar({ firstWord, endWord }: Passage): readonly GrammarWord[] {
    const spans = Array.from({ length: endWord - firstWord }, (_, i) => ({
      start: words.starts[firstWord + i],
      end: words.ends[firstWord + i],
    }))
    return compiled.grammar!.read(text, spans)
  }

  function isSaidBy(where: Where, turn: number): boolean {
    const { speaker, role } = turns[turn]
    const attributes = where.attributes.size > 0 ? attributesOf(speaker) : {}
    return (
      isOneOf(role, where.role) &&
      isOneOf(speaker, where.speaker) &&
      isOneOf(group, where.group) &&
      (where.question === null || isOneOf(questionOf(turn)?.question ?? null, where.question)) &&
      [...where.attributes].every(([name, values]) =>
        isOneOf(Object.hasOwn(attributes, name) ? attributes[name] : null, values),
      )
    )
  }

  return {
    passages,
    words,
    hits,
    rank,
    compiled,
    transcript,
    scopes,
    questionOf,
    saidByAnyone,
    askedIn: (turn, question) => {
      if (saidByAnyone) return turn
      const answered = questionOf(turn)
      return answered?.question === question ? answered.turn : -1
    },
    distance: (earlier, later) => (later.first <= earlier.last ? -1 : rank[later.first] - rank[earlier.last + 1]),
    allows: saidByAnyone ? () => true : isSaidBy,
    isCoded: turn => isCoded[turn],
    openingOf: turn => (openings[turn] === turn ? -1 : openings[turn]),
    passageOf,
    passageAt: offset => firstPassage(({ end }) => end > offset),
    isNegated: word => holdsNegator(passageOf(word)) && grammarOf(word).negated,
    grammarOf,
    carried: new Map(),
  }
}

function isOneOf(value: string | null, wanted: readonly string[] | null): boolean {
  return wanted === null || (value !== null && wanted.includes(value))
}
