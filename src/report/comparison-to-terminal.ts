import pico from 'picocolors'
import type { CodeChange } from '../coding/comparison/code-change'
import type { CodeTotal, EditEffect } from '../coding/comparison/compare-codebooks'
import type { Place } from '../problem'
import type { RunComparison } from '../run/compare-run'
import type { TerminalOptions } from './to-terminal'
import { visible } from './visible'
import { columns, wrap } from './wrap'

export interface ComparisonOptions extends TerminalOptions {
  /** Names of the two codebooks' files, as the user knows them. */
  readonly files: { readonly before: string; readonly after: string }
  /** Shows every change under its edit, not only one; and what keeps its code on other words. */
  readonly all: boolean
}

/**
 * Writes for somebody at a terminal what a change of the codebook did: each edit with its effect and a quotation, then each code
 * before and after. Ends in a line break.
 */
export function comparisonToTerminal(comparison: RunComparison, options: ComparisonOptions): string {
  const page: Page = {
    ...options,
    width: Math.min(120, Math.max(72, options.width)),
    colours: pico.createColors(options.colour),
  }
  const { edits, kept } = comparison
  const functional = edits.filter(edit => edit.functional)
  const isFelt = ({ gained, lost, moved }: EditEffect) => gained + lost + moved > 0
  const blocks = [
    heading(comparison, page),
    ...functional.filter(isFelt).map(edit => effect(edit, comparison, page)),
    listed(
      'Changed no coding here:',
      functional.filter(edit => !isFelt(edit)),
      page,
    ),
    listed(
      'Wording, which changes no coding:',
      edits.filter(edit => !edit.functional),
      page,
    ),
    page.all && kept.length > 0
      ? ['Coded as before, on other words or by other rules:', ...kept.flatMap(each => shown(each, page))]
      : [],
    totals(comparison, page),
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

interface Page extends ComparisonOptions {
  readonly colours: ReturnType<typeof pico.createColors>
}

function heading(comparison: RunComparison, { files, width, all, colours }: Page): readonly string[] {
  const { before, after, transcripts, units, unit, edits, changes, kept, logged } = comparison
  const counts = { gained: 0, lost: 0, moved: 0, kept: 0 }
  for (const { kind } of [...changes, ...kept]) counts[kind]++
  const log = logged.map(({ version, what, why }) => `${version}: ${what}${why === null ? '' : ` (${why})`}`)
  const otherwise =
    counts.kept === 0 ? '' : `; ${counts.kept} stand on other words or by other rules${all ? '' : ' (--all)'}`
  const effects = `Codes of units: ${counts.gained} gained, ${counts.lost} lost, ${counts.moved} moved${otherwise}`
  return [
    ...wrap(visible(after.title), width).map(colours.bold),
    ...wrap(visible(`${files.before} (${before.version}) → ${files.after} (${after.version})`), width),
    ...wrap(
      `${count(transcripts, 'transcript')} · ${count(units, 'unit')} (${unit}) · ${count(edits.length, 'edit')}`,
      width,
    ),
    ...(edits.length === 0
      ? ['The two codebooks say the same.']
      : [
          ...wrap(effects, width),
          ...wrap(`Log of changes: ${log.length === 0 ? 'nothing new' : visible(log.join('; '))}`, width),
        ]),
  ]
}

/** One edit: what it is, where it stands, what it did, and what was said there. */
function effect(edit: EditEffect, { changes, edits }: RunComparison, page: Page): readonly string[] {
  const { colours, width, all } = page
  const { green, red, cyan, bold } = colours
  const numbers = [
    edit.gained > 0 && green(`+${edit.gained}`),
    edit.lost > 0 && red(`−${edit.lost}`),
    edit.moved > 0 && cyan(`↔${edit.moved}`),
  ].filter(Boolean)
  const mine = changes.filter(change => change.edits.includes(edit.id))
  // What an edit did by itself shows it best.
  const example = mine.find(({ how }) => how === 'alone') ?? mine[0]
  const texts = new Map(edits.map(({ id, text }) => [id, text]))
  return [
    ...titled(edit, page, bold),
    `  ${numbers.join('  ')}`,
    ...(all ? mine : [example]).flatMap(change => [
      ...shown(change, page),
      ...withOthers(change, edit, texts).flatMap(line => wrap(line, width - 4).map(part => `    ${part}`)),
    ]),
  ]
}

function titled(edit: EditEffect, { width, files, colours }: Page, style: (text: string) => string): readonly string[] {
  const { before, after } = edit
  const places = [before && placeIn(files.before, before), after && placeIn(files.after, after)].filter(Boolean)
  const lines = wrap(visible(edit.text), width).map(style)
  if (places.length === 0) return lines
  return [...lines, ...wrap(visible(places.join(' → ')), width - 2).map(line => colours.dim(`  ${line}`))]
}

function placeIn(file: string, { line, column }: Place): string {
  return `${file}:${line}:${column}`
}

/** A change: its sign, what was said, who said it where, and why. */
function shown(change: CodeChange, { width, colours }: Page): readonly string[] {
  const { kind, quote, speaker, transcript, line, code, was, now, because } = change
  const sign = { gained: '+', lost: '−', moved: '↔', kept: '=' }[kind]
  const codes = kind === 'moved' ? `${was} → ${now}` : code
  const who = [speaker, transcript, `line ${line}`].filter(part => part !== null).map(visible)
  const [first = '', ...rest] = wrap(`“${visible(shortened(quote))}”`, width - 4)
  return [
    `  ${sign} ${first}`,
    ...rest.map(line => `    ${line}`),
    ...wrap(`— ${who.join(', ')}; ${visible(`${codes}: ${because}`)}`, width - 4).map(line =>
      colours.dim(`    ${line}`),
    ),
  ]
}

function withOthers(
  { edits, how }: CodeChange,
  edit: EditEffect,
  texts: ReadonlyMap<string, string>,
): readonly string[] {
  const others = edits.filter(id => id !== edit.id).map(id => texts.get(id)!)
  if (others.length === 0) return []
  const named = others.slice(0, fewOthers).map(visible).join('; ')
  const more = others.length > fewOthers ? `; and ${others.length - fewOthers} more` : ''
  return [how === 'each' ? `alone would do too: ${named}${more}` : `together with: ${named}${more}`]
}

const fewOthers = 3

function listed(title: string, edits: readonly EditEffect[], { width, colours }: Page): readonly string[] {
  if (edits.length === 0) return []
  return [
    title,
    ...edits.flatMap(({ text, kept }) => {
      const evidence = kept === 0 ? '' : ` (${kept} kept on other words)`
      const [first = '', ...rest] = wrap(visible(text + evidence), width - 4)
      return [`  ${first}`, ...rest.map(line => `    ${line}`)].map(colours.dim)
    }),
  ]
}

/** A turn may be pages long. */
function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ')
  return plain.length <= 400 ? plain : `${plain.slice(0, 399).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** Every code with its units before and after. */
function totals({ codes }: RunComparison, { width, colours }: Page): readonly string[] {
  if (codes.length === 0) return []
  const number = (n: number, sign: string) => (n === 0 ? '' : `${sign}${n}`)
  const cells = codes.map(({ was, now, before, after, gained, lost }) => [
    was === null ? '–' : `${before}`,
    now === null ? '–' : `${after}`,
    number(gained, '+'),
    number(lost, '−'),
  ])
  const title = 'Units by code'
  const head = ['Before', 'After', '+', '−']
  const widths = head.map((title, i) => Math.max(columns(title), ...cells.map(row => columns(row[i]))) + 2)
  const left = Math.min(
    width - widths.reduce((sum, each) => sum + each, 0),
    Math.max(columns(title), ...codes.map(code => columns(named(code)))),
  )
  const row = (name: string, values: readonly string[]): readonly string[] => {
    const lines = wrap(name, left)
    const numbers = values.map((value, i) => ' '.repeat(widths[i] - columns(value)) + value).join('')
    return lines.map((line, i) =>
      i < lines.length - 1 ? line : (line + ' '.repeat(left - columns(line)) + numbers).trimEnd(),
    )
  }
  return [...row(title, head).map(colours.bold), ...codes.flatMap((code, i) => row(named(code), cells[i]))]
}

function named({ code, was, now }: CodeTotal): string {
  return was !== null && now !== null && was !== now ? `${code} (was ${was})` : code
}

function count(number: number, one: string): string {
  return `${number} ${number === 1 ? one : `${one}s`}`
}
