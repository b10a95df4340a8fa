import type { Action } from '../../codebook/codebook'
import { type CodebookDraft, type CodeDraft, codeDraft, emptyDraft } from '../../codebook/draft'
import { freeId } from '../../codebook/free-id'
import { labelKey } from '../../transcript/labels'
import type { Ledger } from '../ledger'
import { readDescription } from './code-description'
import { readAction, readCodebookDescription } from './codebook-description'
import type { QdaCode, QdaSet } from './project'

export interface DraftOfCodes {
  /** Null where there are no codes. */
  readonly draft: CodebookDraft | null
  /** By guid: the id with its path. */
  readonly ids: ReadonlyMap<string, string>
  /** Sets that are neither an action nor the settings of a codebook of ours. */
  readonly otherSets: readonly QdaSet[]
}

/** A code with those below it. */
interface Branch {
  /** Null for a level that only the names of others tell. */
  readonly code: QdaCode | null
  readonly name: string
  readonly below: Branch[]
}

/**
 * Makes a codebook of codes: their tree, their descriptions as definitions (or as all that our own exports write there), and sets that are actions.
 *
 * A code whose name several have at one place is numbered; levels that a flat codebook has in its names (`Cost\Fees`) become levels.
 *
 * @param about The title of the codebook unless it has its own, and the file that the codes are from.
 */
export async function draftOfCodes(
  { codes, sets }: { readonly codes: readonly QdaCode[]; readonly sets: readonly QdaSet[] },
  about: { readonly title: string; readonly file: string; readonly language?: string },
  ledger: Ledger,
): Promise<DraftOfCodes> {
  const { file } = about
  const actions: Action[] = []
  let settings: Partial<CodebookDraft> = about.language === undefined ? {} : { language: about.language }
  const otherSets: QdaSet[] = []
  for (const set of sets) {
    const action = readAction(set.name, set.description)
    const found = set.codes.length > 0 ? null : await readCodebookDescription(set.description)
    if (action && actions.every(({ id }) => id !== action.id)) actions.push(action)
    else if (found) settings = { ...settings, ...found }
    else otherSets.push(set)
  }
  noteColours(codes, file, ledger)
  const parents = new Set(codes.map(({ parent }) => parent))
  // A heading with codes below it is one again when it is exported.
  const shut = codes.filter(({ isCodable, guid }) => !isCodable && !parents.has(guid))
  for (const { name, line } of shut) ledger.add({ ...headings, subject: name, file, line })
  const ids = new Map<string, string>()
  const draftsOf = async (branches: readonly Branch[], above: string): Promise<readonly CodeDraft[]> => {
    const read = await Promise.all(
      branches.map(async each => ({ ...each, said: await readDescription(each.code?.description ?? '') })),
    )
    const taken = new Set<string>()
    const own = new Map<Branch['code'] | string, string>()
    // Who has an id of their own keeps it; names make those of the others.
    const named = [
      ...read.filter(({ said }) => said.known.id !== undefined),
      ...read.filter(({ said }) => said.known.id === undefined),
    ]
    for (const { code, name, said } of named) own.set(code ?? name, freeId(said.known.id ?? name, taken))
    const drafts: CodeDraft[] = []
    const names = new Set<string>()
    for (const { code, name, below, said } of read) {
      const id = own.get(code ?? name)!
      const path = above === '' ? id : `${above}/${id}`
      if (code) ids.set(code.guid, path)
      const place = { subject: path, file, line: code?.line ?? null }
      if (names.has(labelKey(name))) ledger.add({ ...namesakes, ...place })
      names.add(labelKey(name))
      for (const label of said.unread) ledger.add({ ...unreadLabel(label), ...place })
      const known = {
        ...said.known,
        opportunities: (said.known.opportunities ?? []).map(each =>
          each.action === null || actions.some(({ id: action }) => action === each.action)
            ? each
            : { ...each, action: null },
        ),
      }
      drafts.push({ ...codeDraft(id, name, known), id, subthemes: await draftsOf(below, path) })
    }
    return drafts
  }
  const drafts = await draftsOf(treeOf(codes, file, ledger), '')
  const draft = { ...emptyDraft, title: about.title, ...settings, codes: drafts, actions }
  return { draft: drafts.length === 0 ? null : draft, ids, otherSets }
}

function treeOf(codes: readonly QdaCode[], file: string, ledger: Ledger): readonly Branch[] {
  const top: Branch[] = []
  const isFlat = codes.every(({ parent }) => parent === null)
  if (isFlat && codes.some(({ name }) => levelsOf(name).length > 1)) return treeOfNames(codes, file, ledger)
  /** Where what stands below a code goes. */
  const below = new Map<string, { readonly list: Branch[]; readonly depth: number }>()
  for (const code of codes) {
    const branch = { code, name: code.name, below: [] }
    const place = (code.parent === null ? undefined : below.get(code.parent)) ?? { list: top, depth: 1 }
    const { list, depth } = place
    list.push(branch)
    if (depth > deepest) ledger.add({ ...tooDeep, subject: code.name, file, line: code.line })
    if (!below.has(code.guid))
      below.set(code.guid, depth < deepest ? { list: branch.below, depth: depth + 1 } : { list, depth: deepest + 1 })
  }
  return top
}

function treeOfNames(codes: readonly QdaCode[], file: string, ledger: Ledger): readonly Branch[] {
  const top: Branch[] = []
  const byPath = new Map<string, Branch>()
  // Shorter paths first, so that a level which is a code of its own is that code.
  const order = [...codes].sort((a, b) => levelsOf(a.name).length - levelsOf(b.name).length)
  for (const code of order) {
    const levels = levelsOf(code.name)
    let list = top
    for (const [depth, name] of levels.entries()) {
      const path = levels.slice(0, depth + 1).join('\\')
      const isLast = depth === levels.length - 1
      const known = isLast ? undefined : byPath.get(path)
      const branch = known ?? { code: isLast ? code : null, name, below: [] }
      if (!known) list.push(branch)
      if (!byPath.has(path)) byPath.set(path, branch)
      list = branch.below
    }
  }
  const count = codes.filter(({ name }) => levelsOf(name).length > 1).length
  ledger.add({
    what: 'levels in names of codes',
    fate: 'assumed',
    how: 'the codebook is flat and names are paths with backslashes, as Taguette writes them: each part is a level',
    file,
    count,
  })
  return top
}

/** No program nests deeper, and a codebook is read no deeper. */
const deepest = 12

function levelsOf(name: string): readonly string[] {
  const levels = name.split('\\').map(each => each.trim())
  return levels.length > deepest || levels.some(level => level === '') ? [name] : levels
}

function noteColours(codes: readonly QdaCode[], file: string, ledger: Ledger): void {
  for (const { colour, name, line } of codes) {
    if (colour === null) continue
    ledger.add({
      what: 'colours of codes',
      fate: 'left out',
      how: 'a codebook has no colours',
      subject: name,
      file,
      line,
    })
  }
}

const tooDeep = {
  what: 'levels of codes',
  fate: 'changed',
  how: `no more than ${deepest} levels are read: this code stands beside the one above it`,
} as const
const headings = {
  what: 'headings',
  fate: 'changed',
  how: 'in its program nothing could be coded with such a code; a theme is open to whoever codes',
} as const
const namesakes = {
  what: 'codes of one name',
  fate: 'changed',
  how: 'several codes at one place have this name: they are told apart by numbers in their ids',
} as const

function unreadLabel(label: string) {
  const how = `what stands behind "${label}:" is none of the kind, so the line is kept in the definition`
  return { what: 'labelled lines of descriptions', fate: 'changed', how } as const
}
