import { unitsNeeded } from '../analysis/reliability/units-needed'
import type { Expectation } from '../analysis/validation/expect'
import type { Codebook } from '../codebook/codebook'
import type { SampleDrawn } from '../run/sample/draw-from-run'
import { plainTable } from './plain-table'
import type { TerminalOptions } from './to-terminal'
import { visible } from './visible'
import { wrap } from './wrap'

/** Writes for somebody at a terminal what was drawn, and how exactly it will tell each code's precision and recall. Ends in a line break. */
export function sampleToTerminal(
  { record, expectations }: SampleDrawn,
  { codes }: Codebook,
  { width: given }: TerminalOptions,
): string {
  const width = Math.min(120, Math.max(72, given))
  const { population, strata, excluded } = record.design
  const labelOf = new Map(codes.map(({ id, label }) => [id, label]))
  const rows = record.codes.map(({ code }, i) => [
    visible(labelOf.get(code) ?? code),
    ...cells(expectations[i], population),
  ])
  const wide = expectations.filter(({ recall }) => recall === null || recall > 0.2).length
  const left = excluded.length === 0 ? '' : ` ${excluded.length} units of earlier samples were left out.`
  return `${[
    ...wrap(
      `${record.units.length} of ${population} units (${record.unit}), drawn from ${strata.length} strata.${left}`,
      width,
    ),
    '',
    ...plainTable(['Code', 'Found', 'In sample', 'Precision ±', 'Recall ±', 'Units for α ≥ .80'], rows, width, wrap),
    '',
    ...wrap(
      'Found: units in which the rules found it. ±: half of the 95 % interval to expect, if precision and recall are .8. Last column: units that two coders need to show that their alpha is .80 (Krippendorff), if people find it as often as the rules.',
      width,
    ),
    ...(wide === 0
      ? []
      : wrap(
          `Recall will be known only roughly (± more than .20) for ${wide} of ${rows.length} codes: for more, give more --units.`,
          width,
        )),
  ].join('\n')}\n`
}

function cells({ found, drawn, precision, recall }: Expectation, population: number): readonly string[] {
  const share = found / population
  const needed = share > 0 && share < 1 ? `${unitsNeeded({ alpha: 0.8, p: share })}` : '–'
  return [`${found}`, `${drawn}`, halfWidth(precision), halfWidth(recall), needed]
}

function halfWidth(half: number | null): string {
  return half === null ? '–' : half.toFixed(2).replace(/^0/, '')
}
