import { createRandom } from '../../../src/analysis/reliability/random'
import type { UnitDecisions } from '../../../src/analysis/validation/stratify'
import type { TwoByTwo } from '../../../src/analysis/validation/two-by-two'

/** An invented study in which it is known what people would have coded in every unit. */
export interface Population {
  readonly units: readonly UnitDecisions[]
  /** By unit, then by code. */
  readonly people: readonly (readonly (0 | 1)[])[]
}

/** Invents units in seven groups. A code is in `share` of them; the rules find `recall` of these, and are right in `precision` of what they find. */
export function population(
  size: number,
  codes: readonly { readonly share: number; readonly precision: number; readonly recall: number }[],
): Population {
  const random = createRandom('population')
  const people: (0 | 1)[][] = []
  const units: UnitDecisions[] = []
  for (let i = 0; i < size; i++) {
    const there = codes.map(({ share }): 0 | 1 => (random() < share ? 1 : 0))
    const found = codes.map(({ share, precision, recall }, c): 0 | 1 => {
      const falseAlarm = (share * recall * (1 / precision - 1)) / (1 - share)
      return random() < (there[c] ? recall : falseAlarm) ? 1 : 0
    })
    people.push(there)
    units.push({ unit: `${i}`, group: `fg0${i % 7}`, codes: found })
  }
  return { units, people }
}

export function truth({ units, people }: Population, code: number): TwoByTwo {
  const count = (rules: 0 | 1, there: 0 | 1) =>
    units.filter(({ codes }, i) => codes[code] === rules && people[i][code] === there).length
  return { hits: count(1, 1), falseAlarms: count(1, 0), misses: count(0, 1), neither: count(0, 0) }
}
