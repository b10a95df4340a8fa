import { withoutDecisions } from '../../coding/decisions/without-decisions'
import { inOrderOfFile, type Lint } from '../../coding/lint/lint'
import type { CodedStudy } from '../coded-study'
import { concentrations, concentrationWarnings } from '../concentration'
import { alwaysCovered } from './always-covered'
import { codesTogether } from './codes-together'
import { moderatorTriggers } from './moderator-triggers'
import { neverFired } from './never-fired'
import { oneWord } from './one-word'
import { ruleHits } from './rule-hits'

/**
 * Finds what a corpus shows of a codebook: rules that never fired, or never by themselves; themes that are mostly one word, one person's or one
 * group's; codes that nearly always come together; rules that the moderator's questions trigger.
 *
 * @param coded What people decided about its codings is left aside: these are warnings about the rules.
 * @param told What `lintCodebook` found: of a rule that adds nothing, or is never true, it is not said again that it did not fire.
 * @returns Warnings, in the order of the codebook. What holds whatever people say is `lintCodebook`'s.
 */
export function lintCorpus(coded: CodedStudy, told: readonly Lint[] = []): readonly Lint[] {
  const study = withoutDecisions(coded)
  const places = new Set(told.map(placeKey))
  const all = ruleHits(study)
  const hits = all.filter(({ rule }) => !places.has(placeKey(rule.at)))
  return inOrderOfFile([
    ...neverFired(hits),
    ...alwaysCovered(hits),
    ...oneWord(study),
    ...oneVoice(study),
    ...codesTogether(study),
    ...moderatorTriggers(study, all),
  ])
}

function placeKey({ line, column }: { readonly line?: number; readonly column?: number }): string {
  return `${line}:${column}`
}

/** Sets the warnings of concentration at the codes that they are about. */
function oneVoice(study: CodedStudy): readonly Lint[] {
  return concentrations(study).flatMap(found => {
    const { at, id } = study.codebook.codes.find(({ id }) => id === found.code)!
    const { file, line, column } = at
    return concentrationWarnings([found]).map(
      (warning): Lint => ({ ...warning, severity: 'warning', about: id, file, line, column }),
    )
  })
}
