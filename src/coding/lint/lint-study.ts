import type { CompiledCodebook } from '../compiled'
import { inOrderOfFile, type Lint } from './lint'
import { namesAsWords } from './names-as-words'
import type { StudyToLint } from './study-to-lint'
import { unknownInWhere } from './unknown-in-where'

/**
 * Finds where a codebook and its study do not fit: speakers, groups, questions, attributes and values in `where` that the study does not
 * have, and words that are somebody's name.
 *
 * @returns Warnings, in the order of the codebook.
 */
export function lintStudy(compiled: CompiledCodebook, study: StudyToLint): readonly Lint[] {
  return inOrderOfFile([...unknownInWhere(compiled.codebook, study), ...namesAsWords(compiled, study)])
}
