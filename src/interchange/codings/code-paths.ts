import type { Code, Codebook } from '../../codebook/codebook'
import { codesByName } from '../../codebook/codes-by-name'
import { freeId } from '../../codebook/free-id'
import { labelKey } from '../../transcript/labels'
import type { Ledger } from '../ledger'
import { type CodeTree, codeTree, type NamedCode } from './code-tree'

/**
 * Makes a tree of codes that a file names by their paths, from the top down.
 *
 * With a study, a path is the code whose id it spells, whose labels it spells from the top down, or whose label is its last name, where no other path ends
 * so. What the study lacks is added where it belongs, and said.
 *
 * @returns A tree whose keys are those of `pathKey`.
 */
export function treeOfPaths(paths: readonly (readonly string[])[], study: Codebook | null, ledger: Ledger): CodeTree {
  const known = study === null ? () => null : codesOfStudy(paths, study)
  const codes = new Map<string, NamedCode>()
  const keyOfCode = new Map<string, string>()
  const addOfStudy = ({ id, parent, label, definition, brief }: Code): string => {
    const key = `study ${id}`
    if (!codes.has(key)) {
      const above = parent === null ? null : addOfStudy(study!.codes.find(each => each.id === parent)!)
      const own = id.slice(id.lastIndexOf('/') + 1)
      codes.set(key, { key, parent: above, name: label, definition: definition ?? brief, id: own })
    }
    return key
  }
  const add = (path: readonly string[]): string => {
    const key = pathKey(path)
    const earlier = keyOfCode.get(key)
    if (earlier !== undefined) return earlier
    const code = known(path)
    const added = code === null ? key : addOfStudy(code)
    if (code === null) {
      const parent = path.length > 1 ? add(path.slice(0, -1)) : null
      codes.set(key, { key, parent, name: path[path.length - 1], definition: null })
      if (study !== null) ledger.add({ ...unknown, subject: path.join(' > ') })
    }
    keyOfCode.set(key, added)
    return added
  }
  for (const path of paths) add(path)
  if (study?.codes.some(({ rules }) => rules.length > 0)) ledger.add(ruleless)
  const tree = codeTree([...codes.values()], ledger)
  return { ...tree, idOf: key => tree.idOf(keyOfCode.get(key) ?? key) }
}

export function pathKey(path: readonly string[]): string {
  return JSON.stringify(path)
}

function codesOfStudy(
  paths: readonly (readonly string[])[],
  study: Codebook,
): (path: readonly string[]) => Code | null {
  const byName = codesByName([study])
  const byId = new Map(study.codes.map(code => [code.id, code]))
  const labels = new Map(study.codes.map(code => [labelPath(code, byId), code]))
  const lasts = new Map<string, Set<string>>()
  for (const path of paths) {
    const last = labelKey(path[path.length - 1])
    lasts.set(last, (lasts.get(last) ?? new Set()).add(pathKey(path)))
  }
  return path => {
    const last = path[path.length - 1]
    const spelt = path.map(name => freeId(name, new Set())).join('/')
    const isSole = lasts.get(labelKey(last))?.size === 1
    const named = byName(path.join('/')) ?? (isSole ? byName(last) : null)
    const found =
      labels.get(path.map(labelKey).join('\n')) ?? byId.get(spelt) ?? (named === null ? null : byId.get(named)!)
    // Tags of Taguette are called `cost.fees`.
    const parts = path.length === 1 && /\w[./]\w/.test(last) ? last.split(/[./]/).map(labelKey) : null
    return found ?? (parts && (labels.get(parts.join('\n')) ?? byId.get(parts.join('/')))) ?? null
  }
}

function labelPath({ label, parent }: Code, byId: ReadonlyMap<string, Code>): string {
  const above = parent === null ? undefined : byId.get(parent)
  return above === undefined ? labelKey(label) : `${labelPath(above, byId)}\n${labelKey(label)}`
}

/**
 * Divides the names of codes as programs write them: `Cost\Fees`, `Cost > Fees`, `Cost::Fees`; and `Cost: Fees`, where several codes begin so or `Cost` is one
 * too.
 *
 * @param options.colons False where a colon is a sign like any other.
 */
export function pathsOfNames(
  written: readonly string[],
  { colons = true }: { readonly colons?: boolean } = {},
): ReadonlyMap<string, readonly string[]> {
  const names = [...new Set(written)]
  const heads = new Map<string, number>()
  for (const name of names) {
    const head = /^([^:]+): \S/.exec(name)?.[1]
    if (head !== undefined) heads.set(head, (heads.get(head) ?? 0) + 1)
  }
  const areNames = new Set(names)
  return new Map(
    names.map(name => {
      const head = /^([^:]+): \S/.exec(name)?.[1]
      const isHead = colons && head !== undefined && (heads.get(head)! > 1 || areNames.has(head))
      const parts = isHead ? [head, name.slice(head.length + 2)] : name.split(/\s*(?:\\+|::|(?<=\s)>(?=\s)|[›»→])\s*/)
      const path = parts.map(part => part.trim()).filter(part => part !== '')
      return [name, path.length === 0 ? [name] : path]
    }),
  )
}

const unknown = {
  what: 'codes that the study lacks',
  fate: 'changed',
  how: 'a code of its own is made, without rules: say what it means in the codebook',
} as const
const ruleless = {
  what: 'rules of the study’s codebook',
  fate: 'left out',
  how: 'the new codebook names the codes of the table only, without rules: keep the study’s own, and add to it what it lacks',
} as const
