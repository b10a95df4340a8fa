import type { Span } from '../../text/span'
import type { CodingView, TranscriptView } from '../api'
import type { Book } from './book'
import { fill, make } from './element'
import { loosePart } from './loose-part'
import { inReadingOrder } from './queue'
import { toShown, toSource } from './shown-text'
import { showStanding, turnElement } from './turn-element'
import { turnsOver } from './turns-over'

/** The transcript in the middle of the page. */
export interface TranscriptDrawing {
  /** Draws another transcript, or what has changed in this one. */
  readonly show: (transcript: TranscriptView, isShown: (coding: CodingView) => boolean) => void
  /** Marks the current coding and its evidence, and brings it into view. */
  readonly mark: (coding: CodingView | null) => void
  /** The button of the current coding, or what else in the transcript takes the focus. */
  readonly home: () => HTMLElement
  readonly bringIntoView: (span: Span) => void
  /** Ranges of the page under a stretch of the transcript. */
  readonly ranges: (span: Span) => readonly Range[]
  /** The stretch that is selected with the mouse; null where there is none. */
  readonly selected: () => Span | null
}

export function drawTranscript(root: HTMLElement, book: Book): TranscriptDrawing {
  let shown: TranscriptView | null = null
  let turns: HTMLElement[] = []
  /** For each turn, what it was drawn from: it is drawn anew only where that is another. */
  let drawn: string[] = []
  /** For each turn, the layers and buttons of each coding, by its id. */
  let elements: ReadonlyMap<string, readonly Element[]>[] = []
  /** How each coding is shown now, by its id: only what changes is touched. */
  let looks = new Map<string, string>()
  let current: CodingView | null = null
  /** What bears the marks of the current coding. */
  let marked: Element[] = []
  const title = make('h2', { tabindex: '-1' })
  const loose = make('div', {})
  const body = make('div', { class: 'turns' })
  fill(root, title, loose, body)

  function show(transcript: TranscriptView, isShown: (coding: CodingView) => boolean): void {
    const isOther = shown?.id !== transcript.id
    const hadFocus = root.contains(document.activeElement) && document.activeElement !== root
    shown = transcript
    const over: CodingView[][] = transcript.turns.map(() => [])
    const here: CodingView[][] = transcript.turns.map(() => [])
    for (const coding of inReadingOrder(transcript.codings)) {
      const place = turnsOver(transcript.turns, coding)
      if (!place) continue
      for (let i = place.first; i <= place.last; i++) over[i]!.push(coding)
      here[Math.min(Math.max(coding.turn, place.first), place.last)]!.push(coding)
    }
    const wanted = over.map(codings => codings.map(({ id, start, end }) => `${id} ${start} ${end}`).join())
    if (isOther) {
      turns = []
      drawn = []
      elements = []
      current = null
      fill(
        title,
        `${transcript.id}`,
        transcript.group !== transcript.id && make('span', { class: 'faint' }, ` group ${transcript.group}`),
      )
    }
    const isNew = turns.length === 0
    const looksNow = new Map(transcript.codings.map(one => [one.id, `${one.standing}${isShown(one) ? '' : ' out'}`]))
    for (const [i, turn] of transcript.turns.entries()) {
      const isRedrawn = drawn[i] !== wanted[i]
      if (isRedrawn) {
        const element = turnElement(transcript, turn, over[i]!, here[i]!, book)
        if (!isNew) turns[i]!.replaceWith(element)
        turns[i] = element
        elements[i] = byCoding(element)
      }
      for (const coding of over[i]!) {
        if (!isRedrawn && looks.get(coding.id) === looksNow.get(coding.id)) continue
        for (const element of elements[i]!.get(coding.id) ?? []) {
          if (!isRedrawn) showStanding(element, coding)
          element.classList.toggle('out', !isShown(coding))
        }
      }
    }
    looks = looksNow
    drawn = wanted
    fill(loose, loosePart(transcript, book))
    if (isNew) {
      fill(body, ...turns)
      root.scrollTop = 0
    }
    if (current) decorate(transcript.codings.find(({ id }) => id === current?.id) ?? null)
    if (hadFocus && !root.contains(document.activeElement)) home().focus({ preventScroll: true })
  }

  function turnNumbers(span: Span): readonly number[] {
    const place = shown && turnsOver(shown.turns, span)
    return place ? Array.from({ length: place.last - place.first + 1 }, (_, i) => place.first + i) : []
  }

  function decorate(coding: CodingView | null): void {
    for (const element of marked) {
      element.classList.remove('current', 'evidence')
      if (!element.hasAttribute('aria-current')) continue
      element.removeAttribute('aria-current')
      element.setAttribute('tabindex', '-1')
    }
    marked = []
    current = coding
    if (!coding) return
    for (const number of turnNumbers(coding)) {
      const turn = turns[number]!
      const evidence = leavesIn(turn).filter(leaf =>
        coding.evidence.some(({ start, end }) => leaf.start >= start && leaf.start < end),
      )
      for (const element of [turn, ...(elements[number]!.get(coding.id) ?? [])]) element.classList.add('current')
      for (const { element } of evidence) element.classList.add('evidence')
      marked.push(turn, ...(elements[number]!.get(coding.id) ?? []), ...evidence.map(({ element }) => element))
    }
    const chip = chipOf(coding)
    chip?.setAttribute('aria-current', 'true')
    if (chip) chip.tabIndex = 0
  }

  function chipOf(coding: CodingView): HTMLElement | null {
    const here = turnNumbers(coding).flatMap(number => elements[number]!.get(coding.id) ?? [])
    return here.find(element => element instanceof HTMLButtonElement) ?? null
  }

  function home(): HTMLElement {
    return (current && chipOf(current)) ?? title
  }

  function mark(coding: CodingView | null): void {
    decorate(coding)
    if (coding) bringIntoView(coding)
  }

  function bringIntoView(span: Span): void {
    const places = ranges(span)
    const [first, last] = [places[0], places.at(-1)]
    if (!first || !last) return
    const frame = root.getBoundingClientRect()
    const top = first.getBoundingClientRect().top - frame.top
    const bottom = last.getBoundingClientRect().bottom - frame.top
    // A stretch stands a little above the middle; one that is higher than the frame begins near its upper edge.
    const room = Math.max((root.clientHeight - (bottom - top)) * 0.4, 56)
    root.scrollTop += top - room
  }

  function ranges(span: Span): readonly Range[] {
    return turnNumbers(span).flatMap(number => {
      const leaves = leavesIn(turns[number]!).filter(leaf => leaf.start < span.end && leaf.end > span.start)
      const [first, last] = [leaves[0], leaves.at(-1)]
      if (!first || !last) return []
      const range = document.createRange()
      range.setStart(first.node, toShown(first.text, Math.max(span.start - first.start, 0)))
      range.setEnd(last.node, toShown(last.text, Math.min(span.end, last.end) - last.start))
      return [range]
    })
  }

  function leavesIn(turn: Element): readonly Leaf[] {
    return [...turn.querySelectorAll<HTMLElement>('.leaf')].map((element, i, all) => {
      const start = Number(element.dataset.start)
      const next = all[i + 1]
      const end = next ? Number(next.dataset.start) : shown!.turns[Number((turn as HTMLElement).dataset.turn)]!.end
      return { element, node: element.firstChild!, start, end, text: shown!.text.slice(start, end) }
    })
  }

  function selected(): Span | null {
    const selection = getSelection()
    if (!selection || selection.rangeCount === 0 || selection.isCollapsed || !shown) return null
    const range = selection.getRangeAt(0)
    const start = offsetOf(range.startContainer, range.startOffset)
    const end = offsetOf(range.endContainer, range.endOffset)
    return start !== null && end !== null && start < end ? { start, end } : null
  }

  function offsetOf(node: Node, offset: number): number | null {
    const turn = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('.turn')
    if (!turn || !root.contains(turn)) return null
    const leaf = leavesIn(turn).find(({ element }) => element.contains(node))
    if (leaf && node === leaf.node) return leaf.start + toSource(leaf.text, offset)
    // Between elements: the first leaf that comes after this place, else the end of the turn.
    const point = document.createRange()
    point.setStart(node, offset)
    const after = leavesIn(turn).find(({ node: text }) => point.comparePoint(text, 0) >= 0)
    return after ? after.start : shown!.turns[Number(turn.dataset.turn)]!.end
  }

  return { show, mark, home, bringIntoView, ranges, selected }
}

/** Finds the layers and buttons of a turn. */
function byCoding(turn: HTMLElement): ReadonlyMap<string, readonly Element[]> {
  const found = new Map<string, Element[]>()
  for (const element of turn.querySelectorAll<HTMLElement>('[data-coding]')) {
    const id = element.dataset.coding!
    const list = found.get(id)
    if (list) list.push(element)
    else found.set(id, [element])
  }
  return found
}

interface Leaf extends Span {
  readonly element: HTMLElement
  readonly node: Node
  readonly text: string
}
