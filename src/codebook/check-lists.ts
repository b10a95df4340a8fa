import type { Pattern } from '../matchers/pattern'
import { listsIn } from '../matchers/pattern-syntax'
import { circlesIn } from './circles'
import type { PatternList } from './codebook'
import { didYouMean } from './did-you-mean'
import type { Field } from './field'
import type { PatternReading } from './read-patterns'

/** Reports patterns that use a list which does not exist. */
export function checkListsExist({ patterns, report }: PatternReading, names: readonly string[]): void {
  const known = new Set(names)
  for (const { pattern, field } of patterns) {
    for (const name of listsIn(pattern)) {
      if (known.has(name)) continue
      const hint =
        didYouMean(name, names) ??
        (names.length === 0 ? 'the codebook has no "lists"' : `there are ${names.join(', ')}`)
      const offset = Math.max(0, pattern.source.indexOf(name, pattern.source.indexOf('list(')))
      report(field, { code: 'unknown-list', message: `no list is called "${name}"`, hint }, offset)
    }
  }
}

/** Reports phrases with a list that holds `text:/…/` or `code(…)`, itself or by another list: a phrase is made of words. */
export function checkListsInPhrases(
  { patterns, report }: PatternReading,
  lists: ReadonlyMap<string, PatternList>,
): void {
  // A dictionary may name a list of thousands of words in hundreds of phrases.
  const wordlessLists = new Map(
    [...wordless.keys()].map(kind => [
      kind,
      new Set([...lists.keys()].filter(name => holds(kind, name, lists, new Set()))),
    ]),
  )
  for (const { pattern, field } of patterns) {
    if (pattern.kind !== 'words' || pattern.elements.length === 1) continue
    for (const name of listsIn(pattern)) {
      for (const [kind, { code, form }] of wordless) {
        if (!wordlessLists.get(kind)!.has(name)) continue
        const message = `the list "${name}" holds ${form}, which cannot stand in a phrase`
        const hint = 'set the list beside the other words with near'
        report(field, { code, message, hint }, Math.max(0, pattern.source.indexOf(name)))
      }
    }
  }
}

/** Kinds of patterns that are no words. */
const wordless = new Map([
  ['text', { code: 'text-regex-alone', form: 'text:/…/' }],
  ['code', { code: 'code-alone', form: 'code(…)' }],
] as const)

function holds(
  kind: Pattern['kind'],
  name: string,
  lists: ReadonlyMap<string, PatternList>,
  seen: Set<string>,
): boolean {
  if (seen.has(name)) return false
  seen.add(name)
  return (lists.get(name)?.patterns ?? []).some(
    pattern => pattern.kind === kind || listsIn(pattern).some(other => holds(kind, other, lists, seen)),
  )
}

/** Reports lists that come back to themselves, each circle at one of its lists. */
export function checkListsEnd(
  lists: ReadonlyMap<string, PatternList>,
  fields: ReadonlyMap<string, Field>,
  { report }: PatternReading,
): void {
  const uses = new Map([...lists].map(([name, { patterns }]) => [name, [...new Set(patterns.flatMap(listsIn))]]))
  for (const circle of circlesIn(uses)) {
    const message = `a list uses itself: ${[...circle, circle[0]].join(' → ')}`
    report(fields.get(circle[0])!, { code: 'cyclic-list', message, hint: 'take one of them out of the circle' }, 'key')
  }
}
