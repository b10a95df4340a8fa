import type { ManuscriptQuotation, Nearby, QuotationForm } from '../../analysis/quotation-check/quotation'
import { countWords } from '../../text/span'
import { whyNotALabel } from '../../transcript/labels'
import { lineIn, type Manuscript, type ManuscriptParagraph } from './manuscript'
import { aheadOf, citesLiterature, isSpeech, labelBehind, nearbyIn, withoutLabel } from './nearby'
import { type MarkedWords, markedWords } from './quotation-marks'

/** Quotations of a manuscript in the order of its text. */
export interface QuotationsFound {
  readonly quotations: readonly ManuscriptQuotation[]
  /** Lines (paragraphs) on which a mark opens that nothing closes, so that nobody knows what is quoted. */
  readonly unclosed: readonly number[]
  /** True where there are more than 5,000, and the rest was left out. */
  readonly isCut: boolean
}

/** No paper has so many: what has is no paper. */
export const mostQuotations = 5000

/**
 * Finds everything that a manuscript gives out as somebody's words: what stands in quotation marks, over several paragraphs too; block quotations; and,
 * as less sure, paragraphs that are only indented or in italics, and words with nothing but a name in brackets behind them.
 *
 * The list of references is left out: what is quoted there are titles.
 */
export function findQuotations({ paragraphs: all }: Manuscript): QuotationsFound {
  const paragraphs = withoutReferences(all)
  const quotations: ManuscriptQuotation[] = []
  const unclosed: number[] = []
  let open = null as Open | null
  for (const [i, paragraph] of paragraphs.entries()) {
    if (quotations.length >= mostQuotations)
      return { quotations: quotations.slice(0, mostQuotations), unclosed, isCut: true }
    const marked = markedWords(paragraph.text)
    const neighbours = { before: paragraphs[i - 1], after: paragraphs[i + 1] }
    const rest = open && goesOn(open, paragraph, marked)
    if (open && !rest) unclosed.push(open.line)
    if (open && rest) {
      if (rest.unclosed) {
        open = { ...open, text: `${open.text}\n${paragraph.text.slice(rest.unclosed.start)}` }
        continue
      }
      quotations.push(closed(open, paragraph, marked))
      for (const each of inMarks(paragraph, { ...marked, spans: marked.spans.slice(1) }, neighbours))
        quotations.push(each)
    } else for (const each of quotationsIn(paragraph, marked, neighbours)) quotations.push(each)
    open = marked.unclosed && opened(paragraph, marked.unclosed)
  }
  if (open) unclosed.push(open.line)
  const isCut = quotations.length > mostQuotations
  return { quotations: isCut ? quotations.slice(0, mostQuotations) : quotations, unclosed, isCut }
}

/** A quotation whose end was not met yet. */
interface Open {
  readonly text: string
  readonly mark: string
  readonly line: number
  readonly part: ManuscriptParagraph['part']
  readonly ahead: readonly Nearby[]
}

function opened(paragraph: ManuscriptParagraph, { start, mark }: { start: number; mark: string }): Open {
  return {
    text: paragraph.text.slice(start),
    mark,
    line: lineIn(paragraph, start),
    part: paragraph.part,
    ahead: aheadOf(paragraph.text.slice(Math.max(0, start - 301), start - 1)),
  }
}

/** In a quotation of several paragraphs each opens with the mark, and the last closes it. */
function goesOn(open: Open, { text, part }: ManuscriptParagraph, marked: MarkedWords): MarkedWords | null {
  if (part !== open.part || !text.trimStart().startsWith(open.mark)) return null
  const at = text.indexOf(open.mark)
  if (marked.unclosed && marked.unclosed.start === at + 1) return marked
  return marked.spans[0]?.outer.start === at ? { ...marked, unclosed: null } : null
}

function closed(open: Open, paragraph: ManuscriptParagraph, { spans: [last] }: MarkedWords): ManuscriptQuotation {
  const behind = paragraph.text.slice(last.outer.end, last.outer.end + 300)
  return {
    text: `${open.text}\n${paragraph.text.slice(last.start, last.end)}`.trim(),
    form: 'marks',
    nearby: [...labelBehind(behind), ...open.ahead],
    cites: citesLiterature(behind, ''),
    place: { part: open.part, line: open.line },
  }
}

