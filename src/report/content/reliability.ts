import type { Run } from '../../run/run'
import { coefficient } from '../coefficient'
import { counted } from '../in-words'
import { blindAgreementText, validationText } from '../validation-text'
import { howToValidate, notValidated } from './notes'
import { type Score, scoreOf } from './scores'

/** How far the codings can be relied on, as far as anybody measured it. */
export interface ReliabilityContent {
  /** In a sentence: how many codes were tested. */
  readonly summary: string
  /** Codes with rules, in the codebook's order; themes that are the union of their sub-themes are not tested by themselves. */
  readonly codes: readonly ReliabilityRow[]
  /** How the samples were drawn and scored, as a paper would say it; null where no sample was opened. */
  readonly validation: string | null
  /** How far people agreed who coded alone; null where nobody measured it. */
  readonly agreement: string | null
  /** What to do about what was not measured, a sentence each; empty where all was. */
  readonly todo: readonly string[]
}

export interface ReliabilityRow {
  readonly code: string
  readonly label: string
  /** Null: not validated. */
  readonly score: Score | null
  /** Between people who coded alone: `.84 of decisions alike, kappa .71`; null where nobody measured it. */
  readonly agreement: string | null
}

/** Tells which codes were tested against blind human coding, with what result, and what was not. */
export function reliabilityContent(run: Run): ReliabilityContent {
  const { codebook, tested, blind } = run
  const withRules = codebook.codes.filter(({ rules }) => rules.length > 0)
  const known = withRules.filter(({ id }) => tested.has(id)).length
  const pairs = new Map<string, string>()
  for (const { code, agreement, kappa } of blind.together?.agreement ?? []) {
    if (agreement === null || pairs.has(code)) continue
    pairs.set(
      code,
      `${coefficient(agreement)} of decisions alike; ${kappa === null ? 'kappa has no value, for they did not vary' : `kappa ${coefficient(kappa)}`}`,
    )
  }
  const agreement = blindAgreementText(run)
  return {
    summary:
      withRules.length === 0
        ? 'No code has rules, so there is nothing to test.'
        : known === 0
          ? notValidated
          : `${known} of ${counted(withRules.length, 'code')} with rules ${known === 1 ? 'was' : 'were'} tested as they stand against what people coded who did not see the results.`,
    codes: withRules.map(({ id, label }) => ({
      code: id,
      label,
      score: scoreOf(tested, id),
      agreement: pairs.get(id) ?? null,
    })),
    validation: validationText(run),
    agreement,
    todo: [
      ...(known < withRules.length ? [`To test the rules: ${lower(howToValidate)}`] : []),
      ...(agreement === null
        ? [
            'Agreement between people was not measured. Let two people code the same units, as a sample with "--coders 2", or compare what they coded elsewhere with "themewright agree".',
          ]
        : []),
    ],
  }
}

function lower(sentence: string): string {
  return `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`
}
