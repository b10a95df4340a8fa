import { getOrMake } from '../../analysis/get-or-make'
import { labelKey } from '../../transcript/labels'
import type { QdaCode, QdaProject } from './project'

/** A code as several projects have it. */
export interface SharedCode {
  /** Its path: `Cost/Fees`, as in the first project that has it. */
  readonly id: string
  /** Id of the code above it. */
  readonly parent: string | null
  /** Its own name. */
  readonly name: string
}

export interface SharedCodes {
  /** Depth first: a code stands ahead of those below it. */
  readonly codes: readonly SharedCode[]
  /** Gives the shared code of a code of a project; undefined for a guid that the project does not have. */
  readonly of: (project: QdaProject, guid: string) => SharedCode | undefined
  /** Names that several codes of one project have at one place of its tree: these are told apart by their order alone. */
  readonly numbered: (project: QdaProject) => readonly string[]
}

/**
 * Brings the codes of projects together by name: by their own, or by their whole path where one project has two of that name. Guids are of no use,
 * since every program gives its own.
 */
export function sharedCodes(projects: readonly QdaProject[]): SharedCodes {
  const trees = projects.map(({ codes }) => new Map(codes.map(code => [code.guid, code])))
  const clashing = new Set(trees.flatMap(tree => twice([...tree.values()].map(({ name }) => labelKey(name)))))
  const byKey = new Map<string, SharedCode>()
  const ids = new Set<string>()
  const found = new Map<QdaProject, ReadonlyMap<string, SharedCode>>()
  const numbered = new Map<QdaProject, string[]>()
  for (const [i, project] of projects.entries()) {
    const own = new Map<string, SharedCode>()
    const times = new Map<string, number>()
    for (const code of trees[i].values()) {
      const above = code.parent === null ? undefined : own.get(code.parent)
      const name = clashing.has(labelKey(code.name)) ? labelKey(pathOf(code, trees[i]).join('/')) : labelKey(code.name)
      const time = (times.get(name) ?? 0) + 1
      times.set(name, time)
      if (time === 2) getOrMake(numbered, project, () => []).push(code.name)
      const key = JSON.stringify([name, time])
      const shared = getOrMake(byKey, key, () => {
        const path = above === undefined ? code.name : `${above.id}/${code.name}`
        return { id: unused(path, ids), parent: above?.id ?? null, name: code.name }
      })
      ids.add(shared.id)
      own.set(code.guid, shared)
    }
    found.set(project, own)
  }
  return {
    codes: [...byKey.values()],
    of: (project, guid) => found.get(project)?.get(guid),
    numbered: project => numbered.get(project) ?? [],
  }
}

/** The names from the top down to a code. */
export function pathOf(code: QdaCode, tree: ReadonlyMap<string, QdaCode>): readonly string[] {
  const path = [code.name]
  let { parent } = code
  while (parent !== null && path.length < 100) {
    const above = tree.get(parent)
    if (above === undefined) break
    path.unshift(above.name)
    parent = above.parent
  }
  return path
}

/** Gives each text source the name under which it is compared: without its extension, or with it where a project would have two of one name. */
export function sourceIds(projects: readonly QdaProject[]): (project: QdaProject, source: number) => string {
  const clashing = new Set(projects.flatMap(({ sources }) => twice(sources.map(({ name }) => labelKey(stem(name))))))
  const ids = new Map(
    projects.map(project => {
      const taken = new Set<string>()
      return [
        project,
        project.sources.map(({ name }) => {
          const id = unused(clashing.has(labelKey(stem(name))) ? name : stem(name), taken)
          taken.add(id)
          return id
        }),
      ]
    }),
  )
  return (project, source) => ids.get(project)![source]
}

/** A file name without its folders and its extension. */
export function stem(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  return base.replace(/(?<=.)\.[a-z][a-z\d]{1,4}$/i, '').trim() || 'untitled'
}

function twice(names: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return names.filter(name => seen.has(name) || !seen.add(name))
}

function unused(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let i = 2; taken.has(free); i++) free = `${name} (${i})`
  return free
}
