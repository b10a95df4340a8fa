import { describe, expect, test } from 'vitest'
import { concentrations, concentrationWarnings } from '../../src/analysis/concentration'
import { codedStudy } from './coded-study'

describe('concentrations', () => {
  test('finds the code that hangs on one person, and the one that hangs on one group', () => {
    const study = codedStudy({
      codes: ['fees', 'travel', 'time'],
      transcripts: {
        fg01: `
          P1: Fees. {fees}
          P2: The bus. {travel} No time. {time}
          P1: Fees again. {fees}
          P3: The train. {travel}
          P1: And fees. {fees}`,
        fg02: `
          P1: Fees here too. {fees} The bus. {travel}
          P2: No time. {time}`,
      },
    })
    const found = concentrations(study)
    expect(found).toEqual([
      { code: 'fees', label: 'fees', kind: 'one-speaker', mentions: 4, name: 'fg01/P1', share: 3 / 4 },
      { code: 'fees', label: 'fees', kind: 'one-group', mentions: 4, name: 'fg01', share: 3 / 4 },
      { code: 'travel', label: 'travel', kind: 'one-group', mentions: 3, name: 'fg01', share: 2 / 3 },
    ])
    expect(concentrationWarnings(found)[0]).toEqual({
      code: 'one-speaker',
      severity: 'warning',
      message: '75 % of the 4 mentions of fees come from fg01/P1',
      hint: 'say so where you report it: it may be one voice',
    })
  })

  test('leaves alone exactly half', () => {
    const transcripts = {
      a: 'P1: Fees. {fees}\nP2: No. {}\nP1: Fees. {fees}',
      b: 'P1: Fees. {fees}\nP2: Yes, fees. {fees}',
    }
    expect(concentrations(codedStudy({ codes: ['fees'], transcripts }))).toEqual([])
  })

  test('leaves alone a code with two mentions', () => {
    const transcripts = { a: 'P1: Fees. {fees}\nP2: No. {}\nP1: Fees. {fees}', b: 'P1: No. {}' }
    expect(concentrations(codedStudy({ codes: ['fees'], transcripts }))).toEqual([])
  })

  test('says nothing of one interview with one person', () => {
    const transcripts = {
      a: 'P1: Fees. {fees}\nModerator: And? {}\nP1: Fees. {fees}\nModerator: And? {}\nP1: Fees. {fees}',
    }
    expect(concentrations(codedStudy({ codes: ['fees'], transcripts }))).toEqual([])
  })
})
