import { bare, type CodingsTable } from '../../coding/people/codings-table'
import { isMissing, isTick, yesNo } from '../../coding/people/yes-no'
import type { Row } from '../../study/read-rows'

/** Which columns of a table of units are what; -1 where there is none. */
export interface UnitColumns {
  readonly id: number
  readonly text: number
  readonly coder: number
  /** How a row says which codes its unit has. */
  readonly codes:
    | { readonly kind: 'several in a cell'; readonly place: number }
    /** A theme, and perhaps a sub-theme beside it. */
    | { readonly kind: 'one a row'; readonly theme: number; readonly sub: number }
    | { readonly kind: 'one a column'; readonly places: readonly number[] }
    | null
  /** Columns that say something else of the unit. */
  readonly others: readonly number[]
}

/** A unit of a table: what is said of it in one row or in several. */
export interface TableUnit {
  /** Id of its transcript. */
  readonly id: string
  readonly text: string
  readonly rows: readonly Row[]
}

/** Names by which columns go; of several, the first of the list. */
const names = {
  text: 'text answer answertext response antwort feedback verbatim utterance sentence content words quote comment comments kommentar',
  id: 'unit unitid id respondent respondentid response responseid answerid item itemid sentenceid participant participantid row rowindex nr number',
  coder: 'coder coderid codername rater raterid annotator codedby codierer kodierer',
  codes: 'codes kodes tags themes themen labels subthemes',
  theme: 'theme thema maintheme label category kategorie code tag',
  sub: 'subtheme subthema subcategory unterkategorie subcode sublabel',
} as const

/** Tells which column of a table of units is which: by its name, and of codes by whether it holds 0 and 1. */
export function unitColumns({ header, rows }: Pick<CodingsTable, 'header' | 'rows'>): UnitColumns {
  const keys = header.map(bare)
  const taken = new Set<number>()
  const find = (list: string): number => {
    const places = list.split(' ').map(name => keys.findIndex((key, i) => key === name && !taken.has(i)))
    const place = places.find(each => each !== -1) ?? -1
    if (place !== -1) taken.add(place)
    return place
  }
  const written = (place: number): readonly string[] =>
    rows.map(({ cells }) => cells[place] ?? '').filter(cell => !isMissing(cell))
  const holdsYesNo = (place: number): boolean => {
    const values = written(place)
    return values.length > 0 && values.every(value => appliesIn(value) !== null)
  }
  const holdsNames = (place: number): boolean => place !== -1 && written(place).length > 0 && !holdsYesNo(place)
  const named = find(names.text)
  // In our own tables of frequencies, `words` is how many.
  const areNumbers = named !== -1 && written(named).length > 0 && written(named).every(cell => /^[\d.,]+$/.test(cell))
  const text = areNumbers ? -1 : named
  const id = find(names.id)
  const coder = find(names.coder)
  const several = find(names.codes)
  const theme = several === -1 ? find(names.theme) : -1
  const sub = theme === -1 ? -1 : find(names.sub)
  const rest = header.flatMap((name, i) => (name !== '' && header.indexOf(name) === i && !taken.has(i) ? [i] : []))
  if (holdsNames(several))
    return { id, text, coder, codes: { kind: 'several in a cell', place: several }, others: rest }
  if (holdsNames(theme)) return { id, text, coder, codes: { kind: 'one a row', theme, sub }, others: rest }
  // A code may be called "theme", or "label".
  const free = [...rest, ...[several, theme, sub].filter(place => place !== -1)].sort((a, b) => a - b)
  const places = free.filter(holdsYesNo)
  return {
    ...{ id, text, coder },
    codes: places.length === 0 ? null : { kind: 'one a column', places },
    others: free.filter(place => !places.includes(place)),
  }
}

/** Reads whether a code applies, by a number, a word or a tick; null for anything else. */
export function appliesIn(cell: string): boolean | null {
  if (isTick(cell)) return true
  const value = yesNo(cell)
  return value === null ? null : value === '1'
}
