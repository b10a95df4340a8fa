import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Run } from '../../src/run/run'
import {
  isModerator,
  type Row,
  type Said,
  type Somebody,
  tablesOf,
  type WrittenDown,
  wordsOfCodes,
  writtenDown,
} from './written-study'

/** A study's tables beside what was written down, which is counted anew here, as simply as can be. */
interface Recount {
  readonly written: WrittenDown
  readonly run: Run
  /** What participants said. */
  readonly talk: readonly Said[]
  readonly groups: readonly string[]
  /** People of the participants file who said something. */
  readonly spoke: readonly Somebody[]
  /** Rows of a table in which columns hold these values; none of a table that was not made. */
  readonly rows: (name: string, where?: Row) => readonly Row[]
  /** Sum of a column over such rows. */
  readonly total: (name: string, column: string, where?: Row) => number
}

async function recountOf(written: WrittenDown): Promise<Recount> {
  const { run, tables } = await tablesOf(written)
  const talk = written.turns.filter(turn => !isModerator(turn))
  const rows: Recount['rows'] = (name, where = {}) =>
    (tables.get(name) ?? []).filter(row => Object.entries(where).every(([column, value]) => row[column] === value))
  return {
    written,
    run,
    talk,
    groups: [...new Set(talk.map(({ group }) => group))],
    spoke: written.people.filter(each => talk.some(turn => speaks(each, turn))),
    rows,
    total: (name, column, where) => sum(rows(name, where).map(row => Number(row[column]))),
  }
}

const codes = Object.keys(wordsOfCodes)
const has =
  (code: string) =>
  (sentence: string): boolean =>
    sentence.split(/\W+/).some(word => wordsOfCodes[code].includes(word))
const mentions =
  (code: string) =>
  (turn: Said): boolean =>
    turn.sentences.some(has(code))

const attributes = new Map<string, (somebody: Somebody) => readonly string[]>([
  ['band', ({ band }) => (band === '' ? [] : [band])],
  ['valued', ({ valued }) => valued],
])

const studies = await Promise.all(fc.sample(writtenDown, { seed: 20, numRuns: 4 }).map(recountOf))

