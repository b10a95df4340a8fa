import { emptyRecord } from './empty-record'

/** An object of a JSON file: no prototype, so that any key is data. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined
}
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject

export interface ParsedJson {
  readonly value: JsonValue
  /** Offset of the opening quote of a text in an object of `value`; that of the object where the key holds none. */
  placeOf(object: JsonObject, key: string): number
}

/** Thrown by `parseJson`: what was wrong at which offset. */
export class JsonMistake extends Error {
  override readonly name = 'JsonMistake'
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message)
  }
}

const DEEPEST = 200

/**
 * Parses JSON and remembers where its texts stand.
 *
 * It exists because `JSON.parse` tells neither: its messages, and whether they hold a position, change from one
 * version of Node to the next. Takes `NaN` and `Infinity` for numbers, since Python writes them into Whisper's files. Throws
 * `JsonMistake`, also for values that lie more than 200 deep.
 */
export function parseJson(text: string): ParsedJson {
  const places = new Map<object, { start: number; texts: Map<string, number> }>()
  let at = 0
  const value = parseValue(0)
  skipSpace()
  if (at < text.length) throw new JsonMistake(at, 'nothing may follow the value')
  return {
    value,
    placeOf: (object, key) => {
      const place = places.get(object)
      return place?.texts.get(key) ?? place?.start ?? 0
    },
  }

  function parseValue(depth: number): JsonValue {
    skipSpace()
    if (depth > DEEPEST) throw new JsonMistake(at, `values lie more than ${DEEPEST} deep`)
    const opening = text[at]
    if (opening === '"') return parseText()
    if (opening === '{') return parseObject(depth)
    if (opening === '[') return parseList(depth)
    return parseWord()
  }

  function parseObject(depth: number): JsonObject {
    const object = emptyRecord<JsonValue>()
    const texts = new Map<string, number>()
    places.set(object, { start: at, texts })
    at++
    if (takes('}')) return object
    do {
      skipSpace()
      if (text[at] !== '"') throw new JsonMistake(at, 'a key in double quotes should stand here')
      const key = parseText()
      if (!takes(':')) throw new JsonMistake(at, 'a colon should stand here')
      skipSpace()
      if (text[at] === '"') texts.set(key, at)
      object[key] = parseValue(depth + 1)
    } while (takes(','))
    if (!takes('}')) throw new JsonMistake(at, 'a comma or a closing brace should stand here')
    return object
  }

  function parseList(depth: number): JsonValue[] {
    const list: JsonValue[] = []
    at++
    if (takes(']')) return list
    do list.push(parseValue(depth + 1))
    while (takes(','))
    if (!takes(']')) throw new JsonMistake(at, 'a comma or a closing bracket should stand here')
    return list
  }

  function parseText(): string {
    const start = at
    let escaped = false
    for (at++; text[at] !== '"'; at++) {
      if (at >= text.length) throw new JsonMistake(start, 'a quote is opened here and never closed')
      if (text.charCodeAt(at) < 32) throw new JsonMistake(at, 'a line break or control character within quotes')
      if (text[at] !== '\\') continue
      escaped = true
      at++
      if (text[at] === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) at += 4
      else if (at >= text.length || !'"\\/bfnrt'.includes(text[at])) throw new JsonMistake(at - 1, 'an unknown escape')
    }
    at++
    return escaped ? JSON.parse(text.slice(start, at)) : text.slice(start + 1, at - 1)
  }

  function parseWord(): JsonValue {
    const start = at
    while (at < text.length && /[\w.+-]/.test(text[at])) at++
    const word = text.slice(start, at)
    if (WORDS.has(word)) return WORDS.get(word)!
    if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word)) return Number(word)
    throw new JsonMistake(start, start < text.length ? 'no value begins like this' : 'the file ends too early')
  }

  function takes(sign: string): boolean {
    skipSpace()
    if (text[at] !== sign) return false
    at++
    return true
  }

  function skipSpace(): void {
    while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at++
  }
}

const WORDS: ReadonlyMap<string, boolean | number | null> = new Map<string, boolean | number | null>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])
