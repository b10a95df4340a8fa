import { MOST_LEVELS } from '../dictionary-draft'

/** A category of a WordStat dictionary, with what stands below it, in the order of the file. */
export interface WordstatCategory {
  readonly name: string
  readonly items: WordstatItem[]
  readonly rules: WordstatRuleLine[]
  readonly categories: WordstatCategory[]
  readonly line: number
  readonly column: number
  /** The number behind its name, which only words should have. */
  readonly weight: number | null
}

/** A word, a pattern or a phrase. */
export interface WordstatItem extends WordstatPlace {
  readonly text: string
  readonly weight: number
}

/** `@NAME [condition] (1)`, not taken apart yet. */
export interface WordstatRuleLine extends WordstatPlace {
  readonly name: string
  /** What stands between the brackets; null where they do not close. */
  readonly condition: string | null
  /** Column of the condition's first sign. */
  readonly conditionColumn: number
  /** The whole line without its indent. */
  readonly text: string
  readonly weight: number
}

/** 1-based; columns in UTF-16 units. */
export interface WordstatPlace {
  readonly line: number
  readonly column: number
}

/** What stands below a category, or outside of all of them. */
export type WordstatContent = Pick<WordstatCategory, 'items' | 'rules' | 'categories'>

export interface WordstatTree extends WordstatContent {
  /** Categories that were nested too deep, and now stand beside the ones that they were in. */
  readonly lifted: readonly WordstatCategory[]
}

/** What a line is, before it is known what stands below it. */
interface Line {
  readonly text: string
  readonly weight: number | null
  readonly depth: number
  readonly line: number
  readonly column: number
}

/**
 * Reads the lines of a WordStat dictionary: each is indented by tabs; one with a weight in brackets at its end is a word (`TRAIN* (1)`) or, with an
 * `@`, a rule, and one without is a category. In a file without any weight the lines with nothing below them are words.
 *
 * @param leaveOut Says which items are none.
 */
export function readWordstatLines(
  text: string,
  { leaveOut }: { readonly leaveOut: (item: WordstatItem) => boolean },
): WordstatTree {
  const lines = text.split(/\r\n|\r|\n/).flatMap((raw, i) => lineOf(raw, i + 1) ?? [])
  const isWeighted = lines.some(({ weight }) => weight !== null)
  const root: WordstatContent = { items: [], rules: [], categories: [] }
  const lifted: WordstatCategory[] = []
  /** The categories around the next line, each with its depth. */
  const open: { readonly depth: number; readonly category: WordstatCategory }[] = []
  for (const [i, line] of lines.entries()) {
    while (open.length > 0 && open[open.length - 1].depth >= line.depth) open.pop()
    const around = open.at(-1)?.category ?? root
    const { text, weight, depth } = line
    const place = { line: line.line, column: line.column }
    const holdsMore = lines[i + 1] !== undefined && lines[i + 1].depth > depth
    if (text.startsWith('@')) around.rules.push(ruleLine(line))
    else if (!holdsMore && (weight !== null || !isWeighted)) {
      const item = { text, weight: weight ?? 1, ...place }
      if (!leaveOut(item)) around.items.push(item)
    } else {
      const category = { name: text, weight, items: [], rules: [], categories: [], ...place }
      if (open.length < MOST_LEVELS) around.categories.push(category)
      else {
        open[MOST_LEVELS - 2].category.categories.push(category)
        lifted.push(category)
      }
      open.push({ depth, category })
    }
  }
  return { ...root, lifted }
}

/** The indent may begin with blanks; its tabs alone say how deep a line is. */
function lineOf(raw: string, line: number): Line | null {
  const text = raw.trim()
  if (text === '') return null
  const indent = raw.slice(0, raw.length - raw.trimStart().length)
  const depth = indent.split('\t').length - 1
  const weighted = weightAtEnd.exec(text)
  const column = indent.length + 1
  if (!weighted) return { text, weight: null, depth, line, column }
  return { text: weighted[1].trimEnd(), weight: Number(weighted[2].replace(',', '.')), depth, line, column }
}

/** The weight in brackets that closes a line: `(1)`, `(0.25)`, `(-2)`. */
const weightAtEnd = /^(.*\S)\s*\(\s*([+-]?\d{1,9}(?:[.,]\d{1,9})?)\s*\)$/s

function ruleLine({ text, weight, line, column }: Line): WordstatRuleLine {
  const opens = text.indexOf('[')
  const closes = text.lastIndexOf(']')
  const isWhole = opens > 0 && closes === text.length - 1
  return {
    name: text.slice(1, opens > 0 ? opens : undefined).trim(),
    condition: isWhole ? text.slice(opens + 1, closes) : null,
    conditionColumn: column + opens + 1,
    text,
    weight: weight ?? 1,
    line,
    column,
  }
}
