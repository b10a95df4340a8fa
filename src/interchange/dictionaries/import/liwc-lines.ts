/** A category of a LIWC header. */
export interface LiwcCategory {
  /** Without zeros ahead of it: words may say `2` where the header has `02`. */
  readonly number: string
  readonly name: string
  /** Width of the blanks ahead of it, a tab as eight: sub-categories stand further to the right. */
  readonly indent: number
  readonly line: number
}

/** A line of a LIWC dictionary with a term and its categories. */
export interface LiwcEntry {
  readonly term: string
  readonly uses: readonly LiwcUse[]
  readonly line: number
  /** 1-based. */
  readonly column: number
}

/** That a term counts in a category; `(02 134)125/464` is two uses, with one condition each. */
export interface LiwcUse {
  readonly category: string
  readonly condition: LiwcCondition | null
}

/** What must stand beside a term for it to count, or must not. */
export interface LiwcCondition {
  /** Numbers of categories: the word ahead of the term must be of one of them. */
  readonly ahead: readonly string[]
  /** Words that must stand right ahead of it. */
  readonly wordsAhead: string | null
  /** Words that must stand right behind it. */
  readonly wordsBehind: string | null
  /** True: the term counts where the condition does not hold. */
  readonly not: boolean
}

export interface LiwcLines {
  readonly header: readonly LiwcCategory[]
  readonly entries: readonly LiwcEntry[]
  /** Lines that are neither, by their number. */
  readonly strange: readonly number[]
  /** Lines of `%` that say something behind it, by their number. */
  readonly remarks: readonly number[]
  /** False where no line of `%` closes the header. */
  readonly hasBars: boolean
}

/**
 * Cuts a LIWC dictionary into its header and its entries, whatever its line ends. The header's first `%`, and its last, may be missing, and so
 * may the header.
 */
export function liwcLines(text: string): LiwcLines {
  const lines = text.split(/\r\n|\r|\n/)
  const header: LiwcCategory[] = []
  const entries: LiwcEntry[] = []
  const strange: number[] = []
  const bars = barsIn(lines)
  const remarks = bars.filter(i => /[^\s"%]/.test(lines[i])).map(i => i + 1)
  const isBar = new Set(bars)
  // Without a second bar, or with none, the header ends where lines no longer open with a number.
  const first = lines.findIndex(line => line.trim() !== '')
  const opensWithBar = bars[0] === first
  const last = opensWithBar ? bars[1] : bars[0]
  let inHeader = bars.length > 0 || categoryIn(lines[first] ?? '', first + 1) !== null
  for (const [i, line] of lines.entries()) {
    const number = i + 1
    if (isBar.has(i)) {
      if (i !== bars[0] || !opensWithBar) inHeader = false
      continue
    }
    if (line.trim() === '') continue
    const category = inHeader ? categoryIn(line, number) : null
    if (inHeader && category === null && last === undefined) inHeader = false
    if (category) header.push(category)
    else if (inHeader) strange.push(number)
    else {
      const entry = entryIn(line, number)
      if (entry) entries.push(entry)
      else strange.push(number)
    }
  }
  return { header, entries, strange, remarks, hasBars: bars.length > 0 }
}

/** Lines of `%`, by their index; the first two may have words behind it, unless these make it a term: `%\t12`. */
function barsIn(lines: readonly string[]): readonly number[] {
  const bare: number[] = []
  const found: number[] = []
  for (const [i, line] of lines.entries()) {
    if (!/^[\s"]*%/.test(line)) continue
    if (/^[\s"%]*$/.test(line)) bare.push(i)
    else if (found.length >= 2 || entryIn(line, i + 1) !== null) continue
    found.push(i)
  }
  return found.length <= 2 ? found : bare.length >= 2 ? bare : found
}

/** `01`, `1\tname`, `\t2 short name (Long name)`. */
function categoryIn(line: string, number: number): LiwcCategory | null {
  const found = /^([ \t\u00a0]*)(\d+)(?:[ \t\u00a0]+(.*))?$/.exec(line)
  if (!found) return null
  const indent = [...found[1]].reduce((width, sign) => width + (sign === '\t' ? 8 : 1), 0)
  return { number: bareNumber(found[2]), name: (found[3] ?? '').trim(), indent, line: number }
}

/** `abandon*\t125 127\t130`, `kind of  50 54`, `like\t(02 134)125/464`. */
function entryIn(line: string, number: number): LiwcEntry | null {
  const start = line.length - line.trimStart().length
  const trimmed = line.trim()
  const parted = partedAt(trimmed)
  const term = trimmed.slice(0, parted).trimEnd()
  const uses = parted < 1 ? null : usesIn(trimmed.slice(parted).trimStart())
  return uses === null ? null : { term, uses, line: number, column: start + 1 }
}

/**
 * Where a term ends: at the first tab, or the first two blanks, behind which only categories stand (`care  01\t05`, `kind  of\t3`); with single blanks
 * only, all numbers at the end are categories.
 */
function partedAt(line: string): number {
  let first = -1
  let tried = 0
  for (const { index } of line.matchAll(/\t|[ \u00a0]{2,}/g)) {
    if (first === -1) first = index
    if (allUses.test(line.slice(index).trimStart())) return index
    if (++tried === MOST_GAPS) break
  }
  if (first > 0) return first
  let end = line.length
  let from = -1
  while (end > 0) {
    const last = line.slice(0, end)
    const blank = last.lastIndexOf(' ')
    // `(02 134)125` is one.
    const bracket = /^\d+\)/.test(last.slice(blank + 1)) ? last.lastIndexOf('(') : blank + 1
    if (bracket < 1 || !wholeUse.test(last.slice(bracket))) break
    from = bracket
    end = bracket - 1
  }
  return from
}

/** More than any term has wide gaps between its words; each is a look at the whole line. */
const MOST_GAPS = 20

const use = '(?:\\([\\d\\s,]*\\)|<[^<>]*>)?\\d+(?:/\\d+)?'
const wholeUse = new RegExp(`^${use}$`)
const allUses = new RegExp(`^${use}(?:[\\s,;]+${use})*[\\s,;]*$`)

/** Null where something stands there that is no category. */
function usesIn(text: string): readonly LiwcUse[] | null {
  if (!allUses.test(text)) return null
  return [...text.matchAll(/(?:\(([\d\s,]*)\)|<([^<>]*)>)?(\d+)(?:\/(\d+))?/g)].flatMap(
    ([, ahead, behind, category, otherwise]): readonly LiwcUse[] => {
      if (ahead === undefined && behind === undefined)
        return [category, otherwise].flatMap(each =>
          each === undefined ? [] : [{ category: bareNumber(each), condition: null }],
        )
      const numbers = (ahead?.match(/\d+/g) ?? []).map(bareNumber)
      const condition = { ahead: numbers, wordsAhead: null, wordsBehind: behind?.trim() ?? null }
      const holds = { category: bareNumber(category), condition: { ...condition, not: false } }
      return otherwise === undefined
        ? [holds]
        : [holds, { category: bareNumber(otherwise), condition: { ...condition, not: true } }]
    },
  )
}

/** `02` is `2`. */
export function bareNumber(number: string): string {
  return number.replace(/^0+(?=\d)/, '')
}
