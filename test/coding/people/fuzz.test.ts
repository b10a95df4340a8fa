import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreement } from '../../../src/analysis/agreement/agreement'
import { compareCodings } from '../../../src/analysis/agreement/compare-codings'
import { disagreements } from '../../../src/analysis/agreement/disagreements'
import type { PeopleCodings } from '../../../src/coding/people/people-codings'
import { readCodings } from '../../../src/coding/people/read-codings'
import { hasErrors } from '../../../src/problem'
import { agreementCsv, agreementPairsCsv, disagreementsCsv } from '../../../src/report/tables/agreement'

/** One small file of each form that is read. */
const samples: readonly string[] = [
  'unit,coder,fees,rent\n1,anna,1,0\n1,ben,1,1\n2,anna,0,0\n2,ben,,1\n3,anna,1,1\n3,ben,1,0\n',
  'unit;fees;rent;memo\n1;1;0;x\n2;0;1;"a ""b"";\nc"\n',
  'unit\tcoder\tcodes\n1\tanna\tfees; rent\n1\tben\tfees\n2\tanna\t\n2\tben\trent\n',
  'unit,coder,code,value\n1,anna,tone,3\n1,ben,tone,2\n2,anna,tone,1\n2,ben,tone,NA\n',
  'transcript,start,end,code,coder,quote\nfg01,0,10,fees,anna,"The fees"\nfg01,4,12,fees,ben,fees hurt\n',
  '{"transcript":"fg01","start":0,"end":9,"code":"fees","coder":"anna","status":"accepted"}\n{"transcript":"fg01","start":2,"end":9,"code":"fees","coder":"ben"}\n',
  '{"v":1,"id":"a","transcript":"fg01","group":"fg01","span":{"start":0,"end":9},"code":"fees","origin":"rule"}\n',
]
const pieces = [
  ...[
    ',',
    ';',
    '\t',
    '\n',
    '\r',
    '"',
    '""',
    '|',
    '{',
    '}',
    '[',
    ':',
    '\0',
    '\ufeff',
    '\ud800',
    'é',
    '=1+1',
    '-1',
    '1e308',
  ],
  ...[
    '__proto__',
    'constructor',
    'unit',
    'coder',
    'code',
    'value',
    'start',
    'null',
    '9007199254740993',
    '99999999999',
    '1',
  ],
  ...['-0', ' ', 'anna', 'fees', '"start":-5', '"end":1e99', '"code":{}', '"coder":["x"]'],
]

const mutated = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.tuple(fc.nat(400), fc.nat(6), fc.constantFrom(...pieces)), { minLength: 1, maxLength: 6 }),
  )
  .map(([sample, changes]) =>
    changes.reduce((text, [at, gone, piece]) => {
      const place = at % (text.length + 1)
      return text.slice(0, place) + piece + text.slice(place + gone)
    }, sample),
  )

async function compared(texts: readonly string[]): Promise<void> {
  const files: PeopleCodings[] = []
  for (const [i, text] of texts.entries()) {
    const { codings, problems } = await readCodings({ path: `coder-${i}.csv`, bytes: Buffer.from(text) })
    expect(codings !== null || problems.length > 0).toBe(true)
    if (codings) files.push(codings)
  }
  for (const level of ['nominal', 'ordinal', 'ratio'] as const) {
    const { ratings, problems } = compareCodings({ files, codebooks: [] }, { level, lookedEverywhere: true })
    if (!ratings) expect(problems.length).toBeGreaterThan(0)
    else if (!hasErrors(problems)) {
      const found = agreement(ratings, { bootstrap: 5 })
      const written = agreementCsv(found) + agreementPairsCsv(found) + disagreementsCsv(disagreements(ratings))
      expect(written).not.toMatch(/(?:^|,)(?:NaN|-?Infinity|undefined)(?:,|$)/m)
    }
  }
}

describe('files of codings that somebody mangled', () => {
  test('are compared or refused in words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutated, { minLength: 1, maxLength: 2 }), texts => compared(texts)),
      { numRuns: 150 },
    )
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
