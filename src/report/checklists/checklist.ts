import type { Facts } from '../facts'
import { quoted } from '../in-words'

/** `filled`: the facts are all there. `partly`: facts, and what they leave open. `researcher`: nothing that software can know. */
export type Status = 'filled' | 'partly' | 'researcher'

export interface Answer {
  readonly status: Status
  /** Where the status is `researcher`, always `toBeCompleted`. */
  readonly text: string
  /** Where the facts come from; empty where there are none. */
  readonly from: string
}

/** One thing that a standard asks to be reported. */
export interface Item {
  /** As the standard counts; where it does not, the place in its order. */
  readonly number: string
  /** The part of the standard in which it stands. */
  readonly section: string
  /** What it is about, in our words or by its plain name. */
  readonly topic: string
  readonly answer: (facts: Facts) => Answer
}

/** A reporting standard. */
export interface Checklist {
  /** As in `checklists.csv`. */
  readonly id: string
  readonly name: string
  readonly source: string
  readonly items: readonly Item[]
}

/** Numbers items in their order: `S1`, `S2` … with the prefix `S`. */
export function numbered(
  items: readonly (readonly [section: string, topic: string, answer: Item['answer']])[],
  prefix = '',
): readonly Item[] {
  return items.map(([section, topic, answer], i) => ({ number: `${prefix}${i + 1}`, section, topic, answer }))
}

/** What stands wherever only a person knows. */
export const toBeCompleted = 'to be completed by the researcher'

/** An answer that software never has. */
export function researcher(): Answer {
  return { status: 'researcher', text: toBeCompleted, from: '' }
}

/**
 * Makes an answer of the sentences that there are. Without any it is the researcher's.
 *
 * @param from Where the facts come from.
 * @param left What the facts leave open, as a clause: `how they were chosen`. Without it the item is filled.
 */
export function answer(sentences: readonly (string | null)[], from: string, left?: string): Answer {
  const known = sentences.filter(sentence => sentence !== null)
  if (known.length === 0) return researcher()
  if (left === undefined) return { status: 'filled', text: known.join(' '), from }
  return { status: 'partly', text: `${known.join(' ')} ${capital(toBeCompleted)}: ${left}.`, from }
}

/** What the researchers say of themselves, word for word; nobody but they can tell which items it answers. */
export function asGiven({ researchers }: Facts, items: string): Answer {
  if (researchers === null) return researcher()
  return {
    status: 'partly',
    text: `As given by the researchers, for ${items}: ${quoted(researchers)} ${capital(toBeCompleted)}: what this leaves open.`,
    from: 'study file: researchers',
  }
}

/** Points to where the researchers' own words are printed. */
export function seeGiven({ researchers }: Facts, item: string): Answer {
  if (researchers === null) return researcher()
  return {
    status: 'partly',
    text: `See ${item}, as given by the researchers. ${capital(toBeCompleted)}: what this leaves open.`,
    from: 'study file: researchers',
  }
}

function capital(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`
}
