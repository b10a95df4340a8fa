import { Bench } from 'tinybench'
import { readCodebook } from '../src/codebook/read-codebook'
import { codebookOf, compiledOf } from './codebooks'
import { type Corpus, drawTerms } from './corpus'
import { ours } from './matchers'
import { toTwo } from './table'

export const coldColumns = [
  'terms',
  'read codebook, ms',
  'read and compile, ms',
  'first matching, ms',
  'later matching, ms',
]

/** What is paid once: the codebook is read and compiled anew each time, and matching begins with a vocabulary that knows no word. */
export async function benchCold(corpus: Corpus, characters: number, count: number): Promise<readonly string[]> {
  const turns = [...corpus.chunks(characters)].flat()
  const terms = drawTerms(corpus, count)
  const yaml = codebookOf(terms)
  const warm = await ours.prepare(terms)
  const bench = new Bench({ iterations: 5, time: 0, warmupIterations: 1, warmupTime: 0 })
  bench
    .add('read', async () => {
      await readCodebook(yaml, 'bench.yaml')
    })
    .add('compile', async () => {
      await compiledOf(terms)
    })
    .add('first', async () => {
      const cold = await ours.prepare(terms)
      cold.count(turns)
    })
    .add('later', () => {
      warm.count(turns)
    })
  await bench.run()
  return [
    String(count),
    ...bench.tasks.map(({ result }) =>
      result.state === 'completed' ? toTwo(result.latency.p50) : String(result.state),
    ),
  ]
}
