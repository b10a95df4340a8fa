import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { qualcoder } from '../../../src/interchange/codings/qualcoder'
import { readSqlite } from '../../../src/interchange/sqlite'
import { InputError } from '../../../src/problem'
import { database, qualcoderTables, sourceOf } from './database'

const people = ['CREATE TABLE people (id integer, "odd ""name" text)']

describe('an SQLite database', () => {
  test('gives rows of stored tables, with null for columns and nothing for tables that are not there', async () => {
    const bytes = await database(people, { people: [[1, 'Ann'], [2, null]] }) // biome-ignore format: rows
    const read = await readSqlite(bytes, 'x.db', ({ rows, has }) => [
      has('people'),
      has('plants'),
      rows('people', ['odd "name', 'id', 'age']),
      rows('plants', ['id']),
    ])
    expect(read).toEqual([
      true,
      false,
      [
        ['Ann', 1, null],
        [null, 2, null],
      ],
      [],
    ])
  })

  test('runs nothing of the file: views, generated columns and virtual tables are not there', async () => {
    const bytes = await database([
      'CREATE TABLE t (a text, b text GENERATED ALWAYS AS (upper(a)) VIRTUAL)',
      "INSERT INTO t VALUES ('kept')",
      'CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n',
      'CREATE INDEX i ON t (upper(a))',
      'CREATE VIRTUAL TABLE s USING fts3(words)',
    ])
    const read = await readSqlite(bytes, 'x.db', ({ rows, has }) => [has('v'), has('s'), rows('t', ['a', 'b'])])
    expect(read).toEqual([false, false, [['kept', null]]])
  })

  test.each(['UTF-16le', 'UTF-16be'])('whose texts are %s is recognised: only UTF-8 was', async encoding => {
    const bytes = await database([`PRAGMA encoding = '${encoding}'`, ...qualcoderTables])
    expect(await qualcoder.recognises(sourceOf('data.qda', bytes))).toBe(true)
  })

  test('that a program has open is read, and told', async () => {
    const bytes = await database(people, { people: [[1, 'Ann']] })
    const open = bytes.slice()
    open[18] = 2
    open[19] = 2
    const read = await readSqlite(open, 'x.db', ({ rows, isUnfinished }) => [isUnfinished, rows('people', ['id'])])
    expect(read).toEqual([true, [[1]]])
    expect([open[18], open[19]]).toEqual([2, 2])
  })

  test('that is damaged is an error of input, wherever it is damaged', async () => {
    const bytes = await database(qualcoderTables, {
      source: [[1, 'fg01.txt', 'P1: Yes. '.repeat(2000), null, null, null, null, null, null]],
      code_name: [[1, 'Fees', null, null, null, null, null]],
      code_text: Array.from({ length: 100 }, (_, i) => [i, 1, 1, 'Yes', 4, 7, 'anna', null, null, null, null]),
    })
    const damage = fc.record({
      at: fc.nat(bytes.length - 1),
      value: fc.nat(255),
      length: fc.integer({ min: 1, max: 40 }),
      cut: fc.option(fc.nat(bytes.length)),
    })
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, value, length, cut }) => {
        const broken = bytes.slice(0, cut ?? bytes.length).fill(value, at, at + length)
        try {
          await qualcoder.import(sourceOf('data.qda', broken), {})
        } catch (error) {
          expect(error).toBeInstanceOf(InputError)
          expect((error as InputError).problems[0].code).toBe('broken-database')
        }
      }),
      { seed: 6, numRuns: 150 },
    )
  })
})
