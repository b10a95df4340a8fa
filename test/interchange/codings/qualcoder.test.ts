import { describe, expect, test } from 'vitest'
import { qualcoder } from '../../../src/interchange/codings/qualcoder'
import type { Imported } from '../../../src/interchange/imported'
import { sumLosses } from '../../../src/interchange/ledger'
import { database, qualcoderTables, sourceOf } from './database'

const talk = 'P1: The fees 😀 are high.\r\nP2: No, low.\r\n'
const day = '2024-05-03 14:30:00'

/** Imports a project with one transcript and one code, with such codings: start, end, words. */
async function coded(
  codings: readonly (readonly [start: unknown, end: unknown, words: unknown])[],
  text: string | null = talk,
): Promise<Imported> {
  const bytes = await database(qualcoderTables, {
    source: [[1, 'fg01.txt', text, null, null, 'anna', day, null, null]],
    code_name: [[1, 'Fees', null, null, 'anna', day, null]],
    code_text: codings.map(([start, end, words], i) => {
      return [i + 1, 1, 1, words as string, start as number, end as number, 'anna', day, null, null, null]
    }),
  })
  return qualcoder.import(sourceOf('data.qda', bytes), {})
}

const words = ({ codings, transcripts: [{ text }] }: Imported) =>
  codings.map(({ start, end }) => text.slice(start, end))
const losses = (imported: Imported) => sumLosses(imported.losses).map(({ what, count }) => `${what}: ${count}`)

