import pico from 'picocolors'
import type { CodingChange } from '../run/comparison/coding-changes'
import type { FrequencyChange, StoredFrequency } from '../run/comparison/frequency-changes'
import type { RunDifference } from '../run/comparison/run-difference'
import { inputChangeText, settingChangeText } from './changes-in-words'
import { counted, listed } from './in-words'
import { plainTable } from './plain-table'
import type { TerminalOptions } from './to-terminal'
import { visible } from './visible'
import { wrap } from './wrap'

export interface RunDifferenceOptions extends TerminalOptions {
  /** The two runs, as the user named them. */
  readonly folders: { readonly before: string; readonly after: string }
  /** Shows every coding that is otherwise, with its words. */
  readonly all: boolean
}

/**
 * Writes for somebody at a terminal what is otherwise in the later of two runs: what it was made from, how many codings, of which codes, and whose
 * counts moved. Ends in a line break.
 */
export function runDifferenceToTerminal(difference: RunDifference, options: RunDifferenceOptions): string {
  const width = Math.min(120, Math.max(72, options.width))
  const { bold, dim } = pico.createColors(options.colour)
  const { before, after } = difference
  const named = (folder: string, run: RunDifference['before']): string =>
    `${folder} (themewright ${run.version}, codebook ${run.codebook.version})`
  const { folders } = options
  const titled = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [bold(title), ...lines]
  const blocks = [
    [
      ...wrap(visible(after.study ?? after.codebook.title), width).map(bold),
      ...wrap(visible(`${named(folders.before, before)} → ${named(folders.after, after)}`), width),
      ...wrap(headline(difference), width),
    ],
    titled('Made otherwise', made(difference, width)),
    titled('Counts that moved', frequencies(difference, width)),
    titled('Codings by code', codes(difference, width)),
    options.all ? difference.changes.flatMap(change => shown(change, width, dim)) : [],
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

function headline({ changes, same, statuses }: RunDifference): string {
  if (changes.length === 0) return `The same ${counted(same, 'coding')} in both.`
  const number = (kind: CodingChange['kind']): number => changes.filter(change => change.kind === kind).length
  const shifted = number('shifted')
  const decided = statuses.map(({ was, now, codings }) => `${codings} from ${visible(was)} to ${visible(now)}`)
  return [
    `Codings: ${number('new')} new, ${number('gone')} gone, ${number('changed')} changed; ${same} the same`,
    shifted > 0 && `${shifted} stand elsewhere, in the same words`,
    decided.length > 0 && `status: ${listed(decided)}`,
  ]
    .filter(part => part !== false)
    .join('; ')
    .concat('.')
}

function made({ inputs, settings }: RunDifference, width: number): readonly string[] {
  return [...inputs.map(inputChangeText), ...settings.map(settingChangeText)].flatMap(text =>
    wrap(text, width - 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`)),
  )
}

function frequencies({ frequencies: changes }: RunDifference, width: number): readonly string[] {
  if (changes.length === 0) return []
  const rows = changes.map(change => [
    visible(change.after?.label ?? change.before?.label ?? change.code),
    moved(change, ({ mentions }) => `${mentions}`),
    moved(change, ({ participants, participantsOf }) => share(participants, participantsOf)),
    moved(change, ({ groups, groupsOf }) => share(groups, groupsOf)),
  ])
  return plainTable(['Theme', 'Mentions', 'People', 'Groups'], rows, width, wrap)
}

function moved({ before, after }: FrequencyChange, value: (row: StoredFrequency) => string): string {
  const [was, now] = [before, after].map(row => (row === null ? '–' : value(row)))
  return was === now ? was : `${was} → ${now}`
}

function share(number: number | null, of: number | null): string {
  return number === null ? '–' : `${number}/${of ?? '–'}`
}

function codes({ codes: rows }: RunDifference, width: number): readonly string[] {
  if (rows.length === 0) return []
  const number = (n: number, sign = ''): string => (n === 0 ? '' : `${sign}${n}`)
  const cells = rows.map(row => [
    visible(row.code),
    number(row.new, '+'),
    number(row.gone, '−'),
    number(row.changed),
    number(row.shifted),
  ])
  return plainTable(['Code', 'New', 'Gone', 'Changed', 'Elsewhere'], cells, width, wrap)
}

/** A coding that is otherwise: its sign, its words, who said them where, and what is otherwise about it. */
function shown(change: CodingChange, width: number, dim: (text: string) => string): readonly string[] {
  const { kind, what, before, after, code } = change
  const coding = after ?? before!
  const sign = { new: '+', gone: '−', changed: '~', shifted: '=' }[kind]
  const [first = '', ...rest] = wrap(`“${visible(shortened(coding.quote))}”`, width - 4)
  const otherwise = what.map(key => `${key}${statusOf(key, change)}`).join(', ')
  const where = [coding.speaker, `${coding.transcript}:${coding.line}`].filter(part => part !== null).join(', ')
  const why = kind === 'changed' ? otherwise : kind === 'shifted' ? `was line ${before!.line}` : coding.because
  return [
    `  ${sign} ${first}`,
    ...rest.map(line => `    ${line}`),
    ...wrap(visible(`— ${where}; ${code}: ${why}`), width - 4).map(line => dim(`    ${line}`)),
  ]
}

function statusOf(key: string, { before, after }: CodingChange): string {
  return key === 'status' ? ` (${before?.status} → ${after?.status})` : ''
}

/** A turn may be pages long. */
function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ')
  return plain.length <= 400 ? plain : `${plain.slice(0, 399).replace(/[\uD800-\uDBFF]$/, '')}…`
}
