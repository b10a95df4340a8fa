import type { Found } from './found'

/** `start`: the places with no word that counts between the beginning of the stretch and them. */
export function start(places: readonly Found[], wordsAhead: (place: Found) => number): readonly Found[] {
  return places.filter(place => wordsAhead(place) === 0)
}

/** `end`: the places with no word that counts between them and the end of the stretch. */
export function end(places: readonly Found[], wordsBehind: (place: Found) => number): readonly Found[] {
  return places.filter(place => wordsBehind(place) === 0)
}
