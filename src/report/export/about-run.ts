import type { Run } from '../../run/run'
import { type DataTable, dataTable } from '../data-table'
import type { RunRecord } from '../html/section'

/** Says what a run is and how to read its tables, a name and a text each: for the sheet "About", and the heads of other files. */
export function aboutRun(
  { study, codebook, unit, counts }: Run,
  { version, options }: Pick<RunRecord, 'version' | 'options'>,
): readonly (readonly [name: string, text: string])[] {
  return [
    ['Study', study?.title ?? 'coded without a study file'],
    ['Codebook', `${codebook.title}, version ${codebook.version} (${codebook.file})`],
    ['SHA-256 of the codebook', codebook.hash],
    ['Kind of analysis', codebook.family],
    ['Made by', `themewright ${version}`],
    ['Unit', `one coding is about one ${unit}`],
    ['Options', JSON.stringify(options)],
    ...Object.entries(counts).map(([what, count]) => [`Number of ${what}`, `${count ?? 'not known'}`] as const),
    [
      'Candidates',
      'A hit of a rule is a candidate: nobody has judged it until its status says so. They show where to read, not what was found.',
    ],
    [
      'Counting',
      'A mention is a turn in which a code occurs. Themes hold what their sub-themes hold. Moderators’ words are in no count. Denominators are people and groups that spoke.',
    ],
    ['Empty cells', 'not known, or none; never zero'],
    ['Columns', 'The table “dictionary” explains every column of every table.'],
    ['Confidential', 'The tables hold people’s own words and a row for each person.'],
  ]
}

/** Makes a table of what `aboutRun` says, and of more lines of the same kind. */
export function aboutTable(
  run: Run,
  record: Pick<RunRecord, 'version' | 'options'>,
  more: readonly (readonly [name: string, text: string])[] = [],
): DataTable {
  return dataTable<readonly [string, string]>(
    'about',
    [
      ['About this study', 'text', ([name]) => name, 'what is said'],
      ['', 'text', ([, text]) => text, 'what it is'],
    ],
    [...aboutRun(run, record), ...more],
  )
}
