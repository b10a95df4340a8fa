import { emptyDraft } from '../../codebook/draft'
import { InputError } from '../../problem'
import type { Source } from '../../transcript/readers/reader'
import { type Imported, type ImportedCoding, nothingImported } from '../imported'
import type { Importer } from '../importer'
import { Ledger } from '../ledger'
import { isSqlite, mentions, readSqlite, type SqliteTables, type SqliteValue } from '../sqlite'
import { codeTree } from './code-tree'
import { isoDate } from './dates'
import { type HtmlText, htmlText } from './html-text'
import { memoAbout } from './memo-about'
import { codesOfTags } from './tag-names'
import { taggings } from './taguette-commands'
import { transcriptIds } from './transcript-ids'

/**
 * Imports a project of Taguette, as it exports one (`.sqlite3`) and as the program on a desktop keeps it: documents as text, tags as codes, and highlights as
 * codings with the words to the letter.
 */
export const taguette: Importer = {
  name: 'taguette',
  title: 'Taguette project',
  extensions: ['.sqlite3', '.sqlite', '.db'],
  recognises: ({ bytes }) => isSqlite(bytes) && mentions(bytes, 'highlight_tags', 'start_offset', 'documents'),
  import: (source, options) =>
    readSqlite(source.bytes, source.path, tables => imported(tables, source, options.language ?? 'en')),
}

function imported(tables: SqliteTables, { path, name }: Source, language: string): Imported {
  const [project, ...further] = tables.rows('projects', ['id', 'name', 'description', 'created'])
  if (project === undefined || !tables.has('documents') || !tables.has('highlights'))
    throw new InputError([noProject(path)])
  const ledger = new Ledger()
  if (tables.isUnfinished) ledger.add(unfinished)
  for (const [, other] of further) ledger.add({ ...otherProject, subject: textOf(other) })
  const [projectId, projectName, description] = project
  const title = textOf(projectName) ?? name

  const idOf = transcriptIds(ledger)
  const documents = tables
    .rows('documents', ['id', 'name', 'description', 'contents', 'project_id', 'text_direction'])
    .filter(row => row[4] === projectId)
    .map(([key, document, about, contents]) => {
      const id = idOf(textOf(document) ?? `document ${key}`)
      const html = htmlText(textOf(contents) ?? '')
      const laidOut = [...html.tags].filter(([tag]) => !plain.has(tag)).reduce((sum, [, count]) => sum + count, 0)
      if (laidOut > 0) ledger.add({ ...layout, subject: id, count: laidOut })
      return { key, id, html, about: textOf(about) }
    })

  const tags = tables
    .rows('tags', ['id', 'path', 'description', 'parent_id', 'project_id'])
    .filter(row => row[4] === projectId)
  const tree = codeTree(
    codesOfTags(
      tags.map(([id, path, about, parent]) => ({
        key: `${id}`,
        path: textOf(path) ?? `tag ${id}`,
        parent: parent === null ? null : `${parent}`,
        definition: textOf(about),
      })),
    ),
    ledger,
  )
  const codings = codingsOf(tables, documents, tag => tree.idOf(`${tag}`), ledger)
  return {
    ...nothingImported,
    format: 'Taguette project',
    title,
    codebook: { ...emptyDraft, title, language, codes: tree.codes, comments: ['Imported from a project of Taguette.'] },
    transcripts: documents.map(({ id, html }) => ({ id, text: html.text, kind: 'talk' })),
    codings,
    memos: [
      ...memoAbout('project', 'description', textOf(description)),
      ...documents.flatMap(({ id, about }) => memoAbout(`transcript ${id}`, 'description', about)),
    ],
    positions: 'bytes of UTF-8 in the text of the document, ends exclusive',
    losses: ledger.losses,
  }
}

interface Document {
  readonly key: SqliteValue
  readonly id: string
  readonly html: HtmlText
}

