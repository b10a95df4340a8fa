import type { TextDifference } from './difference'
import { firstDifferent, linesDiffering } from './lines-differing'

/** Finds the first line in which two JSON files differ, and the keys that do; by lines where one of them is no JSON. */
export function jsonDifference(stored: string, made: string): TextDifference | null {
  if (stored === made) return null
  const [before, after] = [parsed(stored), parsed(made)]
  if (before === undefined || after === undefined) return linesDiffering(stored, made)
  const differing = [...differences(before, after)]
  const [first] = differing
  const line = 1 + firstDifferent(stored.split('\n'), made.split('\n'))
  // It says the same in another way: blanks, or another order.
  if (!first) return { line, what: 'how it is written', columns: [], stored: null, made: null, counts: null }
  const onlyStored = differing.filter(({ now }) => now === undefined).length
  const onlyMade = differing.filter(({ was }) => was === undefined).length
  return {
    line,
    what: null,
    columns: differing.map(({ path }) => path),
    stored: written(first.was),
    made: written(first.now),
    counts: { of: 'key', onlyStored, onlyMade, changed: differing.length - onlyStored - onlyMade },
  }
}

/** Somewhere in two JSON values where they differ: `inputs[2].sha256`. What is not there is undefined. */
interface JsonDifference {
  readonly path: string
  readonly was: unknown
  readonly now: unknown
}

/** Walks two JSON values side by side, and gives every place where they differ, as deep as it can be told. */
function* differences(was: unknown, now: unknown, path = ''): Generator<JsonDifference> {
  if (Array.isArray(was) && Array.isArray(now)) {
    for (let i = 0; i < Math.max(was.length, now.length); i++) yield* differences(was[i], now[i], `${path}[${i}]`)
    return
  }
  if (isObject(was) && isObject(now)) {
    for (const key of new Set([...Object.keys(was), ...Object.keys(now)]))
      yield* differences(own(was, key), own(now, key), path === '' ? key : `${path}.${key}`)
    return
  }
  if (was !== now) yield { path, was, now }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function own(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined
}

function written(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
