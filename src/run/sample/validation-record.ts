import type { Estimate } from '../../analysis/validation/score-code'
import { measures } from '../../analysis/validation/two-by-two'
import type { Figure } from '../../analysis/validation/validated'
import { tool, version } from '../manifest'
import type { Validation } from './validate-sample'

/** Gives what `validation.json` says. */
export function validationRecord({
  record,
  codebook,
  codes,
  scores,
  agreement,
  differences,
  units,
  coders,
  opening,
}: Validation) {
  const testOf = new Map(codes.map(each => [each.code, each]))
  return {
    tool,
    version,
    note: 'Precision, recall and the other measures are estimates for the whole study, from units that were drawn by chance; intervals are of 95 %.',
    study: record.study,
    sample: {
      name: opening.sample,
      seal: record.seal,
      unit: record.unit,
      units: record.units.length,
      population: record.design.population,
      /** Samples of the study that were there before it was drawn. */
      earlier: record.earlier,
    },
    codebook: { title: codebook.title, version: codebook.version, file: codebook.file, sha256: codebook.hash },
    transcripts: record.transcripts,
    unit: record.unit,
    coders,
    sheets: opening.sheets,
    opening,
    codes: scores
      // The last standard of a code is the one to report.
      .filter(({ code }, i) => scores[i + 1]?.code !== code)
      .map(score => ({
        code: score.code,
        fingerprint: testOf.get(score.code)!.fingerprint,
        test: testOf.get(score.code)!.test,
        standard: score.standard,
        precision: figureOf(score.measures.precision),
        recall: figureOf(score.measures.recall),
      })),
    scores: scores.map(({ code, standard, open, counted, estimated, measures: of }) => ({
      code,
      standard,
      open,
      counted,
      estimated: Object.fromEntries(Object.entries(estimated).map(([cell, value]) => [cell, rounded(value)])),
      measures: Object.fromEntries(
        measures.map(measure => [measure, { ...figureOf(of[measure]), why: of[measure].why }]),
      ),
    })),
    agreement: agreement.map(({ code, coders: pair, units: both, ...of }) => ({
      code,
      coders: pair,
      units: both,
      agreement: { value: rounded(of.agreement.value), why: of.agreement.why },
      kappa: { value: rounded(of.kappa.value), why: of.kappa.why },
      ac1: { value: rounded(of.ac1.value), why: of.ac1.why },
    })),
    differences: differences.map(({ code, unit, kind }) => ({
      code,
      kind,
      sheet: record.units[unit].unit,
      ...units[unit],
    })),
  }
}

function figureOf({ value, interval }: Estimate): Figure {
  return { value: rounded(value), low: rounded(interval?.low ?? null), high: rounded(interval?.high ?? null) }
}

/** Beyond six decimals, machines may differ. */
function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(6))
}
