import type { ImportedMemo } from '../imported'

/** A memo, where there is one. */
export function memoAbout(about: string, title: string, text: string | null): readonly ImportedMemo[] {
  return text === null ? [] : [{ about, title, text }]
}
