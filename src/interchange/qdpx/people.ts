import { getOrMake } from '../../analysis/get-or-make'
import { labelKey } from '../../transcript/labels'
import type { Ledger } from '../ledger'
import { plainName } from '../study/safe-name'
import type { QdaValue } from './project'

/** Somebody of whom a project knows something. */
export interface Person {
  readonly id: string
  readonly group: string
  readonly role: string | null
  /** What the case is called, where the transcript calls its speaker otherwise. */
  title: string | null
  readonly values: Map<string, string | null>
}

/** Gathers people, each once in a group, and what is known of them. */
export class People {
  readonly #people = new Map<string, Person>()
  constructor(
    readonly ledger: Ledger,
    readonly file: string,
  ) {}

  get all(): readonly Person[] {
    return [...this.#people.values()]
  }

  of(id: string, group: string, role: string | null = null): Person {
    const key = JSON.stringify([labelKey(group), labelKey(id)])
    return getOrMake(this.#people, key, () => ({ id, group, role, title: null, values: new Map() }))
  }

  know(person: Person, values: readonly QdaValue[], line: number): void {
    const place = { subject: plainName(person.id), file: this.file, line }
    for (const { variable, value: written } of values) {
      const isMissing = written !== null && missing.test(written)
      if (isMissing) this.ledger.add({ ...unknownValue, ...place })
      const value = isMissing ? null : written
      const known = person.values.get(variable) ?? null
      if (known === null) person.values.set(variable, value)
      else if (value !== null && value !== known) this.ledger.add({ ...otherwise, ...place })
    }
  }
}

/** What NVivo says of somebody of whom nothing is known. */
const missing = /^(?:unassigned|not applicable)$/i

const unknownValue = {
  what: 'values that mean missing',
  fate: 'changed',
  how: '"Unassigned" and "Not Applicable" say that nothing is known, so the value is missing',
} as const
const otherwise = {
  what: 'values of attributes',
  fate: 'left out',
  how: 'another value was said of the same person before',
} as const
