import pc from 'picocolors'
import { byCodePoint } from '../analysis/by-code-point'
import { formatProblem, hasErrors, type Problem } from '../problem'
import { visible } from '../report/visible'

/** Exit codes, as `commands.md` fixes them. */
export const exit = { done: 0, wrongInput: 1, wrongUsage: 2 } as const

/** True where a person looks on and wants colours: on a terminal, without NO_COLOR. */
function colourful(stream: NodeJS.WriteStream): boolean {
  return Boolean(stream.isTTY) && !process.env.NO_COLOR && process.env.TERM !== 'dumb'
}

/** How the terminal looks that standard output goes to; a file is as wide as a page. */
export function terminalLook(): { readonly colour: boolean; readonly width: number } {
  return { colour: colourful(process.stdout), width: process.stdout.columns ?? 100 }
}

/**
 * Prints problems to standard error, one a line, by file and line, and how many there are.
 *
 * @param shown Gives the name by which the user knows a file.
 * @returns The exit code that they ask for.
 */
export function printProblems(problems: readonly Problem[], shown: (file: string) => string = file => file): number {
  const c = pc.createColors(colourful(process.stderr))
  const named = problems.map(problem =>
    problem.file === undefined ? problem : { ...problem, file: shown(problem.file) },
  )
  for (const problem of inOrder(named)) {
    const line = formatProblem(safe(problem))
    const code = `  ${problem.code}  `
    const at = line.indexOf(code)
    const colour = problem.severity === 'error' ? c.red : c.yellow
    process.stderr.write(`${at === -1 ? line : line.slice(0, at) + colour(code) + line.slice(at + code.length)}\n`)
  }
  if (problems.length > 0) say(tally(problems))
  return hasErrors(problems) ? exit.wrongInput : exit.done
}

/** Names in other people's files may hold what steers a terminal. */
function safe({ file, message, hint, ...rest }: Problem): Problem {
  return {
    ...rest,
    message: visible(message),
    ...(file === undefined ? {} : { file: visible(file) }),
    ...(hint === undefined ? {} : { hint: visible(hint) }),
  }
}

/** Prints a message to standard error. */
export function say(message: string): void {
  process.stderr.write(`${visible(message)}\n`)
}

/**
 * Prints to standard output, and waits where the reader is slower.
 *
 * @returns False once nobody reads any more (`| head`).
 */
export async function print(text: string): Promise<boolean> {
  if (process.stdout.destroyed || !process.stdout.writable) return false
  if (process.stdout.write(text)) return true
  await new Promise<void>(done => {
    const go = () => {
      process.stdout.off('drain', go).off('close', go).off('error', go)
      done()
    }
    process.stdout.once('drain', go).once('close', go).once('error', go)
  })
  return process.stdout.writable
}

/** Prints values as JSON lines. */
export async function printLines(values: Iterable<unknown>): Promise<boolean> {
  let waiting = ''
  for (const value of values) {
    waiting += `${JSON.stringify(value)}\n`
    if (waiting.length > 1 << 16) {
      if (!(await print(waiting))) return false
      waiting = ''
    }
  }
  return waiting === '' || print(waiting)
}

/** Sorts by file, line and column; problems of one place keep their order. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(
    (a, b) =>
      byCodePoint(a.file ?? '', b.file ?? '') || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  )
}

/** Gives a number with its noun: `1 turn`, `2 turns`. */
export function count(n: number, noun: string, nouns = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : nouns}`
}

function tally(problems: readonly Problem[]): string {
  const errors = problems.filter(problem => problem.severity === 'error').length
  const warnings = problems.length - errors
  return [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')].filter(Boolean).join(', ')
}
