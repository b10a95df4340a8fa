import type { Problem } from '../../problem'
import { roleWord } from '../roles'
import type { Role } from '../transcript'
import { type Columns, type Fields, fieldOf } from './columns'
import { emptyRecord } from './empty-record'
import { asParagraphs, type Piece, type TurnPieces } from './paragraphs'
import type { ReadOptions, TranscriptRead } from './reader'
import { asSeconds } from './times'

/** A row of a table, a line of JSONL or an object of a list, and the 1-based line on which its text begins. */
export interface Row {
  readonly fields: Fields
  readonly line: number
}

export interface RowsRead {
  readonly rows: readonly Row[]
  readonly columns: Columns
  readonly options: ReadOptions
  readonly path: string
  readonly breaks: 'source' | 'escaped'
  readonly times?: 'unknown' | 'milliseconds'
}

/**
 * Turns rows into transcripts.
 *
 * A row that has the speaker's key is a turn, also where nobody is named in it (label null). Turns are put together by
 * a column that names the transcript, or by an id that two speakers share, or by group; without any, the file is one transcript.
 *
 * A row without the speaker's key is one respondent's answer: a transcript of its own, whose id is also the speaker's, and
 * whose other values are attributes. Where rows have both a start and an end but neither speakers nor ids, they are
 * the segments of a recording: one transcript, in which nobody is named.
 */
export function transcriptsOf(read: RowsRead): TranscriptRead[] {
  const { columns } = read
  if (columns.speaker === undefined)
    return isRecording(columns) ? [turnsOf(read, read.rows)] : answersOf(read, read.rows)
  const isTurn = ({ fields }: Row) => fieldOf(fields, columns.speaker) !== undefined
  const turns = read.rows.filter(isTurn)
  const answers = turns.length === read.rows.length ? [] : read.rows.filter(row => !isTurn(row))
  return [...grouped(read, turns), ...answersOf(read, answers)]
}

const isRecording = ({ time, end, id }: Columns) => time !== undefined && end !== undefined && id === undefined

function grouped(read: RowsRead, rows: readonly Row[]): TranscriptRead[] {
  const { columns } = read
  const key = columns.transcript ?? (namesTranscripts(read, rows) ? columns.id : columns.group)
  if (rows.length === 0) return []
  if (key === undefined) return [turnsOf(read, rows)]
  const transcripts = new Map<string, Row[]>()
  for (const row of rows) {
    const id = asText(fieldOf(row.fields, key)).trim()
    const members = transcripts.get(id)
    if (members) members.push(row)
    else transcripts.set(id, [row])
  }
  return [...transcripts].map(([id, members]) => {
    const group = asText(fieldOf(members[0].fields, columns.group)).trim()
    return { ...(id && { id }), ...(group && { group }), ...turnsOf(read, members) }
  })
}

/** An id names transcripts, rather than turns or speakers, where the caller says so or two speakers share one. */
function namesTranscripts({ columns, options }: RowsRead, rows: readonly Row[]): boolean {
  const speakers = new Map<string, string>()
  if (columns.id === undefined) return false
  for (const { fields } of rows) {
    const id = asText(fieldOf(fields, columns.id)).trim()
    const speaker = speakerOf(fields, columns) ?? ''
    const before = speakers.get(id)
    if (before !== undefined && (before !== speaker || options.idColumn !== undefined)) return true
    speakers.set(id, speaker)
  }
  return false
}

/** Makes each row a turn of one transcript. */
export function turnsOf(read: RowsRead, rows: readonly Row[], joinsSpeakers = false): TranscriptRead {
  const { columns } = read
  const times = asSeconds(
    rows.map(({ fields }) => fieldOf(fields, columns.time)),
    read.times ?? (/ms$/i.test(columns.time ?? '') ? 'milliseconds' : 'unknown'),
  )
  const why: Record<string, string> = Object.create(null)
  const turns: (TurnPieces & { pieces: Piece[] })[] = []
  for (const [i, { fields, line }] of rows.entries()) {
    const label = speakerOf(fields, columns)
    const role = roleOf(fieldOf(fields, columns.role))
    const piece = { text: asText(fieldOf(fields, columns.text)), line }
    const last = turns.at(-1)
    if (label !== null) why[label] = `is named under "${columns.speaker}"`
    if (joinsSpeakers && last && label !== null && last.label === label) last.pieces.push(piece)
    else turns.push({ label, time: times[i], ...(role && { role }), pieces: [piece] })
  }
  return { ...asParagraphs(turns, read.breaks), why }
}

function answersOf({ columns, breaks, path }: RowsRead, rows: readonly Row[]): TranscriptRead[] {
  const special = new Set([columns.text, columns.id, columns.group])
  const uses = new Map<string, number>()
  let repeated: Problem | null = null
  const transcripts = rows.map(({ fields, line }, i): TranscriptRead => {
    const given = asText(fieldOf(fields, columns.id)).trim()
    const speaker = given || (columns.id === undefined ? String(i + 1) : `row ${i + 1}`)
    const use = (uses.get(speaker) ?? 0) + 1
    uses.set(speaker, use)
    if (use > 1) repeated ??= repeatedId(path, line)
    const attributes = emptyRecord<string>()
    for (const key of Object.keys(fields)) if (!special.has(key)) attributes[key] = asText(fields[key])
    const group = asText(fieldOf(fields, columns.group)).trim()
    const pieces = [{ text: asText(fieldOf(fields, columns.text)), line }]
    return {
      id: use > 1 ? `${speaker} #${use}` : speaker,
      ...(group && { group }),
      ...asParagraphs([{ label: speaker, time: null, role: 'participant', pieces }], breaks),
      attributes,
    }
  })
  if (repeated) transcripts[0] = { ...transcripts[0], problems: [repeated] }
  return transcripts
}

const repeatedId = (file: string, line: number): Problem => ({
  code: 'repeated-id',
  severity: 'warning',
  message: 'an id stands in several rows: they are read as answers of one respondent, numbered from the second on',
  file,
  line,
  hint: 'give another id column if they are different people',
})

/** Writes any value as text: a list is joined by semicolons, nothing is empty. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(asText).join('; ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Gives the name in the speaker's column, be it a text, a number or an object that holds a name; null where there is none. */
function speakerOf(fields: Fields, columns: Columns): string | null {
  const value = fieldOf(fields, columns.speaker)
  if (typeof value !== 'object' || value === null) return asText(value).trim() || null
  if (Array.isArray(value)) return asText(value).trim() || null
  const name = ['name', 'label', 'display_name', 'displayName', 'speaker', 'id'].map(key =>
    fieldOf(value as Fields, key),
  )
  return asText(name.find(part => typeof part === 'string' || typeof part === 'number')).trim() || null
}

/** Only words for a role count: a participants' column "role" holds jobs. */
function roleOf(value: unknown): Role | undefined {
  const word = roleWord(asText(value))
  return word?.neutral ? undefined : word?.role
}
