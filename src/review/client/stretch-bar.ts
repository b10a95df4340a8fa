import type { Span } from '../../text/span'
import { say } from './announce'
import { fill, make } from './element'
import { shortened } from './in-words'
import { type End, moveByWord, neighbouringUnit, snapToWords } from './selection'

/** What a stretch is marked in, and what becomes of it. */
export interface Marking {
  /** `adjust` moves the ends of a coding's stretch; `select` looks for a new one, unit by unit. */
  readonly mode: 'adjust' | 'select'
  readonly about: string
  readonly text: string
  /** The words to which a stretch can grow: those of the turns over which it lies, for nobody speaks for another. */
  readonly wordsAround: (span: Span) => readonly Span[]
  readonly units: readonly Span[]
  readonly from: Span
  /** Shows the stretch in the transcript. */
  readonly onChange: (span: Span) => void
  readonly onKeep: (span: Span) => void
  /** For a note on the stretch, while selecting. */
  readonly onMemo: (span: Span) => void
  readonly onDrop: () => void
}

/** The bar under the transcript in which a stretch is selected or adjusted, by keys or by buttons. It takes the focus. */
export function openStretchBar(place: HTMLElement, marking: Marking): void {
  const isAdjusting = marking.mode === 'adjust'
  let around = marking.wordsAround(marking.from)
  let span = snapToWords(around, marking.from) ?? marking.from
  const words = make('blockquote', { class: 'live', dir: 'auto' })
  const bar = make(
    'div',
    {
      role: 'group',
      tabindex: '-1',
      'aria-labelledby': 'stretch-title',
      'aria-describedby': 'stretch-how',
      class: 'stretch',
    },
    make(
      'p',
      { id: 'stretch-title', class: 'title' },
      isAdjusting ? `Adjust the stretch: ${marking.about}` : 'Select a stretch of words',
    ),
    words,
    make(
      'p',
      { id: 'stretch-how', class: 'faint small' },
      isAdjusting
        ? '← → move the end by words, with Shift the start. Enter keeps it, Escape drops it.'
        : '↑ ↓ unit by unit; Shift+← → move the end by words, Shift+↑ ↓ the start. Enter chooses the theme, Escape drops it.',
    ),
    make(
      'p',
      { class: 'row' },
      button(isAdjusting ? 'Keep' : 'Choose the theme …', () => marking.onKeep(span), 'main'),
      !isAdjusting && button('Previous unit', () => unit(-1)),
      !isAdjusting && button('Next unit', () => unit(1)),
      button('Start earlier', () => move('start', -1)),
      button('Start later', () => move('start', 1)),
      button('End earlier', () => move('end', -1)),
      button('End later', () => move('end', 1)),
      !isAdjusting && button('Memo …', () => marking.onMemo(span)),
      button('Drop', marking.onDrop),
    ),
  )

  const show = (spoken: string | null): void => {
    fill(words, marking.text.slice(span.start, span.end))
    marking.onChange(span)
    if (spoken !== null) say(spoken)
  }
  const move = (end: End, step: 1 | -1): void => {
    span = moveByWord(around, span, end, step)
    const quote = marking.text.slice(span.start, span.end)
    show(end === 'end' ? `Ends with “${lastWords(quote)}”` : `Begins with “${shortened(quote, 40)}”`)
  }
  const unit = (step: 1 | -1): void => {
    const found = neighbouringUnit(marking.units, span, step)
    if (found) {
      around = marking.wordsAround(found)
      span = snapToWords(around, found) ?? found
    }
    show(shortened(marking.text.slice(span.start, span.end), 160))
  }

  bar.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const isOnButton = event.target instanceof HTMLButtonElement
    const end: End = isAdjusting === event.shiftKey ? 'start' : 'end'
    const steps: Readonly<Record<string, () => void>> = {
      ArrowRight: () => (isAdjusting || event.shiftKey ? move(isAdjusting ? end : 'end', 1) : unit(1)),
      ArrowLeft: () => (isAdjusting || event.shiftKey ? move(isAdjusting ? end : 'end', -1) : unit(-1)),
      ArrowDown: () => (event.shiftKey ? move('start', 1) : isAdjusting ? move('end', 1) : unit(1)),
      ArrowUp: () => (event.shiftKey ? move('start', -1) : isAdjusting ? move('end', -1) : unit(-1)),
      Escape: marking.onDrop,
    }
    const step = event.key === 'Enter' && !isOnButton ? () => marking.onKeep(span) : steps[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    step()
  })
  fill(place, bar)
  place.hidden = false
  bar.focus({ preventScroll: true })
  bar.scrollIntoView({ block: 'nearest' })
  show(isAdjusting ? null : shortened(marking.text.slice(span.start, span.end), 160))
}

function button(label: string, onclick: () => void, kind = ''): HTMLElement {
  return make('button', { type: 'button', class: kind, onclick }, label)
}

function lastWords(quote: string): string {
  return quote.split(/\s+/).slice(-4).join(' ')
}
