import type { Person } from '../study/people'
import { answersIn, categoriesOf, whyNoTable } from './categories'
import type { CodedStudy } from './coded-study'
import { type Crosstab, type CrosstabOptions, type CrosstabRow, crosstabs } from './crosstab'
import type { Exemplar } from './exemplars'
import { hiddenCategories } from './hidden-categories'

/** What is known of a category's people from numbers and from talk: survey answers beside a theme. */
export interface JointDisplayRow {
  readonly attribute: string
  /** null: the attribute is not known of these people. */
  readonly category: string | null
  /** Everybody of the category who answered, whether they spoke in a group or not; null where suppressed, and where no respondents are given. */
  readonly respondents: number | null
  /** Of all respondents, those of whom the attribute is not known included. Null where none are given. */
  readonly respondentsOf: number | null
  readonly respondentsShare: number | null
  /** A theme: a code without one above it. */
  readonly code: string
  readonly label: string
  /** Those of the category who mention the theme, of how many who spoke: as in the cross-tabulation. Null where suppressed. */
  readonly participants: number | null
  readonly participantsOf: number | null
  readonly share: number | null
  /** True where the category's people who spoke are too few to be shown: see `hiddenCategories`. */
  readonly suppressed: boolean
  /**
   * The theme's first exemplar by somebody of the category, as long as the attribute may stand beside it. Null where there is none: few share
   * what is shown of whom it quotes, or nobody of the category is quoted.
   */
  readonly exemplar: Exemplar | null
  readonly validated: 'yes' | 'no'
}

export interface JointDisplayOptions extends CrosstabOptions {
  /** Everybody of whom attributes are known: see `respondentsOf`. */
  readonly respondents?: readonly Person[]
  /** As the same study and the same `minimumCell` give them. */
  readonly exemplars?: readonly Exemplar[]
}

/**
 * Lays survey answers beside themes: for each category of each attribute, how many answered so, how many of them spoke in a group, how many of these
 * mention each theme, and one quotation to read. A joint display, in which quantitative and qualitative results can be compared line by line.
 *
 * It brings results together and concludes nothing: that respondents of the survey and people of the groups differ in number, or were chosen
 * differently, is for the researcher to weigh. Attributes that make no cross-tabulation are left out.
 *
 * Source of the form: Guetterman, T. C., Fetters, M. D. & Creswell, J. W. (2015), Annals of Family Medicine 13:554–561.
 *
 * @returns By attribute, then category, then theme; nothing where no transcript names its speakers.
 */
export function jointDisplay(study: CodedStudy, options: JointDisplayOptions = {}): readonly JointDisplayRow[] {
  const themes = study.codebook.codes.filter(({ parent }) => parent === null).map(({ id }) => id)
  return crosstabs(study, options).flatMap(table => {
    if (table.why !== null) return []
    const survey = surveyOf(table, options)
    if (survey.why !== null) return []
    const cells = new Map(table.rows.map(row => [keyOf(row.code, row.category), row]))
    const any = new Map(table.rows.map(row => [row.code, row]))
    return survey.categories.flatMap((category, i) =>
      themes.map((code): JointDisplayRow => {
        const cell = cells.get(keyOf(code, category)) ?? nobodySpoke(any.get(code)!, category)
        const { attribute, label, participants, participantsOf, share, suppressed, validated } = cell
        return {
          attribute,
          category,
          ...survey.numbers[i],
          code,
          label,
          participants,
          participantsOf,
          share,
          suppressed,
          exemplar: suppressed ? null : exemplarOf(study, code, attribute, category, options),
          validated,
        }
      }),
    )
  })
}

type SurveyNumbers = Pick<JointDisplayRow, 'respondents' | 'respondentsOf' | 'respondentsShare'>

/** The categories of those who spoke and of all who answered, with how many answered so. */
function surveyOf(
  { attribute, categories: spoken }: Crosstab,
  { respondents, orders, multiple, minimumCell = 5 }: JointDisplayOptions,
): {
  readonly categories: readonly (string | null)[]
  readonly numbers: readonly SurveyNumbers[]
  readonly why: string | null
} {
  if (!respondents) {
    const numbers = spoken.map(() => ({ respondents: null, respondentsOf: null, respondentsShare: null }))
    return { categories: spoken, numbers, why: null }
  }
  const answers = respondents.map(({ attributes }) =>
    answersIn(Object.hasOwn(attributes, attribute) ? attributes[attribute] : null, multiple?.get(attribute)),
  )
  const known = answers.filter(each => each.length > 0)
  const named = [...spoken.filter(category => category !== null), ...known.flat()]
  const isUnknown = spoken.includes(null) || known.length < answers.length
  const categories = [...categoriesOf(named, orders?.get(attribute)), ...(isUnknown ? [null] : [])]
  const counts = new Map<string | null, number>()
  for (const each of answers)
    for (const answer of each.length === 0 ? [null] : each) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  const sizes = categories.map(category => counts.get(category) ?? 0)
  const hidden = hiddenCategories(sizes, minimumCell)
  const of = respondents.length
  return {
    categories,
    numbers: sizes.map((size, i) => ({
      respondents: hidden[i] ? null : size,
      respondentsOf: of,
      respondentsShare: hidden[i] || of === 0 ? null : size / of,
    })),
    why: known.length === 0 ? null : whyNoTable(new Set(named).size, known.length),
  }
}

function keyOf(code: string, category: string | null): string {
  return JSON.stringify([code, category])
}

/** A category that only the survey has. */
function nobodySpoke(row: CrosstabRow, category: string | null): CrosstabRow {
  return {
    ...row,
    category,
    participants: 0,
    participantsOf: 0,
    share: null,
    groups: 0,
    groupsOf: 0,
    suppressed: false,
  }
}

/** Exemplars say what may be shown of whom they quote; no more than that is given away by the line in which one stands. */
function exemplarOf(
  { people }: CodedStudy,
  code: string,
  attribute: string,
  category: string | null,
  { exemplars = [], multiple }: JointDisplayOptions,
): Exemplar | null {
  if (category === null) return null
  const fitting = exemplars.filter(({ code: stoodFor, group, speaker, attributes }) => {
    if (stoodFor !== code || speaker === null) return false
    const value = people.attributesOf(group, speaker).get(attribute)
    const isShown = `; ${attributes}; `.includes(`; ${attribute}=${value}; `)
    return isShown && answersIn(value, multiple?.get(attribute)).includes(category)
  })
  return fitting.reduce<Exemplar | null>((first, each) => (first && first.rank <= each.rank ? first : each), null)
}