function codingsOf(
  tables: SqliteTables,
  documents: readonly Document[],
  codeOf: (tag: SqliteValue) => string | undefined,
  ledger: Ledger,
): readonly ImportedCoding[] {
  const byKey = new Map(documents.map(document => [document.key, document]))
  const tagsOf = new Map<SqliteValue, SqliteValue[]>()
  for (const [highlight, tag] of tables.rows('highlight_tags', ['highlight_id', 'tag_id'])) {
    const known = tagsOf.get(highlight)
    if (known) known.push(tag)
    else tagsOf.set(highlight, [tag])
  }
  const whoTagged = taggings(tables)
  const highlights = tables.rows('highlights', ['id', 'document_id', 'start_offset', 'end_offset', 'snippet'])
  return highlights.flatMap(([id, key, start, end, snippet]): readonly ImportedCoding[] => {
    const document = byKey.get(key)
    // That of another project.
    if (document === undefined) return []
    const subject = document.id
    const place = placeOf(document.html, Number(start ?? Number.NaN), Number(end ?? Number.NaN), textOf(snippet))
    const tags = tagsOf.get(id) ?? []
    if (place === null) ledger.add({ ...placeless, subject })
    if (tags.length === 0) ledger.add({ ...tagless, subject })
    if (place === null) return []
    if (place.fits === false) ledger.add({ ...differing, subject })
    const { by, at } = whoTagged.get(id as number) ?? { by: null, at: null }
    return tags.flatMap(tag => {
      const code = codeOf(tag)
      if (code === undefined) ledger.add({ ...codeless, subject })
      const about = { coder: by, at: isoDate(at), memo: null }
      return code === undefined ? [] : [{ transcript: document.id, start: place.start, end: place.end, code, ...about }]
    })
  })
}

/** Browsers count white space ahead of the first tag, parsers of whole pages do not: the words that the project repeats tell. */
function placeOf({ place, text, lead }: HtmlText, start: number, end: number, snippet: string | null) {
  const wanted = snippet === null ? '' : bare(htmlText(snippet).text)
  const ways = [place(start, end), ...(lead > 0 ? [place(start + lead, end + lead)] : [])].filter(each => each !== null)
  const fitting = ways.find(span => bare(text.slice(span.start, span.end)) === wanted)
  const [chosen = null] = fitting ? [fitting] : ways
  return chosen && { ...chosen, fits: wanted === '' ? null : fitting !== undefined }
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}

function textOf(value: SqliteValue): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** Tags of HTML whose only effect is the division into lines, which the text keeps. */
const plain: ReadonlySet<string> = new Set('p br div span html body'.split(' '))

function noProject(file: string) {
  return {
    code: 'broken-database',
    severity: 'error' as const,
    message: 'this database cannot be read: it lacks the tables of a project of Taguette',
    file,
    hint: 'export the project from Taguette as SQLite 3',
  }
}

const unfinished = {
  what: 'last changes of the project',
  fate: 'assumed',
  how: 'what the program has written only into the file beside it that ends in -wal is not seen: if there is one, close the program and import again',
} as const
const otherProject = {
  what: 'further projects',
  fate: 'left out',
  how: 'the file holds several and the first was taken: export from Taguette the one that you want',
} as const
const layout = {
  what: 'layout of documents',
  fate: 'left out',
  how: 'headings, emphasis, links, lists, tables and pictures become plain lines of text',
} as const
const placeless = {
  what: 'highlights without a place',
  fate: 'left out',
  how: 'its offsets are no stretch of the document',
} as const
const tagless = {
  what: 'highlights without tags',
  fate: 'left out',
  how: 'a coding needs a code',
} as const
const codeless = {
  what: 'codings of unknown codes',
  fate: 'left out',
  how: 'the project does not have the tag that it names',
} as const
const differing = {
  what: 'codings of other words',
  fate: 'assumed',
  how: 'the words that the project repeats do not stand at the offsets, which were taken as they are',
} as const
