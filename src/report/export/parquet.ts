import type { BasicType } from 'hyparquet-writer'
import type { Exported } from '../../interchange/exported'
import type { Run } from '../../run/run'
import type { Cell } from '../../text/to-csv'
import type { Column, ColumnType, DataTable } from '../data-table'
import type { RunRecord } from '../html/section'
import { aboutRun } from './about-run'
import { exportTables, isYes, labelOf } from './export-tables'

/** Every column may be empty, whether it is in this run or not, so that runs have the same types. */
const types: Readonly<Record<ColumnType, BasicType>> = {
  text: 'STRING',
  code: 'STRING',
  integer: 'INT32',
  number: 'DOUBLE',
  share: 'DOUBLE',
  flag: 'BOOLEAN',
  answer: 'BOOLEAN',
}

/**
 * Writes every table of a run as Parquet, a file each: text, whole numbers (32 bits), numbers (64 bits) and booleans, for DuckDB, Arrow, pandas
 * and R.
 *
 * Each file says under the key `themewright` what it is of, and under `themewright.columns` what its columns are, both as JSON. The same run gives the same bytes.
 */
export async function toParquet(run: Run, record: Pick<RunRecord, 'version' | 'options'>): Promise<Exported> {
  const { parquetWriteBuffer } = await import('hyparquet-writer')
  const about = JSON.stringify(Object.fromEntries(aboutRun(run, record)))
  const files = exportTables(run).map(table => ({
    name: `${table.name}.parquet`,
    content: inPieces(() => new Uint8Array(parquetWriteBuffer(parquetOf(table, run, about, record.version)))),
  }))
  return { files, losses: [] }
}

function parquetOf(table: DataTable, run: Run, about: string, version: string) {
  const described = table.columns.map(column => ({
    name: column.name,
    type: column.type,
    label: labelOf(run, column),
    meaning: column.meaning,
  }))
  return {
    columnData: table.columns.map(column => ({
      name: column.name,
      type: types[column.type],
      nullable: true,
      data: valuesOf(column, table.rows),
    })),
    rowGroupSize: 100_000,
    createdBy: `themewright ${version}`,
    kvMetadata: [
      { key: 'themewright', value: about },
      { key: 'themewright.columns', value: JSON.stringify(described) },
    ],
  }
}

function valuesOf({ type, cell }: Column, rows: number): (Cell | boolean)[] {
  const read = type === 'flag' || type === 'answer' ? (row: number) => isYes(cell(row)) : cell
  return Array.from({ length: rows }, (_, row) => read(row))
}

/** Makes the file when it is asked for, so that one is held at a time. */
function inPieces(make: () => Uint8Array): Iterable<Uint8Array> {
  return {
    *[Symbol.iterator]() {
      yield make()
    },
  }
}
