/**
 * What is wrong with the input, where, and what to do about it.
 *
 * Every room collects problems rather than stopping at the first, so that a user mends all of them at once.
 * A bug of ours is a plain `Error`, never a problem.
 */
export interface Problem {
  /** Lasting, documented in `docs/problems.md`; words joined by `-`. */
  readonly code: string
  /** `error`: the input is wrong (exit code 1). `warning`: it can be used, but somebody should know. */
  readonly severity: 'error' | 'warning'
  /** What is wrong, in one sentence without transcript text. */
  readonly message: string
  readonly file?: string
  /** 1-based. */
  readonly line?: number
  /** 1-based, in UTF-16 units. */
  readonly column?: number
  /** What to do. */
  readonly hint?: string
}

/** A place in a file that a person can open: 1-based line and column (UTF-16 units). */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Thrown where nothing can be returned: holds every problem that was found, not the first alone. */
export class InputError extends Error {
  override readonly name = 'InputError'
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'))
  }
}

/**
 * Writes a problem on one line: `file:line:column  code  what is wrong  (hint)`.
 *
 * @example
 * formatProblem({ code: 'unknown-key', severity: 'error', message: 'no key is called "keywrods"', file: 'fees.yaml', line: 12, column: 9, hint: 'did you mean "keywords"?' })
 * // 'fees.yaml:12:9  unknown-key  no key is called "keywrods"  (did you mean "keywords"?)'
 */
export function formatProblem({ code, message, file, line, column, hint }: Problem): string {
  const place = [file, line, column].filter(part => part !== undefined).join(':')
  return [place, code, message, hint && `(${hint})`].filter(Boolean).join('  ')
}

/** True when at least one problem is an error. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(problem => problem.severity === 'error')
}
