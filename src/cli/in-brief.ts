import type { Lint } from '../coding/lint/lint'
import type { Problem } from '../problem'

/** Of one kind, so many warnings are shown as they are. */
const mostOfAKind = 10

/**
 * Shortens a long list of warnings for reading. A kind with more than ten keeps one line for each code: the first, and how many more there
 * are like it.
 */
export function inBrief(lints: readonly Lint[]): readonly Problem[] {
  const kinds = new Map<string, Map<string | null, Lint[]>>()
  for (const lint of lints) {
    const byCode = kinds.get(lint.code) ?? new Map<string | null, Lint[]>()
    kinds.set(lint.code, byCode)
    byCode.set(lint.about, [...(byCode.get(lint.about) ?? []), lint])
  }
  return [...kinds.values()].flatMap(byCode => {
    const all = [...byCode.values()]
    return all.flat().length <= mostOfAKind ? all.flat() : all.map(oneLine)
  })
}

function oneLine([first, ...more]: readonly Lint[]): Problem {
  if (more.length === 0) return first
  const { about } = first
  return { ...first, hint: `${more.length} more of ${about ?? 'the lists'}: --all shows each` }
}
