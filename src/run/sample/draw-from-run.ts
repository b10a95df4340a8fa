import { type Allocation, allocate, type SampleSize } from '../../analysis/validation/allocate'
import { type DrawnUnit, drawSample } from '../../analysis/validation/draw'
import { type Expectation, expectations } from '../../analysis/validation/expect'
import { nearMisses } from '../../analysis/validation/near-misses'
import { sampledCodes, scoredCodes } from '../../analysis/validation/sampled-codes'
import type { UnitDecisions } from '../../analysis/validation/stratify'
import { didYouMean } from '../../codebook/did-you-mean'
import { fingerprint } from '../../codebook/fingerprint'
import type { Problem } from '../../problem'
import { overlaps, type Span } from '../../text/span'
import { tool, version } from '../manifest'
import type { Run } from '../run'
import { rulesAlone } from './rules-alone'
import { hashOfDecisions, hashOfWords, type SampleRecord, sealed } from './sample-record'

/** A unit that may not be drawn: people have seen what the rules make of it, or will. */
export interface ExcludedUnit extends Span {
  readonly transcript: string
}

export interface SampleOptions extends SampleSize {
  readonly seed: number
  readonly coders: number
  /** Ids of codes; all unless given. */
  readonly codes?: readonly string[]
  readonly excluded: readonly ExcludedUnit[]
  /** Samples of this study that are there already; none unless given. */
  readonly earlier?: SampleRecord['earlier']
  readonly source: SampleRecord['source']
}

export interface SampleDrawn {
  readonly record: SampleRecord
  /** By sampled code: what the sample will be able to say. */
  readonly expectations: readonly Expectation[]
}

/** Draws a sample of a run's units for blind coding. */
export function drawFromRun(
  run: Run,
  options: SampleOptions,
): { readonly sample: SampleDrawn | null; readonly problems: readonly Problem[] } {
  const { seed, coders, codes: wanted, excluded, earlier = { opened: 0, waiting: 0 }, source } = options
  const { codebook } = run
  const rules = rulesAlone(run)
  const unknown = (wanted ?? []).filter(id => !codebook.codes.some(code => code.id === id))
  if (unknown.length > 0) return { sample: null, problems: unknown.map(id => unknownCode(id, run)) }
  const codes = sampledCodes(codebook, wanted)
  const columns = codes.map(id => rules.matrix.codes.indexOf(id))
  const isExcluded = exclusion(excluded)
  const isNear = nearUnits(rules, codes, columns)
  const rows = rules.matrix.rows.filter(row => !isExcluded(row))
  const units = rows.map(({ unit, group, codes: all }): UnitDecisions => {
    return { unit, group, codes: columns.map(column => all[column]), near: isNear.has(unit) }
  })
  if (units.length === 0 || codes.length === 0) return { sample: null, problems: [nothingToDraw(run, codes.length)] }
  const allocation = allocate(units, options)
  if ('needed' in allocation) return { sample: null, problems: [tooSmall(options, allocation.needed, codes.length)] }
  const drawn = drawSample(units, allocation, seed)
  const texts = new Map(run.transcripts.map(({ transcript }) => [transcript.id, transcript.text]))
  const rulesOf = (code: string) => ({ code, fingerprint: fingerprint(codebook, code) })
  const themes = scoredCodes(codebook, codes).filter(({ code }) => !codes.includes(code))
  return {
    sample: {
      record: sealed({
        tool,
        version,
        note: 'Do not show this file to coders, and do not change it. A sample is scored once: what was read to improve the rules cannot test them.',
        study: run.study?.title ?? null,
        unit: run.unit,
        seed,
        source,
        codebook: {
          title: codebook.title,
          version: codebook.version,
          file: codebook.file,
          sha256: codebook.hash,
        },
        transcripts: run.transcripts.map(({ transcript: { id, hash } }) => ({ id, sha256: hash })),
        codes: codes.map(rulesOf),
        themes: themes.map(({ code }) => rulesOf(code)),
        coders,
        earlier,
        design: designOf(allocation, units.length, rules.matrix.rows.filter(isExcluded)),
        decisions: hashOfDecisions(codes, units, seed),
        units: drawn.map(({ place, stratum }: DrawnUnit, i) => {
          const { transcript, start, end } = rows[place]
          const words = hashOfWords(texts.get(transcript)!.slice(start, end))
          return { unit: i + 1, transcript, start, end, stratum, words }
        }),
      }),
      expectations: expectations(units, allocation, drawn),
    },
    problems: [],
  }
}

/** Names the units in which a missed code is likelier than elsewhere, also those that may not be drawn themselves. */
function nearUnits(
  { matrix, withheld }: Pick<Run, 'matrix' | 'withheld'>,
  codes: readonly string[],
  columns: readonly number[],
): ReadonlySet<string> {
  const held = new Set(
    withheld.flatMap(({ code, transcript, start, end }) =>
      codes.includes(code) ? [`${transcript}:${start}-${end}`] : [],
    ),
  )
  const near = nearMisses(
    matrix.rows.map(({ transcript, codes: all }) => ({ transcript, codes: columns.map(column => all[column]) })),
    matrix.rows.map(({ unit }) => held.has(unit)),
  )
  return new Set(matrix.rows.flatMap(({ unit }, i) => (near[i] ? [unit] : [])))
}

/** Tells whether a unit shares words with one that may not be drawn. */
export function exclusion(excluded: readonly ExcludedUnit[]): (unit: ExcludedUnit) => boolean {
  const byTranscript = new Map<string, ExcludedUnit[]>()
  for (const each of excluded) byTranscript.set(each.transcript, [...(byTranscript.get(each.transcript) ?? []), each])
  return unit => byTranscript.get(unit.transcript)?.some(each => overlaps(each, unit)) ?? false
}

function designOf(
  { strata, minPositives }: Allocation,
  population: number,
  excluded: readonly { readonly unit: string }[],
): SampleRecord['design'] {
  return {
    population,
    minPositives,
    strata: strata.map(({ units, drawn }) => ({ units: units.length, drawn })),
    excluded: excluded.map(({ unit }) => unit),
  }
}

function unknownCode(id: string, { codebook }: Run): Problem {
  const ids = codebook.codes.map(code => code.id)
  const hint =
    didYouMean(id, ids) ?? `the codebook's codes are ${ids.slice(0, 8).join(', ')}${ids.length > 8 ? ' …' : ''}`
  return { code: 'unknown-code', severity: 'error', message: `no code is called "${id}"`, hint }
}

function nothingToDraw({ matrix, study }: Run, codes: number): Problem {
  const message =
    codes === 0
      ? 'none of these codes has a rule, so there is nothing to test'
      : matrix.rows.length === 0
        ? 'there is no unit that could be drawn'
        : `all ${matrix.rows.length} units are in samples already, so none is left that could be drawn`
  const hint = codes === 0 ? 'name codes with keywords or rules' : 'new transcripts bring new units'
  return { code: 'nothing-to-sample', severity: 'error', message, hint, ...(study ? { file: study.file } : {}) }
}

function tooSmall({ units, minPositives }: SampleOptions, needed: number, codes: number): Problem {
  const hits = minPositives === undefined ? 'one hit' : minPositives === 1 ? 'one hit' : `${minPositives} hits`
  return {
    code: 'sample-too-small',
    severity: 'error',
    message: `${units} units cannot hold ${hits} of each of ${codes} codes and units without any: that takes ${needed}`,
    hint: `give --units ${needed} or more, fewer --min-positives, or some of the --codes`,
  }
}
