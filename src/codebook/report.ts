import type { Place, Problem } from '../problem'
import { type Field, isMapping, type Path } from './field'
import type { YamlDocument } from './read-yaml'

/** What the readers of a file's parts share: the file, and where to say what is wrong with it. */
export interface Reading {
  readonly document: YamlDocument
  readonly report: Report
}

/**
 * Notes a problem with a value.
 *
 * @param on Which part of it: the value, its key, or the character of a text at an offset.
 */
export type Report = (field: Field, finding: Finding, on?: 'value' | 'key' | number) => void

export interface Finding {
  readonly code: string
  readonly severity?: 'error' | 'warning'
  readonly message: string
  readonly hint?: string | undefined
}

/** Gives a `report` that adds to `problems`. */
export function reportTo(problems: Problem[], document: YamlDocument): Report {
  return ({ path }, { code, severity = 'error', message, hint }, on = 'value') => {
    const place = typeof on === 'number' ? document.placeInText(path, on) : document.placeOf(path, on)
    problems.push({ code, severity, message, ...place, ...(hint === undefined ? {} : { hint }) })
  }
}

/**
 * Puts problems in the order of the file, each once.
 *
 * A line that is not YAML says nothing more: what its misreading leads to is left out.
 */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const misread = new Set(problems.filter(({ code }) => code === 'yaml-syntax').map(({ line }) => line))
  const distinct = new Map(
    problems
      .filter(({ code, line }) => code === 'yaml-syntax' || !misread.has(line))
      .map(problem => [JSON.stringify([problem.line, problem.column, problem.code, problem.message]), problem]),
  )
  return [...distinct.values()].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0) || compare(a.code, b.code),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Names a value for people, by the ids around it: `identity/visibility#keywords/2`, as evidence names rules too.
 * What has no id around it is its keys alone: `report/minimum-cell`.
 */
export function nameOf({ data }: YamlDocument, path: Path): string {
  const ids: string[] = []
  let rest: (string | number)[] = []
  let value = data
  for (const step of path) {
    value = isMapping(value) || Array.isArray(value) ? (value as Record<string | number, unknown>)[step] : undefined
    rest.push(step)
    if (typeof step === 'number' && isMapping(value) && typeof value.id === 'string') {
      ids.push(value.id)
      rest = []
    }
  }
  return [ids.join('/'), rest.join('/')].filter(Boolean).join('#')
}

/** The place of a value in the file. */
export function placeOf({ document }: Reading, { path }: Field): Place {
  return document.placeOf(path)
}
