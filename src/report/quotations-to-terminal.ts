import pico from 'picocolors'
import {
  type Change,
  type CheckedQuotation,
  type DifferencePiece,
  failing,
  type SaidPlace,
  type Verdict,
  verdicts,
} from '../analysis/quotation-check/quotation'
import type { QuotedPeople } from '../analysis/quotation-check/quoted-people'
import type { TerminalOptions } from './to-terminal'
import { visible } from './visible'
import { wrap } from './wrap'

export interface QuotationsOptions extends TerminalOptions {
  /** Name of the manuscript, as the user knows it. */
  readonly file: string
  /** What its line numbers count. */
  readonly unit: 'line' | 'paragraph'
  /** Shows every quotation, not only those that somebody should look at. */
  readonly all: boolean
}

/**
 * Writes for somebody at a terminal what became of a manuscript's quotations: how many are what, each that should be looked at with its
 * place and difference, and whom the manuscript quotes. Ends in a line break.
 */
export function quotationsToTerminal(
  checked: readonly CheckedQuotation[],
  people: QuotedPeople,
  options: QuotationsOptions,
): string {
  const page: Page = {
    ...options,
    width: Math.min(120, Math.max(72, options.width)),
    colours: pico.createColors(options.colour),
  }
  const shown = checked.filter(({ verdict }) => options.all || !quiet.has(verdict))
  const blocks = [summary(checked, page), ...shown.map(each => quotation(each, page)), spread(people, page)]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

interface Page extends QuotationsOptions {
  readonly colours: ReturnType<typeof pico.createColors>
}

/** Verdicts that are only counted, unless every quotation is asked for. */
const quiet: ReadonlySet<Verdict> = new Set<Verdict>([
  'verbatim',
  'verbatim-with-omissions',
  'too-short',
  'wording',
  'literature',
])

const names: Readonly<Record<Verdict, string>> = {
  verbatim: 'verbatim',
  'verbatim-with-omissions': 'verbatim with marked omissions or insertions',
  altered: 'altered',
  'not-found': 'not found',
  'wrong-speaker': 'said by somebody else',
  'wrong-group': 'said in another group',
  moderator: 'a moderator’s words',
  ambiguous: 'verbatim, but said by several people',
  'too-short': 'of one or two words, not judged',
  wording: 'a wording of the codebook or the guide',
  literature: 'not found, with a reference to literature behind it',
  unsure: 'perhaps no quotation: not found, and nobody is named',
}

function summary(checked: readonly CheckedQuotation[], { file, width, colours }: Page): readonly string[] {
  const counts = verdicts
    .map(verdict => ({ verdict, number: checked.filter(each => each.verdict === verdict).length }))
    .filter(({ number }) => number > 0)
  const size = Math.max(0, ...counts.map(({ number }) => `${number}`.length))
  return [
    ...wrap(visible(`${file}: ${count(checked.length, 'quotation')}`), width).map(colours.bold),
    ...counts.map(({ verdict, number }) => {
      const line = `  ${`${number}`.padStart(size)} ${names[verdict]}`
      return failing.has(verdict) ? colours.red(line) : line
    }),
  ]
}

function quotation(checked: CheckedQuotation, page: Page): readonly string[] {
  const { place, verdict, text, changes, difference, places, found, attribution, codes, notes } = checked
  const { colours, width, unit } = page
  const paint = failing.has(verdict) ? colours.red : verdict.startsWith('verbatim') ? colours.green : colours.yellow
  const part = place.part === 'text' ? '' : `, ${place.part}`
  const what =
    changes.length > 0 ? `${names[verdict]}: ${changes.map(change => changeNames[change]).join(', ')}` : names[verdict]
  const isDifferent = difference.length > 0 && difference.some(({ kind }) => kind !== 'same')
  const indented = (line: string): readonly string[] => wrap(line, width - 4).map(each => `    ${each}`)
  return [
    ...wrap(`${unit} ${place.line}${part}: ${what}`, width).map(paint),
    ...indented(`“${visible(shortened(text))}”`),
    ...(isDifferent && verdict !== 'too-short'
      ? indented(visible(`words: ${shortened(difference.map(written).join(' '))}`))
      : []),
    ...(needsSource(checked) && places[0] ? indented(visible(`transcript: “${shortened(places[0].quote)}”`)) : []),
    ...placeLines(checked, page),
    ...(found > places.length ? indented(`and in ${found - places.length} more places`) : []),
    ...(attribution ? indented(visible(named(attribution))) : []),
    ...(codes.length > 0
      ? indented(
          visible(
            `codes: ${codes.map(({ code, status }) => (status === 'candidate' ? code : `${code} (${status})`)).join(', ')}`,
          ),
        )
      : []),
    ...notes.flatMap(note => indented(visible(`note: ${note}`))),
  ]
}

const changeNames: Readonly<Record<Change, string>> = {
  words: 'other words',
  joined: 'two places joined without a mark',
  speakers: 'the words of two people made one',
  order: 'another order',
  fillers: 'hesitations left out without a mark',
  punctuation: 'other punctuation',
  case: 'other capitals',
}

/** Where words are the same and signs are not, the two are shown one below the other. */
function needsSource({ verdict, changes, difference, places }: CheckedQuotation): boolean {
  if (verdict === 'not-found' || verdict === 'unsure' || verdict === 'literature') return places.length > 0
  return (
    verdict === 'altered' &&
    (difference.length === 0 || changes.some(change => change === 'punctuation' || change === 'case'))
  )
}

function placeLines({ verdict, places }: CheckedQuotation, { width, all, colours }: Page): readonly string[] {
  const shown = all || verdict === 'altered' ? places : places.slice(0, verdict === 'ambiguous' ? 5 : 1)
  const opening = verdict === 'not-found' || verdict === 'unsure' || verdict === 'literature' ? 'nearest: ' : ''
  const lines = shown.flatMap(place => wrap(visible(`— ${opening}${placeName(place)}`), width - 4))
  return lines.map(line => colours.dim(`    ${line}`))
}

function placeName({ person, group, transcript, line, time }: SaidPlace): string {
  const clock = time === null ? null : `${Math.floor(time / 60)}:${`${Math.floor(time % 60)}`.padStart(2, '0')}`
  const where = group === transcript ? transcript : `${group}, ${transcript}`
  return [person ?? 'nobody named', where, `line ${line}`, clock].filter(each => each !== null).join(', ')
}

function named({ text, people, groups, unknown, agrees }: NonNullable<CheckedQuotation['attribution']>): string {
  const who = [...people, ...groups].join(', ')
  const strangers = unknown.length > 0 ? `; nobody here is called ${unknown.join(', ')}` : ''
  const fits = agrees === null ? '' : agrees ? ', which is right' : ', which is wrong'
  return who === '' ? `named: ${text.trim()}${strangers}` : `named: ${who}${fits}${strangers}`
}

/** A word diff that needs no colours: [-in the transcript only-] {+in the manuscript only+} */
function written({ kind, text }: DifferencePiece): string {
  if (kind === 'removed') return `[-${text}-]`
  if (kind === 'added') return `{+${text}+}`
  if (kind === 'omitted') return `(… ${shortened(text)} …)`
  return kind === 'inserted' ? `[${text}]` : text
}

function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ')
  return plain.length <= 500 ? plain : `${plain.slice(0, 499).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function spread(
  { quotations, people, neverQuoted, groups, themes }: QuotedPeople,
  { width, colours }: Page,
): readonly string[] {
  if (quotations === 0) return []
  const listed = (list: readonly { readonly quotations: number; readonly name: string }[]): string =>
    list.map(each => `${each.name} ${each.quotations}`).join(', ')
  const most = people.slice(0, 5).map(({ person, group, quotations }) => ({ name: `${person} (${group})`, quotations }))
  const bare = themes.filter(theme => theme.quotations === 0).map(({ label }) => label)
  const lines = [
    `Of ${count(quotations, 'quotation')} of participants: by group ${listed(groups.map(each => ({ ...each, name: each.group })))}.`,
    ...(most.length > 0 ? [`Quoted most: ${listed(most)}.`] : []),
    ...(neverQuoted === null
      ? []
      : [`${count(people.length, 'participant')} ${people.length === 1 ? 'is' : 'are'} quoted, ${neverQuoted} never.`]),
    `Themes, counting candidates too: ${listed(themes.map(each => ({ ...each, name: each.label })))}.`,
    ...(bare.length > 0 ? [`Without a quotation: ${bare.join(', ')}.`] : []),
  ]
  return [colours.bold('Whom the manuscript quotes'), ...lines.flatMap(line => wrap(visible(line), width))]
}

function count(number: number, one: string): string {
  return `${number} ${number === 1 ? one : `${one}s`}`
}