interface Neighbours {
  readonly before: ManuscriptParagraph | undefined
  readonly after: ManuscriptParagraph | undefined
}

function quotationsIn(
  paragraph: ManuscriptParagraph,
  marked: MarkedWords,
  neighbours: Neighbours,
): readonly ManuscriptQuotation[] {
  const { text, look } = paragraph
  const inside = marked.spans.reduce((sum, { start, end }) => sum + end - start, 0)
  if (inside > 0 && inside >= text.length * 0.5) return inMarks(paragraph, marked, neighbours)
  if (look === 'block') return blocks(paragraph, 'block', neighbours)
  if ((look === 'indented' || look === 'italic') && inside === 0 && looksSpoken(text, neighbours.after))
    return blocks(paragraph, look, neighbours)
  if (inside === 0 && marked.unclosed === null && look !== 'heading') return attributed(paragraph)
  return inMarks(paragraph, marked, neighbours)
}

/** Captions and headings are in italics too, and shorter. */
function looksSpoken(text: string, after: ManuscriptParagraph | undefined): boolean {
  const { words, nearby } = withoutLabel(text)
  const isLong = countWords(words) >= 5
  return isLong && (nearby.length > 0 || /[.!?…]["”’»)]?\s*$/.test(words) || isOnlyLabel(after) !== null)
}

function inMarks(
  paragraph: ManuscriptParagraph,
  { spans }: MarkedWords,
  { before, after }: Neighbours,
): readonly ManuscriptQuotation[] {
  const { text, part } = paragraph
  return spans.slice(0, mostQuotations + 1).flatMap(({ start, end, outer }, i) => {
    const words = text.slice(start, end).trim()
    if (!/[\p{L}\p{N}]/u.test(words)) return []
    const earlier = spans[i - 1]?.outer.end ?? 0
    const behind = text.slice(outer.end, outer.end + 300)
    const ahead = text.slice(Math.max(earlier, outer.start - 300), outer.start)
    const nearby = [
      ...nearbyIn(text, outer.start, outer.end, earlier),
      ...(behind.trim() === '' ? beside(after) : []),
      ...(ahead.trim() === '' ? introduced(before) : []),
    ]
    const cites = citesLiterature(behind, ahead)
    const parts = labelledParts(text.slice(start, end))
    // A dialogue: what each of its people says is a quotation.
    if (parts.length > 1 && parts[0].label !== null)
      return parts.slice(0, mostQuotations + 1).flatMap(({ label, ...each }) => ({
        text: text.slice(start + each.start, start + each.end).trim(),
        form: 'marks' as const,
        nearby: [{ kind: 'label' as const, text: label ?? '' }, ...labelBehind(behind)],
        cites,
        place: { part, line: lineIn(paragraph, start + each.start) },
      }))
    return [{ text: words, form: 'marks' as const, nearby, cites, place: { part, line: lineIn(paragraph, start) } }]
  })
}

/** Words that stand apart: all of a paragraph, or one quotation for each label at the beginning of a line of it. */
function blocks(
  paragraph: ManuscriptParagraph,
  form: QuotationForm,
  { before, after }: Neighbours,
): readonly ManuscriptQuotation[] {
  const { text, part } = paragraph
  if (isOnlyLabel(paragraph) !== null) return []
  const parts = labelledParts(text)
  return parts.slice(0, mostQuotations + 1).flatMap(({ start, end, label }, i) => {
    const { words, nearby } = withoutLabel(text.slice(start, end))
    const plain = withoutMarks(words.trim())
    if (!/[\p{L}\p{N}]/u.test(plain)) return []
    const isLast = i === parts.length - 1
    return [
      {
        text: plain,
        form,
        nearby: [
          ...nearby,
          ...(label === null ? [] : [{ kind: 'label' as const, text: label }]),
          ...(isLast && nearby.length === 0 ? beside(after) : []),
          ...(i === 0 ? introduced(before) : []),
        ],
        cites: nearby.some(({ text: name }) => citesLiterature(`(${name})`, '')),
        place: { part, line: lineIn(paragraph, start) },
      },
    ]
  })
}

/** A block that one pair of marks is around. */
function withoutMarks(words: string): string {
  const { spans } = markedWords(words)
  const [only] = spans
  return only && spans.length === 1 && only.end - only.start >= words.length - 4
    ? words.slice(only.start, only.end).trim()
    : words
}

function labelledParts(
  text: string,
): readonly { readonly start: number; readonly end: number; readonly label: string | null }[] {
  const labels = [...text.matchAll(/(?:^|\n)[ \t]*([^:\n]{1,40}):[ \t]+/g)].filter(
    ([, label]) => whyNotALabel(label) === null && /^\p{Lu}|\d/u.test(label),
  )
  if (labels.length === 0) return [{ start: 0, end: text.length, label: null }]
  const parts = labels.map((hit, i) => ({
    start: hit.index + hit[0].length,
    end: labels[i + 1]?.index ?? text.length,
    label: hit[1],
  }))
  const [first] = labels
  return first.index > 0 && text.slice(0, first.index).trim() !== ''
    ? [{ start: 0, end: first.index, label: null }, ...parts]
    : parts
}

/** The name that a paragraph consists of: "— P3, fg02". */
function isOnlyLabel(paragraph: ManuscriptParagraph | undefined): Nearby | null {
  const text = paragraph?.text.trim() ?? ''
  const found =
    /^(?:[([]([^()[\]]{1,120})[)\]]|(?:[—–]|--?)\s?(?=[\p{Lu}\p{N}])([^\s.!?]+(?: [^\s.!?]+){0,7}))[.]?$/u.exec(text)
  const label = found?.[1] ?? found?.[2]
  return label === undefined || isSpeech(label) ? null : { kind: 'label', text: label }
}

function beside(after: ManuscriptParagraph | undefined): readonly Nearby[] {
  const label = isOnlyLabel(after)
  return label ? [label] : []
}

/** The sentence that leads over to a quotation: "P3 put it so:". */
function introduced(before: ManuscriptParagraph | undefined): readonly Nearby[] {
  return before && /:\s*$/.test(before.text) ? aheadOf(before.text.slice(-300)) : []
}

/** Words without marks, with a name in brackets behind them: a whole paragraph or cell, or a sentence. */
function attributed(paragraph: ManuscriptParagraph): readonly ManuscriptQuotation[] {
  const { text, part } = paragraph
  const brackets = [...text.matchAll(/[([]([^()[\]]{2,60})[)\]]/g)].filter(([, label]) => numberedLabel.test(label))
  const [only] = brackets
  if (!only) return []
  const isWhole =
    brackets.length === 1 && /^[.\s]*$/.test(text.slice(only.index + only[0].length)) && text.length < mostCharacters
  let from = 0
  return brackets.slice(0, 200).flatMap(hit => {
    const ahead = text.slice(from, hit.index)
    const start = isWhole ? 0 : from + Math.max(0, sentenceStart(ahead))
    from = hit.index + hit[0].length
    const words = text.slice(start, hit.index).trim()
    if (countWords(words) < 4) return []
    const nearby: Nearby[] = [{ kind: 'label', text: hit[1] }]
    return [{ text: words, form: 'attributed', nearby, cites: false, place: { part, line: lineIn(paragraph, start) } }]
  })
}

const mostCharacters = 1000
const numberedLabel =
  /(?:^|[\s,;/(_-])(?:pp?|part|participant|person|respondent|r|interviewee|informant|speaker|s|fg|fgd|g|gr|group|focus group)[\s._#-]{0,2}\d{1,3}(?![\d.]|\s?%)/i

function sentenceStart(text: string): number {
  const trimmed = text.trimEnd().replace(/[.!?]+$/, '')
  let at = /^[.,;\s]*/.exec(text)![0].length
  for (const hit of trimmed.matchAll(/[.!?]\s+(?=[\p{Lu}\p{N}])/gu)) at = hit.index + hit[0].length
  return at
}

/** Leaves out the list of references, up to the next heading. */
function withoutReferences(paragraphs: readonly ManuscriptParagraph[]): readonly ManuscriptParagraph[] {
  let isInside = false
  return paragraphs.filter(({ text, look }) => {
    const isTitle =
      /^(?:\d+[.)]?\s*)?(?:references?|reference list|bibliography|works cited|literature(?: cited)?|literatur(?:verzeichnis)?)\s*:?$/i.test(
        text.trim(),
      )
    if (isTitle) isInside = true
    else if (isInside && (look === 'heading' || /^(?:appendix|appendices|annex|anhang)\b.{0,60}$/i.test(text.trim())))
      isInside = false
    return !isInside
  })
}
