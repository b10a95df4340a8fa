import { mayNegate } from '../text/negators'
import { type Word, wordsIn } from '../text/words'

/** What a turn's first words say about what was said before it. */
export type Reaction = 'agrees' | 'dissents'

/** In a longer turn, a "yes" may begin something else. */
const shortTurn = 12

/** Say it whatever follows, in turns of any length. */
const agreeing = phrases(`
  i agree · i'd agree · i would agree · i totally agree · i completely agree · couldn't agree more · i couldn't agree more ·
  that's true · that's so true · too true · very true ·
  i'm with you · i'm with her · i'm with him · you're right · you're so right · she's right · he's right ·
  same here · same for me · same for us · same with me · same with us · it's the same for me · it's the same for us ·
  it's the same here · i'm the same · we're the same · me too · us too · so do i · so do we · so did i · so am i · so have i ·
  me neither · neither do i · neither did i · neither have i · nor do i · nor did i · hear hear`)
const dissenting = phrases(`
  i disagree · i'd disagree · i would disagree · i have to disagree · i don't agree · i do not agree · i wouldn't agree ·
  i'm not sure i agree · i don't see it that way · i see it differently · i wouldn't go that far · i'd say the opposite · quite the opposite · the opposite · on the contrary ·
  that's not true · that isn't true · that's not right · that's not fair · that's not my experience · it's not like that ·
  it isn't like that`)

/** Agree in a short turn. */
const agreeingInBrief = phrases(`
  yes · yeah · yep · yup · that's right · quite right · too right · that's fair · fair point · fair enough · that's a fair point`)

/** Agree where a pause follows, in a longer turn a full stop: "Definitely.", not "Definitely the rota." */
const agreeingAlone = phrases(`
  exactly · absolutely · definitely · totally · precisely · agreed · likewise · ditto · same · true · fair · spot on · for sure · of course ·
  that's it · well said`)

/** Dissent in a short turn, except from a negative, with which they rather agree: "Nobody tells us." "Not in my team, no." */
const dissentingFromPositive = phrases(`
  not really · not always · not necessarily · not quite · not entirely · not for me · not for us · not in my · not in our · not at ours ·
  not where i · not where we · not with us · not here · i don't think so · i don't think that's · i don't think it's ·
  i wouldn't say · i'm not sure that's · i'm not sure it's · that's not · that isn't`)

/** Say nothing by themselves. A bare "no" agrees with a negative as often as it dissents. */
const leads = new Set(
  'oh ah well um umm uh er erm mm mmm hm hmm yes yeah yep yup no nope nah sorry honestly so and see'.split(' '),
)
const hedges = new Set(['no', 'nope', 'nah', 'well'])
const takingBack = new Set(['but', 'although', 'though', 'except', 'however'])
const pause = /^\s*(?:[^\p{L}\p{M}\p{N}\s]|$)/u
const stop = /^\s*[.!]/
const question = /\?\W*$/
/** "…, isn't it?", "…, is it?", "…, right?": what asks for agreement rather than for an answer. */
const tag =
  /(?:n['\u2019]t (?:it|they|he|she|we|you|i|that|there)|, ?(?:is|are|was|were|do|does|did|have|has|can|could|will|would) (?:it|they|he|she|we|you|i|there)|\b(?:right|innit|you know))\s*\?\W*$/i
const negatives = new Set(['nobody', 'nothing', 'nowhere', 'few', 'little'])

/**
 * Tells whether a turn's first words mark agreement or dissent; null where they do not, or might mean either.
 *
 * It knows the English openings of the lists above, and would rather say nothing. A turn that begins with a question is no reaction;
 * what answers one is only where it says so outright ("I agree"); and a bare "no", "right" or "mm" is none. An agreement that is
 * taken back at once ("Yeah, but …") is dissent, in short turns (Pomerantz, A. 1984, Agreeing and disagreeing with assessments, in Atkinson
 * and Heritage, *Structures of Social Action*, 57–101). Irony is beyond it.
 *
 * @param said The words of a turn, without the transcriber's marks.
 * @param before Those of the turn that it follows.
 * @example
 * reactionIn('Yeah, exactly.', 'It is the rota.') // 'agrees'
 * reactionIn('Yeah, but not at night.', 'It is the rota.') // 'dissents'
 * reactionIn('Not really, no.', 'Nobody tells us.') // null
 */
export function reactionIn(said: string, before: string): Reaction | null {
  if (/^[^.!?…]*\?/.test(said)) return null
  const words = wordsIn(said)
  const answers = question.test(before) && !tag.test(before)
  const isBrief = words.length <= shortTurn && !answers
  let agrees = false
  let at = 0
  while (at < words.length) {
    const rest = words.slice(at)
    if (lengthOf(dissenting, rest) > 0) return 'dissents'
    if (isBrief && lengthOf(dissentingFromPositive, rest) > 0) return isNegative(said, before) ? null : 'dissents'
    if (agrees && takingBack.has(rest[0].form)) return isBrief ? 'dissents' : null
    const alone = answers ? 0 : lengthOf(agreeingAlone, rest)
    const length = Math.max(
      lengthOf(agreeing, rest),
      isBrief ? lengthOf(agreeingInBrief, rest) : 0,
      alone > 0 && (isBrief ? pause : stop).test(said.slice(rest[alone - 1].end)) ? alone : 0,
    )
    if (length === 0 && !leads.has(rest[0].form)) break
    // "Yeah, no" and "Yeah, well" may mean either.
    agrees = length > 0 || (agrees && !hedges.has(rest[0].form))
    at += Math.max(1, length)
  }
  return agrees ? 'agrees' : null
}

/** True where a "not" would rather agree: with a negative before it, or "not … either". */
function isNegative(said: string, before: string): boolean {
  return (
    wordsIn(said).some(({ form }) => form === 'either') ||
    wordsIn(before).some(({ form }) => mayNegate(form) || negatives.has(form))
  )
}

/** How many words the longest opening takes with which these words begin; 0 for none. */
function lengthOf(openings: readonly (readonly string[])[], words: readonly Word[]): number {
  const fitting = openings.filter(opening => opening.every((form, i) => words[i]?.form === form))
  return Math.max(0, ...fitting.map(({ length }) => length))
}

function phrases(list: string): readonly (readonly string[])[] {
  return list.split('·').map(phrase => phrase.trim().split(/\s+/))
}