describe.each(studies.map((study, i) => [i + 1, study] as const))('of study %i', (_, recount) => {
  const { written, run, talk, groups, spoke, rows, total } = recount

  test.each(codes)('frequencies.csv counts %s right, and every table of codes adds up to it', code => {
    const said = talk.filter(mentions(code))
    const sentences = talk.flatMap(turn => turn.sentences.filter(has(code)))
    const [row] = rows('frequencies.csv', { code })
    expect(numbers(row, 'mentions units participants participants_of groups groups_of words')).toEqual([
      said.length,
      sentences.length,
      different(said.map(speakerOf)),
      spoke.length,
      different(said.map(({ group }) => group)),
      groups.length,
      wordsIn(sentences),
    ])
    near(row.share_of_words, wordsIn(sentences) / wordsIn(talk.flatMap(turn => turn.sentences)))
    expect(Number(row.prompted) + Number(row.echoed) + Number(row.spontaneous)).toBe(sentences.length)

    expect(total('matrix.csv', code)).toBe(sentences.length)
    for (const name of ['participants.csv', 'groups.csv']) expect(total(name, code)).toBe(said.length)
    for (const name of ['uptake.csv', 'guide-codes.csv']) expect(total(name, 'mentions', { code })).toBe(said.length)
    expect(rows('uptake.csv', { code }).length).toBe(Number(row.participants))
    for (const [case_kind, cases] of [
      ['person', row.participants],
      ['group', row.groups],
    ]) {
      expect(total('framework.csv', 'mentions', { code, case_kind })).toBe(said.length)
      expect(rows('framework.csv', { code, case_kind }).length).toBe(Number(cases))
    }
  })

  test('cross-tabulations of codes count the people of each category, and hide the same in all files', () => {
    for (const [attribute, answersOf] of attributes)
      for (const code of codes) {
        const cells = rows(`crosstab-${attribute}.csv`, { code })
        if (cells.length === 0) expect(spoke.flatMap(answersOf)).toEqual([])
        for (const cell of cells) {
          const members = spoke.filter(each => isIn(cell, answersOf(each)))
          const turns = talk.filter(turn => members.some(each => speaks(each, turn)) && mentions(code)(turn))
          const counts = 'participants participants_of mentions groups groups_of'
          if (cell.suppressed === 'yes') {
            expect(numbers(cell, `${counts} share residual_descriptive`).every(Number.isNaN)).toBe(true)
            continue
          }
          expect(numbers(cell, counts)).toEqual([
            different(turns.map(speakerOf)),
            members.length,
            turns.length,
            different(turns.map(({ group }) => group)),
            different(members.map(({ group }) => group)),
          ])
          if (members.length > 0) near(cell.share, different(turns.map(speakerOf)) / members.length)
        }
        const hidden = cells.filter(({ suppressed }) => suppressed === 'yes')
        const shown = (column: string) => sum(cells.map(cell => Number(cell[column])))
        if (attribute === 'band' && cells.length > 0 && hidden.length === 0)
          expect(shown('participants')).toBe(total('frequencies.csv', 'participants', { code }))
        if (attribute === 'band' && hidden.length > 0 && hidden.length < cells.length) {
          expect(hidden.length).toBeGreaterThan(1)
          expect(spoke.length - shown('participants_of')).toBeGreaterThanOrEqual(written.minimumCell)
        }
        for (const beside of rows('joint-display.csv', { code, attribute })) {
          const cell = cells.find(({ category, known }) => category === beside.category && known === beside.known)
          const same = ['participants', 'participants_of', 'share', 'suppressed']
          if (cell) expect(same.map(column => beside[column])).toEqual(same.map(column => cell[column]))
          const answering = written.people.filter(each => isIn(beside, answersOf(each))).length
          if (beside.respondents !== '') expect(Number(beside.respondents)).toBe(answering)
        }
      }
  })

  test('cross-tabulations of attributes count everybody, whether they spoke or answered the survey only', () => {
    const known = written.people.filter(({ band, valued }) => band !== '' && valued.length > 0)
    for (const cell of rows('crosstab-valued-by-band.csv', { suppressed: 'no' })) {
      const column = known.filter(({ band }) => band === cell.column)
      const row = known.filter(({ valued }) => valued.includes(cell.row))
      const both = row.filter(({ band }) => band === cell.column).length
      const answers = sum(column.map(({ valued }) => valued.length))
      expect(numbers(cell, 'respondents row_respondents column_respondents respondents_of column_responses')).toEqual([
        both,
        row.length,
        column.length,
        known.length,
        answers,
      ])
      if (column.length > 0) near(cell.share_of_column, both / column.length)
      if (answers > 0) near(cell.share_of_column_responses, both / answers)
    }
  })

  test('cooccurrence.csv counts the places that two codes share', () => {
    const exchanges = new Map(written.turns.map(turn => [turn, exchangeOf(turn, written.turns)]))
    const places: Readonly<Record<string, readonly (readonly string[])[]>> = {
      unit: talk.flatMap(turn => turn.sentences.map(each => [each])),
      turn: talk.map(turn => turn.sentences),
      exchange: together(talk, turn => exchanges.get(turn)!),
      group: together(talk, turn => turn.group),
    }
    for (const pair of rows('cooccurrence.csv')) {
      const all = places[pair.level]
      const withA = all.filter(place => place.some(has(pair.code_a)))
      const withB = all.filter(place => place.some(has(pair.code_b)))
      const both = withA.filter(place => withB.includes(place)).length
      expect(numbers(pair, 'with_a with_b both either of')).toEqual([
        withA.length,
        withB.length,
        both,
        withA.length + withB.length - both,
        all.length,
      ])
      near(pair.expected, (withA.length * withB.length) / all.length)
      if (pair.level !== 'turn') continue
      const followed = talk.filter(mentions(pair.code_a)).flatMap(turn => nextByOther(turn, written.turns))
      const after = followed.filter(mentions(pair.code_b)).length
      expect(numbers(pair, 'b_after_a followed_a')).toEqual([after, followed.length])
    }
  })

  test('the questions of the guide, and the people under each, divide the talk of a group', () => {
    for (const group of groups) {
      const here = talk.filter(turn => turn.group === group)
      const words = wordsIn(here.flatMap(({ sentences }) => sentences))
      expect([total('guide.csv', 'words', { group }), total('guide.csv', 'turns', { group })]).toEqual([
        words,
        here.length,
      ])
      near(`${total('guide.csv', 'share_of_words', { group })}`, 1, 3)
      for (const { question, turns, participants } of rows('guide.csv', { group })) {
        const members = rows('consensus.csv', { group, question })
        if (members.length === 0) continue
        expect(sum(members.map(member => Number(member.turns)))).toBe(Number(turns))
        expect(members.filter(member => member.turns !== '0').length).toBe(Number(participants))
      }
      const people = rows('participation.csv', { group })
      expect(people.length).toBe(written.people.filter(each => each.group === group).length)
      expect(sum(people.map(each => Number(each.words)))).toBe(words)
      near(`${sum(people.map(each => Number(each.share_of_words)))}`, 1, 3)
      const [{ top_share }] = rows('dominance.csv', { group })
      near(top_share, Math.max(...people.map(each => Number(each.words))) / words)
    }
    for (const { question, code, mentions, participants, groups } of rows('guide-codes.csv')) {
      const there = run.codings.filter(
        coding => `${coding.code}/`.startsWith(`${code}/`) && (coding.question ?? '(not known)') === question,
      )
      expect([mentions, participants, groups].map(Number)).toEqual([
        different(there.map(({ group, turn }) => `${group} ${turn}`)),
        different(there.map(({ group, speaker }) => `${group} ${speaker}`)),
        different(there.map(({ group }) => group)),
      ])
    }
  })

  test('responses.csv has every pair of neighbouring turns of two speakers once', () => {
    const neighbours = written.turns.flatMap((turn, i) => {
      const before = written.turns[i - 1]
      const isPair = before?.group === turn.group && before.speaker !== turn.speaker
      return isPair ? [`${turn.group} ${before.speaker} ${turn.speaker}`] : []
    })
    const counted = rows('responses.csv').flatMap(({ group, from, to, turns }) =>
      Array.from({ length: Number(turns) }, () => `${group} ${from} ${to}`),
    )
    expect(counted.sort()).toEqual(neighbours.sort())
  })

  test('coverage.csv finds each code in the first group that mentions it', () => {
    const order = rows('coverage.csv').map(({ group }) => group)
    expect(order).toEqual([...new Set(['fg3', 'fg1', ...groups])].filter(group => groups.includes(group)))
    // cost is but the union of its sub-themes.
    const counted = codes.filter(code => code !== 'cost')
    const foundBy = (last: number) =>
      counted.filter(code => talk.some(turn => order.indexOf(turn.group) <= last && mentions(code)(turn))).length
    for (const [i, row] of rows('coverage.csv').entries())
      expect(numbers(row, 'found new')).toEqual([foundBy(i), foundBy(i) - foundBy(i - 1)])
    const found = rows('frequencies.csv').filter(({ code, groups }) => counted.includes(code) && groups !== '0').length
    expect(rows('coverage-codes.csv').filter(({ first_group }) => first_group !== '').length).toBe(found)
    expect(rows('coverage.csv').at(-1)).toMatchObject({ found: `${found}`, expected: `${found}` })
  })

  test('keyness.csv counts a word, and who says it, here and in the rest', () => {
    const said = talk.flatMap(turn =>
      turn.sentences.flatMap(sentence => sentence.split(/\W+/).map(word => ({ turn, sentence, word }))),
    )
    for (const { by, of, word, count, rest_count, people, rest_people } of rows('keyness.csv')) {
      const answersOf = (turn: Said) => attributes.get(by)?.(who(turn, written)) ?? []
      const isHere: Readonly<Record<string, (each: (typeof said)[number]) => boolean>> = {
        code: ({ sentence }) => has(of)(sentence),
        group: ({ turn }) => turn.group === of,
        [attributes.has(by) ? by : '']: ({ turn }) => answersOf(turn).includes(of),
      }
      const compared = said.filter(
        each => each.word.toLowerCase() === word && (!attributes.has(by) || answersOf(each.turn).length > 0),
      )
      const here = compared.filter(isHere[by])
      const rest = compared.filter(each => !here.includes(each))
      expect([count, rest_count, people, rest_people].map(Number)).toEqual([
        here.length,
        rest.length,
        different(here.map(({ turn }) => speakerOf(turn))),
        different(rest.map(({ turn }) => speakerOf(turn))),
      ])
    }
  })

  test('exemplars.csv quotes word for word, beside what enough people share', () => {
    for (const { quote, group, speaker, attributes } of rows('exemplars.csv')) {
      const turns = talk.filter(turn => turn.group === group && turn.speaker === speaker)
      expect(turns.some(({ sentences }) => sentences.join(' ').includes(quote))).toBe(true)
      const shown = attributes.split('; ').find(part => part.startsWith('band='))
      if (shown === undefined) continue
      expect(who({ group, speaker }, written).band).toBe(shown.slice(5))
      const sharing = spoke.filter(({ band }) => `band=${band}` === shown).length
      expect(sharing).toBeGreaterThanOrEqual(written.minimumCell)
    }
  })
})

