import { getOrMake } from '../../analysis/get-or-make'
import type { ImportedMemo, ImportedParticipants } from '../imported'
import type { Ledger } from '../ledger'
import type { SqliteTables, SqliteValue } from '../sqlite'
import { attributeNames } from './attribute-names'
import type { StoredSource } from './qualcoder-sources'

export interface StoredCases {
  /** Null where the project has no cases. */
  readonly participants: ImportedParticipants | null
  readonly memos: readonly ImportedMemo[]
}

/**
 * Reads the cases of a project of QualCoder as people: one row for each transcript in which words are theirs, with the attributes of the case. Attributes of
 * files have no such place, and become memos of their transcripts.
 */
export function casesOf(tables: SqliteTables, sources: readonly StoredSource[], ledger: Ledger): StoredCases {
  const idOf = new Map(sources.map(({ key, id }) => [key, id]))
  const lengths = new Map(sources.map(({ key, text }) => [key, [...(text ?? '')].length]))
  const types = tables.rows('attribute_type', ['name', 'caseOrFile', 'valuetype'])
  const values = tables.rows('attribute', ['name', 'attr_type', 'value', 'id'])
  const texts = tables.rows('case_text', ['caseid', 'fid', 'pos0', 'pos1'])
  const cases = tables.rows('cases', ['caseid', 'name', 'memo']).map(([key, name, memo]) => {
    return { key, name: word(name) ?? `case ${key}`, memo: word(memo) }
  })
  const ofCases = types.filter(([, kind]) => kind !== 'file').flatMap(([name]) => word(name) ?? [])
  const columns = attributeNames(ofCases, ledger)
  const valuesOfCases = new Map<string, string>()
  const ofFiles = new Map<SqliteValue, string[]>()
  for (const [name, kind, value, id] of values) {
    const [attribute, text] = [word(name), word(value)]
    if (attribute === null || text === null) continue
    if (kind === 'case') valuesOfCases.set(JSON.stringify([attribute, id]), text)
    else if (kind === 'file') getOrMake(ofFiles, id, () => []).push(`${attribute}: ${text}`)
    else ledger.add({ ...ofElse, subject: attribute })
  }
  const within = new Map<SqliteValue, Set<string>>()
  const stretches = new Map<SqliteValue, number>()
  for (const [key, fid, start, end] of texts) {
    const transcript = idOf.get(fid)
    if (transcript === undefined) continue
    getOrMake(within, key, () => new Set()).add(transcript)
    // The program writes the number of code points, or one less.
    const isWhole = start === 0 && typeof end === 'number' && end >= lengths.get(fid)! - 1
    if (!isWhole) stretches.set(key, (stretches.get(key) ?? 0) + 1)
  }
  for (const { key, name } of cases) {
    const count = stretches.get(key)
    if (count !== undefined) ledger.add({ ...unmarked, subject: name, count })
  }
  const people = cases.flatMap(({ key, name }) => {
    const own = ofCases.map(attribute => valuesOfCases.get(JSON.stringify([attribute, key])) ?? null)
    return [...(within.get(key) ?? [''])].map(group => ({ id: name, group, role: null, values: own }))
  })
  const fileMemos = [...ofFiles].flatMap(([fid, lines]): readonly ImportedMemo[] => {
    const transcript = idOf.get(fid)
    if (transcript === undefined) return []
    ledger.add({ ...ofFile, subject: transcript, count: lines.length })
    return [{ about: `transcript ${transcript}`, title: 'attributes', text: lines.join('\n') }]
  })
  return {
    participants: cases.length === 0 ? null : { attributes: columns, people },
    memos: [
      ...cases.flatMap(({ name, memo }) =>
        memo === null ? [] : [{ about: `person ${name}`, title: 'memo', text: memo }],
      ),
      ...fileMemos,
    ],
  }
}

/** Text of a cell, numbers too; null for nothing. */
function word(value: SqliteValue): string | null {
  const text = value === null ? '' : `${value}`.trim()
  return text === '' ? null : text
}

const unmarked = {
  what: 'stretches of cases',
  fate: 'changed',
  how: 'who speaks is told by the labels in the transcript, not by stretches: the person is said to speak in the transcript',
} as const
const ofFile = {
  what: 'attributes of files',
  fate: 'changed',
  how: 'attributes are those of people here, so they are written into a memo of the transcript',
} as const
const ofElse = {
  what: 'attributes of other things',
  fate: 'left out',
  how: 'attributes are those of people here',
} as const
