import { segments } from '../../report/segments'
import type { Span } from '../../text/span'
import type { CodingView, TranscriptView, TurnView } from '../api'
import type { Book } from './book'
import { make } from './element'
import { standings, turnName } from './in-words'

interface Layer extends Span {
  /** Null for evidence: it cuts the text, and is marked only while its coding is the current one. */
  readonly coding: CodingView | null
}

/**
 * Makes a turn: who speaks, the words cut wherever a coding or its evidence begins or ends, and a button for each coding that stands here.
 *
 * Over a stretch with several codings each has its own layer, with its line under the words. `data-start` says where a leaf's text begins in the
 * transcript.
 *
 * @param over Codings over the turn, in the order of reading.
 * @param here Those whose button stands at this turn.
 */
export function turnElement(
  { text }: Pick<TranscriptView, 'text'>,
  turn: TurnView,
  over: readonly CodingView[],
  here: readonly CodingView[],
  book: Book,
): HTMLElement {
  const layers: Layer[] = [
    ...over.map(coding => ({ start: coding.start, end: coding.end, coding })),
    ...over.flatMap(({ evidence }) => evidence.map(({ start, end }) => ({ start, end, coding: null }))),
  ]
  const words = segments(turn, layers).map(({ start, end, over: layersHere }) => {
    const leaf: HTMLElement = make('span', { class: 'leaf', 'data-start': start }, text.slice(start, end))
    return layersHere
      .flatMap(({ coding }) => coding ?? [])
      .reduceRight(
        (inner, coding, i, { length }) => layerElement(coding, Math.min(length - 1 - i, 3), book, inner),
        leaf,
      )
  })
  return make(
    'section',
    { class: `turn ${turn.role}`, 'data-turn': turn.index },
    make('h3', {}, turnName(turn)),
    make('p', { class: 'words', dir: 'auto' }, ...words),
    here.length > 0 && make('ul', { class: 'chips' }, ...here.map(coding => make('li', {}, chip(coding, book)))),
  )
}

function layerElement(coding: CodingView, holds: number, book: Book, inner: HTMLElement): HTMLElement {
  const layer = make('span', { 'data-coding': coding.id }, inner)
  layer.className = `layer holds-${holds} ${book.colour(coding.code)} ${coding.standing}`
  return layer
}

function chip(coding: CodingView, book: Book): HTMLElement {
  return make(
    'button',
    {
      type: 'button',
      tabindex: -1,
      'data-coding': coding.id,
      class: `chip ${book.colour(coding.code)} ${coding.standing}`,
    },
    make('span', { class: 'sign', 'aria-hidden': 'true' }, standings[coding.standing].sign),
    make('span', { class: 'label' }, book.label(coding.code)),
    make('span', { class: 'unseen standing' }, `, ${standings[coding.standing].words}`),
  )
}

/** Shows a new standing on what is already drawn. */
export function showStanding(element: Element, { standing }: CodingView): void {
  element.classList.remove('candidate', 'accepted', 'rejected', 'conflict')
  element.classList.add(standing)
  const sign = element.querySelector(':scope > .sign')
  if (!sign) return
  sign.textContent = standings[standing].sign
  element.querySelector(':scope > .standing')!.textContent = `, ${standings[standing].words}`
}
