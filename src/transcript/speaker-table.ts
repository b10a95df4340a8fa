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
      row.words += wordsBetween(text, from, asides[k].start)
      from = asides[k].end
    }
    row.words += wordsBetween(text, from, turn.end)
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

/** `countWords` of a stretch, without cutting it out: this runs over every character of every transcript. */
function wordsBetween(text: string, start: number, end: number): number {
  let words = 0
  let inWord = false
  for (let i = start; i < end; i++) {
    const isWord = !isSpace(text.charCodeAt(i))
    if (isWord && !inWord) words++
    inWord = isWord
  }
  return words
}

/** As `\s` in a regular expression. */
function isSpace(unit: number): boolean {
  if (unit > 32 && unit < 0xa0) return false
  if (unit <= 32) return unit === 32 || (unit >= 9 && unit <= 13)
  return unit === 0xa0 || (unit >= 0x1680 && /\s/.test(String.fromCharCode(unit)))
}