describe('a project of QualCoder', () => {
  test('comes across with codes, categories, memos, coders, people, journal and annotations', async () => {
    const bytes = await database(qualcoderTables, {
      project: [['v6', day, 'Our pilot.', 'QualCoder 3.5', null, null, 'anna']],
      source: [
        [1, 'fg01.txt', 'P1: The fees are high.', null, 'Loud room.', 'anna', day, null, null],
        [2, 'map.png', null, '/images/map.png', null, 'anna', day, null, null],
      ],
      code_cat: [[1, 'Cost', 'anna', day, 'All that costs.', null]],
      code_name: [
        [1, 'Fees', 'What is charged.', 1, 'anna', day, '#F5A9A9'],
        [2, 'Mood', null, null, 'ben', day, null],
      ],
      code_text: [
        [1, 1, 1, 'The fees', 4, 12, 'anna', day, 'Sure?', null, 1],
        [2, 2, 1, 'high', 17, 21, 'ben', day, null, null, 0],
      ],
      annotation: [[1, 1, 0, 2, 'Who is it?', 'ben', day]],
      cases: [[1, 'P1', 'The nurse.', 'anna', day]],
      case_text: [[1, 1, 1, 0, 22]],
      attribute_type: [
        ['Age', day, 'anna', null, 'case', 'numeric'],
        ['Place', day, 'anna', null, 'file', 'character'],
      ],
      attribute: [
        [1, 'Age', 'case', '41', 1, day, 'anna'],
        [2, 'Place', 'file', 'Leeds', 1, day, 'anna'],
      ],
      journal: [[1, 'First day', 'We began.', day, 'anna']],
      code_image: [[1, 2, 0, 0, 9, 9, 1, null, day, 'anna', null]],
      code_av: [[1, 2, 0, 9, 1, null, day, 'anna', null]],
    })
    const source = sourceOf('studies/pilot.qda/data.qda', bytes)
    expect(qualcoder.recognises(source)).toBe(true)
    const imported = await qualcoder.import(source, { language: 'de' })
    expect(imported).toMatchObject({ title: 'pilot', codebook: { language: 'de' }, problems: [] })
    expect(imported.codebook!.codes).toMatchObject([
      {
        id: 'cost',
        label: 'Cost',
        definition: 'All that costs.',
        subthemes: [{ id: 'fees', label: 'Fees', definition: 'What is charged.' }],
      },
      { id: 'mood', label: 'Mood', definition: null },
    ])
    expect(imported.transcripts).toEqual([{ id: 'fg01', text: 'P1: The fees are high.', kind: 'talk' }])
    const at = '2024-05-03T14:30:00.000Z'
    expect(imported.codings).toEqual([
      { transcript: 'fg01', start: 4, end: 12, code: 'cost/fees', coder: 'anna', at, memo: 'Sure?' },
      { transcript: 'fg01', start: 17, end: 21, code: 'mood', coder: 'ben', at, memo: null },
      { transcript: 'fg01', start: 0, end: 2, code: null, coder: 'ben', at, memo: 'Who is it?' },
    ])
    expect(imported.participants).toEqual({
      attributes: ['Age'],
      people: [{ id: 'P1', group: 'fg01', role: null, values: ['41'] }],
    })
    expect(imported.memos).toEqual([
      { about: 'project', title: 'memo', text: 'Our pilot.' },
      { about: 'transcript fg01', title: 'memo', text: 'Loud room.' },
      { about: 'person P1', title: 'memo', text: 'The nurse.' },
      { about: 'transcript fg01', title: 'attributes', text: 'Place: Leeds' },
      { about: 'project', title: `First day (anna, ${day})`, text: 'We began.' },
    ])
    expect(losses(imported)).toEqual([
      'files without text: 1',
      'colours of codes: 1',
      'categories of codes: 1',
      'stars of codings: 1',
      'time zones of codings: 3',
      'attributes of files: 1',
      'codings of pictures: 1',
      'codings of sound and video: 1',
    ])
  })

  test('is read whether positions count code points or UTF-16 units, a line end as one or as two', async () => {
    // Python counts the emoji as one; the window, where people select, as two, and "\r\n" as one.
    const imported = await coded([
      [15, 18, 'are'],
      [16, 19, 'are'],
      [30, 33, 'No,'],
      [30, 33, 'No,\u2029'],
      [29, 32, 'No,'],
    ])
    expect(words(imported)).toEqual(['are', 'are', 'No,', 'No,', 'No,'])
    expect(imported.positions).toBe(
      'code points, ends exclusive (3); UTF-16 units, ends exclusive (1); code points, ends exclusive, a line end as one (1)',
    )
  })

  test('whose text begins with a byte-order mark has its codings on the same words without it', async () => {
    const imported = await coded([[5, 8, 'The']], `\ufeff${talk}`)
    expect(imported.transcripts[0].text).toBe(talk)
    expect(words(imported)).toEqual(['The'])
    expect(imported.positions).toBe('code points, ends exclusive, a byte-order mark counted (1)')
  })

  test('with positions that are none, that lie, or cut a pair, says what became of each', async () => {
    const imported = await coded([
      [-4, 3, 'The'],
      [8, 4, 'The'],
      [4, 400, 'The'],
      [null, 7, 'The'],
      ['x', 'y', 'The'],
      [1e300, 7, 'The'],
      [4, 12, 'other words'],
      [13, 14, null],
    ])
    expect(words(imported)).toEqual(['The fees', '😀'])
    expect(losses(imported)).toEqual([
      'codings without a place: 6',
      'codings of other words: 1',
      'time zones of codings: 2',
    ])
  })

  test('with values of the wrong type, nulls and codes that lead round in a circle is read as far as it goes', async () => {
    const bytes = await database(
      qualcoderTables.map(sql => sql.replace(' primary key', '').replace(', unique(name)', '')),
      {
        source: [
          [1, '../../etc/passwd', 'P1: Yes.', 7, new Uint8Array([1]), null, null, null, null],
          ['two', 'PASSWD.docx', 'P1: No.', null, null, null, null, null, null],
          [null, null, new Uint8Array([65]), null, null, null, null, null, null],
        ],
        code_cat: [
          [1, 'A', null, null, null, 2],
          [2, 'B', null, null, null, 1],
        ],
        code_name: [
          [1, null, null, 1, null, null, null],
          ['x', '__proto__', 5, 99, null, null, null],
        ],
        code_text: [
          [1, 'x', 'two', null, 4, 6, null, 'yesterday', null, null, null],
          [2, 99, 1, null, 0, 2, null, null, null, null, null],
          [3, 1, 42, null, 0, 2, null, null, null, null, null],
        ],
      },
    )
    const imported = await qualcoder.import(sourceOf('data.qda', bytes), {})
    expect(imported.transcripts.map(({ id }) => id)).toEqual(['passwd', 'PASSWD-2'])
    expect(imported.codings).toEqual([
      { transcript: 'PASSWD-2', start: 4, end: 6, code: 'proto', coder: null, at: null, memo: null },
    ])
    expect(imported.codebook!.codes).toMatchObject([
      { label: 'A', subthemes: [{ label: 'code 1' }] },
      { label: 'B' },
      { id: 'proto', label: '__proto__' },
    ])
    expect(losses(imported)).toEqual([
      'names of transcripts: 1',
      'files without text: 1',
      'categories of codes: 2',
      'codes below themselves: 2',
      'codings of unknown codes: 1',
      'codings of texts that are missing: 1',
    ])
  })
})
