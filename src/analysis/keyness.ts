import { byCodePoint } from './by-code-point'
import { type AttributeReading, answersIn, categoriesOf, whyNoTable } from './categories'
import type { CodedStudy } from './coded-study'
import { getOrMake } from './get-or-make'
import { hiddenCategories } from './hidden-categories'
import { type SpokenWords, spokenWords } from './spoken-words'
import { tally } from './tally'
import {
  type Compare,
  type ComparisonOptions,
  countsOf,
  createComparison,
  type WordComparison,
  wholeOf,
} from './word-comparison'
import { evidenceOf, stretchesOf } from './word-stretches'

/** A word that is said more, or less, in one part of the talk than in the rest of it. */
export interface KeyWord extends WordComparison {
  /** `code`, `group`, or the name of an attribute; `attribute:code` where an attribute is called like one of the two. */
  readonly by: string
  /** Id of the code or the group, or the category. */
  readonly of: string
  /** How many of `count` are words for which a unit got this code; null of other parts. */
  readonly evidence: number | null
  /** True where any is: the word is then key by construction. Null of other parts. */
  readonly inRule: boolean | null
  /** Whether the code's rules were scored against blind human coding; null of other parts. */
  readonly validated: 'yes' | 'no' | null
}

export interface KeynessOptions extends ComparisonOptions {
  /** Categories of fewer people are left out, and those that would give them away. 5 unless told. */
  readonly minimumCell?: number
  /** How the values of attributes are read. */
  readonly attributes?: AttributeReading
}

/**
 * Finds the words that are said more, or less, in the units of a code than in the rest of the talk; in one group than in the others; by
 * people of one category than by the others of whom the attribute is known.
 *
 * Ordered by log-likelihood within each side, then by code point. It ranks words to be read and tests nothing: words of one person depend on
 * each other, and people of one group too, so look at how many people and groups say a word, and at the log ratio for the size of the
 * difference. Words for which a unit was coded are key for that code by construction (`inRule`); a word of one person is a habit
 * (`onePerson`). Moderators' talk, fillers and transcriber's marks count in nothing.
 *
 * Left out are parts without words or without a rest to compare with, groups where there are more than 50, attributes that make no table
 * (names, free text), categories that are too small to be shown, and those whose rest is.
 */
export function keyness(study: CodedStudy, options: KeynessOptions = {}): readonly KeyWord[] {
  const { countsPeople } = tally(study)
  const spoken = spokenWords(study)
  const compare = createComparison(spoken, countsPeople, options)
  return [
    ...byCode(study, spoken, compare),
    ...byGroup(spoken, compare),
    ...byAttribute(study, spoken, compare, options),
  ]
}

/** With more groups, each is hardly more than one person's answers. */
const mostGroups = 50

function byCode(study: CodedStudy, spoken: SpokenWords, compare: Compare): readonly KeyWord[] {
  const { codes } = tally(study)
  const whole = wholeOf(
    [...spoken.turns.values()].map(({ from, to }) => [from, to] as const),
    spoken,
  )
  return study.codebook.codes.flatMap(({ id }) => {
    const units = codes.get(id)!.filter(({ codings }) => codings.length > 0)
    const evidence = countsOf(stretchesOf(evidenceOf(units), spoken), spoken).counts
    const validated = study.validated?.has(id) ? 'yes' : 'no'
    return compare(stretchesOf(units, spoken), whole).map(({ id: word, ...found }) => ({
      by: 'code',
      of: id,
      ...found,
      evidence: evidence[word],
      inRule: evidence[word] > 0,
      validated,
    }))
  })
}

function byGroup(spoken: SpokenWords, compare: Compare): readonly KeyWord[] {
  const groups = new Map<string, (readonly [number, number])[]>()
  for (const { group, from, to } of spoken.turns.values()) getOrMake(groups, group, () => []).push([from, to])
  if (groups.size > mostGroups) return []
  const whole = wholeOf([...groups.values()].flat(), spoken)
  return [...groups]
    .sort(([a], [b]) => byCodePoint(a, b))
    .flatMap(([of, stretches]) => compare(stretches, whole).map(found => rowOf('group', of, found)))
}

function byAttribute(
  study: CodedStudy,
  spoken: SpokenWords,
  compare: Compare,
  { minimumCell = 5, attributes: { orders, multiple } = {} }: KeynessOptions,
): readonly KeyWord[] {
  const { people } = study
  const talk = new Map<unknown, (readonly [number, number])[]>()
  for (const { person, from, to } of spoken.turns.values())
    if (person) getOrMake(talk, person, () => []).push([from, to])
  return people.attributes.flatMap(name => {
    const known = tally(study).participants.flatMap(person => {
      const answers = answersIn(people.attributesOf(person.group, person.label).get(name), multiple?.get(name))
      return answers.length === 0 ? [] : [{ answers, talk: talk.get(person) ?? [] }]
    })
    const given = new Set(known.flatMap(({ answers }) => answers))
    if (whyNoTable(given.size, known.length) !== null) return []
    const categories = categoriesOf(given, orders?.get(name)).filter(category => given.has(category))
    const peopleIn = categories.map(category => known.filter(({ answers }) => answers.includes(category)))
    const hidden = hiddenCategories(
      peopleIn.map(each => each.length),
      minimumCell,
    )
    const whole = wholeOf(
      known.flatMap(each => each.talk),
      spoken,
    )
    const by = name === 'code' || name === 'group' ? `attribute:${name}` : name
    return categories.flatMap((category, i) => {
      // Beside a category of all but one, the rest is that one's words.
      if (hidden[i] || known.length - peopleIn[i].length < minimumCell) return []
      const here = peopleIn[i].flatMap(each => each.talk)
      return compare(here, whole).map(found => rowOf(by, category, found))
    })
  })
}

function rowOf(by: string, of: string, { id: _, ...found }: ReturnType<Compare>[number]): KeyWord {
  return { by, of, ...found, evidence: null, inRule: null, validated: null }
}
