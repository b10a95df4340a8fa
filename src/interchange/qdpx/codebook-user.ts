import type { Codebook } from '../../codebook/codebook'

const opening = 'themewright codebook '

/** Names the user that stands for a codebook's rules in a project: what they give is a candidate until a person has judged it. */
export function codebookUser({ title, version }: Pick<Codebook, 'title' | 'version'>): string {
  return `${opening}${title} ${version}`
}

/** True for the name of a user that stands for the rules of a codebook, and for no person. */
export function isCodebookUser(name: string): boolean {
  return name.startsWith(opening)
}
