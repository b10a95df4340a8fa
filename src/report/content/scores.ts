import type { Figure, ValidatedCode } from '../../analysis/validation/validated'
import type { Run } from '../../run/run'
import { coefficient, coefficients } from '../coefficient'
import { counted } from '../in-words'

/** How the rules of a code did against blind human coding. */
export interface Score {
  /** `.86 (95 % interval .74 to .93)`, or why there is none. */
  readonly precision: string
  readonly recall: string
  /** What was compared: `120 of 1,204 units, coded by 2 people, sample 1`. */
  readonly sample: string
}

/** Writes how a code's rules did; null where they were not tested as they stand. */
export function scoreOf(tested: Run['tested'], code: string): Score | null {
  const test = tested.get(code)
  return test ? { precision: figure(test.precision), recall: figure(test.recall), sample: sampleOf(test) } : null
}

function figure({ value, low, high }: Figure): string {
  if (value === null) return 'could not be told'
  return low === null || high === null
    ? coefficient(value)
    : `${coefficient(value)} (95 % interval ${coefficients({ low, high })})`
}

function sampleOf({ sample: { units, population, coders, number } }: ValidatedCode): string {
  return `sample ${number}: ${counted(units, 'unit')} of ${population}, coded blind by ${counted(coders, 'person', 'people')}`
}
