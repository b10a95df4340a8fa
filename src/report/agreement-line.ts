import type { Agreement } from '../analysis/agreement/agreement'
import { type AgreementRow, type Figure, figureOf } from '../analysis/agreement/agreement-row'
import { drawnFrom, type ReportedInterval, reportedInterval } from '../analysis/agreement/reported-interval'
import { coefficient, coefficients } from './coefficient'
import { counted, listed } from './in-words'

export interface AgreementLineOptions {
  /** Those of the coders that are codebooks, not people. None unless told. */
  readonly ruleSets?: readonly string[]
}

/**
 * Writes what a paper must say of agreement: the unit and how many there were, who coded, what share at least two of them did, the
 * coefficient with its interval and method, how it ranges over codes with the worst named, and whether text that nobody coded was counted.
 * What the tool cannot know stands in square brackets, to be completed.
 *
 * Source of what must be said: O'Connor, C. & Joffe, H. (2020), Int J Qual Methods 19:1–13.
 */
export function agreementLine(found: Agreement, { ruleSets = [] }: AgreementLineOptions = {}): string {
  return [
    design(found, ruleSets),
    overall(found),
    range(found),
    uncoded(found),
    '[To be completed: how the units were chosen, whether the coders worked independently, how disagreements were settled.]',
  ]
    .filter(sentence => sentence !== '')
    .join(' ')
}

function design({ coders, unit, bases: [all] }: Agreement, ruleSets: readonly string[]): string {
  const rules = coders.filter(coder => ruleSets.includes(coder)).length
  const people = coders.length - rules
  const who = [
    ...(rules > 0 ? [counted(rules, 'rule set')] : []),
    ...(people > 0 ? [counted(people, 'person', 'people')] : []),
  ]
  const share = all.doubleCoded === null ? '' : `; ${Math.round(all.doubleCoded * 100)} % of them by at least two`
  const each = all.codersPerUnit ?? coders.length
  const some = coders.length > 2 && each < coders.length - 0.05 ? `, each by ${each.toFixed(1)} of them on average` : ''
  return `The unit was the ${unit}; ${counted(all.units, 'unit')} ${all.units === 1 ? 'was' : 'were'} coded by ${listed(who)}${some}${share}.`
}

function overall(found: Agreement): string {
  const pooled = found.rows.find(({ basis, kind }) => basis === 'all' && kind === 'pooled')
  const alpha = pooled && figureOf(pooled, 'alpha')
  if (!pooled || !alpha || codesIn(found.rows).length < 2) return ''
  const what = 'Krippendorff’s alpha (nominal) over all codes pooled, each code and unit being one decision,'
  if (alpha.value === null) return `${what} has no value: ${alpha.why}.`
  const percent = figureOf(pooled, 'percent')?.value ?? 0
  const positive = figureOf(pooled, 'positiveAgreement')?.value
  const beside = [
    `percent agreement was ${Math.round(percent * 100)} %`,
    ...(typeof positive === 'number' ? [`positive agreement ${coefficient(positive)}`] : []),
  ]
  return `${what} was ${coefficient(alpha.value)}${intervalOf(alpha, found)}; ${listed(beside)}.`
}

/** How alpha ranges over the codes, or scales, with the worst named. */
function range(found: Agreement): string {
  const rows = found.rows.filter(({ basis, variable }) => basis === 'all' && variable !== null)
  const known = rows.flatMap(row => {
    const alpha = figureOf(row, 'alpha')
    return alpha && alpha.value !== null ? [{ row, alpha, value: alpha.value }] : []
  })
  const without = rows.filter(row => !known.some(each => each.row === row)).map(({ variable }) => `${variable}`)
  const missing =
    without.length === 0
      ? ''
      : ` It has no value for ${listed(without)}, on which the ratings did not vary or were not shared.`
  if (known.length === 0) return missing.trim()
  const toldMethod = rows.length > 1 && overall(found) !== ''
  const sorted = [...known].sort((a, b) => a.value - b.value)
  const [least, most] = [sorted[0], sorted[sorted.length - 1]]
  if (known.length === 1) {
    const { row, alpha, value } = least
    return `Krippendorff’s alpha (${row.level}) of ${row.variable} was ${coefficient(value)}${intervalOf(alpha, found)}.${missing}`
  }
  const named = ({ row, alpha, value }: typeof least): string =>
    `${coefficient(value)} for ${row.variable}${levelOf(row)}${inBrackets(alpha, found, toldMethod)}`
  return `By ${rows.some(({ kind }) => kind === 'scale') ? 'variable' : 'code'}, alpha ranged from ${named(least)} to ${named(most)}.${missing}`
}

function levelOf({ kind, level }: AgreementRow): string {
  return kind === 'scale' ? ` (${level})` : ''
}

function intervalOf(figure: Figure, found: Agreement): string {
  const interval = reportedInterval(figure, found)
  return interval === null ? '' : `, 95 % interval ${coefficients(interval)} (${methodOf(interval, found)})`
}

function inBrackets(figure: Figure, found: Agreement, toldMethod: boolean): string {
  const interval = reportedInterval(figure, found)
  if (interval === null) return ''
  return ` (95 % interval ${coefficients(interval)}${toldMethod ? '' : `; ${methodOf(interval, found)}`})`
}

function methodOf({ over }: ReportedInterval, { resampling }: Agreement): string {
  return `expanded percentile bootstrap over ${drawnFrom(over, resampling)}, ${resampling.rounds} resamples`
}

function uncoded({ rows, bases: [all, coded] }: Agreement): string {
  if (!coded) return ''
  const never = all.units - coded.units
  if (never === 0) return 'No unit was without a code.'
  const pooled = rows.find(({ basis, kind }) => basis === 'coded' && kind === 'pooled')
  const alpha = pooled && figureOf(pooled, 'alpha')
  const without = alpha && alpha.value !== null ? `; without them alpha was ${coefficient(alpha.value)}` : ''
  return `${counted(never, 'unit')} that nobody coded ${never === 1 ? 'is' : 'are'} included${without}.`
}

function codesIn(rows: readonly AgreementRow[]): readonly AgreementRow[] {
  return rows.filter(({ basis, kind }) => basis === 'all' && kind === 'code')
}
