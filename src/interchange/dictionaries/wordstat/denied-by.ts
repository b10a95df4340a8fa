import { type DenyingRelation, phrasesThatDeny } from './rule-draft'

/** What some exceptions say of a focus: it does not count near, before or after another, within so many words. */
export interface Denied {
  readonly relation: DenyingRelation
  /** A pattern. */
  readonly other: string
  readonly within: number
}

/** Finds the relation that phrases deny, where they are just those which an import writes for it; else null. */
export function deniedBy(phrases: readonly string[], focus: string): Denied | null {
  const [closest] = phrases
  for (const relation of ['after', 'before', 'near'] as const) {
    const isBehind = relation !== 'before'
    if (!(isBehind ? closest.endsWith(` ${focus}`) : closest.startsWith(`${focus} `))) continue
    const beside = isBehind ? closest.slice(0, -focus.length) : closest.slice(focus.length)
    const gap = /…(\d+)/.exec(beside)
    const other = beside.replace(/…\d+/, '').trim()
    const within = gap ? Number(gap[1]) : phrases.length / (relation === 'near' ? 2 : 1) - 1
    if (!Number.isInteger(within)) continue
    const written = phrasesThatDeny(relation, focus, other, within)
    if (JSON.stringify(written) === JSON.stringify(phrases)) return { relation, other, within }
  }
  return null
}
