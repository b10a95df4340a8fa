import type { Codebook } from '../../codebook/codebook'
import { alignCodebooks } from './align-codebooks'
import type { CodebookEdit } from './codebook-edit'

/**
 * Says what is different in the newer of two codebooks, in the researcher's terms: codes, keywords, rules, settings.
 *
 * A rule is known by its name; one without, by what it says, so that its place is no matter. A rule without a name of which half
 * of the patterns are still there was changed; else one was removed and another added. Version and log of changes are no edits.
 *
 * @returns In the order of the newer codebook: what concerns all of it, its lists, its codes.
 */
export function codebookEdits(before: Codebook, after: Codebook): readonly CodebookEdit[] {
  return alignCodebooks(before, after).edits
}
