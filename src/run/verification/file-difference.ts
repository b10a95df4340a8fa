import { csvDifference } from './csv-difference'
import type { FileDifference, TextDifference } from './difference'
import { jsonDifference } from './json-difference'
import { jsonlDifference } from './jsonl-difference'
import { linesDiffering } from './lines-differing'

/**
 * Finds where a stored file differs from what was made anew.
 *
 * @param name Its ending tells what is in it: `.jsonl`, `.csv`, `.json`, another text, or no text.
 * @returns Null where they are one, byte by byte.
 */
export function fileDifference(name: string, stored: Uint8Array, made: Uint8Array): FileDifference | null {
  const byte = firstByte(stored, made)
  if (byte === null) return null
  const ending = name.slice(name.lastIndexOf('.')).toLowerCase()
  if (!texts.has(ending)) return { byte, line: null, ...nothing, counts: null }
  const [before, after] = [stored, made].map(bytes => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  const compare = kinds[ending] ?? linesDiffering
  // Bytes that are no UTF-8 may read alike.
  return { byte, ...(compare(before, after) ?? { line: lineAt(stored, byte), ...nothing, counts: null }) }
}

const nothing = { what: null, columns: [], stored: null, made: null }
const texts: ReadonlySet<string> = new Set(['.jsonl', '.csv', '.json', '.html', '.md', '.txt', '.bib', '.tsv'])
const kinds: Readonly<Record<string, (stored: string, made: string) => TextDifference | null>> = {
  '.jsonl': jsonlDifference,
  '.csv': csvDifference,
  '.json': jsonDifference,
}

function firstByte(stored: Uint8Array, made: Uint8Array): number | null {
  const shorter = Math.min(stored.length, made.length)
  for (let i = 0; i < shorter; i++) if (stored[i] !== made[i]) return i
  return stored.length === made.length ? null : shorter
}

function lineAt(bytes: Uint8Array, at: number): number {
  let line = 1
  for (let i = 0; i < at; i++) if (bytes[i] === 10) line++
  return line
}
