import { describe, expect, test } from 'vitest'
import type { TestedSample, ValidatedCode } from '../../src/analysis/validation/validated'
import { blindAgreementText, validationText } from '../../src/report/validation-text'
import { codedStudy } from '../analysis/coded-study'

const codes = ['fees', 'rent', 'time', 'bus', 'food', 'bills', 'care', 'sleep']
const study = codedStudy({ codes, transcripts: {} })
const rules = [{ id: 'a' }]
const codebook = { ...study.codebook, codes: study.codebook.codes.map(code => ({ ...code, rules })) } as never

const sample: TestedSample = {
  seal: 'a',
  number: 1,
  units: 200,
  population: 3120,
  coders: 1,
  codebook: '1.0.0',
  transcripts: [],
  agreement: [],
}

const tested = (code: string, precision: number | null, recall: number, more: Partial<ValidatedCode> = {}) => {
  const figure = (value: number | null) => ({ value, low: value && value - 0.1, high: value && value + 0.05 })
  const figures = { precision: figure(precision), recall: figure(recall) }
  const test = {
    code,
    fingerprint: 'f',
    unit: 'sentence',
    test: 'blind',
    standard: 'coder-1',
    sample,
    tests: 1,
  } as const
  return [code, { ...test, ...figures, ...more }] as const
}

describe('validationText', () => {
  test('writes out the figures of a few codes, names those that were not tested, and counts the samples', () => {
    const told = new Map([tested('fees', 0.92, 0.81), tested('rent', null, 0.5)])
    expect(validationText({ codebook, tested: told, blind: { samples: 2, together: null } })).toBe(
      '200 sentences of 3120 were drawn by stratified random sampling and coded by 1 person, without sight of what the rules decided. For "fees", precision was .92 (95 % CI .82 to .97) and recall was .81 (95 % CI .71 to .86). For "rent", precision could not be told and recall was .50 (95 % CI .40 to .55). These are estimates for all units, weighted by the inverse of the chance of selection. Not tested as they stand: "time", "bus", "food", "bills", "care" and "sleep". In all, 2 samples were opened for this study.',
    )
  })

  test('gives the worst and the best of many codes, and says what was tested more than once', () => {
    const all = codes
      .slice(0, 7)
      .map((code, i) => tested(code, 0.9 - i / 10, 0.3 + i / 10, i === 1 ? { tests: 3 } : {}))
    const text = validationText({ codebook, tested: new Map(all), blind: { samples: 3, together: null } })
    expect(text).toContain(
      'Precision over 7 codes ranged from .30 (95 % CI .20 to .35) for "care" to .90 (95 % CI .80 to .95) for "fees". Recall over 7 codes ranged from .30 (95 % CI .20 to .35) for "fees" to .90',
    )
    expect(text).toContain('More than one sample tested the same rules of "rent"; the last is told here.')
  })

  test('tells of samples whose rules have all changed since, and of none where none was opened', () => {
    const one = { samples: 1, together: null }
    expect(validationText({ codebook: { ...study.codebook, codes: [] }, tested: new Map(), blind: one })).toBe(
      'In all, 1 sample was opened for this study.',
    )
    expect(validationText({ codebook, tested: new Map(), blind: { samples: 0, together: null } })).toBeNull()
  })
})

describe('blindAgreementText', () => {
  test('says how far people agreed before they talked, with the codebook that they had', () => {
    const agreement = [
      { code: 'fees', agreement: 0.97, kappa: 0.8 },
      { code: 'rent', agreement: 0.9, kappa: 0.62 },
      { code: 'time', agreement: 1, kappa: null },
    ]
    const together = { ...sample, coders: 2, agreement }
    expect(blindAgreementText({ codebook, blind: { samples: 1, together } })).toBe(
      '2 people coded 200 sampled units alone with version 1.0.0 of the codebook. Cohen’s kappa between them was .62 ("rent") to .80 ("fees") (no value for 1 code, on which they did not vary) and agreement .90 ("rent") to 1.00 ("time"), both weighted to the units of the study.',
    )
    expect(blindAgreementText({ codebook, blind: { samples: 1, together: null } })).toBeNull()
  })
})
