import { getOrMake } from '../../../analysis/get-or-make'
import type { Code, Codebook } from '../../../codebook/codebook'
import { labelKey } from '../../../transcript/labels'
import type { Ledger } from '../../ledger'
import { xmlElement, xmlText } from '../../xml-text'
import { describeCode } from '../code-description'
import { describeAction, describeCodebook, settingsSet } from '../codebook-description'
import { guidOf } from '../guid'
import { noteLossInXml } from './xml-losses'

/** Gives the guid of a code: the same in codebooks and projects, whatever the version. */
export function codeGuid({ title }: Pick<Codebook, 'title'>, code: string): string {
  return guidOf('code', title, code)
}

/**
 * Writes the element `Codes`: the tree of codes, each with all that the codebook says of it as its description.
 *
 * A theme without rules of its own is a heading (`isCodable="false"`) unless something is coded with it. Codes have no colours: the codebook has none.
 *
 * @param coded Ids of codes with which something is coded.
 */
export function codesElement(codebook: Codebook, coded: ReadonlySet<string>, ledger: Ledger): string {
  const below = new Map<string | null, Code[]>()
  for (const code of codebook.codes) getOrMake(below, code.parent, () => []).push(code)
  const element = (code: Code): string => {
    const description = noteLossInXml(ledger, describeCode(code), code.id)
    const children = below.get(code.id) ?? []
    const attributes = {
      guid: codeGuid(codebook, code.id),
      name: noteLossInXml(ledger, code.label, code.id),
      isCodable: children.length === 0 || code.rules.length > 0 || coded.has(code.id),
    }
    const content = description === '' ? [] : [xmlElement('Description', {}, xmlText(description))]
    return xmlElement('Code', attributes, ...content, ...children.map(element))
  }
  noteNamesakes(codebook, ledger)
  return xmlElement('Codes', {}, ...(below.get(null) ?? []).map(element))
}

/**
 * Writes the element `Sets`: one without members that says what holds for the whole codebook, and one for each action, of the codes whose opportunities
 * name it.
 *
 * @param member Writes a member: codebooks and projects call its guid by different names.
 */
export function setsElement(codebook: Codebook, member: (guid: string) => string, ledger: Ledger): string {
  const { title, codes, actions } = codebook
  const description = (text: string, subject: string): string =>
    xmlElement('Description', {}, xmlText(noteLossInXml(ledger, text, subject)))
  const settings = xmlElement(
    'Set',
    { guid: guidOf('settings', title), name: settingsSet },
    description(describeCodebook(codebook), title),
  )
  const sets = actions.map(action => {
    const named = codes.filter(({ opportunities }) => opportunities.some(each => each.action === action.id))
    return xmlElement(
      'Set',
      { guid: guidOf('action', title, action.id), name: noteLossInXml(ledger, action.label, action.id) },
      description(describeAction(action), action.id),
      ...named.map(({ id }) => member(codeGuid(codebook, id))),
    )
  })
  return xmlElement('Sets', {}, settings, ...sets)
}

/** Guids tell codes apart, not names, but not every program reads them so. */
function noteNamesakes({ codes }: Codebook, ledger: Ledger): void {
  const first = new Map<string, string>()
  for (const { id, label, at } of codes) {
    const namesake = getOrMake(first, labelKey(label), () => id)
    if (namesake === id) continue
    ledger.add({
      what: 'codes of one name',
      fate: 'assumed',
      how: 'both keep their name, as REFI-QDA allows; QualCoder makes one code of the two, so rename one ahead of going there',
      subject: id,
      ...at,
    })
  }
}
