import { didYouMean } from '../codebook/did-you-mean'
import type { Problem } from '../problem'
import type { People, Person } from '../study/people'
import type { Study } from '../study/study'
import { type AttributeCrosstab, attributeCrosstab } from './attribute-crosstab'
import type { CrosstabOptions } from './crosstab'

/** How a study wants its attributes read and its small cells hidden; nothing is asked for where there is no study. */
export function crosstabOptions(study: Pick<Study, 'attributes' | 'report'> | null): CrosstabOptions {
  if (!study) return {}
  const settings = [...study.attributes]
  return {
    orders: new Map(settings.map(([name, { order }]) => [name, order])),
    multiple: new Map(
      settings.flatMap(([name, { multiple }]): [string, string][] => (multiple === null ? [] : [[name, multiple]])),
    ),
    minimumCell: study.report.minimumCell,
  }
}

/** Gives everybody of whom attributes may be known: who spoke, who kept silent, and who answered the survey only; not moderators and observers. */
export function respondentsOf({ speaking, silent, surveyOnly }: People): readonly Person[] {
  return [...speaking, ...silent, ...surveyOnly].filter(({ role }) => role === 'participant')
}

/**
 * Makes the tables of one attribute by another that the study file asks for, in its order; one asked for twice is made once.
 *
 * A table of an attribute that neither the participants file nor a transcript has is not made, and a warning says so; so too where an
 * attribute tells people apart.
 */
export function askedCrosstabs(
  study: Study | null,
  people: People,
): { readonly tables: readonly AttributeCrosstab[]; readonly problems: readonly Problem[] } {
  const respondents = respondentsOf(people)
  const tables: AttributeCrosstab[] = []
  const problems: Problem[] = []
  for (const [i, { rows, columns, at }] of (study?.crosstabs ?? []).entries()) {
    const isSame = (other: { rows: string; columns: string }): boolean =>
      other.rows === rows && other.columns === columns
    if (study!.crosstabs.slice(0, i).some(isSame)) continue
    const unknown = [...new Set([rows, columns])].filter(name => !people.attributes.includes(name))
    problems.push(...unknown.map(name => ({ ...unknownAttribute(name, people.attributes), ...at })))
    if (unknown.length > 0) continue
    const table = attributeCrosstab(respondents, rows, columns, crosstabOptions(study))
    if (table.why === null) tables.push(table)
    else problems.push({ ...leftOut(table), ...at })
  }
  return { tables, problems }
}

function unknownAttribute(name: string, attributes: readonly string[]): Problem {
  const there = attributes.length === 0 ? 'the study knows none' : `there are ${attributes.join(', ')}`
  return {
    code: 'unknown-attribute',
    severity: 'warning',
    message: `the study has no attribute "${name}", so this table is not made`,
    hint: didYouMean(name, attributes) ?? there,
  }
}

function leftOut({ rows, columns, why }: AttributeCrosstab): Problem {
  return {
    code: 'crosstab-left-out',
    severity: 'warning',
    message: `there is no table of ${rows} by ${columns}: ${why}`,
    hint: 'put the values into fewer categories',
  }
}
