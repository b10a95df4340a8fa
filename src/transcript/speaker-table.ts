import { countWords } from '../text/span'
import { labelKey } from './labels'
import type { Person } from './speakers'
import type { Mark, Speaker, Turn } from './transcript'

/** Counts each speaker's turns and words, in the order in which they first speak. Asides are nobody's words. */
export function speakerTable(
  text: string,
  turns: readonly Turn[],
  marks: readonly Mark[],
  people: readonly (Person | null)[],
  why: Readonly<Record<string, string>>,
): Speaker[] {
  const reasons = new Map(Object.entries(why).map(([label, reason]) => [labelKey(label), reason]))
  const asides = marks.filter(({ kind }) => kind === 'aside')
  const table = new Map<Person, { turns: number; words: number }>()
  let next = 0
  turns.forEach((turn, i) => {
    while (next < asides.length && asides[next].end <= turn.start) next++
    const person = people[i]
    if (!person) return
    const row = table.get(person) ?? { turns: 0, words: 0 }
    let from = turn.start
    for (let k = next; k < asides.length && asides[k].start < turn.end; k++) {
      row.words += countWords(text, { start: from, end: asides[k].start })
      from = asides[k].end
    }
    row.words += countWords(text, { start: from, end: turn.end })
    row.turns++
    table.set(person, row)
  })
  return [...table].map(([{ id, role, why: roleWhy }, counts]) => ({
    id,
    role,
    ...counts,
    why: [...new Set([reasons.get(labelKey(id)), roleWhy])].filter(Boolean).join('; '),
  }))
}
