import type { CoderRatings } from './coder-ratings'
import { overallCodes } from './overall-codes'

/**
 * Gives each unit the set of codes that each coder gave it: empty where a coder looked and found nothing, null where a coder did not
 * decide about every code, so that the set is not known.
 */
export function codeSets({
  coders,
  units,
  variables,
}: Pick<CoderRatings, 'coders' | 'units' | 'variables'>): readonly (readonly (ReadonlySet<string> | null)[])[] {
  const overall = overallCodes(variables)
  const codes = variables.filter(({ id }) => overall.has(id))
  return units.map((_, unit) =>
    coders.map((_, coder) => {
      let given: Set<string> | null = null
      for (const { id, categories, ratings } of codes) {
        const value = ratings[coder][unit]
        if (value === -1) return null
        if (categories[value] !== 1) continue
        given ??= new Set()
        given.add(id)
      }
      return given ?? none
    }),
  )
}

const none: ReadonlySet<string> = new Set()
