import type { Example } from '../../codebook/codebook'
import { codingsOfExample } from '../check-examples'
import type { Coding } from '../coding'
import type { CompiledCodebook } from '../compiled'
import { type Lint, lintAt } from './lint'
import { isOneBranch } from './walk'

/** Two codes that share so many examples are told of in one line. */
const fewestShared = 3
/** …when they are this share of the first code's examples: people often say two things at once, and an example may too. */
const leastShare = 0.25

/**
 * Finds codes whose examples are often coded with another code as well, and by which words. Codes above and below in the same branch
 * are meant to go together.
 *
 * One example with two codes is no fault. Three, or a quarter of a code's examples if that is more, say that the two codes are hard to tell apart, for rules and for
 * people.
 */
export function examplesOfOthers(compiled: CompiledCodebook): readonly Lint[] {
  const { codebook } = compiled
  return codebook.codes.flatMap(({ id, examples }) => {
    const shared = new Map<string, { example: Example; coding: Coding }[]>()
    for (const example of examples) {
      const seen = new Set<string>()
      for (const coding of codingsOfExample(compiled, example)) {
        if (seen.has(coding.code) || isOneBranch(coding.code, id)) continue
        seen.add(coding.code)
        const list = shared.get(coding.code)
        if (list) list.push({ example, coding })
        else shared.set(coding.code, [{ example, coding }])
      }
    }
    return [...shared]
      .filter(([, { length }]) => length >= fewestShared && length >= leastShare * examples.length)
      .map(([other, [{ example, coding }, ...more]]) =>
        lintAt(example.at, {
          code: 'shared-examples',
          about: id,
          message: `${more.length + 1} of the ${examples.length} examples of ${id} are coded with ${other} too, this one by ${wordsOf(coding)}`,
          hint: 'fine if people say both at once; else tell the two codes apart in the rules, and in "not-when"',
        }),
      )
  })
}

function wordsOf({ evidence }: Coding): string {
  return [...new Set(evidence.map(({ text }) => `"${text}"`))].slice(0, 3).join(', ')
}
