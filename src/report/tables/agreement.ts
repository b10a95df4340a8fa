import type { Agreement } from '../../analysis/agreement/agreement'
import { type AgreementRow, figureOf } from '../../analysis/agreement/agreement-row'
import type { Disagreement } from '../../analysis/agreement/disagreements'
import { type FigureName, figureNames } from '../../analysis/agreement/figure-names'
import type { Cell, CsvOptions } from '../../text/to-csv'
import { figureLabels } from '../figure-labels'
import { table } from '../table'

/** Writes `agreement.csv`: a row for each variable, and for all codes, on each basis. */
export function agreementCsv({ rows, coders }: Agreement, options?: CsvOptions): string {
  return table<AgreementRow>(
    [
      ['basis', row => row.basis],
      ['kind', row => row.kind],
      ['variable', nameOf],
      ['level', row => row.level],
      ['units', row => row.units],
      ['double_coded', row => row.doubleCoded],
      ['prevalence', row => row.meanPrevalence],
      ['prevalence_by_coder', row => byCoder(row, coders)],
      ['rare', row => (row.meanPrevalence === null ? null : row.rare ? 1 : 0)],
      ...cellColumns,
      ['table', tableOf],
      ...figureNames.flatMap(name => [valueColumn(name), ...(hasIntervals(name) ? intervalColumns(name) : [])]),
      ...kappaInterval,
      ['krippendorff_reading', row => row.krippendorffReading],
      ['shaffers_rho', row => row.shaffersRho?.rho.value ?? null],
      ['shaffers_rho_threshold', row => row.shaffersRho?.threshold ?? null],
      ['why', reasons],
    ],
    rows,
    options,
  )
}

/** Writes `agreement-pairs.csv`: a row for each pair of coders, and in it for each variable and all codes, on each basis. */
export function agreementPairsCsv({ pairs }: Agreement, options?: CsvOptions): string {
  const rows = pairs.flatMap(pair => pair.rows.map(row => ({ ...pair, row })))
  const ofRow = (columns: readonly Column[]) =>
    columns.map(([name, cell]) => [name, ({ row }: { row: AgreementRow }) => cell(row)] as const)
  return table<(typeof rows)[number]>(
    [
      ['first', ({ first }) => first],
      ['second', ({ second }) => second],
      ...ofRow([
        ['basis', row => row.basis],
        ['kind', row => row.kind],
        ['variable', nameOf],
        ['level', row => row.level],
        ['units', row => row.units],
        ['prevalence_first', row => row.prevalence[0] ?? null],
        ['prevalence_second', row => row.prevalence[1] ?? null],
        ['rare', row => (row.meanPrevalence === null ? null : row.rare ? 1 : 0)],
        ...cellColumns,
        ['table', tableOf],
        ...ofPairs.map(valueColumn),
        ...kappaInterval,
        ['why', reasons],
      ]),
    ],
    rows,
    options,
  )
}

/** Writes `disagreements.csv`: a row for each unit and variable on which coders differ. */
export function disagreementsCsv(rows: readonly Disagreement[], options?: CsvOptions): string {
  return table<Disagreement>(
    [
      ['variable', row => row.variable],
      ['agreement', row => row.agreement],
      ['disagreements', row => row.disagreements],
      ['unit', row => row.unit.id],
      ['group', row => row.unit.group],
      ['place', row => row.unit.place],
      ['size', row => row.unit.size],
      ['yes', row => names(row.yes)],
      ['no', row => names(row.no)],
      ['not_rated', row => names(row.notRated)],
      ['values', row => row.values.map(({ coder, value }) => `${coder}: ${value}`).join('; ')],
      ['text', row => row.unit.text],
    ],
    rows,
    options,
  )
}

type Column = readonly [name: string, cell: (row: AgreementRow) => Cell]

const cellColumns: readonly Column[] = [
  ['both_yes', row => row.cells?.a ?? null],
  ['first_only', row => row.cells?.b ?? null],
  ['second_only', row => row.cells?.c ?? null],
  ['both_no', row => row.cells?.d ?? null],
]

const kappaInterval: readonly Column[] = [
  ['cohens_kappa_se_low', row => row.kappaInterval?.low ?? null],
  ['cohens_kappa_se_high', row => row.kappaInterval?.high ?? null],
]

const ofPairs = figureNames.filter(name => !['fleissKappa', 'alphaMasi', 'alphaJaccard'].includes(name))

/** The same number as another figure, or, of stretches, not resampled. */
function hasIntervals(name: FigureName): boolean {
  return !['pabak', 'f1', 'holsti', 'alphaU'].includes(name)
}

function valueColumn(name: FigureName): Column {
  return [figureLabels[name].column, row => figureOf(row, name)?.value ?? null]
}

function intervalColumns(name: FigureName): readonly Column[] {
  const { column } = figureLabels[name]
  return [
    [`${column}_low`, row => figureOf(row, name)?.overUnits?.low ?? null],
    [`${column}_high`, row => figureOf(row, name)?.overUnits?.high ?? null],
    [`${column}_groups_low`, row => figureOf(row, name)?.overGroups?.low ?? null],
    [`${column}_groups_high`, row => figureOf(row, name)?.overGroups?.high ?? null],
  ]
}

function nameOf({ variable }: AgreementRow): string {
  return variable ?? '(all codes)'
}

function byCoder({ prevalence }: AgreementRow, coders: readonly string[]): string | null {
  if (prevalence.length === 0) return null
  return prevalence
    .flatMap((share, i) => (share === null ? [] : [`${coders[i]}: ${Number(share.toFixed(4))}`]))
    .join('; ')
}

/** Of a scale: what the first coder gave, and how often the second gave each value, in the order of the values. */
function tableOf({ kind, table: both }: AgreementRow): string | null {
  if (kind !== 'scale' || both === null) return null
  return both.counts.map((row, i) => `${both.categories[i]}: ${row.join(' ')}`).join('; ')
}

function names(coders: readonly string[]): string | null {
  return coders.length === 0 ? null : coders.join('; ')
}

/** Why figures and intervals are empty, each reason once. */
function reasons({ figures, shaffersRho }: AgreementRow): string | null {
  const found = new Map<string, string[]>()
  const add = (reason: string, column: string): void => {
    const known = found.get(reason)
    if (known) known.push(column)
    else found.set(reason, [column])
  }
  for (const { name, why, overUnits, overGroups } of figures) {
    const { column } = figureLabels[name]
    if (why !== null) add(why, column)
    if (!hasIntervals(name)) continue
    if (overUnits?.why) add(overUnits.why, `${column}_low`)
    if (overGroups?.why) add(overGroups.why, `${column}_groups_low`)
  }
  if (shaffersRho?.rho.why) add(shaffersRho.rho.why, 'shaffers_rho')
  return found.size === 0 ? null : [...found].map(([reason, columns]) => `${reason}: ${columns.join(', ')}`).join('; ')
}
