import { getOrMake } from '../../analysis/get-or-make'
import { emptyDraft } from '../../codebook/draft'
import { InputError } from '../../problem'
import type { Source } from '../../transcript/readers/reader'
import { type Imported, type ImportedCoding, type ImportedMemo, nothingImported } from '../imported'
import type { Importer } from '../importer'
import { Ledger } from '../ledger'
import { countingInWords } from '../qdpx/counting'
import { isSqlite, mentions, readSqlite, type SqliteTables, type SqliteValue } from '../sqlite'
import { codeTree } from './code-tree'
import { hasZone, isoDate } from './dates'
import { memoAbout } from './memo-about'
import { casesOf } from './qualcoder-cases'
import { codesOf } from './qualcoder-codes'
import { placeStored } from './qualcoder-places'
import { type StoredSource, sourcesOf } from './qualcoder-sources'

/**
 * Imports a project of QualCoder: the database `data.qda` in its folder, of whatever version.
 *
 * Texts come across to the letter, with codes, categories, memos, coders, times, cases and attributes. What QualCoder codes in pictures, sound and video,
 * and how it looks, is left out and said.
 */
export const qualcoder: Importer = {
  name: 'qualcoder',
  title: 'QualCoder project',
  extensions: ['.qda'],
  recognises: ({ bytes }) => isSqlite(bytes) && mentions(bytes, 'code_name', 'code_text', 'case_text', 'pos0'),
  import: (source, options) =>
    readSqlite(source.bytes, source.path, tables => imported(tables, source, options.language ?? 'en')),
}

function imported(tables: SqliteTables, { path, name }: Source, language: string): Imported {
  if (!tables.has('code_name') || !tables.has('code_text') || !tables.has('source'))
    throw new InputError([noProject(path)])
  const ledger = new Ledger()
  if (tables.isUnfinished) ledger.add(unfinished)
  const sources = sourcesOf(tables, ledger)
  const codes = codesOf(tables, ledger)
  const tree = codeTree(codes, ledger)
  const { codings, ways } = codingsOf(tables, sources, cid => tree.idOf(`code ${cid}`), ledger)
  const cases = casesOf(tables, sources, ledger)
  for (const { table, column, what } of others) {
    const count = new Set(tables.rows(table, [column]).map(([key]) => key)).size
    if (count > 0) ledger.add({ what, fate: 'left out', how: 'this tool codes words, and has no place for it', count })
  }
  const title = projectName(name, path)
  return {
    ...nothingImported,
    format: 'QualCoder project',
    title,
    codebook: {
      ...emptyDraft,
      title,
      language,
      codes: tree.codes,
      comments: [`Imported from a project of QualCoder.`],
    },
    transcripts: sources.flatMap(({ id, text }) => (text === null ? [] : [{ id, text, kind: 'talk' as const }])),
    codings,
    participants: cases.participants,
    memos: [
      ...projectMemo(tables),
      ...sources.flatMap(({ id, memo }) => memoAbout(`transcript ${id}`, 'memo', memo)),
      ...cases.memos,
      ...journal(tables),
    ],
    positions: ways.length === 0 ? null : ways.join('; '),
    losses: ledger.losses,
  }
}

/** What a project holds beside: the table, the column that tells one from another, and what they are. */
const others = [
  { table: 'code_image', column: 'imid', what: 'codings of pictures' },
  { table: 'code_av', column: 'avid', what: 'codings of sound and video' },
  { table: 'graph', column: 'grid', what: 'graphs' },
  { table: 'ris', column: 'risid', what: 'references to literature' },
  { table: 'stored_sql', column: 'title', what: 'stored queries' },
] as const

/** The folder of a project is called as the project is, and its database always `data.qda`. */
function projectName(name: string, path: string): string {
  const folder = path.split(/[\\/]/).at(-2)
  return name.toLowerCase() === 'data' && folder ? folder.replace(/\.qda$/i, '') : name
}

type TextOf = (value: SqliteValue) => string | null
const textOf: TextOf = value => (typeof value === 'string' && value.trim() !== '' ? value : null)

