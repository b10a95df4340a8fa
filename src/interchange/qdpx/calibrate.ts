import { getOrMake } from '../../analysis/get-or-make'
import type { Span } from '../../text/span'
import { type Counting, countings, effectOf, placeStretches } from './counting'
import type { QdaSelection } from './project'

/** A text with what was selected in it. */
export interface SelectedText {
  readonly text: string
  readonly selections: readonly QdaSelection[]
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
  readonly stray: QdaSelection | null
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
  const tried = tryAll(texts)
  const isExcerpt = excerptsAmong(texts, tried)
  const scored = tried.map(each => ({ ...each, ...scoreOf(each, isExcerpt) }))
  const best = scored.reduce((a, b) =>
    b.exact > a.exact || (b.exact === a.exact && b.closeness > a.closeness) ? b : a,
  )
  const alike = scored.filter(({ exact, closeness }) => exact === best.exact && closeness === best.closeness)
  const excerpts = isExcerpt.flat().filter(Boolean).length
  const chosen = excerpts === 0 ? scored[0] : best
  const all = texts.flatMap(({ selections }, t) => selections.map((selection, s) => ({ selection, t, s })))
  const stray = all.find(({ t, s }) => isExcerpt[t][s] && chosen.fits[t][s] === 0)
  const lies = ({ spans }: Tried, t: number, s: number): string => `${spans[t][s]?.start}-${spans[t][s]?.end}`
  const unsure = all.filter(
    ({ t, s }) => excerpts > 0 && !isExcerpt[t][s] && alike.some(each => lies(each, t, s) !== lies(chosen, t, s)),
  )
  const { counting, fitting, spans } = chosen
  return { counting, excerpts, fitting, spans, stray: stray?.selection ?? null, unsure: unsure.length }
}

interface Tried {
  readonly counting: Counting
  readonly spans: Calibration['spans']
  /**
   * By text, by selection, how close the name is to what stands there: 3 exactly, 2 but for blanks at the end or cut short, 1 but for a blank ahead too,
   * 0 not at all. A blank stands ahead of most words, so that ways of counting which are out by one are often close.
   */
  readonly fits: readonly (readonly number[])[]
}

/** Tries all ways of counting; those that come to the same in a text are tried once there. */
function tryAll(texts: readonly SelectedText[]): readonly Tried[] {
  const known = texts.map(() => new Map<string, ReturnType<typeof tryOne>>())
  return countings.map(counting => {
    const each = texts.map((text, t) =>
      getOrMake(known[t], effectOf(counting, text.text), () => tryOne(text, counting)),
    )
    return { counting, spans: each.map(({ spans }) => spans), fits: each.map(({ fits }) => fits) }
  })
}

function tryOne({ text, selections }: SelectedText, counting: Counting) {
  const spans = placeStretches(text, selections, counting)
  const fits = selections.map(({ name }, s) => {
    const span = spans[s]
    return name === null || span === null ? 0 : fitOf(name, text.slice(span.start, span.end))
  })
  return { spans, fits }
}

/** From how many characters on a name may be the beginning of a selection's words and not a name of its own. */
const beginning = 20

function fitOf(name: string, words: string): 0 | 1 | 2 | 3 {
  if (name === words) return 3
  // Most ways of counting are out by a character, which shows at once.
  if (name.charCodeAt(name.search(/\S/)) !== words.charCodeAt(words.search(/\S/))) return 0
  if (blanked(name) === blanked(words)) return 3
  const [given, there] = [bare(name), bare(words)]
  if (given === '') return 0
  const cut = withoutDots(given)
  const least = cut === given ? beginning : 8
  const isCut = cut.length >= least && there.length > cut.length && there.startsWith(cut)
  if (given !== there && !isCut) return 0
  return /^\s/.test(words) === /^\s/.test(name) ? 2 : 1
}

/** XML turns line ends in attributes into blanks. */
function blanked(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function withoutDots(text: string): string {
  return text.replace(/(?:…|\.{3})$/, '')
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

/** Tells by text, by selection, whether the name is an excerpt of words that should stand there. */
function excerptsAmong(texts: readonly SelectedText[], tried: readonly Tried[]): readonly (readonly boolean[])[] {
  return texts.map(({ text, selections }, t) => {
    const within = selections.some(({ name }) => name !== null) ? bare(text) : ''
    const kinds = selections.map(({ name, start, end }, s) => {
      if (name === null || bare(name) === '') return 'none'
      if (tried.some(({ fits }) => fits[t][s] > 0)) return 'excerpt'
      const given = withoutDots(bare(name))
      const length = end - start
      const isWhole = Math.abs(name.length - length) <= Math.max(4, length / 5)
      const mayBeginWords = given.length >= beginning && given.length < length
      if ((isWhole || mayBeginWords) && within.includes(given)) return 'excerpt'
      return isWhole ? 'stranger' : 'label'
    })
    const count = (...those: readonly string[]): number => kinds.filter(kind => those.includes(kind)).length
    const areWords = count('stranger') > count('excerpt', 'label')
    return kinds.map(kind => kind === 'excerpt' || (kind === 'stranger' && areWords))
  })
}

function scoreOf({ fits }: Tried, isExcerpt: readonly (readonly boolean[])[]) {
  const those = fits.flatMap((each, t) => each.filter((_, s) => isExcerpt[t][s]))
  return {
    fitting: those.filter(value => value > 0).length,
    exact: those.filter(value => value === 3).length,
    closeness: those.reduce<number>((sum, value) => sum + value, 0),
  }
}
