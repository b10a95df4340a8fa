import { getOrMake } from './get-or-make'
import type { SpokenWords } from './spoken-words'

/** How many participants, and how many groups, say a word. */
export interface Sayers {
  readonly people: number
  readonly groups: number
}

/** Who says words in a part of the talk, and who says them in the rest of a whole: one pair for each word. */
export type SayersOf = (
  words: readonly number[],
  here: readonly (readonly [from: number, to: number])[],
  outside: Uint8Array,
) => readonly (readonly [here: Sayers, rest: Sayers])[]

/**
 * Makes what counts who says some words in one part of the talk, and who says them in the rest of a whole.
 *
 * How often somebody says a word in the whole is counted once, so that a question costs no more than the part that it is about: a common word stands in
 * a hundred thousand places, and is asked about for each of many codes.
 *
 * The question's `outside` is 1 for each word that is no part of the whole.
 */
export function createSayers(spoken: SpokenWords): SayersOf {
  const placesOf = placesByWord(spoken)
  const { people, groups } = voicesOf(spoken)
  const placesIn = createPlacesIn(spoken)
  const [countPeople, countGroups] = [createCount(people, placesOf), createCount(groups, placesOf)]
  return (words, here, outside) =>
    placesIn(words, here, outside).map((places, i) => {
      const [ofPeople, ofGroups] = [countPeople(words[i], places, outside), countGroups(words[i], places, outside)]
      return [
        { people: ofPeople.here, groups: ofGroups.here },
        { people: ofPeople.rest, groups: ofGroups.rest },
      ]
    })
}

/** Voices of one kind: the number of the one that says the word at each place (−1 for nobody in particular), and how many numbers there are. */
interface Voices {
  readonly at: Int32Array
  readonly size: number
}

function voicesOf({ ids, turns }: SpokenWords): { readonly people: Voices; readonly groups: Voices } {
  const people = new Int32Array(ids.length)
  const groups = new Int32Array(ids.length)
  const [numbers, groupNumbers] = [new Map<unknown, number>(), new Map<unknown, number>()]
  for (const { from, to, person, group } of turns.values()) {
    people.fill(person ? getOrMake(numbers, person, () => numbers.size) : -1, from, to)
    groups.fill(
      getOrMake(groupNumbers, group, () => groupNumbers.size),
      from,
      to,
    )
  }
  return { people: { at: people, size: numbers.size }, groups: { at: groups, size: groupNumbers.size } }
}

/** Makes what gives the places of words within a part and a whole, each once however often the part's stretches overlap. */
function createPlacesIn({ ids, size }: SpokenWords): (...question: Parameters<SayersOf>) => readonly number[][] {
  const slots = new Int32Array(size).fill(-1)
  const isSeen = new Uint8Array(ids.length)
  return (words, here, outside) => {
    const places = words.map((): number[] => [])
    for (const [slot, id] of words.entries()) slots[id] = slot
    for (const [from, to] of here) {
      for (let place = from; place < to; place++) {
        const slot = slots[ids[place]]
        if (slot < 0 || isSeen[place] === 1 || outside[place] === 1) continue
        isSeen[place] = 1
        places[slot].push(place)
      }
    }
    for (const id of words) slots[id] = -1
    for (const each of places) for (const place of each) isSeen[place] = 0
    return places
  }
}

/** How often each voice that says a word says it. */
interface VoiceCounts {
  readonly voices: readonly number[]
  readonly times: readonly number[]
}

/** Makes what counts the voices of one kind that say a word at some places of a whole, and at its others. */
function createCount({ at, size }: Voices, placesOf: (id: number) => Int32Array) {
  const times = new Int32Array(size)
  const known = new WeakMap<Uint8Array, Map<number, VoiceCounts>>()
  const inWhole = (id: number, outside: Uint8Array): VoiceCounts => {
    const voices: number[] = []
    for (const place of placesOf(id))
      if (outside[place] === 0 && at[place] >= 0 && times[at[place]]++ === 0) voices.push(at[place])
    const counts = { voices, times: voices.map(voice => times[voice]) }
    for (const voice of voices) times[voice] = 0
    return counts
  }
  return (
    id: number,
    places: readonly number[],
    outside: Uint8Array,
  ): { readonly here: number; readonly rest: number } => {
    const whole = getOrMake(
      getOrMake(known, outside, () => new Map()),
      id,
      () => inWhole(id, outside),
    )
    let here = 0
    let rest = 0
    for (const place of places) if (at[place] >= 0 && times[at[place]]++ === 0) here++
    for (const [i, voice] of whole.voices.entries()) {
      if (whole.times[i] > times[voice]) rest++
      times[voice] = 0
    }
    return { here, rest }
  }
}

/** Looks up where each word is said. */
function placesByWord({ ids, size }: SpokenWords): (id: number) => Int32Array {
  const ends = new Int32Array(size + 1)
  for (const id of ids) ends[id + 1]++
  for (let id = 0; id < size; id++) ends[id + 1] += ends[id]
  const next = ends.slice()
  const sorted = new Int32Array(ids.length)
  for (let place = 0; place < ids.length; place++) sorted[next[ids[place]]++] = place
  return id => sorted.subarray(ends[id], ends[id + 1])
}
