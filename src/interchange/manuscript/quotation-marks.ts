import type { Span } from '../../text/span'

/** Words between quotation marks: the span is of the words, `outer` is with the marks. */
export interface MarkedSpan extends Span {
  readonly outer: Span
}

/** What stands in quotation marks in a paragraph. */
export interface MarkedWords {
  /** In order, none within another: what is quoted within a quotation belongs to it. */
  readonly spans: readonly MarkedSpan[]
  /** A mark that opens and is not closed: the quotation may go on in the next paragraph. */
  readonly unclosed: { readonly start: number; readonly mark: string } | null
}

/** By the mark that opens, the marks that close. */
const pairs: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”"',
  '”': '”',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
}

/**
 * Finds what stands in quotation marks: curly, straight, low and angled ones, double and single.
 *
 * A single mark is also an apostrophe, so single ones count only in pairs.
 */
export function markedWords(text: string): MarkedWords {
  const marks = /["“”„«»「」『』‘‚']/g
  const curly = new Closers(text, '‘’')
  const straight = new Closers(text, "'")
  const spans: MarkedSpan[] = []
  const stack: { mark: string; at: number }[] = []
  let inner: MarkedSpan[] = []
  for (let hit = marks.exec(text); hit; hit = marks.exec(text)) {
    const [mark] = hit
    const at = hit.index
    const open = stack.at(-1)
    if (open && pairs[open.mark]?.includes(mark) && closes(text, at, open)) {
      stack.pop()
      const span = { start: open.at + 1, end: at, outer: { start: open.at, end: at + 1 } }
      if (stack.length === 0) {
        spans.push(span)
        inner = []
      } else {
        while ((inner.at(-1)?.start ?? -1) > span.start) inner.pop()
        inner.push(span)
      }
      continue
    }
    if (!opens(text, at, mark)) continue
    if (pairs[mark] !== undefined) {
      if (stack.length < 20) stack.push({ mark, at })
      continue
    }
    if (open) continue
    const end = (mark === "'" ? straight : curly).after(at)
    if (end === -1) continue
    spans.push({ start: at + 1, end, outer: { start: at, end: end + 1 } })
    marks.lastIndex = end + 1
  }
  const [unclosed] = stack
  // What was closed after a mark that was not is quoted nevertheless.
  return { spans: spans.concat(inner), unclosed: unclosed ? { start: unclosed.at + 1, mark: unclosed.mark } : null }
}

/** A straight mark, and one that is the same on both sides, opens behind a blank or another sign and ahead of a word. */
function opens(text: string, at: number, mark: string): boolean {
  const before = text[at - 1] ?? ' '
  const after = text[at + 1] ?? ' '
  if (mark === '“' || mark === '„' || mark === '«' || mark === '「' || mark === '『') return true
  if (/\s/.test(after)) return false
  return (
    /[\s([{<\u2010-\u2015\-/‘'“"„«»:,;…>|]/.test(before) && !(mark === "'" && /["”“]/.test(before) && /\s/.test(after))
  )
}

function closes(text: string, at: number, open: { readonly mark: string; readonly at: number }): boolean {
  if (open.at === at - 1) return true
  const mark = text[at]
  if (mark !== '"' && mark !== open.mark) return true
  const before = text[at - 1] ?? ' '
  const after = text[at + 1] ?? ' '
  return !/\s/.test(before) || /[\s.,;:!?)\]]/.test(after)
}

/**
 * Where single marks close, found once.
 *
 * A mark between letters is an apostrophe. One behind "s" or "in" at the end of a word ("workers’ rights", "goin’ out") may be one, so it closes only
 * where no other mark does before the next one opens.
 */
class Closers {
  private readonly lists: Readonly<Record<'sure' | 'unsure' | 'openings', Queue>>

  constructor(
    private readonly text: string,
    marks: string,
  ) {
    const sure: number[] = []
    const unsure: number[] = []
    const openings: number[] = []
    for (const { index } of text.matchAll(new RegExp(`[${marks}]`, 'g'))) {
      const [before, after] = [text[index - 1] ?? ' ', text[index + 1] ?? ' ']
      const isOpening = !/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}[“"…]/u.test(after)
      if (isOpening && !this.isElision(index) && text[index] !== '’') openings.push(index)
      if (/[\s([{]/.test(before) || /[\p{L}\p{N}]/u.test(after)) continue
      const rest = text.slice(index + 1, index + 3)
      const endsThere = /[.,!?…)\]"”]/.test(before) || /^(?:[.,;:!?)\]—–"”]|\s?[([—–]|\s?$)/.test(rest)
      const isElided = /(?:s|in)$/.test(text.slice(Math.max(0, index - 2), index))
      ;(endsThere || !isElided ? sure : unsure).push(index)
    }
    this.lists = { sure: new Queue(sure), unsure: new Queue(unsure), openings: new Queue(openings) }
  }

  /** Where a mark that opens at an offset is closed; -1 where it is not, and is an apostrophe. Offsets must not go back. */
  after(at: number): number {
    if (this.isElision(at)) return -1
    const { sure, unsure, openings } = this.lists
    const limit = openings.after(at + 1) ?? this.text.length
    const closers = [sure.after(at + 1), unsure.after(at + 1)]
    return closers.find(closer => closer !== undefined && closer < limit) ?? -1
  }

  /** "’cause", "’em", "’90s" */
  private isElision(at: number): boolean {
    return /^(?:(?:cause|cos|em|til|tis|twas|bout|round|n|d|m|ve|s)\b|\d0s)/i.test(this.text.slice(at + 1, at + 7))
  }
}

/** Ascending offsets, asked for from the first to the last. */
class Queue {
  private next = 0
  constructor(private readonly offsets: readonly number[]) {}

  after(at: number): number | undefined {
    while (this.next < this.offsets.length && this.offsets[this.next] <= at) this.next++
    return this.offsets[this.next]
  }
}
