import type { Element, Pattern } from '../../matchers/pattern'
import { fold } from '../../text/fold'
import type { CompiledPattern } from '../compiled'
import type { Passage } from '../passages'
import type { Talk } from '../talk'
import type { View } from '../view'

/** What came nearest to a pattern that was not found. */
export interface NearMiss {
  /** In words: `"no real", where "voice" is lacking`. */
  readonly words: string
  /** Between 0 and 1: the share of the pattern that is there. */
  readonly closeness: number
}

/**
 * Finds what in a stretch came nearest to a pattern: of a phrase, the longest beginning of it that is there; of a word, one that
 * shares most of its letters. Null where nothing comes near.
 *
 * Only plain words and globs are compared: what a list or a regular expression means is told by their own traces.
 */
export function nearestWords({ patterns }: CompiledPattern, { stretch, talk }: View): NearMiss | null {
  let best: NearMiss | null = null
  for (const number of patterns) {
    const pattern = talk.compiled.sources[number]
    for (const passage of stretch.passages) {
      const miss = nearestIn(pattern, passage, talk)
      if (miss && (best === null || miss.closeness > best.closeness)) best = miss
    }
  }
  return best
}

function nearestIn(pattern: Pattern, passage: Passage, talk: Talk): NearMiss | null {
  if (pattern.kind !== 'words') return null
  const letters = pattern.elements.map(lettersOf)
  if (letters.some(each => each === null)) return null
  return letters.length === 1
    ? alike(letters[0]!, passage, talk)
    : longestBeginning(pattern, letters as string[], passage, talk)
}

/** The letters that a word or a glob begins with. */
function lettersOf(element: Element): string | null {
  if (
    element.kind !== 'word' ||
    (element.matcher !== 'word' && element.matcher !== 'glob' && element.matcher !== 'stems')
  )
    return null
  return element.argument.replace(/[*?].*$/, '')
}

function alike(wanted: string, { firstWord, endWord }: Passage, talk: Talk): NearMiss | null {
  let best: NearMiss | null = null
  for (let word = firstWord; word < endWord; word++) {
    const text = textOf(word, talk)
    const common = commonBeginning(wanted, fold(text))
    if (common < 4 || common * 3 < wanted.length * 2) continue
    const closeness = (0.5 * common) / Math.max(wanted.length, text.length)
    if (best === null || closeness > best.closeness) best = { words: `"${text}"`, closeness }
  }
  return best
}

function longestBeginning(
  pattern: Pattern,
  letters: readonly string[],
  { firstWord, endWord }: Passage,
  talk: Talk,
): NearMiss | null {
  let most = 0
  let at = -1
  for (let first = firstWord; first < endWord; first++) {
    let length = 0
    while (length < letters.length && first + length < endWord && fits(pattern, length, letters, first + length, talk))
      length++
    if (length > most) [most, at] = [length, first]
  }
  // One frequent word of a long phrase is no near miss.
  if (most === 0 || (most === 1 && letters.length > 2)) return null
  const said = Array.from({ length: most }, (_, i) => textOf(at + i, talk)).join(' ')
  const next = at + most < endWord ? `"${textOf(at + most, talk)}" follows` : 'nothing follows'
  return { words: `"${said}", but ${next} where ${letters[most]} is wanted`, closeness: (0.8 * most) / letters.length }
}

function fits(pattern: Pattern, index: number, letters: readonly string[], word: number, talk: Talk): boolean {
  const form = fold(textOf(word, talk))
  const element = pattern.kind === 'words' ? pattern.elements[index] : undefined
  return element?.kind === 'word' && element.matcher === 'word'
    ? form === letters[index]
    : form.startsWith(letters[index])
}

function commonBeginning(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

function textOf(word: number, { words, transcript }: Talk): string {
  return transcript.text.slice(words.starts[word], words.ends[word])
}
