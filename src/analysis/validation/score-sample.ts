import { type Statistic, undefinedBecause } from '../reliability/statistic'
import type { ScoredCode } from './sampled-codes'
import { type CodeScore, type RulesTotals, scoreCode } from './score-code'
import { measureOf, type TwoByTwo } from './two-by-two'

export type Decision = 0 | 1 | null

/** What one coder decided: by unit of the sample, then by sampled code; null where the coder left the cell blank. */
export interface CoderSheet {
  readonly coder: string
  readonly decisions: readonly (readonly Decision[])[]
}

/** A sample that people have coded, and what the rules make of it now. */
export interface CodedSample {
  readonly codes: readonly ScoredCode[]
  /** By unit of the sample. */
  readonly units: readonly {
    readonly stratum: number
    /** 1 / its chance to be drawn. */
    readonly weight: number
    /** By scored code. */
    readonly rules: readonly (0 | 1)[]
  }[]
  /** Of all units that could have been drawn, by scored code. */
  readonly totals: readonly RulesTotals[]
  readonly sheets: readonly CoderSheet[]
  /** What several coders settled where they had differed; null where nobody did. */
  readonly resolved: CoderSheet | null
}

/** One code scored against one standard. */
export interface Score extends CodeScore {
  readonly code: string
  /** A coder; `agreed`: where all coders say the same; `resolved`: that, and what they settled. */
  readonly standard: string
  /** Units that the standard leaves open, by a blank or by coders who differ. They are in no number. */
  readonly open: number
}

/** How far two coders agree on one code, before they talked. */
export interface CoderAgreement {
  readonly code: string
  readonly coders: readonly [string, string]
  /** Units about which both decided. */
  readonly units: number
  readonly agreement: Statistic
  readonly kappa: Statistic
  readonly ac1: Statistic
}

export interface SampleScores {
  /** By code, then by standard: each coder, then `agreed` or `resolved` where there are several. The last is the one to report. */
  readonly scores: readonly Score[]
  readonly agreement: readonly CoderAgreement[]
  /** What rules and the last standard decided otherwise, for the researcher to read. */
  readonly differences: readonly Difference[]
}

export interface Difference {
  readonly code: string
  /** Place among the units of the sample. */
  readonly unit: number
  readonly kind: 'miss' | 'false alarm'
}

/** Scores a coded sample: every code against every coder, and against what they agree on. */
export function scoreSample({ codes, units, totals, sheets, resolved }: CodedSample): SampleScores {
  const standards = [...sheets, ...(sheets.length < 2 ? [] : [together(sheets, resolved)])]
  const decided = codes.map(code => standards.map(({ decisions }) => decisions.map(row => decisionOf(row, code))))
  const scores = codes.flatMap(({ code }, c) =>
    standards.map(({ coder }, s): Score => {
      const scored = units.map(({ rules, ...unit }, u) => ({ ...unit, rules: rules[c], people: decided[c][s][u] }))
      const open = scored.filter(({ people }) => people === null).length
      return { code, standard: coder, open, ...scoreCode(scored, totals[c]) }
    }),
  )
  const weights = units.map(({ weight }) => weight)
  const pairs = sheets.flatMap((one, i) => sheets.slice(i + 1).map((other, k) => [i, i + 1 + k, one, other] as const))
  const agreement = codes.flatMap(({ code }, c) =>
    pairs.map(([i, j, one, other]): CoderAgreement => {
      const { units: both, table } = crossed(decided[c][i], decided[c][j], weights)
      const of = (measure: 'agreement' | 'kappa' | 'ac1'): Statistic => {
        const statistic = measureOf(measure, table)
        return statistic.value === null && both > 0
          ? undefinedBecause('both coders said the same of every unit')
          : statistic
      }
      const coders = [one.coder, other.coder] as const
      return { code, coders, units: both, agreement: of('agreement'), kappa: of('kappa'), ac1: of('ac1') }
    }),
  )
  const last = standards.length - 1
  const differences = codes.flatMap(({ code, columns }, c) =>
    // A theme differs where its sub-themes do, so it is told of there.
    columns.length > 1
      ? []
      : units.flatMap(({ rules }, unit): readonly Difference[] => {
          const people = decided[c][last][unit]
          if (people === null || people === rules[c]) return []
          return [{ code, unit, kind: people === 1 ? 'miss' : 'false alarm' }]
        }),
  )
  return { scores, agreement, differences }
}

/** A theme is there where one of its sub-themes is; it is not where none is; else it is open. */
function decisionOf(row: readonly Decision[], { columns }: ScoredCode): Decision {
  const decisions = columns.map(column => row[column])
  if (decisions.includes(1)) return 1
  return decisions.includes(null) ? null : 0
}

/** What all coders say who decided, or what they settled. */
function together(sheets: readonly CoderSheet[], resolved: CoderSheet | null): CoderSheet {
  const [{ decisions }] = sheets
  return {
    coder: resolved ? 'resolved' : 'agreed',
    decisions: decisions.map((row, unit) =>
      row.map((_, code): Decision => {
        const settled = resolved?.decisions[unit][code] ?? null
        if (settled !== null) return settled
        const said = sheets.map(sheet => sheet.decisions[unit][code])
        return said.every(each => each === said[0]) ? said[0] : null
      }),
    ),
  }
}

/** Cross-tabulates two coders in units of the study: without weights, what was drawn densely would make them agree less or more. */
function crossed(
  first: readonly Decision[],
  second: readonly Decision[],
  weights: readonly number[],
): { readonly units: number; readonly table: TwoByTwo } {
  const table = { hits: 0, falseAlarms: 0, misses: 0, neither: 0 }
  let units = 0
  for (const [u, weight] of weights.entries()) {
    const [a, b] = [first[u], second[u]]
    if (a === null || b === null) continue
    units++
    table[a === 1 ? (b === 1 ? 'hits' : 'misses') : b === 1 ? 'falseAlarms' : 'neither'] += weight
  }
  return { units, table }
}
