import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

export type Answer = Readonly<Record<string, number>>

/** True where a program is there, with every package that its script needs. */
const lacks = (program: string, ...words: string[]): boolean =>
  spawnSync(program, words, { stdio: 'ignore' }).status !== 0

const python = '/usr/bin/python3'
export const noPython = lacks(python, '-c', 'import nltk, scipy, sklearn, statsmodels')
export const noR = lacks(
  'Rscript',
  '-e',
  'for (p in c("psych", "vcd", "vegan")) stopifnot(nzchar(system.file(package = p)))',
)
export const needsPython = noPython ? ' (skipped: Python with nltk, scipy, sklearn and statsmodels is not here)' : ''
export const needsR = noR ? ' (skipped: R with psych, vcd and vegan is not here)' : ''

/** Asks Python: the name of a function of `oracle.py`, and its arguments. */
export function askPython(
  questions: readonly { readonly ask: string; readonly of: readonly unknown[] }[],
): readonly Answer[] {
  const lines = run(
    python,
    'oracle.py',
    questions.map(question => JSON.stringify(question)),
  )
  return lines.map(line => JSON.parse(line) as Answer)
}

/** Asks R: the name of a function of `oracle.R`, and a table. */
export function askR(
  questions: readonly { readonly ask: string; readonly of: readonly (readonly number[])[] }[],
): readonly Answer[] {
  const lines = run(
    'Rscript',
    'oracle.R',
    questions.map(({ ask, of }) => [ask, of.length, ...of.flat()].join(' ')),
  )
  return lines.map(line => {
    const words = line.trim().split(' ')
    const pairs = words.flatMap((word, i) => (i % 2 === 0 ? [[word, Number(words[i + 1])] as const] : []))
    return Object.fromEntries(pairs)
  })
}

function run(program: string, script: string, questions: readonly string[]): readonly string[] {
  const { stdout, stderr, status } = spawnSync(program, [join(import.meta.dirname, script)], {
    input: `${questions.join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`)
  return stdout.trim().split('\n')
}
