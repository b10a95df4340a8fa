import type { CompiledCodebook } from '../compiled'
import { broadPatterns } from './broad-patterns'
import { coveredPatterns } from './covered-patterns'
import { examplesOfOthers } from './examples-of-others'
import { impossibleRules } from './impossible-rules'
import { inOrderOfFile, type Lint } from './lint'
import { createReader } from './reader'
import { sameRules } from './same-rules'
import { splitPhrases } from './split-phrases'
import { unusedLists } from './unused-lists'

/**
 * Finds what is probably not meant in a codebook that is otherwise right: rules that can never be true, patterns that another one covers,
 * patterns that nearly any talk holds, lists that nobody uses, codes that cannot be told apart.
 *
 * @returns Warnings, in the order of the file. What needs transcripts is `lintStudy`'s and `lintCorpus`'s.
 *
 * @example
 * lintCodebook(await compileCodebook(codebook))
 * // [{ code: 'covered-pattern', message: '"training" adds nothing: "train*" (line 12) finds it too', line: 13, … }]
 */
export function lintCodebook(compiled: CompiledCodebook): readonly Lint[] {
  const { codebook, tools } = compiled
  const reader = createReader(codebook, tools)
  return inOrderOfFile([
    ...impossibleRules(codebook, reader),
    ...coveredPatterns(codebook, reader),
    ...broadPatterns(codebook, reader, tools),
    ...splitPhrases(codebook),
    ...unusedLists(codebook),
    ...sameRules(codebook),
    ...examplesOfOthers(compiled),
  ])
}
