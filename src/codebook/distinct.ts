import { child, type Field, textAt } from './field'
import { placeOf, type Reading } from './report'

/** Reports every id that one ahead of it has too. */
export function checkDistinct(mappings: readonly Field[], reading: Reading): void {
  const first = new Map<string, Field>()
  for (const mapping of mappings) {
    const id = textAt(mapping, 'id')
    if (id === null) continue
    const earlier = first.get(id)
    if (!earlier) first.set(id, mapping)
    else {
      const { line } = placeOf(reading, child(earlier, 'id'))
      const message = `the id "${id}" is that of line ${line} too`
      reading.report(child(mapping, 'id'), { code: 'duplicate-id', message, hint: 'rename one of the two' })
    }
  }
}
