import type { BasicType } from 'hyparquet-writer'
import type { Exported } from '../../interchange/exported'
import { Ledger } from '../../interchange/ledger'
import type { Run } from '../../run/run'
import type { Cell } from '../../text/to-csv'
import type { Column, ColumnType, DataTable } from '../data-table'
import type { RunRecord } from '../html/section'
import { aboutRun } from './about-run'
import { exportTables, isYes, labelOf } from './export-tables'
import { noteHalves } from './halves-of-characters'

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
  const writers = await import('hyparquet-writer')
  const about = JSON.stringify(Object.fromEntries(aboutRun(run, record)))
  const tables = exportTables(run)
  const ledger = new Ledger()
  noteHalves(tables, ledger)
  const files = tables.map(table => ({
    name: `${table.name}.parquet`,
    content: parquetOf(table, writers, {
      createdBy: `themewright ${record.version}`,
      kvMetadata: [
        { key: 'themewright', value: about },
        { key: 'themewright.columns', value: JSON.stringify(table.columns.map(column => described(run, column))) },
      ],
    }),
  }))
  return { files, losses: ledger.losses }
}

function described(run: Run, column: Column) {
  const { name, type, meaning } = column
  return { name, type, label: labelOf(run, column), meaning }
}

/** Writes a table in groups of rows, so that one group is held at a time. */
function* parquetOf(
  { columns, rows }: DataTable,
  { ByteWriter, ParquetWriter, schemaFromColumnData }: typeof import('hyparquet-writer'),
  about: { readonly createdBy: string; readonly kvMetadata: { readonly key: string; readonly value: string }[] },
): Generator<Uint8Array> {
  const writer = new ByteWriter()
  const written = (): Uint8Array => {
    const bytes = writer.getBytes().slice()
    writer.index = 0
    return bytes
  }
  const schema = schemaFromColumnData({
    columnData: columns.map(({ name, type }) => ({ name, type: types[type], nullable: true, data: [] })),
  })
  const parquet = new ParquetWriter({ writer, schema, ...about })
  for (let row = 0; row < rows; row += rowsInGroup) {
    const behind = Math.min(rows, row + rowsInGroup)
    const columnData = columns.map(column => ({ name: column.name, data: valuesOf(column, row, behind) }))
    parquet.write({ columnData, rowGroupSize: rowsInGroup })
    yield written()
  }
  parquet.finish()
  yield written()
}

const rowsInGroup = 20_000

function valuesOf({ type, cell }: Column, first: number, behind: number): (Cell | boolean)[] {
  const read = type === 'flag' || type === 'answer' ? (row: number) => isYes(cell(row)) : cell
  return Array.from({ length: behind - first }, (_, i) => read(first + i))
}
