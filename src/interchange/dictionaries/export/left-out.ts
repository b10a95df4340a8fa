import type { Code, Codebook } from '../../../codebook/codebook'
import type { Ledger } from '../../ledger'

/** What a format holds beyond names and words. */
export interface Holds {
  readonly title: boolean
  readonly definitions: boolean
}

/** Says what of a codebook no dictionary holds: how words are to be coded, and all that helps people to code. */
export function noteLeftOut(codebook: Codebook, { title, definitions }: Holds, ledger: Ledger): void {
  const { file, codes, lists, actions, changes } = codebook
  const note = (what: string, how: string, subject: string | null = null, count = 1): void =>
    ledger.add({ what, fate: 'left out', how, subject, file, count })
  if (!title) note('titles of codebooks', 'the format has no place for it but the name of its file', codebook.title)
  for (const setting of settingsOf(codebook)) note('settings of the codebook', 'a dictionary has no settings', setting)
  if (actions.length > 0) note('actions', dictionary, null, actions.length)
  if (changes.length > 0) note('changes of the codebook', dictionary, null, changes.length)
  for (const { name, at } of lists.values()) {
    const how = 'a dictionary has no lists by name: their words stand wherever a list is used'
    ledger.add({ what: 'lists', fate: 'changed', how, subject: name, ...at })
  }
  for (const code of codes) noteCode(code, definitions, ledger)
}

const dictionary = 'a dictionary holds names and words'

/** Settings that are otherwise than a codebook has them of itself. */
function settingsOf({ version, language, unit, roles, family, source, fillers, overlap }: Codebook): readonly string[] {
  return [
    ...(version === '1.0.0' || version === '0.0.0' ? [] : ['version']),
    ...(language === 'en' ? [] : ['language']),
    ...(unit === 'sentence' ? [] : ['unit']),
    ...(roles.length === 1 && roles[0] === 'participant' ? [] : ['roles']),
    ...(family === 'codebook content analysis' ? [] : ['family']),
    ...(source === null ? [] : ['source']),
    ...(fillers === 'skip' ? [] : ['fillers']),
    ...(overlap === 'all' ? [] : ['overlap']),
  ]
}

function noteCode(code: Code, holdsDefinitions: boolean, ledger: Ledger): void {
  const { id: subject, at } = code
  const note = (what: string, count: number, how = dictionary): void => {
    if (count > 0) ledger.add({ what, fate: 'left out', how, subject, ...at, count })
  }
  if (!holdsDefinitions) note('definitions', code.definition === null ? 0 : 1)
  note('definitions in brief', code.brief === null ? 0 : 1)
  note('notes on when to use a code', code.useWhen.length + code.notWhen.length)
  note('origins of codes', code.origin === null ? 0 : 1)
  note('examples', code.examples.length + code.counterexamples.length)
  note('opportunities', code.opportunities.length)
  const wider = 'without it the words are coded in more places than with the codebook'
  note('exceptions', code.except.length, wider)
  note('conditions that rule a code out', code.unless.length, wider)
  note('conditions on whose talk it is', code.where === null ? 0 : 1, wider)
  const counts = [code.negated, code.prompted].filter(each => each !== null && each !== 'count').length
  note('settings for what is negated or prompted', counts, wider)
  note('priorities of codes', code.priority === 0 ? 0 : 1)
}
