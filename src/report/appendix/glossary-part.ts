import { glossary } from '../content/glossary'
import type { ReportParts } from '../html/section'
import { type Block, bold, heading, list } from './block'

/** What the words mean by which is counted. */
export function glossaryPart({ run }: ReportParts): readonly Block[] {
  return [heading(2, 'How to read this'), list(glossary(run).map(({ term, meaning }) => [bold(term), `: ${meaning}`]))]
}
