import pico from 'picocolors'
import type { Estimate } from '../analysis/validation/score-code'
import type { Difference, Score } from '../analysis/validation/score-sample'
import type { Validation } from '../run/sample/validate-sample'
import { plainTable } from './plain-table'
import type { TerminalOptions } from './to-terminal'
import { visible } from './visible'
import { wrap } from './wrap'

/** Writes for somebody at a terminal how well the rules do what people do, and where they do not. Ends in a line break. */
export function validationToTerminal(validation: Validation, { colour, width: given }: TerminalOptions): string {
  const { bold, dim, yellow } = pico.createColors(colour)
  const width = Math.min(120, Math.max(72, given))
  const { record, codebook, coders, scores, agreement, differences, codes, opening } = validation
  const labelOf = new Map(codebook.codes.map(({ id, label }) => [id, visible(label)]))
  const testOf = new Map(codes.map(({ code, test }) => [code, test]))
  const last = scores.filter(({ code }, i) => scores[i + 1]?.code !== code)
  const standard = last[0]?.standard ?? ''
  const blocks = [
    [
      bold(visible(record.study ?? codebook.title)),
      ...wrap(
        `${record.units.length} of ${record.design.population} units (${record.unit}), coded blind by ${coders.length === 1 ? 'one coder' : `${coders.length} coders`}; scored against ${standards[standard] ?? standard}`,
        width,
      ),
      ...(opening.number > 1
        ? wrap(`This is sample ${opening.number} that was opened for this study: report how many there were.`, width)
        : []),
      ...leftOpen(last, width),
    ],
    plainTable(
      ['Code', 'Hits', 'False', 'Missed', 'Precision', 'Recall', 'F1', 'Kappa', ''],
      last.map(score => [
        labelOf.get(score.code) ?? score.code,
        `${score.counted.hits}`,
        `${score.counted.falseAlarms}`,
        `${score.counted.misses}`,
        withInterval(score.measures.precision),
        withInterval(score.measures.recall),
        plain(score.measures.f1),
        plain(score.measures.kappa),
        testOf.get(score.code) === 'development' ? yellow('dev') : '',
      ]),
      width,
      wrap,
    ),
    wrap(
      'Hits, False, Missed: units of the sample. The rest are estimates for the whole study with 95 % intervals, in which a unit counts for as many as it stands for.',
      width,
    ).map(dim),
    fewMisses(last, labelOf, width).map(dim),
    undefinedFigures(last, labelOf, width).map(dim),
    coders.length < 2
      ? []
      : [
          bold('Between the coders'),
          ...plainTable(
            ['Code', 'Coders', 'Units', 'Agreement', 'Kappa', 'AC1'],
            agreement.map(({ code, coders: pair, units: both, agreement: share, kappa, ac1 }) => [
              labelOf.get(code) ?? code,
              pair.join(', '),
              `${both}`,
              ...[share, kappa, ac1].map(plain),
            ]),
            width,
            wrap,
          ),
        ],
    shown('Missed by the rules', 'miss', differences, validation, width, { bold, dim }),
    shown('Found by the rules, not by people', 'false alarm', differences, validation, width, { bold, dim }),
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** Says how many decisions count nowhere: cells that were left blank, and what coders did not settle. */
function leftOpen(scores: readonly Score[], width: number): readonly string[] {
  const open = scores.map(score => score.open).filter(units => units > 0)
  if (open.length === 0) return []
  const codes = open.length === 1 ? '1 code' : `${open.length} codes`
  const most = Math.max(...open)
  return wrap(`For ${codes}, up to ${most} ${most === 1 ? 'unit is' : 'units are'} undecided and in no figure.`, width)
}

const standards: Readonly<Record<string, string>> = {
  agreed: 'what all coders agree on; units about which they differ are left out, which flatters the rules',
  resolved: 'what the coders agree on or settled',
}

/** The first few differences of each code: the rest stands in `validation.json`. */
const fewDifferences = 3

function shown(
  title: string,
  kind: Difference['kind'],
  differences: readonly Difference[],
  { units, codebook }: Validation,
  width: number,
  { bold, dim }: Pick<ReturnType<typeof pico.createColors>, 'bold' | 'dim'>,
): readonly string[] {
  const lines = codebook.codes.flatMap(({ id, label }) => {
    const all = differences.filter(each => each.code === id && each.kind === kind)
    if (all.length === 0) return []
    return [
      `${visible(label)}`,
      ...all.slice(0, fewDifferences).flatMap(({ unit }) => {
        const { unit: place, line, text } = units[unit]
        const at = `${place.slice(0, place.lastIndexOf(':'))}:${line}`
        return wrap(`${visible(at)}  “${shortened(visible(text))}”`, width - 2).map(each => `  ${each}`)
      }),
      ...(all.length > fewDifferences ? [dim(`  and ${all.length - fewDifferences} more`)] : []),
    ]
  })
  return lines.length === 0 ? [] : [bold(title), ...lines]
}

/** With so many misses or fewer, recall is little more than a guess: in simulations its value was .75 on average where the truth was .4. */
const fewToRestOn = 2

/** Says of which codes recall rests on hardly any miss: none found is not none there. */
function fewMisses(scores: readonly Score[], labelOf: ReadonlyMap<string, string>, width: number): readonly string[] {
  const few = scores.filter(
    ({ counted, measures: { recall } }) => recall.value !== null && counted.misses <= fewToRestOn,
  )
  if (few.length === 0) return []
  const named = few.map(({ code, counted }) => `${labelOf.get(code) ?? code} ${counted.misses}`)
  return wrap(
    `Recall rests on so few missed units that its value says little, and mostly too much; go by its interval: ${named.join(', ')}.`,
    width,
  )
}

function undefinedFigures(
  scores: readonly Score[],
  labelOf: ReadonlyMap<string, string>,
  width: number,
): readonly string[] {
  return scores.flatMap(({ code, measures: { precision, recall } }) => {
    const why = [
      ...(precision.why === null ? [] : [`no precision: ${precision.why}`]),
      ...(recall.why === null ? [] : [`no recall: ${recall.why}`]),
    ]
    return why.length === 0 ? [] : wrap(`${labelOf.get(code) ?? code}: ${why.join('; ')}`, width)
  })
}

function withInterval({ value, interval }: Estimate): string {
  if (value === null || interval === null) return '–'
  return `${decimal(value)} (${decimal(interval.low)}–${decimal(interval.high)})`
}

function plain({ value }: { readonly value: number | null }): string {
  return value === null ? '–' : decimal(value)
}

/** Writes a figure as statistics do: `.83`, `-.05`, and `1` where it is all. */
function decimal(value: number): string {
  return value
    .toFixed(2)
    .replace(/^(-?)0(?=\.)/, '$1')
    .replace(/^1\.00$/, '1')
    .replace(/^-?\.00$/, '0')
}

function shortened(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199).trimEnd()}…`
}
