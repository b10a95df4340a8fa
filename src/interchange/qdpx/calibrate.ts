import { getOrMake } from '../../analysis/get-or-make'
import type { Span } from '../../text/span'
import { type Counting, countings, effectOf, placeStretches, type WidePlaces, widePlaces } from './counting'
import type { QdaSelection } from './project'

/** A stretch that was selected in a text, with its positions as they are written. */
export type Selected = Pick<QdaSelection, 'start' | 'end' | 'name' | 'line'>

/** A text with what was selected in it. */
export interface SelectedText {
  readonly text: string
  readonly selections: readonly Selected[]
}

export interface Calibration {
  /** The way of counting of which most excerpts stand where they should; the standard's where that is not told apart. */
  readonly counting: Counting
  /** Selections whose name repeats their words, or should. */
  readonly excerpts: number
  /** How many of them stand at their positions. */
  readonly fitting: number
  /** By text, by selection: where it lies; null where it leaves the text. */
  readonly spans: readonly (readonly (Span | null)[])[]
  /** The first excerpt that does not stand at its positions. */
  readonly stray: Selected | null
  /** Selections without an excerpt that would lie elsewhere in a way of counting that fits the excerpts as well. */
  readonly unsure: number
}

/**
 * Finds out how a program counted positions, by the words that it repeats in the names of selections: no selection alone can tell, since ways of counting
 * agree by accident.
 *
 * Programs cut names short, and people replace them: what is shorter than the selection must be how its words begin, and a name that stands nowhere in
 * the text is none of its words, unless most names of that text are such and as long as their selections, for then the text is another one.
 */
export function calibrate(texts: readonly SelectedText[]): Calibration {
  const prepared = texts.map(each => ({ ...each, wide: widePlaces(each.text), names: each.selections.map(nameOf) }))
  const tried = tryAll(prepared)
  const isExcerpt = excerptsAmong(prepared, tried)
  const scored = tried.map(each => ({ ...each, ...scoreOf(each, isExcerpt) }))
  const best = scored.reduce((a, b) =>
    b.exact > a.exact || (b.exact === a.exact && b.closeness > a.closeness) ? b : a,
  )
  const alike = scored.filter(({ exact, closeness }) => exact === best.exact && closeness === best.closeness)
  const excerpts = isExcerpt.reduce((sum, each) => sum + each.filter(Boolean).length, 0)
  const chosen = excerpts === 0 ? scored[0] : best
  const { counting, fitting, fits } = chosen
  const spans = prepared.map(({ text, selections, wide }) => placeStretches(text, selections, counting, wide))
  let stray: Selected | null = null
  let unsure = 0
  for (const [t, { text, selections, wide }] of prepared.entries()) {
    stray ??= selections.find((_, s) => isExcerpt[t][s] && fits[t][s] === 0) ?? null
    const doubtful = excerpts === 0 ? [] : selections.flatMap((_, s) => (isExcerpt[t][s] ? [] : [s]))
    if (doubtful.length === 0) continue
    const stretches = doubtful.map(s => selections[s])
    const others = alike.map(each => placeStretches(text, stretches, each.counting, wide))
    unsure += doubtful.filter((s, i) => others.some(other => !isSame(other[i], spans[t][s]))).length
  }
  return { counting, excerpts, fitting, spans, stray, unsure }
}

function isSame(a: Span | null, b: Span | null): boolean {
  return a?.start === b?.start && a?.end === b?.end
}

interface Prepared extends SelectedText {
  readonly wide: WidePlaces
  /** By selection; null where it has no name. */
  readonly names: readonly (SelectionName | null)[]
}

/** The name of a selection, and what is asked of it for each way of counting. */
interface SelectionName {
  readonly name: string
  /** Its first character that is no blank; NaN where there is none. */
  readonly first: number
  /** Offset behind its last character, but for blanks and the dots of a name that was cut short. */
  readonly end: number
  readonly hasDots: boolean
  /** How many characters that are no blanks stand ahead of `end`. */
  readonly characters: number
}

function nameOf({ name }: Selected): SelectionName | null {
  if (name === null) return null
  const whole = name.trimEnd()
  const end = whole.endsWith('…') ? whole.length - 1 : whole.endsWith('...') ? whole.length - 3 : whole.length
  const hasDots = end < whole.length
  return { name, first: name.charCodeAt(name.search(/\S/)), end, hasDots, characters: bare(name.slice(0, end)).length }
}

interface Tried {
  readonly counting: Counting
  /**
   * By text, by selection, how close the name is to what stands there: 3 exactly, 2 but for blanks at the end or cut short, 1 but for a blank ahead too,
   * 0 not at all. A blank stands ahead of most words, so that ways of counting which are out by one are often close.
   */
  readonly fits: readonly Uint8Array[]
}

/**
 * Tries all ways of counting; those that come to the same in a text are tried once there. Where every name stands to the letter at its positions as the
 * standard counts them, only ways in which the same is true can be meant too.
 */
