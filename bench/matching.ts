import { type Corpus, countCharacters, drawTerms } from './corpus'
import { bareLoop, type Matcher, ours, oursWithStems, peers } from './matchers'
import { peakOf } from './peak-memory'
import { inRounds, median, medianRatio } from './rounds'
import { compareHits } from './same-hits'
import { toTwo, whole } from './table'

export const matchingColumns = [
  'terms',
  'matcher',
  'M chars/s',
  'time × ours',
  'hits',
  'of chars',
  'hits against ours',
  'peak MB',
]

/** Times every matcher on the same terms and text; one that is slow gets less of the text. */
export async function benchMatching(corpus: Corpus, characters: number, count: number): Promise<readonly string[][]> {
  const turns = [...corpus.chunks(characters)].flat()
  const terms = drawTerms(corpus, count)
  const reference = await ours.prepare(terms)
  const rows = [ours, oursWithStems, bareLoop, ...peers]
  const tasks = await Promise.all(
    rows.map(async matcher => {
      const text = firstOf(turns, matcher.most?.(count) ?? characters)
      return { matcher, text, length: countCharacters(text), prepared: await matcher.prepare(terms) }
    }),
  )
  const hits = tasks.map(({ prepared, text }) => prepared.count(text))
  const times = inRounds(
    count > 5000 ? 5 : 7,
    tasks.map(
      ({ prepared, text }) =>
        () =>
          prepared.count(text),
    ),
  )
  const perCharacter = times.map((each, i) => each.map(time => time / tasks[i].length))
  return tasks.map(({ matcher, text, length, prepared }, i) => [
    whole(count),
    matcher.name,
    toTwo(1 / median(perCharacter[i]) / 1e3),
    toTwo(medianRatio(perCharacter[i], perCharacter[0])),
    whole(hits[i]),
    whole(length),
    isPeer(matcher) ? compareHits(reference, prepared, firstOf(text, 5e5), new Set(terms)) : '',
    whole(peakOf({ stage: 'matching', name: matcher.name, terms: count, characters: length })),
  ])
}

function isPeer(matcher: Matcher): boolean {
  return peers.includes(matcher)
}

/** The first turns, up to so many characters; at least one. */
export function firstOf(turns: readonly string[], characters: number): readonly string[] {
  let length = 0
  return turns.filter(turn => {
    const isFirst = length < characters
    length += turn.length
    return isFirst
  })
}
