import type { ConcordanceLine } from '../analysis/concordance'
import { type HitsOfGroup, type HitsOfPerson, perThousandWords } from '../analysis/hit-counts'
import { type Cell, type CsvOptions, toCsv } from '../text/to-csv'
import { widest } from './concordance-text'
import { visible } from './visible'
import { columns } from './wrap'

/** Gives a hit as `find --json` prints it. */
export function concordanceRecord(line: ConcordanceLine) {
  const { transcript, group, turn, speaker, role, start, end, before, match, after, evidence, sentence } = line
  return {
    transcript,
    group,
    turn,
    speaker,
    role,
    line: line.line,
    time: line.time,
    start,
    end,
    before,
    match,
    after,
    evidence,
    sentence,
    ...(line.withheld === null ? {} : { withheld: line.withheld }),
  }
}

/** A table: the names of its columns, and its rows. */
export interface HitTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Sets hits in a table, one a row. `evidence` holds the matched words, `withheld` what held the hit back and its words. */
export function concordanceTable(lines: readonly ConcordanceLine[]): HitTable {
  return {
    header: [
      'transcript',
      'group',
      'turn',
      'speaker',
      'role',
      'line',
      'time',
      'start',
      'end',
      'before',
      'match',
      'after',
      'evidence',
      'sentence',
      'withheld',
    ],
    rows: lines.map(line => [
      line.transcript,
      line.group,
      line.turn,
      line.speaker,
      line.role,
      line.line,
      line.time,
      line.start,
      line.end,
      line.before,
      line.match,
      line.after,
      line.evidence.map(({ text }) => text).join(' … '),
      line.sentence,
      line.withheld && [line.withheld.by, line.withheld.text].filter(part => part !== null).join(': '),
    ]),
  }
}

/** Gives the counts of a person as `find --by speaker --json` prints them. */
export function personRecord(count: HitsOfPerson) {
  const { speaker, group, role, hits, turns, turnsOf, words } = count
  return { speaker, group, role, hits, turns, turnsOf, words, perThousand: perThousandWords(count) }
}

export function personTable(counts: readonly HitsOfPerson[]): HitTable {
  return {
    header: ['speaker', 'group', 'role', 'hits', 'turns', 'turns_of', 'words', 'per_1000'],
    rows: counts.map(personRecord).map(count => Object.values(count)),
  }
}

/** Gives the counts of a group as `find --by group --json` prints them. */
export function groupRecord(count: HitsOfGroup) {
  const { group, hits, turns, turnsOf, people, peopleOf, words } = count
  return { group, hits, turns, turnsOf, people, peopleOf, words, perThousand: perThousandWords(count) }
}

export function groupTable(counts: readonly HitsOfGroup[]): HitTable {
  return {
    header: ['group', 'hits', 'turns', 'turns_of', 'people', 'people_of', 'words', 'per_1000'],
    rows: counts.map(groupRecord).map(count => Object.values(count)),
  }
}

/** Writes a table as CSV, with or without its header: a long one is written piece by piece. */
export function tableCsv({ header, rows }: HitTable, options: CsvOptions & { readonly head?: boolean } = {}): string {
  const { head = true, ...csv } = options
  const text = toCsv(header, rows, csv)
  return head ? text : text.slice(toCsv(header, [], csv).length)
}

/** Sets a table in columns for a terminal, numbers to the right. Names of columns lose their `_`; nothing is a dash. */
export function tableText({ header, rows }: HitTable): string {
  const isNumber = header.map((_, c) => rows.some(row => typeof row[c] === 'number'))
  const decimals = header.map((_, c) => (rows.some(row => !Number.isInteger(row[c] ?? 0)) ? 1 : 0))
  const cells = [
    header.map(name => name.replaceAll('_', ' ')),
    ...rows.map(row => row.map((cell, c) => cellText(cell, decimals[c]))),
  ]
  const widths = header.map((_, c) => widest(cells.map(row => row[c])))
  return cells
    .map(row => {
      const padded = row.map((cell, c) => {
        const padding = ' '.repeat(widths[c] - columns(cell))
        return isNumber[c] ? padding + cell : cell + padding
      })
      return `${padded.join('  ').trimEnd()}\n`
    })
    .join('')
}

function cellText(cell: Cell, decimals: number): string {
  if (cell === null) return '–'
  return typeof cell === 'string' ? visible(cell) : cell.toFixed(decimals)
}
