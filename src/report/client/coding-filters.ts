import { answersIn } from '../../analysis/categories'
import { attributeKey, type CodingFilters } from '../html/addresses'
import type { CodingView } from './codings'
import { isWithin, study } from './study'

/** What a list of codings can be narrowed by: the key in the address, its name, and what there is to choose. */
export interface FilterChoice {
  readonly key: string
  readonly name: string
  /** What stands for no choice. */
  readonly all: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

/** Lists what this study's codings can be narrowed by. */
export function filterChoices(): readonly FilterChoice[] {
  const groups = [...new Set(study.transcripts.map(({ group }) => group))]
  const plain = (values: readonly string[]) => values.map(value => ({ value, label: value }))
  const choices: FilterChoice[] = [
    {
      key: 'theme',
      name: 'Theme',
      all: 'every theme',
      choices: study.codes.map(({ id, label, mark, level }) => ({
        value: id,
        label: `${'\u00a0\u00a0'.repeat(level - 1)}${mark} ${label}`,
      })),
    },
    { key: 'group', name: 'Group', all: 'every group', choices: plain(groups) },
    {
      key: 'speaker',
      name: 'Speaker',
      all: 'everybody',
      choices: study.people.map(({ group, label }) => ({ value: `${group}/${label}`, label: `${label} (${group})` })),
    },
    {
      key: 'status',
      name: 'Status',
      all: 'all that are counted',
      choices: plain(['candidate', 'accepted', 'rejected', 'withheld']),
    },
    { key: 'origin', name: 'Origin', all: 'any', choices: plain(['spontaneous', 'echoed', 'prompted']) },
    {
      key: 'question',
      name: 'Question',
      all: 'any',
      choices: study.questions.map(({ id, text }) => ({ value: id, label: text })),
    },
    ...study.attributes.map(({ name, label, values }) => ({
      key: `${attributeKey}${name}`,
      name: label,
      all: 'any',
      choices: plain(values),
    })),
  ]
  return choices.filter(each => each.choices.length > 0)
}

/** Reads filters from the query of an address. */
export function filtersIn(query: URLSearchParams): CodingFilters {
  const attributes = [...query].flatMap(([key, value]): [string, string][] =>
    key.startsWith(attributeKey) && value !== '' ? [[key.slice(attributeKey.length), value]] : [],
  )
  const others = (['theme', 'group', 'speaker', 'status', 'origin', 'question'] as const).flatMap(key => {
    const value = query.get(key)
    return value ? [[key, value] as const] : []
  })
  return { ...Object.fromEntries(others), attributes: Object.fromEntries(attributes) }
}

/** Makes what tells the codings that a reader asks for. A theme, or a value, that the study does not know is nobody's. */
export function filter({ theme, group, speaker, status, origin, question, attributes = {} }: CodingFilters) {
  const wantedTheme = study.codes.findIndex(({ id }) => id === theme)
  const wantedQuestion = study.questions.findIndex(({ id }) => id === question)
  const wanted = Object.entries(attributes).map(([name, value]) => {
    const at = study.attributes.findIndex(attribute => attribute.name === name)
    return { at, value, multiple: study.attributes[at]?.multiple ?? undefined }
  })
  const people = study.people.map(({ values }) =>
    wanted.every(({ at, value, multiple }) => answersIn(values[at], multiple).includes(value)),
  )
  return (coding: CodingView): boolean => {
    if (status === undefined ? coding.status === 'withheld' || coding.status === 'rejected' : coding.status !== status)
      return false
    if (theme !== undefined && !(wantedTheme >= 0 && isWithin(coding.code, wantedTheme))) return false
    if (group !== undefined && coding.transcript.group !== group) return false
    if (speaker !== undefined && `${coding.transcript.group}/${coding.speaker ?? ''}` !== speaker) return false
    if (origin !== undefined && coding.origin !== origin) return false
    if (question !== undefined && !(wantedQuestion >= 0 && coding.question === wantedQuestion)) return false
    return wanted.length === 0 || (people[coding.person] ?? false)
  }
}
