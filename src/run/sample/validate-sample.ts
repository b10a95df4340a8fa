import { type ScoredCode, scoredCodes } from '../../analysis/validation/sampled-codes'
import { type CoderSheet, type SampleScores, scoreSample } from '../../analysis/validation/score-sample'
import type { Codebook } from '../../codebook/codebook'
import { fingerprint } from '../../codebook/fingerprint'
import type { Problem } from '../../problem'
import type { Run } from '../run'
import { exclusion } from './draw-from-run'
import { type Opening, unitNamed } from './opening'
import { rulesAlone } from './rules-alone'
import { hashOf, hashOfDecisions, type SampleRecord } from './sample-record'

/** A sample that people coded, scored. */
export interface Validation extends SampleScores {
  readonly record: SampleRecord
  readonly codebook: Codebook
  readonly codes: readonly TestedCode[]
  /** Places of the units in the transcripts, and their words: by unit of the sample. */
  readonly units: readonly { readonly unit: string; readonly line: number; readonly text: string }[]
  readonly coders: readonly string[]
  /** What is written down when a sample is opened. */
  readonly opening: Opening
}

export interface TestedCode {
  readonly code: string
  readonly fingerprint: string
  /** `blind`: the rules are those that stood when the sample was drawn. `development`: they were changed since, maybe because of what coders wrote. */
  readonly test: 'blind' | 'development'
}

export interface ValidateOptions {
  /** Name of the sample's folder. */
  readonly name: string
  readonly sheets: readonly CoderSheet[]
  readonly resolved: CoderSheet | null
  /** null where nobody has seen results of this sample. */
  readonly opened: Opening | null
  /** Samples of this study that were opened before this one. */
  readonly openedBefore: number
}

/**
 * Scores a sample against the rules as they stand now.
 *
 * What must not have changed since the sample was drawn: the transcripts, and so the places of the units. What must not have changed
 * since results were first seen: the coders' decisions. The rules may change at any time, but their figures are then no test: who could read
 * a filled sheet could fit the rules to it.
 *
 * @param run The same study, coded now, with the sample's unit.
 */
export function validateSample(
  run: Run,
  record: SampleRecord,
  { name, sheets, resolved, opened, openedBefore }: ValidateOptions,
): { readonly validation: Validation | null; readonly problems: readonly Problem[] } {
  const stop = (...problems: readonly Problem[]) => ({ validation: null, problems })
  const hashNow = new Map(run.transcripts.map(({ transcript: { id, hash } }) => [id, hash]))
  const changed = record.transcripts.filter(({ id, sha256 }) => hashNow.get(id) !== sha256).map(({ id }) => id)
  if (changed.length > 0)
    return stop(outOfDate(`${list(changed)} changed, or ${changed.length === 1 ? 'is' : 'are'} no more there`))
  const known = new Set(record.transcripts.map(({ id }) => id))
  const isExcluded = exclusion(record.design.excluded.map(unitNamed))
  const { matrix } = rulesAlone(run)
  const rows = matrix.rows.filter(row => known.has(row.transcript) && !isExcluded(row))
  const rowOf = new Map(rows.map(row => [row.unit, row]))
  const names = record.units.map(({ transcript, start, end }) => `${transcript}:${start}-${end}`)
  if (rows.length !== record.design.population || names.some(unit => !rowOf.has(unit)))
    return stop(outOfDate('what counts as a unit changed, or whose talk is coded'))

  const said = [...sheets, ...(resolved ? [resolved] : [])]
  const sheetsHash = hashOf(JSON.stringify(said.map(({ decisions }) => decisions)))
  if (opened && opened.sheets !== sheetsHash) return stop(sheetChanged)

  const sampled = record.codes.map(({ code }) => code)
  const gone = sampled.filter(code => !run.codebook.codes.some(({ id }) => id === code))
  const problems = gone.map(codeGone)
  const codes = scoredCodes(run.codebook, sampled)
  const columnOf = new Map(matrix.codes.map((code, i) => [code, i]))
  const decided = (unit: { readonly codes: readonly (0 | 1)[] }, { code }: ScoredCode) =>
    unit.codes[columnOf.get(code)!]
  const { strata } = record.design
  const scores = scoreSample({
    codes,
    units: record.units.map(({ stratum }, i) => ({
      stratum,
      weight: strata[stratum].units / strata[stratum].drawn,
      rules: codes.map(code => decided(rowOf.get(names[i])!, code)),
    })),
    totals: codes.map(code => {
      const found = rows.reduce((sum, row) => sum + decided(row, code), 0)
      return { found, notFound: rows.length - found }
    }),
    sheets,
    resolved,
  })
  const drawnWith = new Map([...record.codes, ...record.themes].map(each => [each.code, each.fingerprint]))
  const tested = codes.map(({ code }): TestedCode => {
    const now = fingerprint(run.codebook, code)
    const then = drawnWith.get(code)
    return { code, fingerprint: now, test: then === now ? 'blind' : 'development' }
  })
  const textOf = new Map(run.transcripts.map(({ transcript }) => [transcript.id, transcript.text]))
  return {
    validation: {
      ...scores,
      record,
      codebook: run.codebook,
      codes: tested,
      units: record.units.map(({ transcript, start, end }, i) => {
        const { unit, line } = rowOf.get(names[i])!
        return { unit, line, text: textOf.get(transcript)!.slice(start, end) }
      }),
      coders: sheets.map(({ coder }) => coder),
      opening: opened ?? {
        sample: name,
        number: openedBefore + 1,
        seal: record.seal,
        sheets: sheetsHash,
        codebook: run.codebook.hash,
        codes: tested.map(({ code, fingerprint: hash }) => ({ code, fingerprint: hash })),
        units: [...names].sort((a, b) => (a < b ? -1 : 1)),
      },
    },
    problems: [...problems, ...rulesMoved({ codebook: run.codebook, matrix }, record, rows), ...developed(tested)],
  }
}

