import type { Run } from '../../run/run'
import { saidBy } from './in-numbers'

/** What could be done, by action: the opportunities that the codebook names with its themes. */
export interface ActionsContent {
  /** In the codebook's order; last, where there are any, opportunities of which it names no action. */
  readonly actions: readonly ActionRow[]
}

export interface ActionRow {
  /** Null for opportunities without an action. */
  readonly id: string | null
  readonly label: string
  readonly definition: string | null
  readonly opportunities: readonly OpportunityRow[]
}

export interface OpportunityRow {
  readonly text: string
  readonly code: string
  readonly label: string
  /** How widely the theme was spoken of. */
  readonly saidBy: string
}

/** Sorts the opportunities of all themes by action; null where the codebook names neither. */
export function actionsContent({
  codebook,
  frequencies,
}: Pick<Run, 'codebook' | 'frequencies'>): ActionsContent | null {
  const { codes, actions } = codebook
  const saidOf = new Map(frequencies.map(each => [each.code, saidBy(each)]))
  const opportunities = codes.flatMap(({ id, label, opportunities }) =>
    opportunities.map(({ text, action }) => ({ action, row: { text, code: id, label, saidBy: saidOf.get(id) ?? '' } })),
  )
  if (opportunities.length === 0 && actions.length === 0) return null
  const of = (wanted: string | null): readonly OpportunityRow[] =>
    opportunities.flatMap(({ action, row }) => (action === wanted ? [row] : []))
  const without = of(null)
  return {
    actions: [
      ...actions.map(({ id, label, definition }) => ({ id, label, definition, opportunities: of(id) })),
      ...(without.length === 0
        ? []
        : [{ id: null, label: 'No action named', definition: null, opportunities: without }]),
    ],
  }
}
