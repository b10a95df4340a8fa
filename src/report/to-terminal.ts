import Table from 'cli-table3'
import pico from 'picocolors'
import type { CodedStudy } from '../analysis/coded-study'
import { concentrations, concentrationWarnings } from '../analysis/concentration'
import { type Exemplar, withoutQuotation } from '../analysis/exemplars'
import { getOrMake } from '../analysis/get-or-make'
import type { ValidatedCode } from '../analysis/validation/validated'
import type { Problem } from '../problem'
import type { Run } from '../run/run'
import { decisionsInWords } from './decisions-in-words'
import { visible } from './visible'
import { columns, wrap } from './wrap'

/** What the terminal shows of a run. */
export type TerminalResult = CodedStudy &
  Pick<Run, 'study' | 'unit' | 'frequencies' | 'participants' | 'groups' | 'exemplars' | 'problems'> &
  Partial<Pick<Run, 'tested' | 'decisions'>>

export interface TerminalOptions {
  readonly colour: boolean
  /** Columns of the terminal. Held between 72 and 120: longer lines are hard to read. */
  readonly width: number
}

/**
 * Writes a run for somebody at a terminal: what was read, how often each theme was said, a quotation for each superordinate theme,
 * and what to be careful about. Ends in a line break.
 */
export function toTerminal(result: TerminalResult, { colour, width }: TerminalOptions): string {
  const colours = pico.createColors(colour)
  const within = Math.min(120, Math.max(72, width))
  const blocks = [
    heading(result, within, colours),
    themes(result, within, colours),
    quotations(result, within, colours),
    warnings(worthKnowing(result), within, colours),
    validation(result, within),
    decided(result, within),
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

type Colours = ReturnType<typeof pico.createColors>

/** Says which codes were scored against people's blind coding, and which were not. */
function validation({ codebook, tested = new Map(), frequencies }: TerminalResult, width: number): readonly string[] {
  if (tested.size === 0) return wrap(notValidated, width)
  // A theme without rules is made of its sub-themes, so it is named where it was tested only.
  const without = codebook.codes.filter(({ id, rules }) => rules.length > 0 && !tested.has(id))
  const names = without.slice(0, mostNames).map(({ label }) => visible(label))
  const others = without.length - names.length
  const more = others === 0 ? '' : ` and ${others} more`
  return [
    ...wrap(
      `Validated: ${tested.size} of ${frequencies.length} codes, against what people coded blind. P, R: their precision, and their recall with its 95 % interval; more is in validation.json.`,
      width,
    ),
    ...(without.length === 0 ? [] : wrap(`${notValidated.replace(':', ` (${names.join(', ')}${more}):`)}`, width)),
  ]
}

/** Says how many decisions people made, and what of them needs somebody to look. */
function decided({ decisions = [] }: TerminalResult, width: number): readonly string[] {
  return decisions.length === 0 ? [] : wrap(decisionsInWords(decisions), width)
}

/** Most codes that are named as not validated. */
const mostNames = 6

const notValidated =
  'Not validated: nobody has compared these hits with what people code who do not see them. Until then they show where to read, not what was found.'

function heading(run: TerminalResult, width: number, { bold, dim }: Colours): readonly string[] {
  const { study, codebook, transcripts, groups, participants, frequencies, unit } = run
  const named = frequencies.length === 0 || frequencies[0].participants !== null
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0)
  const facts = [
    count(transcripts.length, 'transcript'),
    count(groups.rows.length, 'group'),
    named ? count(participants.rows.length, 'participant') : 'nobody is named',
    count(sum(groups.rows.map(({ turns }) => turns)), 'turn'),
    count(sum(groups.rows.map(({ words }) => words)), 'word'),
    `unit: ${unit}`,
  ]
  return [
    ...wrap(visible(study?.title ?? codebook.title), width).map(bold),
    ...wrap(`Codebook: ${visible(codebook.title)} ${visible(codebook.version)}`, width),
    ...wrap(`${facts.join(' · ')} (moderators’ talk left out)`, width),
    ...wrap(`${visible(codebook.family)}; hits are candidates, not findings`, width).map(dim),
  ]
}

function themes(run: TerminalResult, width: number, { bold, yellow }: Colours): readonly string[] {
  const { frequencies, tested = new Map() } = run
  const flagged = new Set(concentrations(run).map(({ code }) => code))
  const scored = tested.size > 0
  const head = [
    'Theme',
    'Mentions',
    'People',
    'Groups (95 %)',
    'Unprompted',
    ...(scored ? ['P, R'] : []),
    flagged.size === 0 ? '' : '!',
  ]
  const cells = frequencies.map(row => [
    `${row.mentions}`,
    row.participants === null ? '–' : `${row.participants}/${row.participantsOf}`,
    row.groupsLow === null || row.groupsHigh === null
      ? '–'
      : `${row.groups}/${row.groupsOf} (${decimal(row.groupsLow)}–${decimal(row.groupsHigh)})`,
    row.units === 0 ? '–' : percent(row.spontaneous / row.units),
    ...(scored ? [scoreOf(tested.get(row.code))] : []),
    flagged.has(row.code) ? yellow('!') : '',
  ])
  const shown = scored ? [1, 2, 3, 4, 5] : [1, 2, 3, 4]
  const widths = shown.map(i => Math.max(columns(head[i]), ...cells.map(row => columns(row[i - 1]))) + gap)
  const left = width - widths.reduce((sum, each) => sum + each, 0) - gap - 1
  const table = new Table({
    head,
    colAligns: ['left', ...shown.map(() => 'right' as const), 'right'],
    colWidths: [left, ...widths, gap + 1],
    chars: noBorders,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
  })
  for (const [i, { label, level }] of frequencies.entries()) {
    const indent = '  '.repeat(Math.min(level - 1, 4))
    // A row a line: the library's time grows with the cube of a cell's length.
    for (const [k, line] of wrap(visible(label), left - indent.length).entries())
      table.push([indent + (level === 1 ? bold(line) : line), ...(k === 0 ? cells[i] : cells[i].map(() => ''))])
  }
  return table
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
}

/** Blanks between columns. */
const gap = 2

const noBorders = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
}

