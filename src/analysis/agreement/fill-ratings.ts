import type { Codebook } from '../../codebook/codebook'
import type { UnitRatings } from '../../coding/people/people-codings'
import type { Problem } from '../../problem'
import type { Span } from '../../text/span'
import { firstAfter } from '../words-said'
import type { CodedStretches } from './coded-stretches'
import type { CoderNames } from './coder-names'
import type { RatingSheet } from './rating-sheet'
import type { UnitsToCompare } from './units-to-compare'

interface TableNames {
  readonly nameOf: CoderNames
  readonly idOf: (name: string) => string
  /** Codes that everybody could have given. */
  readonly everybodys: readonly string[]
  readonly lookedEverywhere: boolean
}

/** Enters the ratings of tables. Of two ratings of a unit by one coder, in two files, the first counts. */
export function fillFromTables(
  sheet: RatingSheet,
  tables: readonly UnitRatings[],
  units: UnitsToCompare,
  { nameOf, idOf, everybodys, lookedEverywhere }: TableNames,
): readonly Problem[] {
  const problems: Problem[] = []
  const scales = new Set(
    tables.flatMap(({ variables }) => variables.filter(({ kind }) => kind === 'scale').map(({ name }) => idOf(name))),
  )
  for (const table of tables) {
    const { file, coders, variables, values, sets } = table
    const places = units.placesOf(table)
    const ids = variables.map(({ name }) => idOf(name))
    const others = sets ? everybodys.filter(id => !ids.includes(id)) : []
    let twice = 0
    for (const [c, given] of coders.entries()) {
      const coder = nameOf(table, given)
      const isRated = (unit: number): boolean => sets !== null && (lookedEverywhere || sets[c].has(unit))
      for (const [v, id] of ids.entries()) {
        for (const [unit, place] of places.entries()) {
          const value = values[v][c][unit] ?? (isRated(unit) ? '0' : null)
          if (value === null || place === -1) continue
          if (scales.has(id)) {
            const own = sheet.values(id, coder)
            if (own[place] !== null) twice++
            else own[place] = value
          } else {
            const own = sheet.codes(id, coder)
            if (own[place] !== -1) twice++
            else own[place] = value === '1' ? 1 : 0
          }
        }
      }
      for (const id of others) {
        const own = sheet.codes(id, coder)
        for (const [unit, place] of places.entries())
          if (place !== -1 && own[place] === -1 && isRated(unit)) own[place] = 0
      }
    }
    if (twice > 0) problems.push(ratedTwice(file, twice))
  }
  return problems
}

/** Enters coded stretches: 1 for each unit of which a stretch holds a word, 0 for all others of the transcripts that the coder looked at. */
export function fillFromStretches(
  sheet: RatingSheet,
  { spans, looked, knows }: CodedStretches,
  { inTranscript, units, unit: kind }: UnitsToCompare,
  codesAbove: (code: string) => readonly string[],
): readonly Problem[] {
  const problems: Problem[] = []
  for (const [coder, codes] of knows) {
    for (const code of codes) {
      const own = sheet.codes(code, coder)
      for (const transcript of looked.get(coder)!) {
        const { first = 0, units: some = [] } = inTranscript.get(transcript) ?? {}
        for (let i = 0; i < some.length; i++) if (own[first + i] === -1) own[first + i] = 0
      }
    }
    let outside = 0
    for (const span of spans.get(coder) ?? []) {
      const { first = 0, units: some = [] } = inTranscript.get(span.transcript) ?? {}
      let reached = false
      for (let i = firstAfter(some, span.start); i < some.length && some[i].start < span.end; i++) {
        if (kind !== 'character' && !sharesWord(some[i], span, units[first + i].text)) continue
        reached = true
        for (const code of codesAbove(span.code)) sheet.codes(code, coder)[first + i] = 1
      }
      if (!reached) outside++
    }
    if (outside > 0) problems.push(outsideTalk(coder, outside))
  }
  return problems
}

/** A selection that takes in the blank or the full stop of the sentence before does not mean that sentence. */
function sharesWord(unit: Span, span: Span, text: string | null): boolean {
  if (text === null || (span.start <= unit.start && span.end >= unit.end)) return true
  return /[\p{L}\p{N}]/u.test(text.slice(Math.max(span.start - unit.start, 0), span.end - unit.start))
}

/** Makes each theme the union of its sub-themes, where it or all of them were rated. */
export function fillThemes(sheet: RatingSheet, books: readonly Codebook[]): void {
  for (const { codes } of books) {
    for (const { id } of codes.toReversed()) {
      const children = codes.filter(({ parent }) => parent === id).map(child => child.id)
      const raters = new Set(children.flatMap(child => sheet.codersOf(child)))
      for (const coder of raters) {
        const own = sheet.codes(id, coder)
        const below = children.map(child => (sheet.codersOf(child).includes(coder) ? sheet.codes(child, coder) : null))
        for (let unit = 0; unit < own.length; unit++) {
          // Were a theme rated wherever one sub-theme applies, though others were not rated, it would be rated only where it applies.
          const isRated = own[unit] !== -1 || below.every(values => values !== null && values[unit] !== -1)
          if (isRated) own[unit] = own[unit] === 1 || below.some(values => values?.[unit] === 1) ? 1 : 0
        }
      }
    }
  }
}

function ratedTwice(file: string, times: number): Problem {
  return {
    code: 'duplicate-rating',
    severity: 'error',
    message: `${times === 1 ? 'one rating is' : `${times} ratings are`} of a unit that the same coder rated in another file`,
    file,
    hint: 'the first rating counts: take out the others, or name the coders apart',
  }
}

function outsideTalk(coder: string, times: number): Problem {
  return {
    code: 'outside-talk',
    severity: 'warning',
    message: `${times === 1 ? 'one coding of' : `${times} codings of`} ${coder} on no words of a participant: not counted`,
    hint: 'moderators’ words are prompts and no data',
  }
}
