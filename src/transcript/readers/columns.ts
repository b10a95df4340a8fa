import type { ReadOptions } from './reader'

/** A row of a table, a line of JSONL or an object of a list: values by key. Read with `fieldOf`, since any key may be data. */
export type Fields = { readonly [key: string]: unknown }

/** Which key holds what. */
export interface Columns {
  readonly text: string
  readonly speaker?: string
  readonly role?: string
  readonly time?: string
  readonly end?: string
  readonly id?: string
  readonly group?: string
  /** Names the transcript that a turn belongs to. */
  readonly transcript?: string
}

/** Gives the value that a row itself holds, never one that objects inherit ("constructor"). */
export function fieldOf(fields: Fields, key: string | undefined): unknown {
  return key !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined
}

/**
 * Finds which key holds what, by name; null where no key names a text.
 *
 * Case, blanks, hyphens and underscores do not count (`Start Time`, `startTime`). Of several fitting names the first in the
 * lists below wins. A text column must hold letters in one of `rows` at least, so Whisper's list `words` is none. Options come
 * before names; a key that they name and that is missing is left out: see `unknownColumns`.
 */
export function columnsByName(keys: readonly string[], rows: readonly Fields[], options: ReadOptions): Columns | null {
  const byName = new Map<string, string>()
  for (const key of keys) if (!byName.has(fold(key))) byName.set(fold(key), key)
  const taken = new Set<string>()
  const take = (names: readonly string[], wanted?: string, fits: (key: string) => boolean = () => true) => {
    const found = wanted === undefined ? names.map(name => byName.get(name)) : [findKey(keys, wanted)]
    const key = found.find(key => key !== undefined && !taken.has(key) && fits(key))
    if (key !== undefined) taken.add(key)
    return key
  }
  const wanted = [options.speakerColumn, options.idColumn, options.groupColumn].map(name => name && findKey(keys, name))
  for (const key of wanted) if (key) taken.add(key)
  const isSaid = (key: string) => options.textColumn !== undefined || rows.some(row => isText(fieldOf(row, key)))
  const text = take(NAMES.text, options.textColumn, isSaid)
  if (text === undefined) return null
  for (const key of wanted) if (key) taken.delete(key)
  const chosen = {
    text,
    speaker: take(NAMES.speaker, options.speakerColumn),
    id: take(NAMES.id, options.idColumn),
    group: take(NAMES.group, options.groupColumn),
    transcript: take(NAMES.transcript),
    time: take(NAMES.time),
    end: take(NAMES.end),
    role: take(NAMES.role),
  }
  return Object.fromEntries(Object.entries(chosen).filter(([, key]) => key !== undefined)) as unknown as Columns
}

/** Finds the key that a person means: exactly so written, or else without regard to case. */
export function findKey(keys: readonly string[], wanted: string): string | undefined {
  return keys.includes(wanted) ? wanted : keys.find(key => key.trim().toLowerCase() === wanted.trim().toLowerCase())
}

/** True when a column of that name holds what people said. */
export function namesText(column: string): boolean {
  return NAMES.text.includes(fold(column))
}

/** True when a column of that name is usual beside a text: speaker, time, id, group. */
export function namesContext(column: string): boolean {
  const name = fold(column)
  return [NAMES.speaker, NAMES.time, NAMES.id, NAMES.group, NAMES.transcript].some(names => names.includes(name))
}

const isText = (value: unknown) => typeof value === 'string' && /\p{L}/u.test(value)

const fold = (key: string) =>
  key
    .trim()
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')

const split = (names: string) => names.trim().split(/\s+/)

const NAMES = {
  text: split(`text utterance transcript content words sentence comment comments answer response verbatim feedback body message
    said speech free_text comment_text response_text answer_text utterance_text value`),
  speaker: split(
    'speaker speaker_name speaker_label speaker_id participant participant_name participant_id who name interlocutor talker',
  ),
  id: split('id respondent_id respondent response_id case_id case record_id record row_id uuid'),
  group: split('group group_id group_name focus_group focus_group_id fg'),
  transcript: split(
    'transcript transcript_id session session_id interview interview_id meeting meeting_id conversation_id dialogue_id document file filename',
  ),
  time: split('start start_time start_ms time time_ms timestamp begin begin_time offset ts'),
  end: split('end end_time end_ms stop finish'),
  role: split('role speaker_role'),
}
