import { readCodebook } from '../../src/codebook/read-codebook'
import { formatProblem } from '../../src/problem'

/** Every problem of a codebook, as the terminal shows it, with the severity of those that are no errors. */
export async function problemsOf(yaml: string): Promise<readonly string[]> {
  const { problems } = await readCodebook(yaml, 'c.yaml')
  return problems.map(problem => `${problem.severity === 'error' ? '' : 'warning: '}${formatProblem(problem)}`)
}
