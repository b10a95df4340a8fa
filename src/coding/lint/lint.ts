import type { Place, Problem } from '../../problem'

/** A warning about a codebook: it can be used, but part of it probably does not do what its author thinks. */
export interface Lint extends Problem {
  readonly severity: 'warning'
  /** Id of the code that it is about; null for what belongs to no code, such as a list. */
  readonly about: string | null
}

/** Writes a warning at the place of a pattern, a rule or a list. */
export function lintAt(
  { file, line, column }: Place,
  finding: Pick<Lint, 'code' | 'about' | 'message' | 'hint'>,
): Lint {
  return { ...finding, severity: 'warning', file, line, column }
}

/** Puts warnings in the order of the file; those of one place keep theirs. */
export function inOrderOfFile(lints: readonly Lint[]): readonly Lint[] {
  return [...lints].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}
