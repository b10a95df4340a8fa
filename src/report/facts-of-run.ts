import type { Run } from '../run/run'
import { coverageText } from './coverage-text'
import type { Facts, FactsParts } from './facts'
import { studyFacts } from './study-facts'
import { blindAgreementText, validationText } from './validation-text'

/** Gathers what a run knows of itself, its analyses and its samples for blind coding, as reporting standards ask for it. */
export function factsOfRun(run: Run): Facts {
  const { coverage, guideUse, roster } = run
  return studyFacts(run, {
    coverage,
    coverageText: coverageText(coverage),
    roster,
    ...(guideUse ? { guideUse } : {}),
    ...blindFacts(run),
  })
}

/** What samples that people coded blind tell of the rules and of the coders. */
function blindFacts(run: Run): Pick<FactsParts, 'coders' | 'agreement' | 'validation'> {
  const [validation, agreement] = [validationText(run), blindAgreementText(run)]
  const coders = Math.max(run.blind.together?.coders ?? 0, run.blind.samples > 0 ? 1 : 0)
  return {
    coders: Array.from({ length: coders }, (_, i) => `coder-${i + 1}`),
    ...(validation === null ? {} : { validation }),
    ...(agreement === null ? {} : { agreement }),
  }
}
