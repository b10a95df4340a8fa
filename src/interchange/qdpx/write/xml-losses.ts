import type { Ledger } from '../../ledger'
import { isXmlText } from '../../xml-text'

/** Notes in the ledger a text of which `xmlText` and `xmlElement` will leave something out. Gives the text back. */
export function noteLossInXml(ledger: Ledger, text: string, subject: string): string {
  if (!isXmlText(text))
    ledger.add({
      what: 'characters that XML cannot hold',
      fate: 'left out',
      how: 'control characters and halves of characters are not in names and descriptions',
      subject,
    })
  return text
}
