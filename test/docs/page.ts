import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')

/** One page of `docs/`, or a part of it. */
export interface Page {
  readonly text: string
  readonly headings: readonly string[]
  readonly fences: readonly Fence[]
}

export interface Fence {
  /** What stands behind the three backticks: `yaml`, `yaml codebook`. */
  readonly info: string
  readonly body: string
  /** 1-based, of the opening backticks. */
  readonly line: number
}

export function page(name: string): Page {
  return pageOf(readFileSync(join(root, 'docs', name), 'utf8'))
}

/** The part of a page under a heading, up to the next heading of its level or above. */
export function section({ text }: Page, heading: string): Page {
  const lines = text.split('\n')
  const outside = outsideFences(lines)
  const level = (i: number) => (outside[i] ? (/^(#{1,6}) /.exec(lines[i])?.[1].length ?? 0) : 0)
  const first = lines.findIndex((line, i) => level(i) > 0 && line.replace(/^#+ /, '') === heading)
  if (first === -1) throw new Error(`no heading "${heading}"`)
  let end = first + 1
  while (end < lines.length && !(level(end) > 0 && level(end) <= level(first))) end++
  return pageOf(lines.slice(first, end).join('\n'))
}

/** Names between backticks in the first column of the tables of a part. */
export function firstColumn({ text }: Page): readonly string[] {
  return text
    .split('\n')
    .filter(line => line.startsWith('|'))
    .flatMap(line => [...line.split('|')[1].matchAll(/`([^`]+)`/g)].map(([, name]) => name))
}

function pageOf(text: string): Page {
  const lines = text.split('\n')
  const outside = outsideFences(lines)
  return {
    text,
    headings: lines.filter((line, i) => outside[i] && /^#{1,6} /.test(line)).map(line => line.replace(/^#+ /, '')),
    fences: fencesOf(lines),
  }
}

function fencesOf(lines: readonly string[]): readonly Fence[] {
  const fences: Fence[] = []
  for (let i = 0; i < lines.length; i++) {
    const info = /^```(.*)$/.exec(lines[i])?.[1]
    if (info === undefined) continue
    const end = lines.indexOf('```', i + 1)
    if (end === -1) throw new Error(`line ${i + 1}: a fence that does not close`)
    fences.push({ info: info.trim(), body: lines.slice(i + 1, end).join('\n'), line: i + 1 })
    i = end
  }
  return fences
}

function outsideFences(lines: readonly string[]): readonly boolean[] {
  let outside = true
  return lines.map(line => {
    if (!line.startsWith('```')) return outside
    outside = !outside
    return false
  })
}
