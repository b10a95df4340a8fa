import type { ImportedMemo } from '../imported'
import { plainName } from './safe-name'

/** Writes `memos.md`: each memo under what it is about, its words to the letter in a block that no reader of Markdown takes for anything else. */
export function memosMarkdown(title: string, memos: readonly ImportedMemo[]): readonly string[] {
  const pieces = [`# Memos: ${heading(title)}\n`]
  for (const { about, title: name, text, by = '' } of memos) {
    const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2)
    const fence = '`'.repeat(longest + 1)
    const lines = [`\n## ${heading(about)}${name.trim() === '' ? '' : `: ${heading(name)}`}\n`]
    if (by.trim() !== '') lines.push(`\n${heading(by)}\n`)
    if (text.trim() !== '') lines.push(`\n${fence}text\n${text.replace(/\r\n?/g, '\n').replace(/\n$/, '')}\n${fence}\n`)
    pieces.push(...lines)
  }
  return pieces
}

/** A line whose signs mean nothing to Markdown. */
function heading(text: string): string {
  return plainName(text).replace(/[\\`*_[\]<>#|!&]/g, '\\$&')
}
