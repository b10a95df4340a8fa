import type { Role } from '../transcript/transcript'
import type { Where } from './codebook'
import { didYouMean } from './did-you-mean'
import { child, entries, type Field, isMapping, items, textsAt } from './field'
import { nameOf, placeOf, type Reading } from './report'

const roles: readonly Role[] = ['participant', 'moderator', 'observer', 'unknown']

/** Reads a condition on whose talk it is. Null where there is none. */
export function readWhere(field: Field, reading: Reading): Where | null {
  if (!isMapping(field.value)) return null
  checkRoles(field, reading)
  const valuesOf = (key: string): readonly string[] | null =>
    child(field, key).value === undefined ? null : textsAt(field, key)
  const attributes = entries(field).filter(([key]) => !['role', 'speaker', 'group', 'question'].includes(key))
  return {
    role: valuesOf('role'),
    speaker: valuesOf('speaker'),
    group: valuesOf('group'),
    question: valuesOf('question'),
    attributes: new Map(attributes.map(([key]) => [key, textsAt(field, key)])),
    at: placeOf(reading, field),
  }
}

function checkRoles(where: Field, { report, document }: Reading): void {
  const role = child(where, 'role')
  for (const field of typeof role.value === 'string' ? [role] : items(role)) {
    if (typeof field.value !== 'string' || (roles as readonly string[]).includes(field.value)) continue
    report(field, {
      code: 'bad-value',
      message: `${nameOf(document, field.path)} is "${field.value}"`,
      hint:
        didYouMean(field.value, roles) ??
        `one of ${roles.join(', ')}; a role at work is a column of the participants file with a name of its own, such as job`,
    })
  }
}
