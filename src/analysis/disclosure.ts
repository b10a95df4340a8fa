import type { CodedStudy } from './coded-study'
import { type Person, tally } from './tally'

/**
 * Decides which attributes may stand beside a quotation: band, tenure and region together can tell a colleague who spoke.
 *
 * Attributes are taken in their order, each only while at least `minimumCell` of the participants who spoke share it and all that
 * is taken already; the rest is left out. This lowers the risk that somebody is recognised; it does not make a quotation anonymous.
 *
 * @param attribution The attributes that may be shown at all, in this order; all unless told.
 * @returns What may be shown of a person: `band=5-6; tenure=10+`, or nothing.
 */
export function createDisclosure(
  study: CodedStudy,
  minimumCell: number,
  attribution: readonly string[] = study.people.attributes,
): (person: Person | undefined) => string {
  const { people } = study
  const everyone = tally(study).participants.map(({ group, label }) => people.attributesOf(group, label))
  return person => {
    if (!person) return ''
    const own = people.attributesOf(person.group, person.label)
    const shown: string[] = []
    let alike = everyone
    for (const name of attribution) {
      const value = own.get(name) ?? null
      if (value === null || value === '') continue
      const sharing = alike.filter(other => other.get(name) === value)
      if (sharing.length < minimumCell) continue
      alike = sharing
      shown.push(`${name}=${value}`)
    }
    return shown.join('; ')
  }
}
