import type { LaidDecision } from '../../../coding/decisions/review-decision'
import type { Ledger } from '../../ledger'
import { xmlElement, xmlText } from '../../xml-text'
import { isDateTime } from './source-elements'
import { noteLossInXml } from './xml-losses'

/** Writes the element `Note` of what a person wrote about a coding or a stretch. QualCoder reads no note without a time. */
export function noteElement(guid: string, { decision }: LaidDecision, creatingUser: string, ledger: Ledger): string {
  const { did, by, code, why, at } = decision
  const kind = did === 'memo' ? 'Memo' : 'Reason'
  const name = `${kind} of ${by}${code === null ? '' : ` on ${code}`}`
  return xmlElement(
    'Note',
    { guid, name: noteLossInXml(ledger, name, by), creatingUser, creationDateTime: isDateTime(at) ? at : null },
    xmlElement('PlainTextContent', {}, xmlText(noteLossInXml(ledger, why ?? '', by))),
  )
}
