import { createHash } from 'node:crypto'
import type { Place } from '../../problem'
import type { CodebookEdit, EditKind } from './codebook-edit'

/** Something as each of two codebooks has it, and the edit that made the one the other; null where both say the same. */
export interface Part<T> {
  readonly before: T
  readonly after: T
  readonly edit: CodebookEdit | null
}

/** Notes an edit. `content` tells it from others of its kind in one code. */
export type NoteEdit = (
  kind: EditKind,
  code: string | null,
  text: string,
  content: readonly unknown[],
  places: { readonly before?: Place | null; readonly after?: Place | null; readonly functional?: boolean },
) => CodebookEdit

/** Gives what notes edits in a list, each with an id of its own. */
export function noteEditsIn(edits: CodebookEdit[]): NoteEdit {
  const ids = new Set<string>()
  return (kind, code, text, content, { before = null, after = null, functional = true }) => {
    const key = JSON.stringify([kind, code, ...content])
    let id = hash(key)
    for (let again = 2; ids.has(id); again++) id = hash(`${key} ${again}`)
    ids.add(id)
    const edit = { id, kind, code, text: code === null ? text : `${code}: ${text}`, before, after, functional }
    edits.push(edit)
    return edit
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
