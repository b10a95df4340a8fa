import { getOrMake } from './get-or-make'
import type { SpokenWords } from './spoken-words'

/** How many participants, and how many groups, say a word. */
export interface Sayers {
  readonly people: number
  readonly groups: number
}

/**
 * Makes what counts who says a word in one part of the talk, and who says it in the rest.
 *
 * @param isHere 1 for each word of the part, when it is asked; the caller alters it between the questions.
 */
export function createSayers(
  spoken: SpokenWords,
  isHere: Uint8Array,
): (id: number, outside: Uint8Array) => readonly [here: Sayers, rest: Sayers] {
  const placesOf = placesByWord(spoken)
  const { people, groups, size } = voicesOf(spoken)
  /** The last round in which a voice was counted here and, behind these, in the rest. Sets would take most of the time. */
  const counted = new Int32Array(2 * size)
  let round = 0
  return (id, outside) => {
    const here = { people: 0, groups: 0 }
    const rest = { people: 0, groups: 0 }
    round++
    for (const place of placesOf(id)) {
      if (outside[place] === 1) continue
      const [sayers, offset] = isHere[place] === 1 ? [here, 0] : [rest, size]
      const person = people[place]
      if (person >= 0 && counted[offset + person] !== round) {
        counted[offset + person] = round
        sayers.people++
      }
      const group = groups[place]
      if (counted[offset + group] === round) continue
      counted[offset + group] = round
      sayers.groups++
    }
    return [here, rest]
  }
}

/** Who says each word: a number for the person (−1 for nobody in particular), and another for the group. */
interface Voices {
  readonly people: Int32Array
  readonly groups: Int32Array
  /** How many numbers there are. */
  readonly size: number
}

function voicesOf({ ids, turns }: SpokenWords): Voices {
  const people = new Int32Array(ids.length)
  const groups = new Int32Array(ids.length)
  const numbers = new Map<unknown, number>()
  const numberOf = (voice: unknown): number => getOrMake(numbers, voice, () => numbers.size)
  for (const { from, to, person, group } of turns.values()) {
    people.fill(person ? numberOf(person) : -1, from, to)
    groups.fill(numberOf(group), from, to)
  }
  return { people, groups, size: numbers.size }
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
