import pico from 'picocolors'
import type { Agreement } from '../analysis/agreement/agreement'
import { type AgreementRow, figureOf } from '../analysis/agreement/agreement-row'
import type { Disagreement } from '../analysis/agreement/disagreements'
import type { FigureName } from '../analysis/agreement/figure-names'
import { drawnFrom, reportedInterval, reportedOver } from '../analysis/agreement/reported-interval'
import { agreementCautions, agreementReadings } from './agreement-cautions'
import { agreementLine } from './agreement-line'
import { coefficient } from './coefficient'
import { disagreementLines } from './disagreements-to-terminal'
import { counted, someOf } from './in-words'
import { plainTable } from './plain-table'
import type { TerminalOptions } from './to-terminal'
import { visible } from './visible'
import { wrap } from './wrap'

export interface AgreementToTerminalOptions extends TerminalOptions {
  /** As `disagreements` gives them, at least as many as are to be shown. */
  readonly disagreements: readonly Disagreement[]
  readonly shown: number
  /** How many there are in all; as many as are given unless told. */
  readonly count?: number
  /** Those of the coders that are codebooks, not people. */
  readonly ruleSets: readonly string[]
}

/**
 * Writes for somebody at a terminal how well coders agree: each code and scale, all codes together, pairs of coders, what to be careful
 * about, where they differ, and a sentence for a paper. Ends in a line break.
 */
