import type { Alignment } from './align'
import { Grams } from './grams'
import { type Hit, nearestTo } from './nearest'
import { type PieceApart, piecesApart } from './pieces-apart'
import { countOf, type Spoken } from './spoken'
import { gramsOf, type Wanted, type WantedGram } from './wanted'
import { wordForWordIn } from './word-for-word'

/** Where a quotation stands word for word; where it does not, what is near it. */
export interface LookedUp {
  readonly exact: readonly Alignment[]
  readonly nearest: readonly Alignment[]
  readonly apart: readonly PieceApart[]
}

/** Longer ones are only looked for as a whole: nobody quotes twenty pages. */
const mostWords = 5_000
const mostPlaces = 20_000
const mostVotes = 6_000
const mostPerGram = 2_000

/** Looks all quotations up at once: first word for word, then what is near those that stand nowhere so, then the pieces of those that may be made of several. */
export function lookUp(all: readonly Wanted[], spoken: Spoken): ReadonlyMap<Wanted, LookedUp> {
  const exact = exactPlaces(all, spoken)
  const missing = all.filter(
    wanted => exact.get(wanted)!.length === 0 && wanted.words.length > 2 && wanted.words.length <= mostWords,
  )
  const nearest = nearestPlaces(missing, spoken)
  const split = missing.filter(wanted => hasStrangers(nearest.get(wanted)?.[0]))
  const apart = piecesOf(split, spoken)
  return new Map(
    all.map(wanted => [
      wanted,
      { exact: exact.get(wanted)!, nearest: nearest.get(wanted) ?? [], apart: apart.get(wanted) ?? [] },
    ]),
  )
}

/** Looks each quotation up by the rarest of its runs of three words. */
function exactPlaces(all: readonly Wanted[], spoken: Spoken): ReadonlyMap<Wanted, readonly Alignment[]> {
  const counting = new Grams(spoken)
  const ofAll = all.map(wanted => gramsOf(wanted, 3).map(gram => ({ ...gram, number: counting.add(gram.gram) })))
  const counts = counting.counts()
  const seeking = new Grams(spoken)
  const seeds = ofAll.map(grams => {
    const rarest = grams.reduce<(typeof grams)[number] | null>(
      (best, each) => (best === null || counts[each.number] < counts[best.number] ? each : best),
      null,
    )
    return rarest && counts[rarest.number] > 0 ? { at: rarest.at, number: seeking.add(rarest.gram) } : null
  })
  const places = seeking.places(mostPlaces)
  return new Map(
    all.map((wanted, i) => {
      const seed = seeds[i]
      return [wanted, seed === null ? [] : wordForWordIn(wanted, spoken, places[seed.number], seed.at)]
    }),
  )
}

/** Looks quotations up by their rarer words and pairs of words, as far as they differ from what was said. */
function nearestPlaces(all: readonly Wanted[], spoken: Spoken): ReadonlyMap<Wanted, readonly Alignment[]> {
  const counting = new Grams(spoken)
  const ofAll = all.map(wanted => {
    const rare = gramsOf(wanted, 1).filter(({ gram: [form] }) => countOf(spoken, form) <= mostPerGram / 4)
    return [...gramsOf(wanted, 2), ...rare].map(gram => ({ ...gram, number: counting.add(gram.gram) }))
  })
  const counts = counting.counts()
  const seeking = new Grams(spoken)
  const seeds = ofAll.map(grams => {
    let votes = 0
    return [...grams]
      .filter(({ number }) => counts[number] > 0)
      .sort((a, b) => counts[a.number] - counts[b.number] || a.at - b.at)
      .filter(({ number }) => {
        votes += Math.min(counts[number], mostPerGram)
        return votes <= mostVotes
      })
      .map(({ at, gram }) => ({ at, number: seeking.add(gram) }))
  })
  const places = seeking.places(mostPerGram)
  return new Map(
    all.map((wanted, i) => {
      const hits = seeds[i].map(({ at, number }): Hit => ({ at, places: places[number] }))
      return [wanted, nearestTo(wanted, spoken, hits)]
    }),
  )
}

/** True where several words are not where the rest is: they may be from elsewhere. */
function hasStrangers(nearest: Alignment | undefined): boolean {
  return !nearest || nearest.steps.filter(({ kind }) => kind === 'added').length >= 4
}

function piecesOf(all: readonly Wanted[], spoken: Spoken): ReadonlyMap<Wanted, readonly PieceApart[]> {
  const seeking = new Grams(spoken)
  const numbered = (grams: readonly WantedGram[]) => grams.map(({ at, gram }) => ({ at, number: seeking.add(gram) }))
  const ofAll = all.map(wanted => numbered(gramsOf(wanted, 3)))
  const places = seeking.places(mostPerGram)
  return new Map(
    all.map((wanted, i) => {
      const placesAt: (readonly number[])[] = []
      for (const { at, number } of ofAll[i]) placesAt[at] = places[number]
      return [wanted, piecesApart(wanted, spoken, placesAt)]
    }),
  )
}
