import type { FrameworkCell } from '../analysis/framework-matrix'
import { getOrMake } from '../analysis/get-or-make'
import type { Codebook } from '../codebook/codebook'
import { quotationLine } from './tables/framework'
import { type SheetOfRows, toXlsx } from './to-xlsx'
import { mostInCell } from './xlsx/cell-text'

/** Places that a cell names before it says how many more there are. */
const mostReferences = 20

export interface WorkbookOptions {
  /** Ids of the codes whose rules were scored against blind human coding. */
  readonly validated?: ReadonlySet<string> | undefined
  /** Cases a sheet holds; 2000 unless given: nobody charts more by hand, and spreadsheets become slow. */
  readonly mostCases?: number
}

/**
 * Makes `framework.xlsx`, in which a researcher charts: people × themes, groups × themes, the codes, and how to read it.
 *
 * A row is a case with at least one mention, a column a code; a cell holds a line for the summary, the places, and quotations. Cases
 * beyond the most that a sheet holds are in framework.csv, and the sheet "About" says so. What does not fit into a cell is cut with a note.
 *
 * @param cells Of `frameworkMatrix`.
 */
export function frameworkWorkbook(
  codebook: Codebook,
  cells: readonly FrameworkCell[],
  { validated, mostCases = 2_000 }: WorkbookOptions = {},
): Promise<Uint8Array> {
  const people = casesOf(cells, 'person')
  const groups = casesOf(cells, 'group')
  const { codes } = codebook
  const titles = codes.map(({ id, label }) => `${label} (${id})`)
  const widths = codes.map(() => 48)
  const texts = (own: readonly FrameworkCell[]): readonly (string | null)[] => {
    const byCode = new Map(own.map(cell => [cell.code, cellText(cell)]))
    return codes.map(({ id }) => byCode.get(id) ?? null)
  }
  return toXlsx([
    {
      name: 'People × themes',
      header: ['Group', 'Participant', ...titles],
      rows: people.slice(0, mostCases).map(own => [own[0].group, own[0].case, ...texts(own)]),
      widths: [12, 16, ...widths],
      frozenColumns: 2,
    },
    {
      name: 'Groups × themes',
      header: ['Group', ...titles],
      rows: groups.slice(0, mostCases).map(own => [own[0].group, ...texts(own)]),
      widths: [12, ...widths],
      frozenColumns: 1,
    },
    codesSheet(codebook, validated),
    aboutSheet(codebook, [leftOut('people', people.length, mostCases), leftOut('groups', groups.length, mostCases)]),
  ])
}

/** Gathers the cells of each case, in the order of the cells. */
function casesOf(
  cells: readonly FrameworkCell[],
  kind: FrameworkCell['caseKind'],
): readonly (readonly FrameworkCell[])[] {
  const cases = new Map<string, FrameworkCell[]>()
  for (const cell of cells)
    if (cell.caseKind === kind) getOrMake(cases, JSON.stringify([cell.group, cell.case]), () => []).push(cell)
  return [...cases.values()]
}

function leftOut(what: string, cases: number, most: number): readonly string[] {
  return cases > most ? [`Of ${cases} ${what} the first ${most} are here; all are in framework.csv.`] : []
}

/** Writes what a case said about a code, with a line for its summary ahead. */
export function cellText(cell: FrameworkCell): string {
  const { mentions, references, quotations } = cell
  const more = references.length - mostReferences
  const places = references.slice(0, mostReferences).join(', ')
  const lines = [
    'Summary: ',
    `${mentions} ${mentions === 1 ? 'mention' : 'mentions'}: ${places}${more > 0 ? note(more) : ''}`,
    ...quotations.map(each => quotationLine(each, cell)),
  ]
  let text = lines.slice(0, 2).join('\n')
  for (const [i, line] of lines.slice(2).entries()) {
    const left = note(quotations.length - i)
    if (text.length + 1 + line.length + 1 + left.length > mostInCell) return cut(`${text}\n${left}`)
    text += `\n${line}`
  }
  return text
}

function note(more: number): string {
  return ` … and ${more} more: see framework.csv`
}

/** Cuts text to what a cell can hold, and not within a character. */
function cut(text: string): string {
  return text.length <= mostInCell ? text : text.slice(0, mostInCell).replace(/[\ud800-\udbff]$/, '')
}

function codesSheet({ codes }: Codebook, validated?: ReadonlySet<string>): SheetOfRows {
  return {
    name: 'Codes',
    header: ['Code', 'Label', 'Level', 'Definition', 'Use when', 'Do not use when', 'Validated'],
    rows: codes.map(({ id, label, level, brief, definition, useWhen, notWhen }) => [
      id,
      label,
      level,
      definition ?? brief ?? '',
      useWhen.join('\n'),
      notWhen.join('\n'),
      validated?.has(id) ? 'yes' : 'no',
    ]),
    widths: [32, 32, 8, 60, 48, 48, 12],
    frozenColumns: 1,
  }
}

function aboutSheet({ title, version, family }: Codebook, notes: readonly (readonly string[])[]): SheetOfRows {
  return {
    name: 'About',
    header: ['About this workbook'],
    rows: [
      `Codebook: ${title}, version ${version}. Kind of analysis: ${family}.`,
      'Each cell says in how many turns the case mentions the theme, and where: fg01:12 is line 12 of fg01. A theme holds what its sub-themes hold. An empty cell says that no rule fired, not that nothing was meant.',
      'Codings are candidates until a person has judged them. Quotations are word for word, at most three a cell, chosen by the rule for exemplars; […] marks a cut. Moderators are not quoted.',
      'Write what you make of it behind "Summary:" (Gale et al. 2013, BMC Medical Research Methodology 13:117).',
      'Copy this file out of the results folder before you write into it: the next run replaces everything there.',
      ...notes.flat(),
    ].map(line => [line]),
    widths: [110],
  }
}