function tryAll(texts: readonly Prepared[]): readonly Tried[] {
  const known = texts.map(() => new Map<string, Uint8Array>())
  const fitsOf = (counting: Counting, t: number): Uint8Array =>
    getOrMake(known[t], effectOf(counting, texts[t].text), () => tryOne(texts[t], counting))
  const isExact = (counting: Counting): boolean =>
    texts.every(({ names }, t) => {
      const fits = fitsOf(counting, t)
      return names.every((name, s) => name === null || Number.isNaN(name.first) || fits[s] === 3)
    })
  const meant = isExact(countings[0]) ? countings.filter(isExact) : countings
  return meant.map(counting => ({ counting, fits: texts.map((_, t) => fitsOf(counting, t)) }))
}

function tryOne({ text, selections, names, wide }: Prepared, counting: Counting): Uint8Array {
  const spans = placeStretches(text, selections, counting, wide)
  return Uint8Array.from(names, (name, s) => (name === null || spans[s] === null ? 0 : fitOf(name, text, spans[s])))
}

/** From how many characters on a name may be the beginning of a selection's words and not a name of its own. */
const beginning = 20

function fitOf(
  { name, first, end: nameEnd, hasDots, characters }: SelectionName,
  text: string,
  { start, end }: Span,
): number {
  if (text.startsWith(name, start) && end - start >= name.length) {
    if (end - start === name.length) return 3
    // So it is in most ways of counting that are out by one at the end.
    if (afterBlanks(text, start + name.length, end) < end && !hasDots) return characters < beginning ? 0 : 2
  }
  // Most ways of counting are out by a character, which shows at once.
  let there = afterBlanks(text, start, end)
  if (there === end || text.charCodeAt(there) !== first) return 0
  let given = afterBlanks(name, 0, nameEnd)
  const isAhead = given > 0 === there > start
  let isSpaced = isAhead
  while (given < nameEnd && there < end) {
    if (name.charCodeAt(given) !== text.charCodeAt(there)) return 0
    const [next, nextThere] = [afterBlanks(name, given + 1, nameEnd), afterBlanks(text, there + 1, end)]
    if (next < nameEnd && nextThere < end) isSpaced &&= next > given + 1 === nextThere > there + 1
    ;[given, there] = [next, nextThere]
  }
  if (given < nameEnd) return 0
  const isCut = there < end && characters >= (hasDots ? 8 : beginning)
  if (isCut) return isAhead ? 2 : 1
  const isWhole = hasDots ? bare(text.slice(there, end)) === bare(name.slice(nameEnd)) : there === end
  if (!isWhole) return 0
  // XML turns line ends in attributes into blanks.
  if (isSpaced && !hasDots && isBlank(name.charCodeAt(name.length - 1)) === isBlank(text.charCodeAt(end - 1))) return 3
  return isAhead ? 2 : 1
}

/** The first offset from one on at which no blank stands. */
function afterBlanks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isBlank(text.charCodeAt(at))) at++
  return at
}

function isBlank(unit: number): boolean {
  return unit <= 32 ? unit === 32 || (unit >= 9 && unit <= 13) : unit >= 160 && /\s/.test(String.fromCharCode(unit))
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

/** Tells by text, by selection, whether the name is an excerpt of words that should stand there. */
function excerptsAmong(texts: readonly Prepared[], tried: readonly Tried[]): readonly (readonly boolean[])[] {
  return texts.map(({ text, selections, names }, t) => {
    let known: string | null = null
    const isWithin = (given: string): boolean => {
      known ??= bare(text)
      return known.includes(given)
    }
    const kinds = selections.map(({ start, end }, s) => {
      const name = names[s]
      if (name === null || Number.isNaN(name.first)) return 'none'
      if (tried.some(({ fits }) => fits[t][s] > 0)) return 'excerpt'
      const length = end - start
      const isWhole = Math.abs(name.name.length - length) <= Math.max(4, length / 5)
      const cut = bare(name.name.slice(0, name.end))
      const mayBeginWords = cut.length >= beginning && cut.length < length
      if ((isWhole || mayBeginWords) && cut !== '' && isWithin(cut)) return 'excerpt'
      return isWhole ? 'stranger' : 'label'
    })
    const count = (...those: readonly string[]): number => kinds.filter(kind => those.includes(kind)).length
    const areWords = count('stranger') > count('excerpt', 'label')
    return kinds.map(kind => kind === 'excerpt' || (kind === 'stranger' && areWords))
  })
}

function scoreOf({ fits }: Tried, isExcerpt: readonly (readonly boolean[])[]) {
  let [fitting, exact, closeness] = [0, 0, 0]
  for (const [t, each] of fits.entries()) {
    for (const [s, value] of each.entries()) {
      if (!isExcerpt[t][s]) continue
      if (value > 0) fitting++
      if (value === 3) exact++
      closeness += value
    }
  }
  return { fitting, exact, closeness }
}
