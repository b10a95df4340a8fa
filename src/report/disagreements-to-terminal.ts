import type pico from 'picocolors'
import type { Disagreement } from '../analysis/agreement/disagreements'
import { getOrMake } from '../analysis/get-or-make'
import { coefficient } from './coefficient'
import { counted } from './in-words'
import { visible } from './visible'
import { columns, wrap } from './wrap'

export interface DisagreementLines extends Pick<ReturnType<typeof pico.createColors>, 'bold' | 'dim'> {
  readonly width: number
  /** How many to show. */
  readonly shown: number
  /** How many there are in all; as many as are given unless told. */
  readonly count?: number
  /** Whether units are the rows of tables. */
  readonly areRows?: boolean
}

/** Writes the first disagreements for a terminal, by variable: where, what was said, and who decided how. No line where there are none. */
export function disagreementLines(
  disagreements: readonly Disagreement[],
  { width, shown, count = disagreements.length, areRows = false, bold, dim }: DisagreementLines,
): readonly string[] {
  if (disagreements.length === 0 || shown === 0) return []
  let last: string | null = null
  const lines = disagreements.slice(0, shown).flatMap(each => {
    const { variable, kind, agreement, unit } = each
    const title = `${visible(variable)}: ${kind === 'code' ? 'positive' : 'percent'} agreement ${agreement === null ? '–' : coefficient(agreement)}, ${counted(each.disagreements, 'unit')}`
    const head = variable === last ? [] : wrap(title, width)
    last = variable
    const quote = unit.text === null ? '' : `“${visible(shortened(unit.text))}”`
    const place = visible(placeOf(unit, areRows))
    return [
      ...head,
      ...wrap(quote === '' ? place : `${place}  ${quote}`, width - 2).map(line => `  ${line}`),
      ...wrap(said(each), width - 4).map(line => dim(`    ${line}`)),
    ]
  })
  const more = count - shown
  return [
    bold('Where they differ, worst codes first'),
    ...lines,
    ...(more > 0 ? [dim(`  and ${counted(more, 'disagreement')} more`)] : []),
  ]
}

function said({ kind, yes, no, notRated, values }: Disagreement): string {
  const given: readonly (readonly [what: string, who: readonly string[]])[] =
    kind === 'code'
      ? [
          ['yes', yes],
          ['no', no],
        ]
      : byValue(values)
  const decided = given.flatMap(([what, who]) => (who.length === 0 ? [] : [named(what, who)]))
  return [...decided, ...left(notRated)].join(' · ')
}

/** Those who gave the same value together; the value that most gave first, and of those that as many gave, the one that came first. */
function byValue(values: Disagreement['values']): readonly (readonly [string, readonly string[]])[] {
  const coders = new Map<string, string[]>()
  for (const { coder, value } of values) getOrMake(coders, `${value}`, () => []).push(coder)
  return [...coders].sort(([, a], [, b]) => b.length - a.length)
}

/** How many coders are named of those who said the same: of a crowd it matters how many. */
const mostNamed = 5

function named(what: string, who: readonly string[]): string {
  const many = who.length > mostNamed + 1
  return `${visible(what)}: ${many ? `${counted(who.length, 'coder')} (${visible(who.slice(0, mostNamed).join(', '))} …)` : visible(who.join(', '))}`
}

function left(notRated: readonly string[]): readonly string[] {
  if (notRated.length === 0) return []
  return [
    notRated.length > mostNamed + 1
      ? `${notRated.length} others did not rate it`
      : `not rated: ${visible(notRated.join(', '))}`,
  ]
}

/** The row of a table goes by its id, whichever file it stands in; a stretch of a transcript by its line. */
function placeOf({ id, place }: Disagreement['unit'], areRows: boolean): string {
  if (place === null) return id
  return areRows ? `${id} (${place})` : place
}

/** A turn may be pages long. */
function shortened(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return columns(words) <= 160 ? words : `${[...words].slice(0, 159).join('').trimEnd()}…`
}
