import initSqlJs from 'sql.js/dist/sql-wasm-inline.js'
import type { Source } from '../../../src/transcript/readers/reader'

type Cell = string | number | null | Uint8Array

/** Makes the bytes of an SQLite database: statements, then rows for tables. */
export async function database(
  statements: readonly string[],
  rows: Readonly<Record<string, readonly (readonly Cell[])[]>> = {},
): Promise<Uint8Array> {
  const { Database } = await initSqlJs()
  const made = new Database()
  for (const statement of statements) made.exec(statement)
  for (const [table, values] of Object.entries(rows))
    for (const row of values) made.run(`INSERT INTO ${table} VALUES (${row.map(() => '?').join(', ')})`, [...row])
  const bytes = made.export()
  made.close()
  return bytes
}

/** A file as importers get it. */
export function sourceOf(path: string, bytes: Uint8Array | string): Source {
  const base = path.slice(path.lastIndexOf('/') + 1)
  const dot = base.lastIndexOf('.')
  return {
    path,
    name: base.slice(0, dot),
    extension: base.slice(dot),
    bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
    text: typeof bytes === 'string' ? bytes : null,
  }
}

/** The tables of a project of QualCoder of 2022, as far as they hold what people made. */
export const qualcoderTables = [
  'CREATE TABLE project (databaseversion text, date text, memo text, about text, bookmarkfile integer, bookmarkpos integer, codername text)',
  'CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer, risid integer, unique(name))',
  'CREATE TABLE code_image (imid integer primary key, id integer, x1 integer, y1 integer, width integer, height integer, cid integer, memo text, date text, owner text, important integer)',
  'CREATE TABLE code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, memo text, date text, owner text, important integer)',
  'CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text)',
  'CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text)',
  'CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text)',
  'CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer)',
  'CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text)',
  'CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer)',
  'CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer)',
  'CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text)',
  'CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text)',
]

/** The tables of a project that Taguette 1.4 exports. */
export const taguetteTables = [
  'CREATE TABLE users (login VARCHAR(30) NOT NULL, created DATETIME NOT NULL)',
  'CREATE TABLE projects (id INTEGER PRIMARY KEY, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, created DATETIME NOT NULL)',
  'CREATE TABLE documents (id INTEGER PRIMARY KEY, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, filename VARCHAR(200), created DATETIME, project_id INTEGER NOT NULL, text_direction VARCHAR(13), contents TEXT NOT NULL)',
  'CREATE TABLE commands (id INTEGER PRIMARY KEY, date DATETIME NOT NULL, user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, payload TEXT NOT NULL)',
  'CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL)',
  'CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL, description TEXT NOT NULL)',
  'CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL)',
]