function speaks({ id, group }: Somebody, turn: Said): boolean {
  return turn.group === group && turn.speaker === id
}

function who({ group, speaker }: Pick<Said, 'group' | 'speaker'>, { people }: WrittenDown): Somebody {
  return people.find(each => each.group === group && each.id === speaker)!
}

function speakerOf({ group, speaker }: Said): string {
  return `${group} ${speaker}`
}

function isIn({ category, known }: Row, answers: readonly string[]): boolean {
  return known === 'yes' ? answers.includes(category) : answers.length === 0
}

function wordsIn(sentences: readonly string[]): number {
  return sentences.flatMap(each => each.split(' ')).length
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}

function different(things: readonly unknown[]): number {
  return new Set(things).size
}

/** An empty cell is NaN, never zero. */
function numbers(row: Row, columns: string): readonly number[] {
  return columns.split(' ').map(column => (row[column] === '' ? Number.NaN : Number(row[column])))
}

/** Cells have four digits behind the point. */
function near(cell: string, expected: number, digits = 4): void {
  expect(Math.abs(Number(cell) - expected)).toBeLessThan(0.51 * 10 ** -digits)
}

/** The exchange of a turn: how many turns of the moderator there were in its group. */
function exchangeOf(turn: Said, turns: readonly Said[]): string {
  const asked = turns.filter(each => each.group === turn.group && each.turn <= turn.turn && isModerator(each))
  return `${turn.group} ${asked.length}`
}

function together(turns: readonly Said[], placeOf: (turn: Said) => string): readonly (readonly string[])[] {
  return [...new Set(turns.map(placeOf))].map(place =>
    turns.filter(turn => placeOf(turn) === place).flatMap(turn => turn.sentences),
  )
}

/** The next turn of the exchange by somebody else, if there is one. */
function nextByOther(turn: Said, turns: readonly Said[]): readonly Said[] {
  const behind = turns.filter(each => each.group === turn.group && each.turn > turn.turn)
  const end = behind.findIndex(isModerator)
  const other = (end === -1 ? behind : behind.slice(0, end)).find(each => each.speaker !== turn.speaker)
  return other ? [other] : []
}
