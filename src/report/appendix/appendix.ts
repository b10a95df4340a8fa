import type { ReportParts } from '../html/section'
import { actionsPart } from './actions-part'
import type { Block } from './block'
import { cooccurrencePart } from './cooccurrence-part'
import { coveragePart } from './coverage-part'
import { crosstabPart } from './crosstab-part'
import { decisionsPart } from './decisions-part'
import { glossaryPart } from './glossary-part'
import { guidePart } from './guide-part'
import { methodPart } from './method-part'
import { overviewPart } from './overview-part'
import { reliabilityPart } from './reliability-part'
import { themesPart } from './theme-part'
import { themeTablePart } from './theme-table-part'

/** Lays the report out to be read from top to bottom, for a paper's appendix: all but the transcripts and what is too wide for a page. */
export function appendix(parts: ReportParts): readonly Block[] {
  return [
    overviewPart,
    glossaryPart,
    themeTablePart,
    themesPart,
    actionsPart,
    crosstabPart,
    cooccurrencePart,
    coveragePart,
    guidePart,
    decisionsPart,
    reliabilityPart,
    methodPart,
  ].flatMap(part => part(parts))
}
