import type { Codebook } from '../../../codebook/codebook'
import { version } from '../../../run/manifest'
import type { Exported } from '../../exported'
import { Ledger } from '../../ledger'
import { xmlElement } from '../../xml-text'
import { codesElement, setsElement } from './code-elements'

/**
 * Writes a codebook for REFI-QDA codebook exchange (`.qdc`, version 1.0): codes with their hierarchy, all that is said of them in their descriptions,
 * actions as sets. Reading it back gives an equal codebook, but for what the ledger names.
 */
export function toQdc(codebook: Codebook): Exported {
  const ledger = new Ledger()
  const root = xmlElement(
    'CodeBook',
    { xmlns: 'urn:QDA-XML:codebook:1.0', origin: `themewright ${version}` },
    codesElement(codebook, new Set(), ledger),
    setsElement(codebook, guid => xmlElement('MemberCode', { guid }), ledger),
  )
  const content = ['<?xml version="1.0" encoding="utf-8"?>\n', root, '\n']
  return { files: [{ name: 'codebook.qdc', content }], losses: ledger.losses }
}
