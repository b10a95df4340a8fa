import type { Codebook } from '../../codebook/codebook'
import { listsIn } from '../../matchers/pattern-syntax'
import { type Lint, lintAt } from './lint'
import { patternsOfCode } from './walk'

/** Finds lists that no code uses, be it by another list. */
export function unusedLists({ codes, lists }: Codebook): readonly Lint[] {
  const waiting = codes.flatMap(patternsOfCode).flatMap(listsIn)
  const used = new Set<string>()
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (used.has(name)) continue
    used.add(name)
    waiting.push(...(lists.get(name)?.patterns ?? []).flatMap(listsIn))
  }
  return [...lists.values()]
    .filter(({ name }) => !used.has(name))
    .map(({ name, at }) =>
      lintAt(at, {
        code: 'unused-list',
        about: null,
        message: `no code uses the list "${name}"`,
        hint: `write list(${name}) where it belongs, or take it out`,
      }),
    )
}
