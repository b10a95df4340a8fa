import { coefficients } from '../coefficient'
import { type ThemeRow, themeTable } from '../content/theme-table'
import type { ReportParts } from '../html/section'
import { type Block, heading, paragraph } from './block'

/** Superordinate themes and their sub-themes with their counts at every level, and how each is spread over the groups. */
export function themeTablePart({ run }: ReportParts): readonly Block[] {
  const { themes, countsPeople, hasDecisions } = themeTable(run)
  const columns = [
    ...always,
    ...(countsPeople ? [people] : []),
    ...counts,
    ...(hasDecisions ? [judged] : []),
    validated,
  ]
  const rows = themes.flatMap(({ theme, subthemes }) => [theme, ...subthemes])
  return [
    heading(2, 'Themes'),
    paragraph(
      'A mention is a turn in which a theme occurs. A superordinate theme counts a turn once, whichever of its sub-themes occur in it. Prompted: the moderator had used the words; echoed: another participant had; both of units.',
    ),
    {
      kind: 'table',
      caption: 'Superordinate themes and sub-themes: people, groups and mentions',
      header: columns.map(({ name }) => name),
      rows: rows.map(row => columns.map(({ cell }) => cell(row))),
      numbers: columns.flatMap(({ isNumber }, i) => (isNumber ? [i] : [])),
    },
    ...byGroup(
      rows.map(({ frequency }) => frequency.label),
      run.groups.rows,
    ),
  ]
}

interface Column {
  readonly name: string
  readonly isNumber: boolean
  readonly cell: (row: ThemeRow) => string
}

const always: readonly Column[] = [
  {
    name: 'superordinate theme',
    isNumber: false,
    cell: ({ frequency: { level, label } }) => (level === 1 ? label : ''),
  },
  { name: 'sub-theme', isNumber: false, cell: ({ frequency: { level, label } }) => (level === 1 ? '' : label) },
]

const people: Column = {
  name: 'people',
  isNumber: true,
  cell: ({ frequency: { participants, participantsOf } }) => `${participants}/${participantsOf}`,
}

const counts: readonly Column[] = [
  {
    name: 'groups (95 % interval)',
    isNumber: true,
    cell: ({ frequency: { groups, groupsOf, groupsLow: low, groupsHigh: high } }) =>
      low === null || high === null
        ? `${groups}/${groupsOf}`
        : `${groups}/${groupsOf} (${coefficients({ low, high })})`,
  },
  { name: 'mentions', isNumber: true, cell: ({ frequency: { mentions } }) => `${mentions}` },
  {
    name: 'prompted / echoed / spontaneous',
    isNumber: true,
    cell: ({ frequency: { prompted, echoed, spontaneous } }) => `${prompted} / ${echoed} / ${spontaneous}`,
  },
]

const judged: Column = {
  name: 'accepted / undecided',
  isNumber: true,
  cell: ({ frequency: { accepted }, undecided }) => `${accepted} / ${undecided}`,
}

const validated: Column = { name: 'validated', isNumber: false, cell: ({ frequency }) => frequency.validated }

/** Most groups that fit beside each other on a page. */
const mostGroups = 20

function byGroup(
  labels: readonly string[],
  groups: readonly { readonly group: string; readonly codes: readonly number[] }[],
): readonly Block[] {
  if (groups.length < 2) return []
  if (groups.length > mostGroups) return [paragraph('Mentions by group are in groups.csv: too wide for a page.')]
  return [
    {
      kind: 'table',
      caption: 'Mentions by group',
      header: ['theme', ...groups.map(({ group }) => group)],
      rows: labels.map((label, i) => [label, ...groups.map(({ codes }) => `${codes[i]}`)]),
      numbers: groups.map((_, i) => i + 1),
    },
  ]
}