export function agreementToTerminal(found: Agreement, options: AgreementToTerminalOptions): string {
  const page: Page = {
    ...options,
    width: Math.min(120, Math.max(72, options.width)),
    ...pico.createColors(options.colour),
  }
  const all = found.rows.filter(({ basis }) => basis === 'all')
  const blocks = [
    heading(found, page),
    rowsTable(all, found, page),
    setsLines(all, found, page),
    wrap(legend(found, page), page.width).map(page.dim),
    withoutUncoded(found, page),
    pairsTable(found, page),
    agreementReadings(found).flatMap(line => wrap(line, page.width)),
    agreementCautions(found).flatMap(line => wrap(line, page.width).map(page.yellow)),
    disagreementLines(page.disagreements, { ...page, areRows: found.unit === 'row' }),
    [page.bold('For a paper'), ...wrap(visible(agreementLine(found, options)), page.width)],
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

interface Page extends AgreementToTerminalOptions, ReturnType<typeof pico.createColors> {}

function heading({ coders, unit, bases: [all, coded] }: Agreement, { bold, width }: Page): readonly string[] {
  const facts = [
    counted(all.units, unit),
    ...(coded ? [`${coded.units} of them coded by anybody`] : []),
    `${percent(all.doubleCoded)} rated by two coders or more`,
  ]
  return [
    ...wrap(`Agreement of ${counted(coders.length, 'coder')}: ${visible(someOf(coders, mostCoders))}`, width).map(bold),
    ...wrap(facts.join(' · '), width),
  ]
}

function rowsTable(rows: readonly AgreementRow[], found: Agreement, { width }: Page): readonly string[] {
  const kappa = found.coders.length === 2 ? 'cohensKappa' : 'fleissKappa'
  const own = rows.filter(({ kind }) => kind !== 'sets')
  const hasCells = showsCells(found, width)
  const hasCodes = own.some(({ kind }) => kind !== 'scale')
  const ofCodes = (cell: string): readonly string[] => (hasCodes ? [cell] : [])
  const ofCells = (cell: string): readonly string[] => (hasCells ? [cell] : [])
  const head = [
    ...[hasCodes ? 'Code' : 'Scale', 'n', ...ofCodes('Yes'), 'Agree', 'Kappa', 'Alpha [95 %]', 'AC1'],
    ...[...ofCodes('Pos.'), ...ofCells('Cells')],
  ]
  const cells = own.map(row => [
    row.variable === null ? overallNames[row.kind] : nameOf(row),
    row.units === null ? '' : `${row.units}`,
    ...ofCodes(row.meanPrevalence === null ? '' : percent(row.meanPrevalence)),
    percent(figureOf(row, 'percent')?.value ?? null),
    plain(row, kappa),
    withInterval(row, 'alpha', found),
    plain(row, 'ac1'),
    ...ofCodes(row.kind === 'scale' ? '' : plain(row, 'positiveAgreement')),
    ...ofCells(row.cells ? `${row.cells.a} ${row.cells.b} ${row.cells.c} ${row.cells.d}` : ''),
  ])
  return plainTable(head, cells, width, wrap)
}

function nameOf({ kind, variable, level, rare }: AgreementRow): string {
  return visible(variable ?? '') + (kind === 'scale' ? ` (${level})` : '') + (rare ? ' *' : '')
}

/** Four cells need room. */
function showsCells({ coders, rows }: Agreement, width: number): boolean {
  return coders.length === 2 && width >= 96 && rows.some(({ cells }) => cells !== null)
}

const overallNames: Readonly<Record<AgreementRow['kind'], string>> = {
  code: '',
  scale: '',
  pooled: 'All codes, pooled',
  mean: 'All codes, mean',
  sets: 'Sets of codes',
}

function setsLines(rows: readonly AgreementRow[], found: Agreement, { width }: Page): readonly string[] {
  const sets = rows.find(({ kind }) => kind === 'sets')
  const spans = rows.find(({ kind }) => kind === 'pooled')
  const unitizing = spans && figureOf(spans, 'alphaU')
  return [
    ...(sets
      ? wrap(
          `Sets of codes, each unit’s as one rating: alpha ${withInterval(sets, 'alphaMasi', found)} by MASI distance, ${withInterval(sets, 'alphaJaccard', found)} by Jaccard distance.`,
          width,
        )
      : []),
    ...(unitizing
      ? wrap(
          `Where stretches begin and end: alpha for unitizing ${unitizing.value === null ? `– (${unitizing.why})` : coefficient(unitizing.value)}.`,
          width,
        )
      : []),
  ]
}

function legend(found: Agreement, { width }: Page): string {
  const { coders, resampling, rows } = found
  const two = coders.length === 2
  const { rounds } = resampling
  const hasCodes = rows.some(({ kind }) => kind === 'code')
  const hasOrder = rows.some(({ level }) => level !== 'nominal')
  const hasNominal = rows.some(({ kind, level }) => kind === 'scale' && level === 'nominal')
  return [
    'n: units that two coders or more rated.',
    hasCodes ? 'Yes: their ratings that say the code applies.' : '',
    `Kappa: ${two ? 'Cohen’s' : 'Fleiss’'}. Alpha: Krippendorff’s.`,
    hasOrder
      ? `Alpha alone takes values far apart for more unlike than those next to each other; ${two ? 'weighted kappas are' : 'AC2 is'} among the figures of --out and --json.`
      : '',
    hasNominal ? 'Nominal: any two values are as unlike as any others; --level gives them an order.' : '',
    hasCodes
      ? `Pos.: ${two ? 'where one coder says yes, how often does the other' : 'where one coder says yes, how often does another'}.`
      : '',
    showsCells(found, width) ? `Cells: both yes, ${visible(coders[0])} only, ${visible(coders[1])} only, neither.` : '',
    rounds === 0
      ? ''
      : `95 %: expanded percentile bootstrap over ${drawnFrom(reportedOver(resampling), resampling)}, ${rounds} resamples.`,
    rows.some(({ rare }) => rare) ? '*: yes, or no, is rarer than 5 %.' : '',
  ]
    .filter(part => part !== '')
    .join(' ')
}

function withoutUncoded(found: Agreement, page: Page): readonly string[] {
  const [all, coded] = found.bases
  if (!coded || coded.units === all.units || coded.units === 0) return []
  const rows = found.rows.filter(({ basis, kind }) => basis === 'coded' && (kind === 'pooled' || kind === 'mean'))
  return [
    ...wrap(`Without the ${counted(all.units - coded.units, 'unit')} that nobody coded`, page.width).map(page.bold),
    ...rowsTable(rows, found, page),
  ]
}

function pairsTable({ pairs, coders }: Agreement, { bold, width }: Page): readonly string[] {
  if (coders.length < 3) return []
  const all = pairs.flatMap(({ first, second, rows }) => {
    const row = rows.find(({ basis, kind }) => basis === 'all' && kind === 'pooled')
    return row?.units ? [[`${visible(first)}, ${visible(second)}`, row] as const] : []
  })
  if (all.length === 0) return []
  const many = all.length > mostPairs
  const alphaOf = (row: AgreementRow) => figureOf(row, 'alpha')?.value ?? Number.POSITIVE_INFINITY
  const rows = many ? [...all].sort(([, a], [, b]) => alphaOf(a) - alphaOf(b)).slice(0, mostPairs) : all
  const figures = ['cohensKappa', 'alpha', 'ac1', 'positiveAgreement'] as const
  return [
    bold(`Pairs of coders, all codes pooled${many ? `: the ${mostPairs} of ${all.length} with the lowest alpha` : ''}`),
    ...plainTable(
      ['Coders', 'n', 'Agree', 'Kappa', 'Alpha', 'AC1', 'Pos.'],
      rows.map(([names, row]) => [
        names,
        `${row.units}`,
        percent(figureOf(row, 'percent')?.value ?? null),
        ...figures.map(name => plain(row, name)),
      ]),
      width,
      wrap,
    ),
  ]
}

/** How many coders are named, and how many pairs shown: the files and --json have all. */
const mostCoders = 8
const mostPairs = 15

function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)} %`
}

function plain(row: AgreementRow, name: FigureName): string {
  const value = figureOf(row, name)?.value
  return typeof value === 'number' ? coefficient(value) : '–'
}

function withInterval(row: AgreementRow, name: FigureName, found: Agreement): string {
  const figure = figureOf(row, name)
  if (!figure || figure.value === null) return '–'
  const interval = reportedInterval(figure, found)
  const value = coefficient(figure.value)
  return interval ? `${value} [${coefficient(interval.low)}, ${coefficient(interval.high)}]` : value
}
