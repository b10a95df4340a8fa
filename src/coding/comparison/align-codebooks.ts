import type { Codebook } from '../../codebook/codebook'
import type { Pattern } from '../../matchers/pattern'
import type { Place } from '../../problem'
import { type AlignedCode, alignCode } from './align-code'
import { alignCodes, type CodePair, nameOf } from './align-codes'
import { alignPatterns, contentOf, placed, quoted } from './align-rules'
import type { CodebookEdit } from './codebook-edit'
import { type NoteEdit, noteEditsIn, type Part } from './note-edits'
import { renameCodeIn } from './rename-codes'

export interface AlignedList {
  readonly name: string
  readonly at: Place
  readonly patterns: readonly Part<Pattern | null>[]
}

type Setting = 'unit' | 'language' | 'roles' | 'fillers' | 'overlap'

/** Two codebooks laid side by side: what both say, and every edit where they differ. */
export interface AlignedCodebooks {
  readonly before: Codebook
  readonly after: Codebook
  readonly settings: { readonly [Key in Setting]: Part<Codebook[Key]> }
  /** The codes' order, which decides between two only where not all evidence counts. */
  readonly order: CodebookEdit | null
  readonly lists: readonly AlignedList[]
  /** In the newer codebook's order. */
  readonly codes: readonly AlignedCode[]
  readonly edits: readonly CodebookEdit[]
}

/** Lays two codebooks side by side, part by part. */
export function alignCodebooks(before: Codebook, after: Codebook): AlignedCodebooks {
  const edits: CodebookEdit[] = []
  const edit = noteEditsIn(edits)
  const pairs = alignCodes(before, after)
  const ids = new Map(pairs.flatMap(pair => (pair.before && pair.after ? [[pair.before.id, pair.after.id]] : [])))
  // Ids in the old codebook's rules are read as the new one has them: a renamed code changes no rule that names it.
  const idNow = (id: string) => ids.get(id) ?? id
  const settings = alignSettings(before, after, edit)
  const order = alignOrder(before, after, pairs, edit)
  wordingOfCodebook(before, after, edit)
  const lists = alignLists(before, after, idNow, edit)
  const codes = pairs.map(pair => alignCode(pair, idNow, edit))
  return { before, after, settings, order, lists, codes, edits }
}

/** Gives the codes of one of the two codebooks by their ids there. */
export function codesById({ codes }: AlignedCodebooks, side: 'before' | 'after'): ReadonlyMap<string, AlignedCode> {
  return new Map(
    codes.flatMap(code => {
      const { id } = code[side] ?? {}
      return id === undefined ? [] : [[id, code] as const]
    }),
  )
}

function alignSettings(before: Codebook, after: Codebook, edit: NoteEdit): AlignedCodebooks['settings'] {
  const part = <Value extends string | readonly string[]>(key: Setting, was: Value, now: Value): Part<Value> => {
    const same = written(was) === written(now)
    const text = `${key}: ${written(was)}, now ${written(now)}`
    return { before: was, after: now, edit: same ? null : edit('setting changed', null, text, [key, was, now], {}) }
  }
  return {
    unit: part('unit', before.unit, after.unit),
    language: part('language', before.language, after.language),
    roles: part('roles', before.roles, after.roles),
    fillers: part('fillers', before.fillers, after.fillers),
    overlap: part('overlap', before.overlap, after.overlap),
  }
}

function written(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : `[${value.join(', ')}]`
}

/** Where only the longest match counts, or that of the highest priority, the order of the codes may decide between two. */
function alignOrder(
  before: Codebook,
  after: Codebook,
  pairs: readonly CodePair[],
  edit: NoteEdit,
): CodebookEdit | null {
  if (before.overlap === 'all' && after.overlap === 'all') return null
  const shared = pairs.flatMap(pair => (pair.before && pair.after ? [pair.before] : []))
  const isSame = before.codes.filter(code => shared.includes(code)).every((code, i) => code === shared[i])
  return isSame ? null : edit('order changed', null, 'the codes stand in another order', shared.map(nameOf), {})
}

function wordingOfCodebook(before: Codebook, after: Codebook, edit: NoteEdit): void {
  for (const key of ['title', 'family', 'source', 'actions'] as const) {
    const [was, now] = [before[key], after[key]]
    if (JSON.stringify(was) === JSON.stringify(now)) continue
    edit('wording changed', null, `${key} changed`, [key, was, now], { functional: false })
  }
}

function alignLists(
  before: Codebook,
  after: Codebook,
  idNow: (id: string) => string,
  edit: NoteEdit,
): readonly AlignedList[] {
  const [gone, there] = [before.lists, after.lists]
  const came = [...there.values()].map(list => {
    const { name, at } = list
    const was = gone.get(name)
    if (was) return { name, at, patterns: alignListed(was.patterns, list.patterns, name, idNow, edit) }
    edit('list added', null, `list(${name}) added`, [name], { after: at, functional: false })
    return wholeList(list)
  })
  const went = [...gone.values()].filter(({ name }) => !there.has(name))
  for (const { name, at } of went)
    edit('list removed', null, `list(${name}) removed`, [name], { before: at, functional: false })
  const read = (pattern: Pattern) => renameCodeIn(pattern, idNow)
  return [...came, ...went.map(list => wholeList({ ...list, patterns: list.patterns.map(read) }))]
}

/** A list that only one of the codebooks has says the same in every mixture of the two: it codes nothing until a rule names it. */
function wholeList({ name, at, patterns }: { name: string; at: Place; patterns: readonly Pattern[] }): AlignedList {
  return { name, at, patterns: patterns.map(pattern => ({ before: pattern, after: pattern, edit: null })) }
}

function alignListed(
  before: readonly Pattern[],
  after: readonly Pattern[],
  name: string,
  idNow: (id: string) => string,
  edit: NoteEdit,
): readonly Part<Pattern | null>[] {
  return alignPatterns(before, after, idNow, (did, pattern) => {
    const text = `list(${name}): ${quoted(pattern)} ${did}`
    return edit(`pattern ${did}`, null, text, [name, contentOf(pattern)], placed(did, pattern.at))
  })
}
