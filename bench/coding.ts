import { applyCodebook } from '../src/coding/apply-codebook'
import { codebookOf, compiledOf, variants } from './codebooks'
import { type Corpus, countCharacters, drawTerms } from './corpus'
import { ours } from './matchers'
import { peakOf } from './peak-memory'
import { inRounds, median, medianRatio } from './rounds'
import { toTwo, whole } from './table'
import { transcriptsOf } from './transcripts'

export const codingColumns = [
  'terms',
  'rules',
  'M chars/s',
  '× matching',
  '× words and phrases',
  'codings',
  'withheld',
  'peak MB',
]

/** Times coding, with the evidence and origin of every decision, for each kind of rules, beside matching alone. */
export async function benchCoding(corpus: Corpus, characters: number, count: number): Promise<readonly string[][]> {
  const terms = drawTerms(corpus, count)
  const turns = [...corpus.chunks(characters)].flat()
  const length = countCharacters(turns)
  const transcripts = await transcriptsOf(turns)
  const matching = await ours.prepare(terms)
  // A codebook of more than 4 MiB is refused.
  const fitting = variants.filter(variant => codebookOf(terms, variant).length < 2 ** 22)
  const books = await Promise.all(fitting.map(variant => compiledOf(terms, variant)))
  const times = inRounds(5, [
    () => matching.count(turns),
    ...books.map(book => () => {
      for (const transcript of transcripts) applyCodebook(book, transcript)
    }),
  ])
  return fitting.map(({ name }, i) => {
    const coded = transcripts.map(transcript => applyCodebook(books[i], transcript))
    return [
      whole(count),
      name,
      toTwo(length / median(times[i + 1]) / 1e3),
      toTwo(medianRatio(times[i + 1], times[0])),
      toTwo(medianRatio(times[i + 1], times[1])),
      whole(coded.reduce((sum, { codings }) => sum + codings.length, 0)),
      whole(coded.reduce((sum, { withheld }) => sum + withheld.length, 0)),
      whole(peakOf({ stage: 'coding', name, terms: count, characters: length })),
    ]
  })
}
