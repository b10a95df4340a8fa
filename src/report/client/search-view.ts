import { themeHref, transcriptHref } from '../html/addresses'
import type { TranscriptData } from '../report-data'
import { byId, count, element } from './dom'
import { quoted } from './quoted'
import { type Address, onOpen } from './routing'
import { foldText, foldWithPlaces, partsOf, placesOf } from './search-text'
import { labelOf, study, transcriptAt } from './study'

/** Most turns shown of a transcript, unless more are asked for, and of all together. */
const perTranscript = 5
const mostTranscripts = 100

/** Fills the search at `#search?q=…`. */
export function startSearch(): void {
  byId('search-form').addEventListener('submit', event => {
    event.preventDefault()
    const words = (byId('search-words') as HTMLInputElement).value.trim()
    location.hash = words === '' ? 'search' : `search?${new URLSearchParams({ q: words })}`
  })
  onOpen('search', ({ query }: Address) => {
    const question = query.get('q') ?? ''
    ;(byId('search-words') as HTMLInputElement).value = question
    byId('search')
      .querySelector('.filled')!
      .replaceChildren(...answer(question))
    return { title: question === '' ? 'Search' : `Search: ${question}` }
  })
}

function answer(question: string): readonly Node[] {
  const parts = partsOf(question)
  if (parts.length === 0) {
    const how =
      'Write words into the field at the top: turns that hold them all are found, and themes. A word finds what begins with it; case and accents do not matter; “words between quotation marks” must stand together.'
    return [element('p', {}, how)]
  }
  const themes = study.codes.flatMap(({ id, label, definition }, at) => {
    const folded = foldText(`${label} ${definition ?? ''} ${id}`)
    return parts.every(part => isIn(part, folded)) ? [at] : []
  })
  const found = study.transcripts.flatMap((_, at) => {
    const turns = turnsWith(parts, at)
    return turns.length === 0 ? [] : [{ transcript: transcriptAt(at), turns }]
  })
  const turns = found.reduce((sum, each) => sum + each.turns.length, 0)
  const summary = `${count(turns, 'turn')} in ${count(found.length, 'transcript')}, and ${count(themes.length, 'theme')}.`
  const left = found.length - mostTranscripts
  return [
    element('p', { role: 'status', id: 'search-count' }, summary),
    ...(themes.length === 0 ? [] : [element('h3', {}, 'Themes'), element('ul', {}, ...themes.map(theme))]),
    ...found.slice(0, mostTranscripts).map(each => hits(each.transcript, each.turns, parts)),
    ...(left > 0
      ? [element('p', { class: 'faint' }, `${count(left, 'further transcript')}: add a word to narrow the search.`)]
      : []),
  ]
}

function theme(at: number): HTMLElement {
  const { id, mark, theme: colour, definition } = study.codes[at]
  return element(
    'li',
    {},
    element('span', { class: `swatch theme-${colour}` }, mark),
    ' ',
    document.getElementById(`theme/${id}`) ? element('a', { href: themeHref(id) }, labelOf(at)) : labelOf(at),
    definition === null ? null : element('span', { class: 'faint' }, ` ${definition}`),
  )
}

function hits(transcript: TranscriptData, turns: readonly number[], parts: readonly string[]): HTMLElement {
  const list = element(
    'ul',
    { class: 'hits' },
    ...turns.slice(0, perTranscript).map(turn => hit(transcript, turn, parts)),
  )
  const more = element('button', { type: 'button' }, `Show ${count(turns.length - perTranscript, 'more turn')}`)
  more.addEventListener('click', () => {
    const others = turns.slice(perTranscript).map(turn => hit(transcript, turn, parts))
    list.append(...others)
    more.remove()
    others[0].querySelector('a')?.focus()
  })
  return element(
    'section',
    {},
    element(
      'h3',
      {},
      element('a', { href: transcriptHref(transcript.id) }, transcript.id),
      ' ',
      element('span', { class: 'faint' }, count(turns.length, 'turn')),
    ),
    list,
    turns.length > perTranscript ? more : null,
  )
}

function hit(transcript: TranscriptData, turn: number, parts: readonly string[]): HTMLElement {
  const { start, end, line, speaker } = transcript.turns
  const offset = start[turn]
  const { text, from } = foldWithPlaces(transcript.text.slice(offset, end[turn]))
  const at = (place: number): number => offset + (from === null ? place : from[place])
  const marked = parts
    .flatMap(part => [...placesOf(part, text)].map(place => ({ start: at(place), end: at(place + part.length) })))
    .sort((a, b) => a.start - b.start)
  return element(
    'li',
    {},
    element(
      'a',
      { href: `${transcriptHref(transcript.id)}?turn=${turn}` },
      `${transcript.speakers[speaker[turn]]?.label ?? 'Nobody named'}, line ${line[turn]}`,
    ),
    ': ',
    ...quoted(transcript.text, { start: offset, end: end[turn] }, marked, 240),
  )
}

const folded = new Map<number, readonly string[]>()

/** Finds the turns that hold every part. */
function turnsWith(parts: readonly string[], transcript: number): readonly number[] {
  const known = folded.get(transcript) ?? foldTurns(transcriptAt(transcript))
  folded.set(transcript, known)
  return known.flatMap((text, turn) => (parts.every(part => isIn(part, text)) ? [turn] : []))
}

function foldTurns({ text, turns }: TranscriptData): readonly string[] {
  return turns.start.map((start, turn) => foldText(text.slice(start, turns.end[turn])))
}

function isIn(part: string, text: string): boolean {
  return !placesOf(part, text).next().done
}
