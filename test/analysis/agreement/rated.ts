import type { CoderRatings, RatedUnit, RatedVariable } from '../../../src/analysis/agreement/coder-ratings'

export interface RatedOptions {
  readonly unit?: CoderRatings['unit']
  /** By unit; null unless given. */
  readonly groups?: readonly string[]
  readonly clusters?: readonly string[]
  readonly sizes?: readonly number[]
  readonly texts?: readonly string[]
  /** Level of the scales: variables that are not of 0 and 1, or are named here. */
  readonly scales?: Readonly<Record<string, RatedVariable['level']>>
  readonly spans?: CoderRatings['spans']
  readonly lengths?: CoderRatings['texts']
}

/**
 * Builds ratings from one text a coder, in which each sign is a unit: `-` for not rated. Coders are called A, B, C …
 *
 * @example
 * rated({ cost: ['110-', '1000'] })
 */
export function rated(
  variables: Readonly<Record<string, readonly string[]>>,
  { unit = 'row', groups, clusters, sizes, texts, scales = {}, spans = null, lengths }: RatedOptions = {},
): CoderRatings {
  const [first] = Object.values(variables)
  const units = [...first[0]].map(
    (_, i): RatedUnit => ({
      id: `u${i}`,
      group: groups?.[i] ?? null,
      cluster: clusters?.[i] ?? `u${i}`,
      size: sizes?.[i] ?? 1,
      text: texts?.[i] ?? null,
      place: null,
    }),
  )
  return {
    coders: first.map((_, i) => 'ABCDEFGHIJ'[i]),
    unit,
    units,
    variables: Object.entries(variables).map(([id, ratings]) => {
      const level = scales[id]
      const values =
        level === undefined
          ? ['0', '1']
          : [...new Set(ratings.flatMap(text => [...text]))].filter(sign => sign !== '-').sort()
      return {
        id,
        kind: level === undefined ? 'code' : 'scale',
        level: level ?? 'nominal',
        categories: values.map(Number),
        ratings: ratings.map(text => Int32Array.from([...text], sign => values.indexOf(sign))),
      }
    }),
    spans,
    ...(lengths && { texts: lengths }),
  }
}