function codingsOf(
  tables: SqliteTables,
  sources: readonly StoredSource[],
  codeOf: (cid: SqliteValue) => string | undefined,
  ledger: Ledger,
): { readonly codings: readonly ImportedCoding[]; readonly ways: readonly string[] } {
  const columns = ['fid', 'pos0', 'pos1', 'seltext', 'owner', 'date', 'memo'] as const
  const coded = tables.rows('code_text', [...columns, 'cid', 'important'])
  // An annotation is a memo on words that have no code.
  const annotated = tables.rows('annotation', columns).map(row => [...row.slice(0, 3), null, ...row.slice(4)])
  const bySource = new Map(sources.map(source => [source.key, source]))
  const rows = [...coded, ...annotated].map(row => ({ row, source: bySource.get(row[0]) }))
  const placed = new Map<(typeof rows)[number], ReturnType<typeof placeStored>[number]>()
  const within = new Map<StoredSource, (typeof rows)[number][]>()
  for (const each of rows) if (each.source) getOrMake(within, each.source, () => []).push(each)
  for (const [source, here] of within) {
    if (source.text === null) continue
    const stretches = here.map(({ row: [, start, end, words] }) => ({
      start: typeof start === 'number' ? start : Number.NaN,
      end: typeof end === 'number' ? end : Number.NaN,
      words: textOf(words),
    }))
    for (const [i, place] of placeStored(source.text, stretches).entries()) placed.set(here[i], place)
  }
  const ways = new Map<string, number>()
  const codings: ImportedCoding[] = []
  let withoutZone = 0
  for (const [i, each] of rows.entries()) {
    const { row, source } = each
    const [, , , , owner, date, memo, cid, important] = row
    const isCoding = i < coded.length
    const code = isCoding ? codeOf(cid) : null
    const place = placed.get(each)
    const subject = source?.id ?? null
    if (code === undefined) ledger.add({ ...codeless, subject })
    else if (!place) ledger.add({ ...sourceless, subject })
    else if (place.span === null || place.span.end <= place.span.start) ledger.add({ ...placeless, subject })
    else {
      if (place.fits === false) ledger.add({ ...differing, subject })
      if (place.fits) {
        const way = countingInWords(place.counting)
        ways.set(way, (ways.get(way) ?? 0) + 1)
      }
      const at = isoDate(textOf(date))
      if (at !== null && !hasZone(textOf(date)!)) withoutZone++
      if (isCoding && important === 1) ledger.add({ ...starred, subject: code })
      const about = { transcript: source!.id, code, coder: textOf(owner), at, memo: textOf(memo) }
      if (code !== null || about.memo !== null) codings.push({ ...about, ...place.span })
    }
  }
  if (withoutZone > 0) ledger.add({ ...zoneless, count: withoutZone })
  return { codings, ways: [...ways].map(([way, count]) => `${way} (${count})`) }
}

function projectMemo(tables: SqliteTables): readonly ImportedMemo[] {
  const rows = tables.rows('project', ['memo'])
  return rows.flatMap(([memo]) => memoAbout('project', 'memo', textOf(memo)))
}

function journal(tables: SqliteTables): readonly ImportedMemo[] {
  const rows = tables.rows('journal', ['name', 'jentry', 'owner', 'date'])
  return rows.flatMap(([name, entry, owner, date]) => {
    const by = [textOf(owner), textOf(date)].filter(each => each !== null).join(', ')
    return memoAbout('project', `${textOf(name) ?? 'journal'}${by === '' ? '' : ` (${by})`}`, textOf(entry))
  })
}

function noProject(file: string) {
  return {
    code: 'broken-database',
    severity: 'error' as const,
    message: 'this database cannot be read: it lacks the tables of a project of QualCoder',
    file,
    hint: 'name the file data.qda in the folder of the project',
  }
}

const unfinished = {
  what: 'last changes of the project',
  fate: 'assumed',
  how: 'what the program has written only into the file beside it that ends in -wal is not seen: if there is one, close the program and import again',
} as const
const codeless = {
  what: 'codings of unknown codes',
  fate: 'left out',
  how: 'the project does not have the code that it names',
} as const
const sourceless = {
  what: 'codings of texts that are missing',
  fate: 'left out',
  how: 'the project does not hold the text that it is of',
} as const
const placeless = {
  what: 'codings without a place',
  fate: 'left out',
  how: 'its positions are no stretch of the text',
} as const
const differing = {
  what: 'codings of other words',
  fate: 'assumed',
  how: 'the words that the project repeats do not stand at the positions, which were taken as those of the others: the text was changed after it was coded',
} as const
const starred = {
  what: 'stars of codings',
  fate: 'left out',
  how: 'there is no mark for important codings',
} as const
const zoneless = {
  what: 'time zones of codings',
  fate: 'assumed',
  how: 'the project writes local time without its zone, which was taken for UTC',
} as const
