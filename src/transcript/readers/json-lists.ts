import { type Columns, columnsByName, type Fields, fieldOf } from './columns'
import { columnsByContent } from './columns-by-content'
import type { JsonObject, JsonValue } from './parse-json'
import type { ReadOptions } from './reader'

/** A list of objects that hold a text each, and where it lies. */
export interface TurnList {
  readonly items: readonly JsonObject[]
  readonly columns: Columns
  /** Keys from the root to the list; `*` for a place in a list. */
  readonly path: readonly string[]
  /** The object that holds the list, where one does. */
  readonly parent: JsonObject | null
}

/**
 * Finds the list of turns of a JSON file, at any depth; several where the file holds several transcripts.
 *
 * Lists whose keys name both a text and a speaker come first, then those that tools write without speakers (Whisper's
 * `segments`), then those in which content shows who speaks. Of several, the one that a tool calls its turns wins, or else the
 * one with the longest texts: tools write the same words again one by one. Lists within the objects of a found list are not looked at. Several transcripts
 * are lists at the same key of successive objects (`[{ id, turns }, …]`) or the only values of one object (`{ P1: […], P2: […] }`).
 */
export function turnLists(root: JsonValue, options: ReadOptions): TurnList[] {
  const found: TurnList[] = []
  const unnamed: TurnList[] = []
  const look = (value: JsonValue | undefined, path: readonly string[], parent: JsonObject | null): void => {
    if (typeof value !== 'object' || value === null) return
    if (!Array.isArray(value)) {
      const object = value as JsonObject
      for (const key of Object.keys(object)) look(object[key], [...path, key], object)
      return
    }
    const items = value.filter(isObject)
    if (items.length > 0 && items.length * 2 >= value.length) {
      const keys = keysOf(items)
      const byName = columnsByName(keys, items, options)
      const named = byName && withJsonSpeaker(byName, keys, items, options)
      if (named) {
        found.push({ items, columns: named, path, parent })
        return
      }
      const guessed = columnsByContent(keys, items, options)
      if (guessed) unnamed.push({ items, columns: guessed, path, parent })
    }
    for (const item of items) look(item, [...path, '*'], null)
    for (const item of value) if (Array.isArray(item)) look(item, [...path, '*'], null)
  }
  look(root, [], null)
  const speakerless = found.filter(list => isSpeakerless(list, options))
  const likely = [found.filter(hasSpeakers), speakerless.filter(isNamedByTool), unnamed, speakerless].find(
    lists => lists.length > 0,
  )
  if (!likely) return []
  const best = likely.reduce((a, b) => (weight(b) > weight(a) ? b : a))
  return likely.filter(list => list === best || isSibling(list, best, root))
}

/** The keys of all objects of a list, in the order of their first appearance. */
export function keysOf(items: readonly Fields[]): string[] {
  return [...new Set(items.flatMap(item => Object.keys(item)))]
}

/** Only here, where a list already holds texts, do these say who speaks; in tables they are attributes. */
const JSON_SPEAKERS = [
  'from',
  'author',
  'sender',
  'user',
  'username',
  'user_name',
  'person',
  'display_name',
  'displayName',
  'label',
  'role',
] as const

function withJsonSpeaker(
  columns: Columns,
  keys: readonly string[],
  items: readonly Fields[],
  options: ReadOptions,
): Columns {
  if (columns.speaker !== undefined || options.speakerColumn !== undefined) return columns
  const named = JSON_SPEAKERS.find(key => keys.includes(key) && key !== columns.text)
  const others = keys.filter(key => key === columns.text || !Object.values(columns).includes(key))
  const speaker = named ?? columnsByContent(others, items, { ...options, textColumn: columns.text })?.speaker
  return speaker === undefined ? columns : { ...columns, speaker }
}

/** Without speakers, only what tools or people would call a transcript is one: other lists hold texts too. */
function isSpeakerless(list: TurnList, { textColumn }: ReadOptions): boolean {
  return textColumn !== undefined || isNamedByTool(list) || list.columns.time !== undefined || list.path.length === 0
}

const isNamedByTool = ({ path }: TurnList) => TOOLS.has(path.at(-1) ?? '')

const TOOLS: ReadonlySet<string> = new Set(['segments', 'utterances', 'turns'])

function hasSpeakers({ items, columns }: TurnList): boolean {
  return items.some(item => {
    const speaker = fieldOf(item, columns.speaker)
    return speaker !== undefined && speaker !== null && speaker !== ''
  })
}

function weight(list: TurnList): number {
  const { items, columns } = list
  const texts = items.map(item => fieldOf(item, columns.text)).filter(text => typeof text === 'string')
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length)
  return mean + (isNamedByTool(list) ? 1e9 : 0)
}

function isSibling(list: TurnList, best: TurnList, root: JsonValue): boolean {
  if (list.columns.text !== best.columns.text || list.columns.speaker !== best.columns.speaker) return false
  const [path, bestPath] = [list.path.join('/'), best.path.join('/')]
  if (path === bestPath) return true
  const isMap = list.parent !== null && list.parent === best.parent && Object.values(list.parent).every(Array.isArray)
  return isMap && list.parent === root && !isNamedByTool(best)
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
