import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cooccurrence, cooccurrence } from '../../src/analysis/cooccurrence'
import { frequencies } from '../../src/analysis/frequencies'
import { matrix } from '../../src/analysis/matrix'
import { codedStudy, type Written } from './coded-study'
import { studies } from './studies'

/** Pairs of a level: `fees+bus 1/3 of 8`: both, either, of all. */
function pairs(written: Written, level: Cooccurrence['level']): readonly string[] {
  return cooccurrence(codedStudy(written))
    .filter(row => row.level === level)
    .map(({ a, b, both, either, of }) => `${a}+${b} ${both}/${either} of ${of}`)
}

const talk: Written = {
  codes: ['fees', 'bus'],
  transcripts: {
    fg01: `
      Moderator: The fees and the bus? {fees, bus}
      P1: The fees. {fees} The bus. {bus}
      P2: I walk. {}
      Moderator: And now? {}
      P1: Fees. {fees}
      P2: The bus. {bus}
      P3: Fees and bus. {fees, bus}`,
    fg02: 'P1: Fees. {fees}\nP2: The bus. {bus rejected}\nModerator: Bus? {bus}\n?: [[laughs]] {}\nP2: No. {}',
  },
}

describe('cooccurrence', () => {
  test('counts units, turns, exchanges and groups that have both, either, and all in which somebody speaks', () => {
    // fg02 has two exchanges: ahead of the moderator and behind. A turn without a word is none.
    expect(pairs(talk, 'unit')).toEqual(['fees+bus 1/6 of 9'])
    expect(pairs(talk, 'turn')).toEqual(['fees+bus 2/5 of 8'])
    expect(pairs(talk, 'exchange')).toEqual(['fees+bus 2/3 of 4'])
    expect(pairs(talk, 'group')).toEqual(['fees+bus 1/2 of 2'])
  })

  test('says how closely the two go together', () => {
    const turn = cooccurrence(codedStudy(talk)).find(({ level }) => level === 'turn')
    expect(turn).toEqual({
      level: 'turn',
      a: 'fees',
      labelA: 'fees',
      b: 'bus',
      labelB: 'bus',
      withA: 4,
      withB: 3,
      both: 2,
      either: 5,
      of: 8,
      shareOfA: 0.5,
      shareOfB: 2 / 3,
      jaccard: 0.4,
      expected: 1.5,
      // [[2, 2], [1, 3]]: (8 · 2 − 4 · 3) / √(4 · 4 · 3 · 5), by hand.
      phi: expect.closeTo(4 / Math.sqrt(240), 12),
      residual: expect.closeTo((4 / Math.sqrt(240)) * Math.sqrt(8), 12),
      // P1's first turn leads to P2's, without either; P1's "Fees." to "The bus."; P2's "The bus." to P3's.
      bAfterA: 1,
      followedA: 3,
      aAfterB: 1,
      followedB: 2,
      validated: 'no',
    })
  })

  test('takes the next turn by somebody else, over one’s own, and never over a question', () => {
    const [row] = cooccurrence(
      codedStudy({
        codes: ['fees', 'bus'],
        transcripts: {
          a: 'P1: Fees. {fees}\nP1: And so on. {}\nP2: The bus. {bus}\nModerator: Well? {}\nP1: Fees. {fees}',
          b: 'P3: The bus. {bus}\n?: Fees. {fees}\nP1: Fees. {fees}',
        },
      }),
    ).filter(({ level }) => level === 'turn')
    expect([row.bAfterA, row.followedA, row.aAfterB, row.followedB]).toEqual([1, 1, 0, 0])
  })

  test('pairs no theme with its own sub-themes, but with other themes and theirs', () => {
    const written: Written = {
      codes: ['cost', 'cost/fees', 'cost/travel', 'time', 'time/work'],
      transcripts: { fg01: 'P1: Fees. {cost/fees, cost/travel, time/work}' },
    }
    expect(pairs(written, 'unit')).toEqual([
      'cost+time 1/1 of 1',
      'cost+time/work 1/1 of 1',
      'cost/fees+cost/travel 1/1 of 1',
      'cost/fees+time 1/1 of 1',
      'cost/fees+time/work 1/1 of 1',
      'cost/travel+time 1/1 of 1',
      'cost/travel+time/work 1/1 of 1',
    ])
    // Everywhere together: nothing varies.
    expect(cooccurrence(codedStudy(written))[0]).toMatchObject({ jaccard: 1, phi: null, residual: null })
  })

  test('leaves out codes that nobody mentions', () => {
    expect(cooccurrence(codedStudy({ codes: ['a', 'b'], transcripts: { fg01: 'P1: A. {a}' } }))).toEqual([])
  })

  test('is validated where both codes are', () => {
    const study = codedStudy({ codes: ['a', 'b', 'c'], transcripts: { fg01: 'P1: All. {a, b, c}' } })
    const rows = cooccurrence({ ...study, validated: new Set(['a', 'b']) }).filter(({ level }) => level === 'unit')
    expect(rows.map(({ a, b, validated }) => `${a}${b} ${validated}`)).toEqual(['ab yes', 'ac no', 'bc no'])
  })

  test('agrees with the frequencies, and with counting the rows of the matrix', () => {
    fc.assert(
      fc.property(
        studies,
        fc.constantFrom('sentence' as const, 'turn' as const, 'exchange' as const),
        (written, unit) => {
          const study = codedStudy({ ...written, unit })
          const counts = new Map(frequencies(study).map(row => [row.code, row]))
          const { codes, rows } = matrix(study)
          for (const row of cooccurrence(study)) {
            const { level, a, b, withA, withB, both, either, of, jaccard, expected, phi, bAfterA, followedA } = row
            const [ofA, ofB] = [counts.get(a)!, counts.get(b)!]
            if (level === 'unit') {
              expect([withA, withB]).toEqual([ofA.units, ofB.units])
              const [i, j] = [codes.indexOf(a), codes.indexOf(b)]
              expect(both).toBe(rows.filter(each => each.codes[i] === 1 && each.codes[j] === 1).length)
              expect(of).toBe(rows.length)
            }
            if (level === 'turn') {
              expect([withA, withB]).toEqual([ofA.turns, ofB.turns])
              expect(bAfterA!).toBeLessThanOrEqual(followedA!)
              expect(followedA!).toBeLessThanOrEqual(withA)
            } else expect(bAfterA).toBeNull()
            if (level === 'group') expect([withA, withB, of]).toEqual([ofA.groups, ofB.groups, ofA.groupsOf])
            expect(both).toBeLessThanOrEqual(Math.min(withA, withB))
            expect(both + either).toBe(withA + withB)
            expect(either).toBeLessThanOrEqual(of)
            expect(jaccard).toBe(both / either)
            if (phi !== null) {
              expect(Math.abs(phi)).toBeLessThanOrEqual(1)
              expect(Math.sign(Math.round((both - expected) * 1e9))).toBe(Math.sign(Math.round(phi * 1e9)))
            }
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})
