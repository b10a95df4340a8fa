import type { Code, Codebook, CodeRule, PatternList } from '../../codebook/codebook'
import type { Pattern } from '../../matchers/pattern'
import type { AlignedCode } from './align-code'
import { type AlignedCodebooks, alignCodebooks, codesById } from './align-codebooks'
import { nameOf } from './align-codes'
import type { CodebookEdit } from './codebook-edit'
import type { Part } from './note-edits'
import { renameCodeIn, renameCodes } from './rename-codes'

/**
 * Does some of the edits that lie between two codebooks: with none of them it codes as the older does, with all as the newer.
 *
 * A code that is not there stands without rules, since others may name it; lists are those of both. Some edits cannot be done
 * without others: codes may then ask for each other in a circle, and `compileCodebook` must not be given that.
 *
 * @param edits Of `codebookEdits(before, after)`.
 */
export function applyEdits(before: Codebook, after: Codebook, edits: readonly CodebookEdit[]): Codebook {
  return mixture(alignCodebooks(before, after), new Set(edits.map(({ id }) => id))).codebook
}

/** A codebook with some edits done, and which code is which in it. */
export interface Mixture {
  readonly codebook: Codebook
  readonly codeOf: ReadonlyMap<string, AlignedCode>
}

/**
 * @param done Ids of the edits.
 * @param only The codes whose rules are wanted, to save time; all unless given.
 */
export function mixture(
  aligned: AlignedCodebooks,
  done: ReadonlySet<string>,
  only?: ReadonlySet<AlignedCode>,
): Mixture {
  const isDone = (edit: CodebookEdit | null) => edit === null || done.has(edit.id)
  const chosen = <T>({ before, after, edit }: Part<T>): T => (isDone(edit) ? after : before)
  const ids = idsOf(aligned, isDone)
  const old = codesById(aligned, 'before')
  const now = codesById(aligned, 'after')
  /** Gives what parts say, with the ids of the mixture in place of those of the codebook that it is from. */
  const said = <T>(parts: readonly Part<T | null>[], rename: (value: T, id: (id: string) => string) => T) =>
    parts.flatMap((part): readonly T[] => {
      const value = chosen(part)
      if (value === null) return []
      const codeOf = (id: string) => (value === part.after ? now.get(id) : undefined) ?? old.get(id)
      return [rename(value, id => ids.get(codeOf(id)!) ?? id)]
    })
  const patterns = (parts: readonly Part<Pattern | null>[]) => said(parts, renameCodeIn)
  const rules = (parts: readonly Part<CodeRule | null>[]) =>
    said(parts, (rule, id) => ({ ...rule, rule: renameCodes(rule.rule, id) }))

  const codes = [...ids].map(([code, id]): Code => {
    const isThere = chosen(code.there) && (!only || only.has(code))
    return {
      ...(code.after ?? code.before!),
      id,
      parent: id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : null,
      level: id.split('/').length,
      rules: isThere ? rules(code.rules) : [],
      except: isThere ? patterns(code.except) : [],
      unless: isThere ? rules(code.unless) : [],
      where: chosen(code.where),
      negated: chosen(code.negated),
      prompted: chosen(code.prompted),
      priority: chosen(code.priority),
    }
  })
  const { unit, language, roles, fillers, overlap } = aligned.settings
  const lists = aligned.lists.map((list): [string, PatternList] => [
    list.name,
    { name: list.name, at: list.at, patterns: patterns(list.patterns) },
  ])
  return {
    codebook: {
      ...aligned.after,
      unit: chosen(unit),
      language: chosen(language),
      roles: chosen(roles),
      fillers: chosen(fillers),
      overlap: chosen(overlap),
      lists: new Map(lists),
      codes,
    },
    codeOf: new Map([...ids].map(([code, id]) => [id, code])),
  }
}

/** Gives every code the id that it has when some edits are done, a theme ahead of its sub-themes. */
function idsOf(
  aligned: AlignedCodebooks,
  isDone: (edit: CodebookEdit | null) => boolean,
): ReadonlyMap<AlignedCode, string> {
  const themes = new Map([...codesById(aligned, 'before')].map(([id, code]) => [`before ${id}`, code]))
  for (const [id, code] of codesById(aligned, 'after')) themes.set(`after ${id}`, code)
  const isAsNow = ({ before, after, place }: AlignedCode) => after !== null && (before === null || isDone(place))
  const themeOf = (code: AlignedCode): AlignedCode | null => {
    const side = isAsNow(code) ? 'after' : 'before'
    const { parent } = code[side]!
    return parent === null ? null : themes.get(`${side} ${parent}`)!
  }
  const ids = new Map<AlignedCode, string>()
  const taken = new Set<string>()
  const waiting = new Set<AlignedCode>()
  const idOf = (code: AlignedCode): string => {
    const known = ids.get(code)
    if (known !== undefined) return known
    waiting.add(code)
    const theme = themeOf(code)
    const name = nameOf(isAsNow(code) ? code.after! : code.before!)
    // Two codes may each have moved under the other, of which only one move is done.
    let id = theme && !waiting.has(theme) ? `${idOf(theme)}/${name}` : name
    while (taken.has(id)) id += '-again'
    waiting.delete(code)
    taken.add(id)
    ids.set(code, id)
    return id
  }
  for (const code of inOrder(aligned, isDone(aligned.order))) idOf(code)
  return ids
}

/** The codes in the newer codebook's order, or in the older's where the two differ and that counts. */
function inOrder({ before, codes }: AlignedCodebooks, asNow: boolean): readonly AlignedCode[] {
  if (asNow) return codes
  const places = new Map(before.codes.map((code, place) => [code, place]))
  let last = -1
  const keys = new Map(
    codes.map(code => {
      last = code.before ? places.get(code.before)! : last
      return [code, last]
    }),
  )
  return [...codes].sort((a, b) => keys.get(a)! - keys.get(b)!)
}
