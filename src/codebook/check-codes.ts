import type { Problem } from '../problem'
import { circlesIn } from './circles'
import type { Code, Codebook } from './codebook'
import { codeReferences, codesNeeded } from './codes-needed'
import { didYouMean } from './did-you-mean'

/** Finds rules and patterns that ask for a code which does not exist, and codes that ask for each other in a circle. */
export function codeProblems(codebook: Pick<Codebook, 'codes' | 'lists'>): readonly Problem[] {
  return [...unknownCodes(codebook), ...circles(codebook)]
}

function unknownCodes({ codes, lists }: Pick<Codebook, 'codes' | 'lists'>): readonly Problem[] {
  const ids = codes.map(({ id }) => id)
  const known = new Set(ids)
  const references = [...codes, asCode(lists)].flatMap(code => codeReferences(code, lists))
  const distinct = new Map(references.map(reference => [JSON.stringify(reference), reference]))
  return [...distinct.values()]
    .filter(({ id }) => !known.has(id))
    .map(({ id, at }): Problem => {
      const byName = ids.filter(other => other.endsWith(`/${id}`))
      const hint =
        byName.length > 0
          ? `did you mean ${byName.map(other => `"${other}"`).join(' or ')}?`
          : (didYouMean(id, ids) ?? 'an id is a path: theme/sub-theme')
      return { code: 'unknown-code', severity: 'error', message: `no code has the id "${id}"`, ...at, hint }
    })
}

/** All lists as if one code used them: a list that nobody uses must hold too. */
function asCode(lists: Codebook['lists']): Pick<Code, 'rules' | 'unless' | 'except'> {
  return { rules: [], unless: [], except: [...lists.values()].flatMap(({ patterns }) => patterns) }
}

function circles(codebook: Pick<Codebook, 'codes' | 'lists'>): readonly Problem[] {
  const { codes, lists } = codebook
  const needs = codesNeeded(codebook)
  const uses = new Map(codes.map(({ id }, index) => [id, needs[index].map(other => codes[other].id)]))
  return circlesIn(uses).map(circle => {
    const first = codes.find(({ id }) => id === circle[0])!
    const next = circle[1] ?? circle[0]
    const reference = codeReferences(first, lists).find(({ id }) => next === id || next.startsWith(`${id}/`))!
    return {
      code: 'cyclic-code',
      severity: 'error',
      message: `whether a code applies hangs on itself: ${[...circle, circle[0]].join(' → ')}`,
      ...reference.at,
      hint: 'take one of them out of the circle; a theme holds its sub-themes already',
    }
  })
}