/** The same rules and the same transcripts must decide the same: else a new version of the tool, or another participants file, came between. */
function rulesMoved(
  { codebook, matrix }: Pick<Run, 'codebook' | 'matrix'>,
  record: SampleRecord,
  rows: Run['matrix']['rows'],
): readonly Problem[] {
  const same = record.codes.every(
    ({ code, fingerprint: then }) =>
      codebook.codes.some(({ id }) => id === code) && fingerprint(codebook, code) === then,
  )
  if (!same) return []
  const codes = record.codes.map(({ code }) => code)
  const columns = codes.map(code => matrix.codes.indexOf(code))
  const units = rows.map(({ unit, codes: all }) => ({ unit, codes: columns.map(column => all[column]) }))
  if (hashOfDecisions(codes, units, record.seed) === record.decisions) return []
  return [
    {
      code: 'decisions-changed',
      severity: 'warning',
      message: 'the rules are those of the day on which the sample was drawn, and yet they decide otherwise',
      hint: 'the participants file, the guide or the version of themewright changed; what they decide now was scored',
    },
  ]
}

function developed(codes: readonly TestedCode[]): readonly Problem[] {
  const changed = codes.filter(({ test }) => test === 'development').map(({ code }) => code)
  if (changed.length === 0) return []
  return [
    {
      code: 'development-figures',
      severity: 'warning',
      message: `the rules of ${list(changed)} changed after this sample was drawn, so their figures are no test`,
      hint: 'use them to improve the rules, and draw a new sample to test them',
    },
  ]
}

const sheetChanged: Problem = {
  code: 'sheet-changed-after-opening',
  severity: 'error',
  message: 'the coders’ decisions are not those that were scored before, so this would be no blind coding',
  hint: 'put the sheets back as they were, or draw a new sample',
}

function outOfDate(why: string): Problem {
  return {
    code: 'sample-out-of-date',
    severity: 'error',
    message: `the sample does not fit the study any more: ${why}`,
    hint: 'put the transcripts back as they were, or draw a new sample',
  }
}

function codeGone(code: string): Problem {
  return {
    code: 'code-not-scored',
    severity: 'warning',
    message: `the sample was coded for ${code}, which the codebook has no more`,
    hint: 'rename the code back, or leave it out of the report',
  }
}

function list(names: readonly string[]): string {
  return names.length <= 6 ? names.join(', ') : `${names.slice(0, 6).join(', ')} and ${names.length - 6} more`
}
