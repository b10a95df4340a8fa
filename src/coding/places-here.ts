import type { Found } from '../matchers/rules/found'
import { overlaps } from '../text/span'
import type { Passage } from './passages'
import type { Talk } from './talk'

/** Gives those of some places that have a word in some passages, or are said of the unit as a whole; in their order. */
export function placesHere(places: readonly Found[], passages: readonly Passage[], talk: Talk): readonly Found[] {
  if (passages.length === 0) return []
  if (places.length < few) return places.filter(place => place.ofUnit || isIn(passages, place))
  const { ofUnits, byPassage } = indexOf(places, talk)
  const here = new Set(ofUnits)
  for (const { number } of passages) for (const i of byPassage.get(number) ?? []) here.add(i)
  return [...here].sort((a, b) => a - b).map(i => places[i])
}

/** True where a place has a word in one of some passages. */
function isIn(passages: readonly Passage[], { first, last, spans }: Found): boolean {
  // Nearly all places of a long talk lie elsewhere: their words tell it without a look at each span.
  if (last < passages[0].firstWord || first >= passages[passages.length - 1].endWord) return false
  return spans.some(span => passages.some(passage => overlaps(passage, span)))
}

/** Up to so many places, looking at each is quicker than an index of them. */
const few = 16

/** Where places lie, by their index. */
interface PlaceIndex {
  readonly ofUnits: readonly number[]
  /** By the number of the passage. */
  readonly byPassage: ReadonlyMap<number, readonly number[]>
}

/** Made once for what a rule found in a place that many units look into. */
const indexes = new WeakMap<readonly Found[], PlaceIndex>()

function indexOf(places: readonly Found[], talk: Talk): PlaceIndex {
  const known = indexes.get(places)
  if (known) return known
  const ofUnits: number[] = []
  const byPassage = new Map<number, number[]>()
  for (const [i, { spans, ofUnit }] of places.entries()) {
    if (ofUnit) ofUnits.push(i)
    else
      for (const { start, end } of spans)
        for (let { number } = talk.passageAt(start); number <= talk.passageAt(end - 1).number; number++) {
          const there = byPassage.get(number)
          if (there) there.push(i)
          else byPassage.set(number, [i])
        }
  }
  const index = { ofUnits, byPassage }
  indexes.set(places, index)
  return index
}
