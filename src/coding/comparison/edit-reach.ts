import { askedFor, codesAskedFor } from '../../codebook/asked-for'
import type { Code, Codebook } from '../../codebook/codebook'
import type { AlignedCode } from './align-code'
import type { AlignedCodebooks } from './align-codebooks'
import type { CodebookEdit } from './codebook-edit'

/** Which edits may decide about which code. */
export interface Reach {
  /** Every edit that may change where a code applies, in the order of the edits. */
  readonly edits: ReadonlyMap<AlignedCode, readonly CodebookEdit[]>
  /** A code and every code that it asks for, directly or by others. */
  readonly needs: ReadonlyMap<AlignedCode, ReadonlySet<AlignedCode>>
}

/**
 * Finds which edits may decide about which code: those of the code, of the codes that it asks for, of the lists that any of these
 * uses, and of the whole codebook. Where codes contend for the same words, every edit may decide about every code.
 */
export function reachOf(aligned: AlignedCodebooks): Reach {
  const { before, after, codes, edits } = aligned
  const functional = edits.filter(edit => edit.functional)
  const needs = needsOf(aligned)
  if (before.overlap !== 'all' || after.overlap !== 'all') {
    const all = new Set(codes)
    return {
      edits: new Map(codes.map(code => [code, functional])),
      needs: new Map(codes.map(code => [code, all])),
    }
  }
  const edited = new Map(codes.map(code => [(code.after ?? code.before!).id, code]))
  const lists = new Map(codes.map(code => [code, listsOf(code, aligned)]))
  const listOf = new Map(
    aligned.lists.flatMap(({ name, patterns }) =>
      patterns.flatMap(({ edit }) => (edit ? [[edit, name] as const] : [])),
    ),
  )
  return {
    needs,
    edits: new Map(
      codes.map(code => {
        const asked = [...needs.get(code)!]
        const reaches = (edit: CodebookEdit): boolean => {
          const list = listOf.get(edit)
          if (list !== undefined) return asked.some(each => lists.get(each)!.has(list))
          return edit.code === null || asked.includes(edited.get(edit.code)!)
        }
        return [code, functional.filter(reaches)]
      }),
    ),
  }
}

function needsOf({ before, after, codes }: AlignedCodebooks): Reach['needs'] {
  const direct = new Map(codes.map(code => [code, new Set<AlignedCode>()]))
  for (const side of ['before', 'after'] as const) {
    const aligned = new Map(codes.map(code => [code[side], code]))
    for (const [code, asked] of codesAskedFor(side === 'before' ? before : after))
      for (const each of asked) direct.get(aligned.get(code)!)!.add(aligned.get(each)!)
  }
  return new Map(codes.map(code => [code, closure(code, direct)]))
}

/** All that is reached from one, itself too. */
function closure<T>(from: T, next: ReadonlyMap<T, ReadonlySet<T>>): ReadonlySet<T> {
  const reached = new Set([from])
  for (const each of reached) for (const other of next.get(each) ?? []) reached.add(other)
  return reached
}

/** Names of the lists that a code's rules use in either codebook. */
function listsOf({ before, after }: AlignedCode, codebooks: AlignedCodebooks): ReadonlySet<string> {
  const listsIn = (code: Code | null, codebook: Codebook) => (code ? askedFor(code, codebook).lists : [])
  return new Set([...listsIn(before, codebooks.before), ...listsIn(after, codebooks.after)])
}
