import { describe, expect, test } from 'vitest'
import { codeTestsIn } from '../../src/run/sample/code-tests-in'
import { drawFromRun } from '../../src/run/sample/draw-from-run'
import { readOpenings } from '../../src/run/sample/opening'
import { readSampleRecord } from '../../src/run/sample/sample-record'
import { validationRecord } from '../../src/run/sample/validation-record'
import { codedSample, coderOf, feesCodebook, feesRun, sampleOptions, talk } from './coded-sample'

const scoreOf = ({ validation }: Awaited<ReturnType<typeof codedSample>>, code: string) =>
  validation.scores.find(score => score.code === code)!

describe('a sample', () => {
  test('holds numbers, places and strata, and nothing that names a code of a unit', async () => {
    const { record } = await codedSample()
    expect(record.units.map(({ unit }) => unit)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(record.design.strata).toEqual([
      { units: 2, drawn: 2 },
      { units: 1, drawn: 1 },
      { units: 5, drawn: 5 },
    ])
    expect(Object.keys(record.units[0])).toEqual(['unit', 'transcript', 'start', 'end', 'stratum', 'words'])
  })

  test('is read back only as it was written', async () => {
    const { record } = await codedSample()
    const text = JSON.stringify(record, null, 2)
    expect(readSampleRecord(text, 'sample.json')).toEqual(record)
    expect(() => readSampleRecord(text.replace('"drawn": 5', '"drawn": 4'), 'sample.json')).toThrow('broken-sample')
    expect(() => readSampleRecord('{}', 'sample.json')).toThrow('broken-sample')
  })

  test('never holds a unit that shares words with an excluded one', async () => {
    const run = await feesRun()
    const { record } = drawFromRun(run, sampleOptions).sample!
    const [gone, ...rest] = record.units
    const next = drawFromRun(run, { ...sampleOptions, excluded: [{ ...gone, end: gone.start + 1 }] }).sample!.record
    const places = (units: typeof record.units) => units.map(({ transcript, start }) => `${transcript}:${start}`).sort()
    expect(places(next.units)).toEqual(places(rest))
    expect(next.design.excluded).toEqual([`${gone.transcript}:${gone.start}-${gone.end}`])
  })
})

describe('validateSample', () => {
  test('counts hits, false alarms and misses, and shows them', async () => {
    const sample = await codedSample()
    // "The fees hurt." is a hit, "Those fees again." a false alarm, "It is dear." a miss.
    expect(scoreOf(sample, 'fees').counted).toEqual({ hits: 1, falseAlarms: 1, misses: 1, neither: 5 })
    expect(
      sample.validation.differences.map(({ unit, ...rest }) => ({ ...rest, text: sample.validation.units[unit].text })),
    ).toEqual(
      expect.arrayContaining([
        { code: 'fees', kind: 'miss', text: 'It is dear.' },
        { code: 'fees', kind: 'false alarm', text: 'Those fees again.' },
      ]),
    )
    expect(scoreOf(sample, 'time').measures.kappa.value).toBe(1)
  })

  test('tests only rules that stood when the sample was drawn: who could read a filled sheet could fit the others to it', async () => {
    const run = await feesRun(feesCodebook.replace('[fees]', '[fees, dear]'))
    const sample = await codedSample({}, run)
    expect(scoreOf(sample, 'fees').counted).toEqual({ hits: 2, falseAlarms: 1, misses: 0, neither: 5 })
    expect(sample.validation.codes.map(({ test }) => test)).toEqual(['development', 'blind'])
  })

  test('gives development figures for codes that were changed since, whatever became of the list of opened samples, and for no other', async () => {
    const { validation } = await codedSample()
    const run = await feesRun(feesCodebook.replace('[fees]', '[fees, dear]'))
    expect((await codedSample({}, run)).validation.codes[0].test).toBe('development')
    const later = await codedSample({ opened: validation.opening }, run)
    expect(later.validation.codes.map(({ code, test }) => [code, test])).toEqual([
      ['fees', 'development'],
      ['time', 'blind'],
    ])
    expect(later.problems.map(({ code }) => code)).toEqual(['development-figures'])
    expect(later.validation.opening).toEqual(validation.opening)
  })

  test('scores the same sheets again to the same record, and no changed ones', async () => {
    const first = await codedSample()
    const [line] = readOpenings(`${JSON.stringify(first.validation.opening)}\n`, 'opened.jsonl')
    const again = await codedSample({ opened: line })
    expect(JSON.stringify(validationRecord(again.validation))).toBe(JSON.stringify(validationRecord(first.validation)))
    const kinder = coderOf('coder-1', first.record, first.run, text => [/fees|dear/.test(text) ? 1 : 0, 0])
    const changed = await codedSample({ opened: line, sheets: [kinder] })
    expect(changed.validation).toBeNull()
    expect(changed.problems.map(({ code }) => code)).toEqual(['sheet-changed-after-opening'])
  })

  test('scores several coders each, then where they agree, or what they settled', async () => {
    const { record, run } = await codedSample()
    const strict = coderOf('coder-1', record, run, text => [/hurt/.test(text) ? 1 : 0, 0])
    const broad = coderOf('coder-2', record, run, text => [/hurt|dear/.test(text) ? 1 : 0, 0])
    const two = await codedSample({ sheets: [strict, broad] })
    expect(
      two.validation.scores.slice(0, 3).map(({ standard, open, counted }) => [standard, open, counted.misses]),
    ).toEqual([
      ['coder-1', 0, 0],
      ['coder-2', 0, 1],
      ['agreed', 1, 0],
    ])
    // One of eight units apart: 7 of 8 agree; with shares of 1/8 and 2/8, chance is (1·2 + 7·6) / 64 = .6875, kappa (.875 − .6875) / .3125.
    const [{ agreement, kappa }] = two.validation.agreement
    expect([agreement.value, kappa.value]).toEqual([0.875, expect.closeTo(0.6, 10)])
    const settled = coderOf('resolved', record, run, text => [/dear/.test(text) ? 1 : null, null])
    const done = await codedSample({ sheets: [strict, broad], resolved: settled })
    expect(done.validation.scores[2]).toMatchObject({ standard: 'resolved', open: 0, counted: { hits: 1, misses: 1 } })
  })

  test('refuses a transcript that was changed', async () => {
    const talk = { fg01: 'P1: The fees hurt.\n\nP2: Yes.\n', fg02: 'P3: No.\n\nP4: Fine.\n' }
    expect((await codedSample({}, await feesRun(feesCodebook, talk))).problems.map(({ code }) => code)).toEqual([
      'sample-out-of-date',
    ])
  })
})

describe('a code is validated in a run', () => {
  const more = { fg09: 'P1: The fees.\n\nP2: No.\n' }
  const coded = async (yaml: string, files: Readonly<Record<string, string>> = { ...talk, ...more }) => {
    const { validation } = await codedSample()
    const text = JSON.stringify(validationRecord(validation))
    const { runStudy } = await import('../../src/run/run')
    const { run } = await runStudy({
      study: null,
      codebook: { path: 'codebook.yaml', text: yaml, problems: [] },
      transcripts: Object.entries(files).map(([id, words]) => ({ path: `${id}.txt`, bytes: Buffer.from(words) })),
      validations: [{ path: 'validation/sample-1/validation.json', text, problems: [] }],
    })
    return run!.frequencies.map(({ validated }) => validated)
  }

  test('while its rules are those that were scored, whatever it is called', async () => {
    expect(await coded(feesCodebook)).toEqual(['yes', 'yes'])
    expect(await coded(feesCodebook.replace('id: fees,', 'id: fees, label: What it costs,'))).toEqual(['yes', 'yes'])
    expect(await coded(feesCodebook.replace('[fees]', '[fees, fee]'))).toEqual(['no', 'yes'])
    expect(await coded(`unit: turn\n${feesCodebook}`)).toEqual(['no', 'no'])
  })

  test('in the study in which they were tested, and not in another to which the file was copied', async () => {
    expect(await coded(feesCodebook, more)).toEqual(['no', 'no'])
  })

  test('by no file that is none of ours', () => {
    expect(codeTestsIn('not JSON')).toEqual([])
    expect(codeTestsIn('{"unit":"sentence","codes":[{"code":"fees"}]}')).toEqual([])
  })
})