function quotations(run: TerminalResult, width: number, colours: Colours): readonly string[] {
  const { frequencies, exemplars } = run
  const first = new Map(exemplars.filter(({ rank }) => rank === 1).map(each => [each.code, each]))
  const missing = new Map(withoutQuotation(run, exemplars).map(({ code, why }) => [code, why]))
  return frequencies
    .filter(({ level }) => level === 1)
    .flatMap(({ code, label }, i) => {
      const exemplar = first.get(code)
      const lines = exemplar
        ? [
            ...wrap(`“${visible(exemplar.quote)}”`, width - 2),
            ...wrap(`— ${attribution(exemplar)}; ${exemplar.standsFor}`, width - 2).map(colours.dim),
            ...wrap(reason(exemplar), width - 2).map(colours.dim),
          ]
        : [colours.dim(missing.get(code) ?? 'no quotation')]
      return [
        ...(i === 0 ? [] : ['']),
        ...wrap(visible(label), width).map(colours.bold),
        ...lines.map(line => `  ${line}`),
      ]
    })
}

/** Why a quotation was coded, at most two lines of it: the whole stands in the files. */
function reason({ because }: Exemplar): string {
  if (because.length === 0) return ''
  const words = `coded because ${visible(because[0])}`
  return words.length <= 160 ? words : `${words.slice(0, 159).trimEnd()}…`
}

function attribution({ speaker, transcript, line, attributes }: Exemplar): string {
  return [speaker, attributes, transcript, `line ${line}`]
    .filter(part => part !== null && part !== '')
    .map(part => visible(part!))
    .join(', ')
}

/** What the table marks with `!`, spelt out, and the run's own problems. */
function worthKnowing(run: TerminalResult): readonly Problem[] {
  const marked = concentrationWarnings(concentrations(run))
  const codes = new Set(['one-speaker', 'one-group'])
  return [...marked, ...run.problems.filter(({ code }) => !codes.has(code))]
}

/** Shows the first few problems of each code: one bad file can give thousands. */
function warnings(problems: readonly Problem[], width: number, { yellow, red, dim }: Colours): readonly string[] {
  const byCode = new Map<string, Problem[]>()
  for (const problem of problems) getOrMake(byCode, problem.code, () => []).push(problem)
  return [...byCode].flatMap(([code, all]) => [
    ...all.slice(0, fewProblems).flatMap(({ severity, message }) => {
      const colour = severity === 'error' ? red : yellow
      const [first = '', ...rest] = wrap(`${code}: ${visible(message)}`, width - 2)
      return [colour(first), ...rest.map(line => `  ${line}`)]
    }),
    ...(all.length > fewProblems ? [dim(`  and ${all.length - fewProblems} more of ${code}`)] : []),
  ])
}

const fewProblems = 3

function count(number: number, one: string): string {
  return `${number} ${number === 1 ? one : `${one}s`}`
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** Precision and recall of a code that was tested. */
function scoreOf(score: ValidatedCode | undefined): string {
  if (!score) return ''
  const { precision, recall } = score
  const [p, r] = [precision, recall].map(({ value }) => (value === null ? '–' : decimal(value)))
  // Of a rare code recall is often 1 because nobody found a miss: alone it would say too much.
  const ends = recall.low === null || recall.high === null ? '' : ` (${decimal(recall.low)}–${decimal(recall.high)})`
  return `${p}, ${r}${ends}`
}

/** Writes a share as statistics do: `.23`, and `1` where it is all. */
function decimal(share: number): string {
  return share
    .toFixed(2)
    .replace(/^0(?=\.)/, '')
    .replace(/^1\.00$/, '1')
    .replace(/^\.00$/, '0')
}
