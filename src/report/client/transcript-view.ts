import { transcriptHref } from '../html/addresses'
import { roles, type TranscriptData } from '../report-data'
import { clockOf } from './clock'
import { type CodingView, codingAt } from './codings'
import { byId, count, element } from './dom'
import { closePanel, openPanel } from './evidence-panel'
import { lanesOf } from './lanes'
import { legend } from './legend'
import { type Address, type Opened, onOpen } from './routing'
import { startStepping, visibleMarkers } from './stepping'
import { findCoding, study, topOf, transcriptAt } from './study'
import { turnText } from './turn-text'

/** Which transcript the view shows now. */
let shown = -1

/** Fills the view of a transcript, at `#transcript/ID`, and at `#coding/ID` with the evidence beside it. */
export function startTranscripts(): void {
  onOpen('transcript', openTranscript)
  onOpen('coding', openCoding)
  startStepping(byId('transcript'))
  byId('transcript').addEventListener('click', event => {
    const from = event.target as HTMLElement
    const at = from.closest('button.marker') ?? from.closest('.coded:not(.off)')
    // Who selects words to copy them does not ask for the evidence.
    if (!(at instanceof HTMLElement) || (at.tagName !== 'BUTTON' && `${getSelection()}` !== '')) return
    location.hash = `coding/${at.dataset.coding}`
  })
}

function openTranscript({ path, query }: Address): Opened | null {
  const id = path.slice('transcript/'.length)
  const place = study.transcripts.findIndex(transcript => transcript.id === id)
  if (place < 0) return null
  show(place)
  closePanel()
  const turn = query.get('turn')
  const target =
    turn === null ? null : byId('transcript').querySelector<HTMLElement>(`[data-turn="${CSS.escape(turn)}"]`)
  const title = `Transcript ${id}`
  return target ? { title, focus: target, see: target } : { title }
}

function openCoding({ path }: Address): Opened | null {
  const found = findCoding(path.slice('coding/'.length))
  if (!found) return null
  show(found.transcript)
  const transcript = transcriptAt(found.transcript)
  const coding = codingAt(transcript, found.list, found.place)
  const view = byId('transcript')
  reveal(view, coding)
  const heading = openPanel(view, coding)
  const marker = markerOf(view, coding.id)
  makeStop(view, marker)
  return { title: `Coding in ${transcript.id}`, focus: heading, ...(marker ? { see: marker } : {}) }
}

/** A coding whose theme is switched off, or a withheld one, is shown when it is asked for. */
function reveal(view: HTMLElement, { list, status, code }: CodingView): void {
  const wanted = list === 'withheld' || status === 'rejected' ? status : `${topOf(code)}`
  const box = view.querySelector<HTMLInputElement>(`.legend input[value="${wanted}"]`)
  if (box && !box.checked) box.click()
  const theme = view.querySelector<HTMLInputElement>(`.legend input[value="${topOf(code)}"]`)
  if (theme && !theme.checked) theme.click()
}

function markerOf(view: HTMLElement, id: string): HTMLElement | null {
  return view.querySelector<HTMLElement>(`.marker[data-coding="${CSS.escape(id)}"]`)
}

/** Of all markers one is in the order of tabbing; the arrow keys lead from it to the others. */
export function makeStop(view: HTMLElement, marker: HTMLElement | null): void {
  if (!marker) return
  for (const other of view.querySelectorAll<HTMLElement>('.marker[tabindex="0"]')) other.tabIndex = -1
  marker.tabIndex = 0
}

function show(place: number): void {
  if (place === shown) return
  shown = place
  const view = byId('transcript')
  const transcript = transcriptAt(place)
  byId('transcript-heading').textContent = ''
  byId('transcript-heading').append(element('span', {}, `Transcript ${transcript.id}`))
  const list = (of: 'codings' | 'withheld'): readonly CodingView[] =>
    transcript[of].id.map((_, i) => codingAt(transcript, of, i))
  const codings = [...list('codings'), ...list('withheld')].sort((a, b) => a.start - b.start || b.end - a.end)
  const talk = element('div', { class: 'talk' }, ...turnsOf(transcript, codings))
  view
    .querySelector('.filled')!
    .replaceChildren(
      about(place, transcript),
      legend(codings, talk),
      element(
        'div',
        { class: 'reading' },
        talk,
        element('aside', { class: 'panel', 'aria-label': 'Evidence', hidden: true }),
      ),
    )
  makeStop(view, visibleMarkers(view)[0] ?? null)
}

function about(place: number, { group, codings, withheld, turns }: TranscriptData): HTMLElement {
  const beside = (at: number, words: string): HTMLElement | null => {
    const other = study.transcripts[at]
    return other ? element('a', { href: transcriptHref(other.id) }, `${words} ${other.id}`) : null
  }
  return element(
    'div',
    { class: 'about' },
    element(
      'p',
      {},
      `Group ${group}: ${count(turns.start.length, 'turn')}, ${count(codings.id.length, 'coding')}, ${count(withheld.id.length, 'withheld coding')}. Choose a highlighted stretch, or its sign, to see why it was coded so. With the keyboard: Tab to the first sign, j and k to the next and the one before, Enter to open, Escape to close.`,
    ),
    element(
      'p',
      { class: 'beside control' },
      element('a', { href: '#transcripts' }, 'All transcripts'),
      beside(place - 1, 'Before:'),
      beside(place + 1, 'Next:'),
    ),
  )
}

function turnsOf(transcript: TranscriptData, codings: readonly CodingView[]): HTMLElement[] {
  const { start, end, speaker, role, line, time } = transcript.turns
  const over = overTurns(transcript, codings)
  const lanes = lanesOf(codings)
  return start.map((from, turn) => {
    const words = turnText(transcript, { start: from, end: end[turn] }, over[turn], lanes)
    const label = transcript.speakers[speaker[turn]]?.label ?? 'nobody named'
    const isQuiet = roles[role[turn]] === 'moderator' || roles[role[turn]] === 'observer'
    const clock = time[turn]
    return element(
      'div',
      { class: isQuiet ? 'turn quiet' : 'turn', 'data-turn': turn },
      element(
        'p',
        { class: 'who' },
        element('b', {}, label),
        ' ',
        element('span', { class: 'faint' }, `line ${line[turn]}${clock === null ? '' : `, ${clockOf(clock)}`}`),
      ),
      element('p', { class: 'words' }, ...words),
    )
  })
}

/** For each turn, the codings that lie over it. */
function overTurns({ turns: { start, end } }: TranscriptData, codings: readonly CodingView[]): readonly CodingView[][] {
  const over: CodingView[][] = start.map(() => [])
  for (const coding of codings) {
    let low = 0
    let high = start.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (end[middle] > coding.start) high = middle
      else low = middle + 1
    }
    for (let turn = low; turn < start.length && start[turn] < coding.end; turn++) over[turn].push(coding)
  }
  return over
}
