import { InputError } from '../problem'

export type SqliteValue = string | number | null

/** The tables of a database, as far as they are asked for. */
export interface SqliteTables {
  readonly has: (table: string) => boolean
  /**
   * Reads a table's rows in the order in which they are stored: in each the values of the columns that are asked for, in their order. A table or a
   * column that is not there gives nothing, or nulls; so do bytes that are no text.
   */
  readonly rows: (table: string, columns: readonly string[]) => readonly (readonly SqliteValue[])[]
  /** True where the database was being written: what stands in a file beside it is not in these bytes. */
  readonly isUnfinished: boolean
}

const room = { bytes: 256 * 1024 * 1024, rows: 3_000_000, characters: 400_000_000, cell: 64 * 1024 * 1024 }

/** True for the bytes of an SQLite database. */
export function isSqlite(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 16)).toString('latin1') === 'SQLite format 3\0'
}

/** True where a database's bytes hold names, as those hold the names of all their tables and columns, in the encoding of its texts. */
export function mentions(bytes: Uint8Array, ...names: readonly string[]): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const encodings = [Buffer.from, (name: string) => Buffer.from(name, 'utf16le'), bigEndian] as const
  return encodings.some(encoded => names.every(name => buffer.includes(encoded(name))))
}

function bigEndian(name: string): Buffer {
  return Buffer.from(name, 'utf16le').swap16()
}

/**
 * Reads from an SQLite database what `read` asks for. Nothing of the file is run: only stored tables are read, never a view, a virtual table or a
 * generated column, and no index; triggers and functions have no part in that. The database lies in memory, and nothing can be written or attached.
 *
 * Throws InputError `broken-database` where it cannot be read, or would grow too large.
 */
export async function readSqlite<T>(bytes: Uint8Array, path: string, read: (tables: SqliteTables) => T): Promise<T> {
  if (!isSqlite(bytes)) throw broken(path, 'it is no SQLite database')
  if (bytes.length > room.bytes) throw broken(path, 'it is larger than 256 MB')
  const { default: initSqlJs } = await import('sql.js/dist/sql-wasm-inline.js')
  const { Database } = await initSqlJs()
  const isUnfinished = bytes[18] === 2
  try {
    const database = new Database(isUnfinished ? withoutLog(bytes) : bytes)
    try {
      database.exec('PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON')
      return read({ ...tablesOf(database, path), isUnfinished })
    } finally {
      database.close()
    }
  } catch (error) {
    if (error instanceof InputError) throw error
    const why = isUnfinished
      ? 'what was written last is in the file beside it that ends in -wal'
      : 'its pages are damaged, or were cut short'
    throw isOfSqlite(error) ? broken(path, why) : error
  }
}

type Database = import('sql.js').Database

function tablesOf(database: Database, path: string): Pick<SqliteTables, 'has' | 'rows'> {
  const stored = new Map<string, { readonly name: string; readonly columns: ReadonlyMap<string, string> }>()
  let { rows, characters } = room
  const spend = (values: readonly unknown[]): void => {
    rows--
    for (const value of values) if (typeof value === 'string') characters -= value.length
    if (rows < 0 || characters < 0) throw broken(path, 'its tables would grow too large')
  }
  const all = (sql: string): readonly (readonly unknown[])[] => {
    const statement = database.prepare(sql)
    const found: (readonly unknown[])[] = []
    try {
      while (statement.step()) {
        const values = statement.get()
        spend(values)
        found.push(values)
      }
    } finally {
      statement.free()
    }
    return found
  }
  for (const [name, sql] of all(`SELECT name, sql FROM sqlite_master WHERE type = 'table'`)) {
    if (typeof name !== 'string' || typeof sql !== 'string' || !/^\s*CREATE\s+TABLE\b/i.test(sql)) continue
    // Hidden columns are made by expressions of the file.
    const columns = all(`PRAGMA table_xinfo(${quoted(name)})`).filter(each => each[6] === 0)
    stored.set(name.toLowerCase(), {
      name,
      columns: new Map(columns.map(each => [String(each[1]).toLowerCase(), String(each[1])])),
    })
  }
  return {
    has: table => stored.has(table),
    rows: (table, wanted) => {
      const known = stored.get(table)
      if (!known) return []
      const cells = wanted.map(name => {
        const column = known.columns.get(name.toLowerCase())
        if (column === undefined) return 'NULL'
        // A value may be said to be longer than the file: its length is looked at first, which reads none of it.
        return `CASE WHEN octet_length(${quoted(column)}) > ${room.cell} THEN x'00' ELSE ${quoted(column)} END`
      })
      return all(`SELECT ${cells.join(', ')} FROM ${quoted(known.name)} NOT INDEXED`).map(row =>
        row.map(value => {
          if (value instanceof Uint8Array && value.length === 1 && value[0] === 0)
            throw broken(path, 'its tables would grow too large')
          return typeof value === 'string' || typeof value === 'number' ? value : null
        }),
      )
    },
  }
}

/** A database with a log beside it cannot be opened alone, unless its header says that it has none. */
function withoutLog(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  copy[18] = 1
  copy[19] = 1
  return copy
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** What the library throws, of its own or of the machine that it is compiled to: none of it is a mistake of ours. */
function isOfSqlite(error: unknown): boolean {
  return error instanceof Error && (error.constructor === Error || ['RuntimeError', 'RangeError'].includes(error.name))
}

function broken(file: string, why: string): InputError {
  const hint = 'close the program that wrote it, and copy or export the project anew'
  return new InputError([
    { code: 'broken-database', severity: 'error', message: `this database cannot be read: ${why}`, file, hint },
  ])
}
