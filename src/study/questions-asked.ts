import type { Stem } from '../text/stem'
import { wordsIn } from '../text/words'
import type { Transcript } from '../transcript/transcript'
import { type Listened, listenFor, type Sign, type SpokenWord, signOf, spokenWords } from './recognise-question'
import type { Guide } from './study'

/** A question of the guide that was put to the group, and what tells so. */
export interface AskedQuestion {
  /** Its id. */
  readonly question: string
  /** 0-based index of the moderator's turn that asks it. */
  readonly turn: number
  /** `cue "made you leave"`, `4 of 6 content words of the question`, or `word "leaving"`, which is of its id. */
  readonly because: string
  /** In words that tell: the more, the surer. Compare it within a guide only. */
  readonly score: number
  /** Ids of other questions that the same turn clearly asks too ("What do you do, and for how long?"), the surest first. */
  readonly also: readonly string[]
}

/**
 * Tells which question of the guide was being answered: one entry a turn, null where it is not known.
 *
 * A question is in force from the moderator's turn that asks it until another one is asked; following up and passing the word
 * round change nothing. Moderators ask in their own words, so a question is known by its cues, in any inflection; by most of
 * its own content words; or else by a word of its id. Of several the best is taken: by score, then the one that was not asked
 * before, then by the guide's order.
 *
 * It would rather say nothing than name a wrong question. Where a turn has no more than a hint of another question, or asks
 * something of which no word was said since the last question, nothing is in force until a question is known again.
 *
 * @param stem Gives the stem of a word; the word itself in languages without a stemmer.
 */
export function questionsAsked(transcript: Transcript, guide: Guide, stem: Stem): readonly (AskedQuestion | null)[] {
  const { text, turns, speakers } = transcript
  if (!turns.some(({ role }) => role === 'moderator')) return turns.map(() => null)
  const questions = listenFor(guide, stem)
  const names = new Set(speakers.flatMap(({ id }) => wordsIn(id).map(({ form }) => form)))
  const before = new Set<string>()
  /** Words said since the question in force was asked. */
  let since = new Set<string>()
  let now: AskedQuestion | null = null

  return turns.map(turn => {
    const words = text.slice(turn.start, turn.end)
    if (turn.role === 'moderator') {
      const said = spokenWords(transcript, turn, stem)
      const [best, ...others] = signsOf(questions, said, before)
      const inDoubt = best ? best.kind === 'hinted' : words.includes('?') && isNew(said, since, names, stem)
      if (best?.question.id !== now?.question) {
        if (inDoubt) now = null
        else if (best) {
          now = askedBy(best, turn.index, others)
          before.add(now.question)
          since = new Set()
        }
      }
    }
    if (now) for (const { form } of wordsIn(words)) since.add(form)
    return now
  })
}

/** Finds the questions that a turn may ask, the best first. */
function signsOf(
  questions: readonly Listened[],
  said: readonly SpokenWord[],
  before: ReadonlySet<string>,
): readonly Sign[] {
  const surest = ['clear', 'named', 'hinted']
  const isRepeat = ({ question }: Sign): number => Number(before.has(question.id))
  // Sorting keeps the guide's order where nothing else decides.
  return questions
    .flatMap(question => signOf(question, said) ?? [])
    .sort((a, b) => surest.indexOf(a.kind) - surest.indexOf(b.kind) || b.score - a.score || isRepeat(a) - isRepeat(b))
}

function askedBy({ question, because, score }: Sign, turn: number, others: readonly Sign[]): AskedQuestion {
  const also = others.filter(({ kind }) => kind === 'clear').map(each => each.question.id)
  return { question: question.id, turn, because, score, also }
}

/** True for a question of at least two content words, none of which was said since the last one was asked. Names tell nothing. */
function isNew(
  said: readonly SpokenWord[],
  since: ReadonlySet<string>,
  names: ReadonlySet<string>,
  stem: Stem,
): boolean {
  const words = new Set(
    said.filter(({ content, asks, form }) => content && asks && !names.has(form)).map(each => each.stem),
  )
  return words.size > 1 && [...since].every(form => !words.has(stem(form)))
}
