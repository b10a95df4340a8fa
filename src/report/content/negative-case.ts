import { type Against, againsts, type NegativeCase, type NegativeCases } from '../../analysis/negative-cases'
import { counted, listed, someOf } from '../in-words'
import type { Passage, ShowPassage } from './passage'

/** What speaks against a theme as far as a program can look, with how it looked. */
export interface NegativeCaseContent {
  /** What was found: "One passage may speak against it.", or "None found." with what was looked for. */
  readonly found: string
  /** Passages that disagree, or that the rules know to be negated. */
  readonly cases: readonly AgainstIt[]
  /** Weaker: a negator just ahead of the words. */
  readonly leads: readonly AgainstIt[]
  /** How many of those there are; 0 where there is none. */
  readonly allLeads: number
  /** Who did not mention it: where to read on. Empty where everybody did, or nobody is named. */
  readonly silent: readonly string[]
  /** How it was looked for, a sentence each, and that only a person can judge. */
  readonly how: readonly string[]
}

interface AgainstIt {
  /** Why it may speak against the theme. */
  readonly why: string
  readonly passage: Passage
  readonly coding: string
}

/** Tells a code's negative cases, or that none was found. */
export function negativeCaseContent(found: NegativeCases, show: ShowPassage): NegativeCaseContent {
  const { cases, leads, counts, followed, looksAtNegation, groupsWithout, onlyOnesWithout } = found
  const all = againsts.reduce((sum, each) => sum + (each === 'negator' ? 0 : counts[each]), 0)
  return {
    found: foundText(found, all),
    cases: cases.map(each => shown(each, show)),
    leads: leads.map(each => shown(each, show)),
    allLeads: counts.negator,
    silent: [
      ...(groupsWithout.length === 0 ? [] : [`Not mentioned in ${someOf(groupsWithout, 6)}.`]),
      ...(onlyOnesWithout.length === 0
        ? []
        : [
            `The only one of their group who does not mention it: ${someOf(
              onlyOnesWithout.map(({ group, participant }) => `${participant} (${group})`),
              6,
            )}.`,
          ]),
      ...(groupsWithout.length + onlyOnesWithout.length === 0
        ? []
        : ['Silence is neither agreement nor dissent; read what they say instead.']),
    ],
    how: [
      followed === null
        ? 'Dissent could not be looked for: the transcripts name no speakers, or the list of openings is of another language.'
        : `Dissent: the next turn of another participant opens with words such as "I disagree" or "not really". ${counted(followed, 'mention')} ${followed === 1 ? 'was' : 'were'} followed by another participant.`,
      looksAtNegation
        ? 'Negation: the rules saw that the words are negated, or a "not", "never" or the like stands among the three words ahead of them.'
        : 'Negation could not be looked for: no rule of the theme asks for it, and the list of negators is of another language.',
      'Only a person can tell whether a passage speaks against the theme, and only reading finds a case that is put in other words.',
    ],
  }
}

function foundText({ counts, followed, looksAtNegation }: NegativeCases, all: number): string {
  if (all > 0)
    return `${counted(all, 'passage')} may speak against it: ${listed(
      againsts.flatMap(each =>
        counts[each] === 0 || each === 'negator' ? [] : [counted(counts[each], ...kinds[each])],
      ),
    )}.`
  const looked = [...(followed === null ? [] : ['dissent']), ...(looksAtNegation ? ['negation'] : [])]
  if (looked.length === 0) return 'Nobody could look for one: see below.'
  const leads =
    counts.negator === 0
      ? ''
      : ` In ${counted(counts.negator, 'place')} a negator stands just ahead of the words: read these first.`
  return `None found, by ${listed(looked)}.${leads} That does not mean that there is none.`
}

/** What one does, and what several do. */
const kinds: Readonly<Record<Exclude<Against, 'negator'>, readonly [one: string, many: string]>> = {
  dissent: ['disagrees with a mention', 'disagree with a mention'],
  withheld: ['is held back as negated', 'are held back as negated'],
  negated: ['is counted though negated', 'are counted though negated'],
}

const whys: Readonly<Record<Against, string>> = {
  dissent: 'It follows a mention of the theme and opens with disagreement.',
  withheld: 'It has the words of the theme, but the rules take what it says for the opposite, so it is not counted.',
  negated: 'It is counted, though the rules saw that the words are negated.',
  negator: 'It is counted, and a negator stands just ahead of the words.',
}

function shown(each: NegativeCase, show: ShowPassage): AgainstIt {
  return {
    why: whys[each.against],
    passage: show(each.transcript, each, each.words, each),
    coding: each.coding,
  }
}
