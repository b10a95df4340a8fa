import { askedCrosstabs, crosstabOptions, respondentsOf } from '../analysis/asked-crosstabs'
import type { AttributeCrosstab } from '../analysis/attribute-crosstab'
import type { CodedStudy } from '../analysis/coded-study'
import { type ConsensusCell, consensusMatrix } from '../analysis/consensus-matrix'
import { type Cooccurrence, cooccurrence } from '../analysis/cooccurrence'
import { type Coverage, coverage } from '../analysis/coverage'
import { type Crosstab, crosstabs, crosstabWarnings } from '../analysis/crosstab'
import { type Dominance, dominance } from '../analysis/dominance'
import type { Exemplar } from '../analysis/exemplars'
import { fieldworkWarnings } from '../analysis/fieldwork'
import { type Following, following } from '../analysis/following'
import { type FrameworkCell, frameworkMatrix } from '../analysis/framework-matrix'
import { type GuideCode, guideCodes } from '../analysis/guide-codes'
import { type GuideUse, guideUse } from '../analysis/guide-use'
import { type JointDisplayRow, jointDisplay } from '../analysis/joint-display'
import { type KeyWord, keyness } from '../analysis/keyness'
import { type Participation, participation } from '../analysis/participation'
import { type QuestionsIn, questionSections } from '../analysis/question-sections'
import type { Problem } from '../problem'
import type { People } from '../study/people'
import type { Guide, Study } from '../study/study'

/** What is asked of a coded study beyond its counts. */
export interface Analyses {
  /** Code × attribute, one for each attribute. */
  readonly crosstabs: readonly Crosstab[]
  /** Attribute × attribute, as the study file asks. */
  readonly attributeCrosstabs: readonly AttributeCrosstab[]
  readonly cooccurrence: readonly Cooccurrence[]
  readonly jointDisplay: readonly JointDisplayRow[]
  readonly framework: readonly FrameworkCell[]
  readonly participation: readonly Participation[]
  readonly dominance: readonly Dominance[]
  readonly following: readonly Following[]
  /** Null without a guide. */
  readonly guideUse: readonly GuideUse[] | null
  readonly guideCodes: readonly GuideCode[] | null
  readonly consensus: readonly ConsensusCell[] | null
  readonly coverage: Coverage
  readonly keyness: readonly KeyWord[]
}

/** What the analyses want to know beside the codings. */
export interface AnalysisParts {
  /** Null where transcripts were coded without a study. */
  readonly study: Study | null
  readonly guide: Guide | null
  readonly questionsIn: QuestionsIn | null
  /** Everybody of the study, also those who only answered the survey. */
  readonly people: People
  /** The run's own, made with the same smallest cell. */
  readonly exemplars: readonly Exemplar[]
}

/** Makes every analysis of a coded study, and says what of it could not be made. */
export function analyse(
  coded: CodedStudy,
  { study, guide, questionsIn, people, exemplars }: AnalysisParts,
): { readonly analyses: Analyses; readonly problems: readonly Problem[] } {
  const options = crosstabOptions(study)
  const { minimumCell = 5, ...attributes } = options
  const byAttribute = crosstabs(coded, options)
  const asked = askedCrosstabs(study, people)
  const sections = guide && questionsIn ? questionSections(coded, questionsIn) : null
  const { silent } = people
  const fieldwork = study?.fieldwork ?? []
  return {
    analyses: {
      crosstabs: byAttribute,
      attributeCrosstabs: asked.tables,
      cooccurrence: cooccurrence(coded),
      jointDisplay: jointDisplay(coded, { ...options, respondents: respondentsOf(people), exemplars }),
      framework: frameworkMatrix(coded),
      participation: participation(coded, sections, silent),
      dominance: dominance(coded, silent),
      following: following(coded),
      guideUse: guide && sections && guideUse(coded, guide, sections),
      guideCodes: guide && sections && guideCodes(coded, guide, sections),
      consensus: guide && sections && consensusMatrix(coded, guide, sections, silent),
      coverage: coverage(coded, { order: fieldwork.map(({ group }) => group), seed: study?.seed ?? 1 }),
      keyness: keyness(coded, { minimumCell, attributes }),
    },
    problems: [...crosstabWarnings(byAttribute), ...asked.problems, ...fieldworkWarnings(coded, fieldwork)],
  }
}
