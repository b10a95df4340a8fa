import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { InputError } from '../../src/problem'
import type { Run } from '../../src/run/run'
import { drawFromRun } from '../../src/run/sample/draw-from-run'
import { readOpenings } from '../../src/run/sample/opening'
import { readSampleRecord, type SampleRecord, sealed } from '../../src/run/sample/sample-record'
import { validateSample } from '../../src/run/sample/validate-sample'
import { codedSample, feesRun, sampleOptions } from './coded-sample'

/** What somebody may write in the place of anything. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0.5, 1e308, 2 ** 53, '', '__proto__', '../../../etc/passwd', [], {}, [null]),
  fc.string(),
  fc.jsonValue({ maxDepth: 2 }),
)

/** Every place in a record, as the keys that lead there. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]))]
}

function changed(value: unknown, [key, ...more]: readonly string[], into: unknown): unknown {
  if (key === undefined) return into
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
  if (into === undefined && more.length === 0) delete copy[key]
  else copy[key] = changed(copy[key], more, into)
  return copy
}

let run: Run
let record: SampleRecord
beforeAll(async () => {
  run = await feesRun()
  record = drawFromRun(run, sampleOptions).sample!.record
})

const blank = (of: SampleRecord) => ({
  coder: 'coder-1',
  decisions: of.units.map(() => of.codes.map(() => 1 as const)),
})

function validated(text: string): 'read' | 'refused' {
  try {
    const of = readSampleRecord(text, 'sample.json')
    const options = { name: 'sample-1', resolved: null, opened: null, openedBefore: 0 }
    const { validation, problems } = validateSample(run, of, { ...options, sheets: [blank(of)] })
    expect(validation !== null || problems.length > 0).toBe(true)
    return 'read'
  } catch (error) {
    if (error instanceof InputError) return 'refused'
    throw error
  }
}

describe('sample.json that somebody changed and sealed anew', () => {
  test('is as good as one of ours where it says the same', () => {
    expect(validated(JSON.stringify(record))).toBe('read')
  })

  test('is scored or refused in words, whatever stands in any place of it', () => {
    const places = placesIn(record)
    fc.assert(
      fc.property(fc.nat(places.length - 1), fc.option(junk, { nil: undefined }), (place, into) => {
        const { seal: _, ...rest } = (changed(record, places[place], into) ?? {}) as SampleRecord
        validated(JSON.stringify(sealed(rest)))
      }),
      { numRuns: 600 },
    )
  })

  test.each<[string, readonly string[], unknown]>([
    ['a million coders, whose sheets would be looked for', ['coders'], 1_000_000],
    ['a stratum that there is not', ['units', '0', 'stratum'], 7],
    ['a stratum of nothing', ['design', 'strata', '0', 'drawn'], 0],
    ['no rules at the draw', ['themes'], undefined],
    ['units that are not in order', ['units', '0', 'unit'], 2],
    ['places that are no numbers', ['units', '0', 'start'], '0'],
    ['options that are a list', ['source', 'options'], []],
  ])('is refused with %s', (_, path, into) => {
    const { seal: _seal, ...rest } = changed(record, path, into) as SampleRecord
    expect(() => readSampleRecord(JSON.stringify(sealed(rest)), 'sample.json')).toThrow(
      'this is no sample of themewright: what it says is not of the right kind',
    )
  })
})

test('a list of opened samples is read or refused in words, whatever stands in any place of it', async () => {
  const { validation } = await codedSample()
  const places = placesIn(validation.opening)
  expect(readOpenings(`${JSON.stringify(validation.opening)}\n`, 'opened.jsonl')).toEqual([validation.opening])
  fc.assert(
    fc.property(fc.nat(places.length - 1), junk, (place, into) => {
      const line = JSON.stringify(changed(validation.opening, places[place], into))
      try {
        for (const { codes, units } of readOpenings(line, 'opened.jsonl')) {
          expect(codes.every(each => typeof each.code === 'string')).toBe(true)
          expect(units.every(each => typeof each === 'string')).toBe(true)
        }
      } catch (error) {
        expect((error as InputError).problems[0].code).toBe('broken-list-of-samples')
      }
    }),
  )
})
