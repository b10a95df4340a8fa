import type { Action, Change, Codebook } from '../../codebook/codebook'
import { type CodebookDraft, emptyDraft } from '../../codebook/draft'
import { freeId } from '../../codebook/free-id'
import { readYamlLine, writeYamlLine } from '../../codebook/yaml-line'
import type { Role } from '../../transcript/transcript'
import { unitKinds } from '../../transcript/units'
import { type LabelledLine, readLabelled, writeLabelled } from './labelled-lines'

/** The name of the set without members whose description says what holds for the whole codebook: REFI-QDA has no other place for it. */
export const settingsSet = 'Codebook'

const roles: readonly Role[] = ['participant', 'moderator', 'observer', 'unknown']

const labels = [
  'CODEBOOK',
  'VERSION',
  'LANGUAGE',
  'UNIT',
  'ROLES',
  'FAMILY',
  'SOURCE',
  'FILLERS',
  'OVERLAP',
  'LIST',
  'CHANGE',
]

/**
 * Writes what holds for the whole codebook, but for its codes and actions, as labelled lines: its title, version, unit, lists, changes.
 *
 * @example
 * describeCodebook(codebook)
 * // CODEBOOK: Medical staffing
 * // VERSION: 1.2.0
 * // UNIT: sentence
 * // LIST: { nobody: [ nobody, "no one" ] }
 */
export function describeCodebook(codebook: Codebook): string {
  const { title, version, language, unit, roles: coded, family, source, fillers, overlap, lists, changes } = codebook
  const one = (label: string, value: string | null): LabelledLine[] =>
    value === null || value === '' ? [] : [{ label, value }]
  return writeLabelled([
    ...one('CODEBOOK', title),
    ...one('VERSION', version),
    ...one('LANGUAGE', language),
    ...one('UNIT', unit),
    ...one('ROLES', coded.join(', ')),
    ...one('FAMILY', family),
    ...one('SOURCE', source),
    ...one('FILLERS', fillers),
    ...one('OVERLAP', overlap),
    ...[...lists.values()].map(({ name, patterns }) => ({
      label: 'LIST',
      value: writeYamlLine({ [name]: patterns.map(pattern => pattern.source) }),
    })),
    ...changes.map(({ version, date, kind, what, why }) => ({
      label: 'CHANGE',
      value: writeYamlLine({ version, date, kind, what, ...(why !== null && { why }) }),
    })),
  ])
}

export type CodebookSettings = Partial<Omit<CodebookDraft, 'codes' | 'actions' | 'comments'>>

/** Reads what `describeCodebook` wrote; null for any other text. What is no such setting is passed over. */
export async function readCodebookDescription(text: string): Promise<CodebookSettings | null> {
  const { lines } = readLabelled(text, labels)
  const value = (label: string): string | undefined => lines.find(line => line.label === label)?.value || undefined
  const title = value('CODEBOOK')
  if (title === undefined) return null
  const data = async (label: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    const found = await Promise.all(lines.filter(line => line.label === label).map(line => readYamlLine(line.value)))
    return found.flatMap(each => (isMapping(each) ? [each] : []))
  }
  const coded = (value('ROLES') ?? '').split(/[,\s]+/).flatMap(each => roles.find(role => role === each) ?? [])
  return {
    title,
    version: value('VERSION') ?? emptyDraft.version,
    language: value('LANGUAGE') ?? emptyDraft.language,
    unit: unitKinds.find(unit => unit === value('UNIT')) ?? emptyDraft.unit,
    family: value('FAMILY') ?? emptyDraft.family,
    source: value('SOURCE') ?? null,
    fillers: value('FILLERS') === 'count' ? 'count' : 'skip',
    overlap: (['all', 'longest', 'priority'] as const).find(policy => policy === value('OVERLAP')) ?? 'all',
    roles: coded,
    lists: (await data('LIST')).flatMap(each => Object.entries(each).flatMap(listOf)),
    changes: (await data('CHANGE')).flatMap(changeOf),
  }
}

/** Writes what a set of codes that stands for an action says of it beyond its name: its id is what tells it from other sets. */
export function describeAction({ id, definition }: Action): string {
  return writeLabelled([
    { label: 'ACTION', value: id },
    ...(definition === null || definition === '' ? [] : [{ label: 'DEFINITION', value: definition }]),
  ])
}

/** Reads the action that a set stands for; null for a set that somebody made for other ends. */
export function readAction(name: string, description: string): Action | null {
  const { lines } = readLabelled(description, ['ACTION', 'DEFINITION'])
  const id = lines.find(({ label }) => label === 'ACTION')?.value
  if (id === undefined || id === '' || id !== freeId(id, new Set())) return null
  return { id, label: name, definition: lines.find(({ label }) => label === 'DEFINITION')?.value || null }
}

function isMapping(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

function listOf([name, patterns]: [string, unknown]): CodebookDraft['lists'] {
  const those = Array.isArray(patterns) ? patterns.filter(each => typeof each === 'string' && each !== '') : []
  return those.length === 0 ? [] : [{ name, patterns: those }]
}

function changeOf(data: Readonly<Record<string, unknown>>): readonly Change[] {
  const text = (key: string): string | null => (typeof data[key] === 'string' ? data[key] || null : null)
  const [version, date, kind, what] = [text('version'), text('date'), text('kind'), text('what')]
  if (version === null || date === null || kind === null || what === null) return []
  return [{ version, date, kind, what, why: text('why') }]
}
