import type { Problem } from '../problem'
import { type AttributeReading, answersIn, categoriesOf, whyNoTable } from './categories'
import type { CodedStudy } from './coded-study'
import { hiddenCategories } from './hidden-categories'
import { type ParticipantRow, participants } from './participants'
import { type Association, association } from './statistics/association'
import { tally } from './tally'

/** Code × one attribute of the people who spoke. */
export interface Crosstab {
  readonly attribute: string
  /** In their order; the last is null, for people of whom the attribute is not known, where there are any. */
  readonly categories: readonly (string | null)[]
  /** Code by code in the codebook's order, each with every category. Empty where `why` says so. */
  readonly rows: readonly CrosstabRow[]
  /** Why there is no table: nobody is named, or the attribute tells people apart. Null where there is one. */
  readonly why: string | null
}

/** How many people of a category mention a code. */
export interface CrosstabRow {
  readonly code: string
  readonly label: string
  readonly attribute: string
  /** null: the attribute is not known of these people. */
  readonly category: string | null
  /** Participants of the category who mention the code; null where suppressed. */
  readonly participants: number | null
  /** Of how many of the category who spoke; null where suppressed. */
  readonly participantsOf: number | null
  /** The one of the other; null where suppressed and where the category is empty. */
  readonly share: number | null
  /** Mentions (turns × code) by the category's participants; null where suppressed. */
  readonly mentions: number | null
  /** Groups in which somebody of the category mentions it, of how many in which somebody of the category spoke; null where suppressed. */
  readonly groups: number | null
  readonly groupsOf: number | null
  /** True where the category is too small to be shown, or would give a smaller one away: see `hiddenCategories`. */
  readonly suppressed: boolean
  /** Adjusted residual of those with the code; null where suppressed, not known or undefined. */
  readonly residual: number | null
  /** Of the code × the categories shown, without those of whom the attribute is not known. The same in all rows of a code. Descriptive. */
  readonly association: Omit<Association, 'residuals'>
  /** Why there are no statistics of this code; null where there are. */
  readonly why: string | null
  readonly validated: 'yes' | 'no'
}

export interface CrosstabOptions extends AttributeReading {
  /** Categories of fewer participants are not shown; 5 unless given, 1 shows all. */
  readonly minimumCell?: number
}

/**
 * Cross-tabulates each code with each attribute of the participants: how many of a category's people who spoke mention it?
 *
 * Statistics are computed from what is shown alone, so that nothing hidden can be worked out from them. They describe and test nothing:
 * people are nested in groups, whose talk is shared; so each row says in how many groups its people are. Of an attribute with several answers a person there are none, since its categories
 * hold the same people. Where no transcript names its speakers, no people can be counted: every table is empty, and says so.
 *
 * @returns One table an attribute, in the study's order of attributes.
 */
export function crosstabs(study: CodedStudy, options: CrosstabOptions = {}): readonly Crosstab[] {
  const { attributes, rows: people } = participants(study)
  const { countsPeople } = tally(study)
  return attributes.map((attribute, column) => {
    if (!countsPeople) return { attribute, categories: [], rows: [], why: nobodyNamed }
    return crosstab(study, attribute, people, row => row.attributes[column], options)
  })
}

function crosstab(
  { codebook, validated }: CodedStudy,
  attribute: string,
  people: readonly ParticipantRow[],
  valueFor: (person: ParticipantRow) => string | null,
  { orders, multiple, minimumCell = 5 }: CrosstabOptions,
): Crosstab {
  const answers = people.map(person => answersIn(valueFor(person), multiple?.get(attribute)))
  const given = new Set(answers.flat())
  const why = whyNoTable(given.size, answers.filter(each => each.length > 0).length)
  if (why !== null) return { attribute, categories: [], rows: [], why }

  const known = categoriesOf(given, orders?.get(attribute))
  const place = new Map(known.map((category, i) => [category, i]))
  const unknown = known.length
  const members: ParticipantRow[][] = [...known, null].map(() => [])
  for (const [i, person] of people.entries())
    for (const at of answers[i].length === 0 ? [unknown] : answers[i].map(answer => place.get(answer)!))
      members[at].push(person)
  const categories = members[unknown].length === 0 ? known : [...known, null]
  const sizes = categories.map((_, i) => members[i].length)
  const groupsIn = categories.map((_, i) => new Set(members[i].map(({ group }) => group)).size)
  const hidden = hiddenCategories(sizes, minimumCell)
  const compared = known.flatMap((_, i) => (hidden[i] || multiple?.has(attribute) ? [] : [i]))

  const rows = codebook.codes.flatMap(({ id: code, label }, column): readonly CrosstabRow[] => {
    const counts = categories.map((_, i) => countsOf(members[i], column))
    const mentioning = counts.map(({ people }) => people)
    const { residuals, ...statistics } = association([
      compared.map(i => mentioning[i]),
      compared.map(i => sizes[i] - mentioning[i]),
    ])
    const saying = compared.reduce((sum, i) => sum + mentioning[i], 0)
    const why = multiple?.has(attribute)
      ? severalAnswers
      : whyNotCompared(
          compared.map(i => sizes[i]),
          saying,
        )
    return categories.map((category, i) => {
      const suppressed = hidden[i]
      return {
        code,
        label,
        attribute,
        category,
        participants: suppressed ? null : mentioning[i],
        participantsOf: suppressed ? null : sizes[i],
        share: suppressed || sizes[i] === 0 ? null : mentioning[i] / sizes[i],
        mentions: suppressed ? null : counts[i].mentions,
        groups: suppressed ? null : counts[i].groups,
        groupsOf: suppressed ? null : groupsIn[i],
        suppressed,
        residual: residuals[0][compared.indexOf(i)] ?? null,
        association: statistics,
        why,
        validated: validated?.has(code) ? 'yes' : 'no',
      }
    })
  })
  return { attribute, categories, rows, why: null }
}

/** Counts the people who mention a code, their mentions, and their groups. */
function countsOf(members: readonly ParticipantRow[], column: number) {
  const groups = new Set<string>()
  let people = 0
  let mentions = 0
  for (const { codes, group } of members) {
    if (codes[column] === 0) continue
    people++
    mentions += codes[column]
    groups.add(group)
  }
  return { people, mentions, groups: groups.size }
}

const severalAnswers = 'a person may be in several categories'

/** Says why categories of these sizes cannot be compared on a code that so many of all their people mention; null where they can. */
function whyNotCompared(sizes: readonly number[], saying: number): string | null {
  if (sizes.filter(size => size > 0).length < 2) return 'fewer than two categories are shown that hold somebody'
  if (saying === 0) return 'nobody in the categories shown mentions it'
  return saying === sizes.reduce((sum, size) => sum + size, 0) ? 'everybody in the categories shown mentions it' : null
}

/** Warns of attributes that make no table. Where nobody is named at all, another warning says so already. */
export function crosstabWarnings(tables: readonly Crosstab[]): readonly Problem[] {
  return tables.flatMap(({ attribute, why }): readonly Problem[] =>
    why === null || why === nobodyNamed
      ? []
      : [
          {
            code: 'crosstab-left-out',
            severity: 'warning',
            message: `there is no table of codes by ${attribute}: ${why}`,
            hint: 'fine for what tells people apart; else put its values into fewer categories',
          },
        ],
  )
}

const nobodyNamed = 'no transcript names its speakers'
