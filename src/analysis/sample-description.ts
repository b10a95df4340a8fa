import { type AttributeReading, answersIn, categoriesOf } from './categories'
import type { CodedStudy } from './coded-study'
import { hiddenCategories } from './hidden-categories'
import { tally } from './tally'

/** How the participants who spoke fall into the categories of one attribute, as far as it may be shown. */
export interface AttributeDescription {
  readonly attribute: string
  /** Participants who spoke. With several answers a person, the categories may add up to more. */
  readonly of: number
  /** Categories that may be shown and have somebody in them, in the attribute's order, then by code point. Empty where none may. */
  readonly shown: readonly Category[]
  /** The categories that are too small to be shown, and how many people each of them has, together; null where all are shown. */
  readonly pooled: { readonly categories: number; readonly participants: number } | null
}

export interface Category {
  /** null: not known. */
  readonly value: string | null
  readonly participants: number
}

export interface SampleOptions extends AttributeReading {
  /** Categories of fewer people are not shown one by one: see `hiddenCategories`. */
  readonly minimumCell: number
}

/**
 * Describes the participants who spoke, one attribute at a time, without cells so small that they tell who somebody is. People whose
 * value is not known are a category of their own, the last. An attribute of which nobody's value is known has no entry.
 *
 * This lowers the risk that somebody is recognised; it does not remove it.
 */
export function sampleDescription(
  study: CodedStudy,
  { minimumCell, orders, multiple }: SampleOptions,
): readonly AttributeDescription[] {
  const { people } = study
  const everyone = tally(study).participants.map(({ group, label }) => people.attributesOf(group, label))
  return people.attributes.flatMap(attribute => {
    const counts = new Map<string | null, number>()
    for (const values of everyone) {
      const answers = answersIn(values.get(attribute), multiple?.get(attribute))
      for (const answer of answers.length === 0 ? [null] : answers) counts.set(answer, (counts.get(answer) ?? 0) + 1)
    }
    const given = [...counts.keys()].filter(value => value !== null)
    if (given.length === 0) return []
    const categories = [...categoriesOf(given, orders?.get(attribute)), null]
      .map((value): Category => ({ value, participants: counts.get(value) ?? 0 }))
      .filter(({ participants }) => participants > 0)
    return { attribute, of: everyone.length, ...divide(categories, minimumCell) }
  })
}

function divide(categories: readonly Category[], minimumCell: number): Pick<AttributeDescription, 'shown' | 'pooled'> {
  const sizes = categories.map(({ participants }) => participants)
  const hidden = hiddenCategories(sizes, minimumCell)
  const pooled = sizes.filter((_, i) => hidden[i])
  return {
    shown: categories.filter((_, i) => !hidden[i]),
    pooled:
      pooled.length === 0
        ? null
        : { categories: pooled.length, participants: pooled.reduce((sum, size) => sum + size, 0) },
  }
}
