import type { Run } from '../../../run/run'

/** Names an attribute as the study file does. */
export function attributeLabel({ study }: Pick<Run, 'study'>, name: string): string {
  return study?.attributes.get(name)?.label ?? name
}

/** Gives the fewest people that a category must have to be shown. */
export function minimumCellOf({ study }: Pick<Run, 'study'>): number {
  return study?.report.minimumCell ?? 5
}

/** Says why nothing stands in a place, without saying which of the two it is. */
export function notShown(least: number): string {
  return `not shown: fewer than ${least} people, or it would give away a category of so few`
}
