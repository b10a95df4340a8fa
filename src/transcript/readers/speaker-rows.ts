import { labelKey, whyNotALabel } from '../labels'
import { roleWord } from '../roles'
import { anyStamp, secondsOf } from './stamps'

/** A row of a table of talk. */
export interface SpokenRow {
  /** Null where the cell is empty: the turn above goes on. */
  readonly label: string | null
  readonly time: number | null
  /** The other cells, each with a tab behind it. */
  readonly ahead: string
  /** Paragraphs. */
  readonly words: readonly string[]
}

type Cells = readonly (readonly string[])[]

/**
 * Reads a table as talk, one row a turn: the words stand in its widest column, the speaker in another whose cells look
 * like labels and recur. Null for any other table; a heading row gives null in its place.
 */
export function speakerRows(rows: readonly Cells[]): readonly (SpokenRow | null)[] | null {
  const columns = Math.max(...rows.map(row => row.length))
  const text = (row: Cells, column: number) => (row[column] ?? []).join(' ').replace(/\s+/g, ' ').trim()
  const size = (column: number) => rows.reduce((sum, row) => sum + text(row, column).length, 0)
  const all = Array.from({ length: columns }, (_, column) => column)
  const wide = all.reduce((best, column) => (size(column) > size(best) ? column : best), 0)
  const labels = (column: number) => rows.map(row => labelIn(text(row, column)).label)
  const speaker = all.find(column => column !== wide && areSpeakers(labels(column)))
  if (speaker === undefined) return null
  return rows.map((row, i) => {
    const words = row[wide] ?? []
    const { label, time } = labelIn(text(row, speaker))
    if (i === 0 && isHeadingRow(label, text(row, wide))) return null
    const others = all.filter(column => column !== wide && text(row, column) !== '').map(column => text(row, column))
    const stamp = others.find(cell => new RegExp(`^${anyStamp}$`).test(cell))
    return {
      label: label === '' ? null : label,
      time: time ?? (stamp === undefined ? null : secondsOf(stamp)),
      ahead: others.map(cell => `${cell}\t`).join(''),
      words,
    }
  })
}

const timeAround = new RegExp(String.raw`^(?:(${anyStamp})\s*)?(.*?)[\s|,–-]*(${anyStamp})?$`)

/** "Priya:", "Priya 00:01:02" */
function labelIn(cell: string): { label: string; time: number | null } {
  const [, before, label, behind] = timeAround.exec(cell.slice(0, 120)) ?? ['', undefined, cell, undefined]
  const stamp = before ?? behind
  return { label: label.replace(/\s*[:：]$/, '').trim(), time: stamp === undefined ? null : secondsOf(stamp) }
}

function areSpeakers(labels: readonly string[]): boolean {
  const filled = labels.filter(label => label !== '')
  const fit = filled.filter(label => whyNotALabel(label) === null)
  const distinct = new Set(fit.map(labelKey))
  const recurs = distinct.size < fit.length || fit.filter(label => roleWord(label)).length > 1
  return filled.length > 1 && recurs && fit.length >= filled.length * 0.7
}

function isHeadingRow(label: string, words: string): boolean {
  const isHeading = /^(?:speakers?|names?|who|person|participants?|role|id|label)?$/i.test(label)
  return isHeading && words.split(' ').length <= 4 && !/[.?!]$/.test(words)
}
