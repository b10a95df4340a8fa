import type pico from 'picocolors'
import type { Disagreement } from '../analysis/agreement/disagreements'
import { coefficient } from './coefficient'
import { counted } from './in-words'
import { visible } from './visible'
import { columns, wrap } from './wrap'

export interface DisagreementLines extends Pick<ReturnType<typeof pico.createColors>, 'bold' | 'dim'> {
  readonly width: number
  /** How many to show. */
  readonly shown: number
}

/** Writes the first disagreements for a terminal, by variable: where, what was said, and who decided how. No line where there are none. */
export function disagreementLines(
  disagreements: readonly Disagreement[],
  { width, shown, bold, dim }: DisagreementLines,
): readonly string[] {
  if (disagreements.length === 0 || shown === 0) return []
  let last: string | null = null
  const lines = disagreements.slice(0, shown).flatMap(each => {
    const { variable, kind, agreement, unit } = each
    const title = `${visible(variable)}: ${kind === 'code' ? 'positive' : 'percent'} agreement ${agreement === null ? '–' : coefficient(agreement)}, ${counted(each.disagreements, 'unit')}`
    const head = variable === last ? [] : wrap(title, width)
    last = variable
    const quote = unit.text === null ? '' : `“${visible(shortened(unit.text))}”`
    const place = visible(unit.place ?? unit.id)
    return [
      ...head,
      ...wrap(quote === '' ? place : `${place}  ${quote}`, width - 2).map(line => `  ${line}`),
      ...wrap(said(each), width - 4).map(line => dim(`    ${line}`)),
    ]
  })
  const more = disagreements.length - shown
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
      : values.map(({ coder, value }) => [`${value}`, [coder]])
  return [...given, ['not rated', notRated] as const]
    .flatMap(([what, who]) => (who.length === 0 ? [] : [`${visible(what)}: ${visible(who.join(', '))}`]))
    .join(' · ')
}

/** A turn may be pages long. */
function shortened(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return columns(words) <= 160 ? words : `${[...words].slice(0, 159).join('').trimEnd()}…`
}
