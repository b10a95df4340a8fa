import type { SqliteTables } from '../sqlite'

/** Who made a highlight as it is now, and when. */
export interface Tagging {
  readonly by: string | null
  readonly at: string | null
}

/** Reads from Taguette's list of what was done who made each highlight: the highlights themselves name nobody. The last one to set its tags counts. */
export function taggings(tables: SqliteTables): ReadonlyMap<number, Tagging> {
  const found = new Map<number, Tagging>()
  for (const [by, at, payload] of tables.rows('commands', ['user_login', 'date', 'payload'])) {
    const highlight = typeof payload === 'string' ? addedHighlight(payload) : null
    if (highlight === null) continue
    found.set(highlight, { by: typeof by === 'string' ? by : null, at: typeof at === 'string' ? at : null })
  }
  return found
}

function addedHighlight(payload: string): number | null {
  try {
    const command: unknown = JSON.parse(payload)
    if (typeof command !== 'object' || command === null) return null
    const { type, highlight_id: highlight } = command as Readonly<Record<string, unknown>>
    return type === 'highlight_add' && typeof highlight === 'number' ? highlight : null
  } catch {
    return null
  }
}
