import type { Exported, ExportedFile } from '../../interchange/exported'
import { Ledger } from '../../interchange/ledger'
import type { Run } from '../../run/run'
import type { DataTable } from '../data-table'
import { matrixTable, participantsTable } from '../tables/cases'
import { exactCsv } from './exact-csv'
import { noteHalves } from './halves-of-characters'
import { bytesOf, cutToBytes, spssNames } from './spss-names'
import { mostTextBytes, notKnown, onOneLine, type SpssVariable, spssText, spssVariables } from './spss-variables'

/**
 * Writes what SPSS (or PSPP) needs: the units with a variable of 0 and 1 for each code, and the participants with their counts; each as a data file
 * and a syntax file that reads it and sets labels, values, measures and missing values.
 */
export async function toSpss(run: Run): Promise<Exported> {
  const ledger = new Ledger()
  const tables = [matrixTable(run.matrix), participantsTable(run.participants)]
  const files = tables.flatMap(table => filesOf(run, table, ledger))
  noteHalves(tables, ledger)
  return { files, losses: ledger.losses }
}

type NamedVariable = SpssVariable & { readonly name: string }

function filesOf(run: Run, table: DataTable, ledger: Ledger): readonly ExportedFile[] {
  const found = spssVariables(run, table, ledger)
  const names = spssNames(found.map(({ wanted }) => wanted))
  const variables = found.map((variable, i): NamedVariable => ({ ...variable, name: names[i] }))
  noteLosses(table, variables, ledger)
  const data = `${table.name}.csv`
  return [
    { name: data, content: exactCsv({ columns: variables, rows: table.rows }) },
    { name: `${table.name}.sps`, content: syntax(data, variables, run) },
  ]
}

const most = { label: 255, value: 120 }

function* syntax(data: string, variables: readonly NamedVariable[], run: Run): Generator<string> {
  const title = onOneLine(run.study?.title ?? run.codebook.title).replace(/[.\s]+$/, '')
  // The mark tells SPSS that the file is UTF-8.
  yield `\ufeff* ${cutToBytes(title, 200)}: made by themewright.
* Hits of rules are candidates until a person has judged them.
* If the data file is not found, run first: CD 'folder of this file'.

GET DATA
  /TYPE=TXT
  /FILE=${quoted(data)}
  /ENCODING='UTF8'
  /ARRANGEMENT=DELIMITED
  /DELIMITERS=","
  /QUALIFIER='"'
  /FIRSTCASE=2
  /VARIABLES=`
  for (const { name, format } of variables) yield `\n    ${name} ${format}`
  yield '.\n'
  for (const { name, label } of variables)
    yield `VARIABLE LABELS ${name}\n  ${quoted(cutToBytes(onOneLine(label), most.label))}.\n`
  for (const { name, values } of variables) {
    if (values.length === 0) continue
    const lines = values.map(([value, label]) => `\n  ${value} ${quoted(cutToBytes(onOneLine(label), most.value))}`)
    yield `VALUE LABELS ${name}${lines.join('')}.\n`
  }
  for (const { name, values } of variables)
    if (values.some(([value]) => value === notKnown)) yield `MISSING VALUES ${name} (${notKnown}).\n`
  for (const { name, measure } of variables) yield `VARIABLE LEVEL ${name} (${measure.toUpperCase()}).\n`
  yield 'EXECUTE.\n'
}

/** Text between quotation marks; long text in pieces, since a line of syntax holds no more than 251 bytes. */
function quoted(text: string): string {
  const pieces: string[] = []
  for (let rest = text; rest !== '' || pieces.length === 0; ) {
    const piece = cutToBytes(rest, 100)
    pieces.push(`'${piece.replaceAll("'", "''")}'`)
    rest = rest.slice(piece.length)
  }
  return pieces.join('\n  + ')
}

function noteLosses(table: DataTable, variables: readonly NamedVariable[], ledger: Ledger): void {
  for (const { name, wanted, label, values, format } of variables) {
    if (name !== wanted)
      ledger.add({
        what: 'names of variables',
        fate: 'changed',
        how: `SPSS allows no such name, so in ${table.name} it is ${name}`,
        subject: wanted,
      })
    const labels = [[label, most.label] as const, ...values.map(([, value]) => [value, most.value] as const)]
    for (const [text, bytes] of labels)
      if (bytesOf(onOneLine(text)) > bytes)
        ledger.add({
          what: 'long labels',
          fate: 'changed',
          how: `SPSS holds ${bytes} bytes of a label of this kind, so it is cut`,
          subject: wanted,
        })
    if (format === `A${mostTextBytes}`)
      ledger.add({
        what: 'long texts',
        fate: 'changed',
        how: `SPSS holds ${mostTextBytes} bytes of a text, so longer ones are cut`,
        subject: wanted,
      })
    if (format.startsWith('A')) noteTexts(table, wanted, ledger)
  }
}

/** Marks and line breaks within text, which SPSS cannot read. */
function noteTexts({ columns, rows }: DataTable, wanted: string, ledger: Ledger): void {
  const column = columns.find(({ name }) => name === wanted)
  let count = 0
  for (let row = 0; column && row < rows; row++) {
    const text = `${column.cell(row) ?? ''}`
    if (spssText(text) !== text) count++
  }
  if (count > 0)
    ledger.add({
      what: 'quotation marks and line breaks in texts',
      fate: 'changed',
      how: 'SPSS cannot read them within a value: marks become single ones, line breaks blanks',
      subject: wanted,
      count,
    })
}
