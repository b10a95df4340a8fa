import { getOrMake } from '../../../analysis/get-or-make'
import type { CodedTranscript } from '../../../coding/coded-transcript'
import type { Run } from '../../../run/run'
import { type Person, personOf } from '../../../study/people'
import type { Ledger } from '../../ledger'
import { xmlElement, xmlText } from '../../xml-text'
import { guidOf } from '../guid'
import type { WrittenSource } from './source-elements'
import { typeOfValues, type VariableType } from './variable-type'
import { noteLossInXml } from './xml-losses'

/** A column of the participants file, as a variable. */
interface Variable {
  readonly guid: string
  readonly name: string
  readonly type: VariableType
  readonly description: string | null
  readonly ofPerson: (person: Person) => string | null
}

/**
 * Writes the elements `Variables` and `Cases`: a case for each person, with their turns and what is known of them, and one for each group, with its
 * transcripts. Empty where nobody is named: containers without content are not valid.
 *
 * The variables are the columns of a participants file: `id`, `group`, `role`, then the attributes.
 *
 * @param sources In the order of the transcripts.
 */
export function caseElements(
  { everybody, transcripts, study }: Pick<Run, 'everybody' | 'transcripts' | 'study'>,
  sources: readonly WrittenSource[],
  name: string,
  ledger: Ledger,
): readonly string[] {
  const people = [...everybody.speaking, ...everybody.silent, ...everybody.surveyOnly]
  const variables = variablesOf(people, everybody.attributes, study, name)
  const times = new Map<string, number>()
  for (const { id } of people) times.set(id, (times.get(id) ?? 0) + 1)
  const turns = turnsOf({ everybody, transcripts }, sources)
  const persons = people.map(person => {
    const { key, id, group } = person
    const title = times.get(id) === 1 || group === '' ? id : `${id} (${group})`
    const values = variables.flatMap(variable => valueElement(variable, person, ledger))
    const refs = (turns.get(key) ?? []).map(targetGUID => xmlElement('SelectionRef', { targetGUID }))
    const attributes = { guid: guidOf('person', name, key), name: noteLossInXml(ledger, title, id) }
    return xmlElement('Case', attributes, ...values, ...refs)
  })
  const groups = new Map<string, string[]>()
  for (const [i, { transcript }] of transcripts.entries())
    getOrMake(groups, transcript.group, () => []).push(sources[i].guid)
  const groupCases = [...groups].map(([group, guids]) =>
    xmlElement(
      'Case',
      { guid: guidOf('group', name, group), name: noteLossInXml(ledger, `Group ${group}`, group) },
      ...guids.map(targetGUID => xmlElement('SourceRef', { targetGUID })),
    ),
  )
  const written = variables.map(({ guid, name: title, type, description }) =>
    xmlElement(
      'Variable',
      { guid, name: noteLossInXml(ledger, title, title), typeOfVariable: type },
      ...(description === null ? [] : [xmlElement('Description', {}, xmlText(description))]),
    ),
  )
  return [
    ...(written.length === 0 ? [] : [xmlElement('Variables', {}, ...written)]),
    xmlElement('Cases', {}, ...[...persons, ...groupCases].map(each => `\n${each}`), '\n'),
  ]
}

function variablesOf(
  people: readonly Person[],
  attributes: readonly string[],
  study: Run['study'],
  name: string,
): readonly Variable[] {
  if (people.length === 0) return []
  const text = (column: 'id' | 'group' | 'role'): Variable => ({
    guid: guidOf('variable', name, column),
    name: column,
    type: 'Text',
    description: null,
    ofPerson: person => person[column] || null,
  })
  return [
    ...(['id', 'group', 'role'] as const).map(text),
    ...attributes.map((attribute): Variable => {
      const ofPerson = (person: Person): string | null => person.attributes[attribute] ?? null
      return {
        guid: guidOf('variable', name, 'attribute', attribute),
        name: attribute,
        type: typeOfValues(people.flatMap(person => ofPerson(person) ?? [])),
        description: study?.attributes.get(attribute)?.label ?? null,
        ofPerson,
      }
    }),
  ]
}

function valueElement({ guid, name, type, ofPerson }: Variable, person: Person, ledger: Ledger): readonly string[] {
  const value = ofPerson(person)
  if (value === null) return []
  const ref = xmlElement('VariableRef', { targetGUID: guid })
  return [
    xmlElement('VariableValue', {}, ref, xmlElement(`${type}Value`, {}, xmlText(noteLossInXml(ledger, value, name)))),
  ]
}

/** Guids of the selections that are a person's turns, by the key of the person. */
function turnsOf(
  {
    everybody,
    transcripts,
  }: { readonly everybody: Run['everybody']; readonly transcripts: readonly CodedTranscript[] },
  sources: readonly WrittenSource[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [i, { transcript }] of transcripts.entries())
    for (const { index, speaker } of transcript.turns) {
      const person = personOf(everybody, transcript.id, speaker)
      const guid = sources[i].turns[index]
      if (person && guid !== null) getOrMake(found, person.key, () => []).push(guid)
    }
  return found
}
