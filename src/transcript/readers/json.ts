import { InputError, type Problem } from '../../problem'
import { listed, noTurns, unknownColumns } from './column-problems'
import { fieldOf } from './columns'
import { keysOf, type TurnList, turnLists } from './json-lists'
import { linePlaces } from './line-places'
import { JsonMistake, type JsonObject, type ParsedJson, parseJson } from './parse-json'
import { defineReader, type ReadOptions, type TranscriptRead } from './reader'
import { asText, type RowsRead, transcriptsOf, turnsOf } from './rows'

/**
 * Reads JSON: Whisper and WhisperX (`segments`), AssemblyAI (`utterances`, in milliseconds), our own
 * `{ "id"?, "group"?, "turns": [{ "speaker", "text", "time"?, "role"? }] }`, and any list of objects with a speaker and a
 * text, whatever they are called and however deep they lie; see `turnLists`.
 *
 * Each object is a turn, also one without words; only successive segments of one speaker are joined, since they are cut by
 * pauses. The line of a turn is that on which its text begins.
 */
export const json = defineReader({
  format: 'json',
  extensions: ['.json'],
  recognises: ({ text, extension }) => {
    const head = (text ?? '').slice(0, 65_536)
    // By its name it is JSON, if broken: that must be said with its place, not read as words.
    if (json.extensions.includes(extension)) return /^\s*[[{]/.test(head) && !isManyValues(head)
    return /^\s*(?:\{\s*["}]|\[\s*[{\]])/.test(head) && !isManyValues(head) && !/^\.(?:jsonl|ndjson)$/.test(extension)
  },
  read: ({ text, path }, options) => {
    const source = (text ?? '').replace(/^\ufeff/, '')
    const parsed = parse(source, path)
    const lists = turnLists(parsed.value, options)
    if (lists.length === 0) throw new InputError(nothingFound(path, parsed, options))
    const unknown = unknownColumns(path, keysOf(lists[0].items), options)
    if (unknown.length > 0) throw new InputError(unknown)
    const lineOf = linePlaces(source)
    const transcripts = lists.flatMap((list, i) => {
      const read = readList(list, parsed, { path, options, lineOf: offset => lineOf(offset).line })
      return lists.length > 1 ? read.map(one => ({ id: nameOf(list, i), ...one })) : read
    })
    if (transcripts.length === 0) throw new InputError(nothingFound(path, parsed, options))
    return transcripts
  },
})

/** JSON lines begin like JSON: they are told by a whole object on the first line and another on the next. */
function isManyValues(head: string): boolean {
  return /^\s*\{[^\n]*\}\s*\n\s*\{/.test(head)
}

function parse(source: string, file: string): ParsedJson {
  try {
    return parseJson(source)
  } catch (error) {
    if (!(error instanceof JsonMistake)) throw error
    const place = linePlaces(source)(error.offset)
    throw new InputError([
      { code: 'broken-json', severity: 'error', message: `this is no JSON: ${error.message}`, file, ...place },
    ])
  }
}

interface Context {
  readonly path: string
  readonly options: ReadOptions
  readonly lineOf: (offset: number) => number
}

function readList(
  { items, columns, path: keys, parent }: TurnList,
  parsed: ParsedJson,
  { path, options, lineOf }: Context,
): TranscriptRead[] {
  const key = keys.at(-1)
  const spoken = items.filter(item => fieldOf(item, columns.text) !== undefined)
  const rows = spoken.map(fields => ({ fields, line: lineOf(parsed.placeOf(fields, columns.text)) }))
  const starts = items.map(item => fieldOf(item, columns.time))
  const isAssembly = key === 'utterances' && starts.every(Number.isInteger)
  const read: RowsRead = {
    rows,
    columns,
    options,
    path,
    breaks: 'escaped',
    ...(isAssembly && { times: 'milliseconds' }),
  }
  const skipped = items.find(item => fieldOf(item, columns.text) === undefined)
  const problems = skipped ? [noWords(path, lineOf(parsed.placeOf(skipped, '')), items.length - spoken.length)] : []
  // Ids of a list with speakers are the turns' own, unless the caller says that they are the transcripts'.
  const byColumn = options.idColumn !== undefined || options.groupColumn !== undefined
  const isAnswers =
    columns.speaker === undefined && columns.time === undefined && columns.id !== undefined && key !== 'turns'
  const transcripts = byColumn || isAnswers ? transcriptsOf(read) : [turnsOf(read, rows, key === 'segments')]
  const [first, ...others] = transcripts
  if (!first) return []
  const own = key === 'turns' && parent ? { ...named('id', parent), ...named('group', parent) } : {}
  return [{ ...own, ...first, problems: [...(first.problems ?? []), ...problems] }, ...others]
}

function named(key: 'id' | 'group', object: JsonObject): { id?: string; group?: string } {
  const value = fieldOf(object, key)
  const text = typeof value === 'string' || typeof value === 'number' ? asText(value).trim() : ''
  return text === '' ? {} : { [key]: text }
}

/** Where a file holds several transcripts: the id beside the list, or else its key, or else its number. */
function nameOf({ parent, path }: TurnList, index: number): string {
  const id =
    parent && path.at(-2) === '*' ? (named('id', parent).id ?? asText(parent.name ?? parent.title)) : path.at(-1)
  return id && id !== '*' ? id : String(index + 1)
}

function nothingFound(file: string, { value }: ParsedJson, options: ReadOptions): Problem[] {
  const seen = new Set<string>()
  collectKeys(value, seen)
  const unknown = unknownColumns(file, [...seen], options)
  if (unknown.length > 0) return unknown
  const hint = 'write { "turns": [{ "speaker": …, "text": … }] }, or name the keys'
  return [
    noTurns(
      file,
      'no list holds objects with a text',
      seen.size > 0 ? `${hint}; seen were: ${listed([...seen])}` : hint,
    ),
  ]
}

function collectKeys(value: unknown, seen: Set<string>): void {
  if (typeof value !== 'object' || value === null || seen.size > 500) return
  if (!Array.isArray(value)) for (const key of Object.keys(value)) seen.add(key)
  for (const part of Object.values(value)) collectKeys(part, seen)
}

const noWords = (file: string, line: number, count: number): Problem => ({
  code: 'object-without-text',
  severity: 'warning',
  message: `${count === 1 ? 'one object has' : `${count} objects have`} no text and ${count === 1 ? 'is' : 'are'} left out; the first stands here`,
  file,
  line,
})
