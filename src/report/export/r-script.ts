import type { Exported } from '../../interchange/exported'
import { Ledger } from '../../interchange/ledger'
import type { Run } from '../../run/run'
import type { Cell } from '../../text/to-csv'
import { type DataTable, dataTable } from '../data-table'
import type { RunRecord } from '../html/section'
import { aboutTable } from './about-run'
import { exactCsv } from './exact-csv'
import { exportTables, levelsOf } from './export-tables'
import { noteHalves } from './halves-of-characters'

/**
 * Writes every table of a run as CSV, and `load.R`, which loads them all in base R with their types: factors in the study's order, logical for
 * yes and no, labels as attributes.
 *
 * The script is the same for every study. What it must know of columns is in `dictionary.csv` and `levels.csv`, so that no name or label is ever run.
 */
export async function toR(run: Run, record: Pick<RunRecord, 'version' | 'options'>): Promise<Exported> {
  const ledger = new Ledger()
  const tables = exportTables(run)
  for (const table of tables) noteLosses(table, ledger)
  noteHalves(tables, ledger)
  const files = [aboutTable(run, record), ...tables, levelsTable(run, tables)].map(table => ({
    name: `${table.name}.csv`,
    content: exactCsv({
      rows: table.rows,
      columns: table.columns.map(column => ({ ...column, cell: (row: number) => readable(column.cell(row)) })),
    }),
  }))
  return { files: [...files, { name: 'load.R', content: [script] }], losses: ledger.losses }
}

function levelsTable(run: Run, tables: readonly DataTable[]): DataTable {
  const rows = tables.flatMap(table =>
    table.columns.flatMap(column =>
      (levelsOf(run, table, column) ?? []).map(level => ({ table: table.name, column: column.name, level })),
    ),
  )
  return dataTable<(typeof rows)[number]>(
    'levels',
    [
      ['table', 'text', row => row.table, 'name of the table'],
      ['column', 'text', row => row.column, 'name of the column'],
      ['level', 'text', row => row.level, 'one of its values, in their order'],
    ],
    rows,
  )
}

/** R has no null characters in its text, and reads every line end as a line feed. */
function readable(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.replaceAll('\0', '').replace(/\r\n?/g, '\n') : cell
}

function noteLosses({ name, columns, rows }: DataTable, ledger: Ledger): void {
  let [nulls, returns] = [0, 0]
  for (const { cell } of columns)
    for (let row = 0; row < rows; row++) {
      const text = cell(row)
      if (typeof text !== 'string') continue
      if (text.includes('\0')) nulls++
      if (text.includes('\r')) returns++
    }
  const add = (what: string, how: string, count: number): void => {
    if (count > 0) ledger.add({ what, fate: 'changed', how, subject: name, count })
  }
  add('null characters', 'R cannot hold them in text, so they are left out', nulls)
  add('line ends in cells', 'R reads them as line feeds, so carriage returns are left out', returns)
}

const script = `# Loads every table of this folder into the list "study", in base R: source("load.R", chdir = TRUE)
#
#   study$frequencies            a data frame for each table; dictionary.csv explains every column, about.csv the study
#   attr(study$matrix$age, "label")    labels and meanings stand beside the columns
#
# Codes and attributes are factors in the study's order; yes and no are TRUE and FALSE; an empty cell is NA: not known, or none.
# Hits of rules are candidates until a person has judged them.
study <- local({
  sourced <- unlist(lapply(sys.frames(), function(frame) frame$ofile))
  script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
  folders <- c(dirname(as.character(rev(sourced))), ".", dirname(script))
  folder <- Filter(function(each) file.exists(file.path(each, "dictionary.csv")), folders)[1]
  if (is.na(folder)) stop("dictionary.csv was not found: setwd() to the folder of load.R first")

  read <- function(table) {
    utils::read.csv(file.path(folder, paste0(table, ".csv")), colClasses = "character", na.strings = "",
                    check.names = FALSE, strip.white = FALSE, comment.char = "", encoding = "UTF-8")
  }
  dictionary <- read("dictionary")
  levels <- read("levels")
  typed <- function(values, type, levels) {
    if (length(levels) > 0) return(factor(values, levels = levels))
    switch(type,
      "id of a code" = factor(values, levels = levels),
      "whole number" = as.integer(values),
      "number" = , "share, from 0 to 1" = as.numeric(values),
      "1 or 0" = values == "1",
      "yes or no" = values == "yes",
      values)
  }
  load <- function(table) {
    data <- read(table)
    columns <- dictionary[dictionary$table == table, ]
    for (i in seq_along(data)) {
      ordered <- levels$level[levels$table == table & levels$column == columns$column[i]]
      data[[i]] <- typed(data[[i]], columns$type[i], ordered)
      attr(data[[i]], "label") <- if (is.na(columns$label[i])) columns$meaning[i] else columns$label[i]
      attr(data[[i]], "meaning") <- columns$meaning[i]
    }
    data
  }
  tables <- unique(dictionary$table)
  c(stats::setNames(lapply(tables, load), tables), list(dictionary = dictionary))
})
`
