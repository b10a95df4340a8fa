import type { Passage } from '../content/passage'
import type { Quote } from '../content/quotes'
import { type ThemePage, themePages } from '../content/theme-page'
import type { ReportParts } from '../html/section'
import { type Block, bold, heading, type Inline, italic, list, paragraph, type Quotation } from './block'

/** Every theme and sub-theme: what it means, how widely it was spoken of, in whose words, what speaks against it, and what could be done. */
export function themesPart({ run }: ReportParts): readonly Block[] {
  const page = themePages(run)
  return run.codebook.codes.flatMap(({ id }) => themePart(page(id)))
}

function themePart(page: ThemePage): readonly Block[] {
  const { code, summary, counts, warnings, quotes, withoutQuote, score, together } = page
  return [
    heading(code.level === 1 ? 2 : code.level === 2 ? 3 : 4, code.label),
    ...definition(page),
    paragraph(bold('How widely:'), ` ${summary}.`),
    list(counts.map(({ what, value, meaning }) => [`${what}: ${value}${meaning === '' ? '' : ` – ${meaning}`}`])),
    ...(warnings.length === 0 ? [] : [list(warnings.map(warning => [bold('Careful:'), ` ${warning}`]))]),
    paragraph(
      score === null
        ? 'Not validated: nobody has compared these hits with what people code who do not see them.'
        : `Validated: precision ${score.precision}, recall ${score.recall}; ${score.sample}.`,
    ),
    ...quotes.map(quotation),
    ...(withoutQuote === null ? [] : [paragraph(withoutQuote)]),
    ...negativeCase(page),
    ...withheld(page),
    ...overruled(page),
    ...(together.length === 0 ? [] : [paragraph(bold('Together with:'), ` ${together.join('; ')}.`)]),
    ...opportunities(page),
  ]
}

function definition({ code: { brief, definition, useWhen, notWhen }, origin }: ThemePage): readonly Block[] {
  const conditions = [
    ...useWhen.map((text): readonly Inline[] => [bold('Use when:'), ` ${text}`]),
    ...notWhen.map((text): readonly Inline[] => [bold('Not when:'), ` ${text}`]),
  ]
  return [
    ...(brief === null ? [] : [paragraph(italic(brief))]),
    ...(definition === null ? [] : [paragraph(definition)]),
    ...(conditions.length === 0 ? [] : [list(conditions)]),
    ...(origin === null ? [] : [paragraph(bold('Where it comes from:'), ` ${origin}.`)]),
  ]
}

function quotation({ passage, attributes, standsFor }: Quote): Quotation {
  const who = passage.speaker ?? 'speaker not named'
  return {
    kind: 'quotation',
    words: wordsOf(passage),
    source: [who, ...(attributes === '' ? [] : [attributes]), passage.place, standsFor].join('; '),
    before: said(passage.before),
    after: said(passage.after),
  }
}

/** What was cut is marked, so that the words are never taken for the whole. */
function wordsOf({ pieces, isCut }: Passage): string {
  return `${pieces.map(({ text }) => text).join('')}${isCut ? ' […]' : ''}`
}

function said(turn: Passage['before']): string | null {
  return turn === null ? null : `${turn.speaker ?? 'Somebody'}: ${turn.words}`
}

function negativeCase({ negativeCase: { found, cases, how } }: ThemePage): readonly Block[] {
  return [
    paragraph(bold('Negative case:'), ` ${found}`),
    ...cases.slice(0, 1).map(
      ({ passage, why }): Quotation => ({
        kind: 'quotation',
        words: wordsOf(passage),
        source: [passage.speaker ?? 'speaker not named', passage.place, why].join('; '),
        before: said(passage.before),
        after: said(passage.after),
      }),
    ),
    ...(cases.length === 0 ? [] : [paragraph(how.join(' '))]),
  ]
}

function withheld({ withheld }: ThemePage): readonly Block[] {
  if (withheld === null) return []
  const reasons = withheld.reasons.map(({ number, inWords }) => `${number} because ${inWords}`)
  return [paragraph(bold('Withheld:'), ` ${reasons.join('; ')}.`)]
}

function overruled({ overruled: { all, rows } }: ThemePage): readonly Block[] {
  if (all === 0) return []
  return [
    paragraph(
      bold('What people overruled:'),
      ` ${all}${all > rows.length ? `, the first ${rows.length} of which are` : ''}:`,
    ),
    list(
      rows.map(({ by, did, words, transcript, why }) => [
        `${by} ${did}: “${words}” (${transcript})${why === null ? '' : `, because: ${why}`}`,
      ]),
    ),
  ]
}

function opportunities({ opportunities }: ThemePage): readonly Block[] {
  if (opportunities.length === 0) return []
  return [
    paragraph(bold('Opportunities')),
    list(
      opportunities.map(({ text, action }) => (action === null ? [text] : [text, ' ', italic(`(${action.label})`)])),
    ),
  ]
}
