import type { Source } from '../../../src/transcript/readers/reader'

/** A file as an importer gets it. */
export function sourceOf(path: string, text: string): Source {
  const dot = path.lastIndexOf('.')
  return { path, name: path.slice(0, dot), extension: path.slice(dot), bytes: new TextEncoder().encode(text), text }
}
