import type { CodingView, Taken, TranscriptView, Wish } from '../api'
import { complain, quieten, say } from './announce'
import type { Book } from './book'
import type { CodingPanel } from './coding-panel'
import { showHead } from './head'
import { highlight } from './highlights'
import { shortened, standings } from './in-words'
import type { Library } from './library'
import { inNumbers, progressOf } from './progress'
import { everything, type Filter, inReadingOrder, isUndecided, neighbour, passes } from './queue'
import { NotKept, type Server } from './server'
import { keepPlace } from './settings'
import type { SideList } from './side-list'
import type { TranscriptDrawing } from './transcript-view'

/** What the desk is drawn with. */
export interface DeskParts {
  readonly server: Server
  readonly library: Library
  readonly book: Book
  readonly drawing: TranscriptDrawing
  readonly panel: () => CodingPanel
  readonly side: () => SideList
}

/** What lies in front of the reviewer: a transcript, the current coding, the filter; and how to move on and to decide. */
export type Desk = ReturnType<typeof createDesk>

export function createDesk({ server, library, book, drawing, panel, side }: DeskParts) {
  let transcript: TranscriptView | null = null
  let order: readonly CodingView[] = []
  let current: CodingView | null = null
  let filter = everything
  let isSaving = false

  const { reviewer, blind } = library.study()
  const isShown = (coding: CodingView): boolean => passes(filter, book, reviewer)(coding)
  const isOpen = (coding: CodingView): boolean => isUndecided(coding, reviewer)

  function draw(): void {
    if (!transcript) return
    drawing.show(transcript, passes(filter, book, reviewer))
    showHead(library.study())
    side().show(library.study(), transcript)
    showPanel()
  }

  function showPanel(): void {
    if (!transcript) return
    const shown = order.filter(isShown)
    const at = shown.findIndex(({ id }) => id === current?.id)
    const nothing =
      blind === 'all'
        ? 'Read, select words (s) and give them a theme. You see neither what the codebook coded nor what others decided.'
        : order.length === 0
          ? 'Nothing was coded in this transcript. You can select words (s) and give them a theme.'
          : 'The filters show no coding in this transcript.'
    const place = `${transcript.id} · ${at === -1 ? 'not among those that the filters show' : `${at + 1} of ${shown.length} shown`}`
    panel().show({ transcript, coding: current, place, nothing })
  }

  /** Puts the transcript in front, with a coding of it: the one that is wanted, else the next that is open, else the first. */
  function lay(next: TranscriptView, wanted?: (coding: CodingView) => boolean): void {
    transcript = next
    order = inReadingOrder(next.codings)
    const found =
      (wanted && order.find(wanted)) ?? order.find(one => isShown(one) && isOpen(one)) ?? order.find(isShown) ?? null
    drawing.show(next, passes(filter, book, reviewer))
    showHead(library.study())
    side().show(library.study(), next)
    goTo(found)
  }

  function goTo(coding: CodingView | null): void {
    current = coding
    highlight('found', [])
    drawing.mark(coding)
    showPanel()
    if (transcript) keepPlace({ transcript: transcript.id, coding: coding?.id ?? null })
    const active = document.activeElement
    if (!active || active === document.body || active.closest('main')) focusText()
  }

  /** The focus is in the transcript where the current coding is; on a narrow page that may be further up. */
  function focusText(): void {
    const home = drawing.home()
    home.focus({ preventScroll: true })
    home.scrollIntoView({ block: 'nearest' })
  }

  async function open(id: string, wanted?: (coding: CodingView) => boolean): Promise<void> {
    const next = await library.transcript(id)
    lay(next, wanted)
    say(`Transcript ${id}. ${described()}`)
  }

  function step(by: 1 | -1): void {
    const next = neighbour(order, current?.id ?? null, by, isShown)
    if (!next) {
      say(`This is the ${by === 1 ? 'last' : 'first'} coding shown in this transcript.`)
      return
    }
    goTo(next)
    say(described())
  }

  async function stepTranscript(by: 1 | -1): Promise<void> {
    const { transcripts } = library.study()
    const next = transcripts[transcripts.findIndex(({ id }) => id === transcript?.id) + by]
    if (next) await open(next.id)
    else say(by === 1 ? 'This is the last transcript.' : 'This is the first transcript.')
  }

  /** Goes to the next coding that is not judged: further on in this transcript, from its beginning, then in the others. */
  async function nextUndecided(said = ''): Promise<void> {
    const suits = (coding: CodingView): boolean => isShown(coding) && isOpen(coding)
    const here =
      neighbour(order, current?.id ?? null, 1, suits) ?? order.find(one => suits(one) && one.id !== current?.id)
    if (here) {
      goTo(here)
      return say(`${said}Next: ${described()}`)
    }
    const { transcripts } = library.study()
    const at = transcripts.findIndex(({ id }) => id === transcript?.id)
    for (const line of [...transcripts.slice(at + 1), ...transcripts.slice(0, at)]) {
      if (line.candidates + line.conflicts === 0) continue
      const other = await library.transcript(line.id)
      if (!other.codings.some(suits)) continue
      lay(other, inReadingOrder(other.codings).find(suits) && suits)
      return say(`${said}Next, in ${line.id}: ${described()}`)
    }
    goTo(current)
    const isLeft = current !== null && suits(current)
    say(
      `${said}${isLeft ? 'This is the only one left to judge' : 'Everything is judged'}${filter === everything ? '.' : ' that the filters show.'}`,
    )
  }

  /** Sends a decision, and shows it once it is on the disk. On failure says so, and throws. */
  async function keep(wish: Wish): Promise<Taken> {
    if (isSaving) throw new NotKept(0, 'The decision before this one is still being kept; wait a moment.')
    isSaving = true
    panel().setBusy(true)
    try {
      const taken = await server.decide(wish)
      await library.take(taken)
      quieten()
      if (taken.transcript.id === transcript?.id) {
        transcript = taken.transcript
        order = inReadingOrder(transcript.codings)
        current = order.find(({ id }) => id === current?.id) ?? null
        draw()
      }
      return taken
    } catch (error) {
      complain(error instanceof NotKept ? error.message : 'Something went wrong in this page; reload it.')
      throw error
    } finally {
      isSaving = false
      panel().setBusy(false)
    }
  }

  /** Takes in what others decided, and leaves focus and place alone. */
  async function refresh(): Promise<void> {
    const before = new Map(library.study().reviewers.map(({ by, decisions }) => [by, decisions]))
    await library.refresh()
    if (!transcript) return
    transcript = await library.transcript(transcript.id)
    order = inReadingOrder(transcript.codings)
    current = order.find(({ id }) => id === current?.id) ?? null
    draw()
    const news = library
      .study()
      .reviewers.filter(({ by, decisions }) => by !== reviewer && decisions > (before.get(by) ?? 0))
      .map(({ by, decisions }) => `${by} (${decisions - (before.get(by) ?? 0)})`)
    if (news.length > 0) say(`New decisions of others: ${news.join(', ')}.`)
  }

  function described(): string {
    if (!current) return 'No coding is shown.'
    const turn = transcript?.turns[current.turn]
    const who = turn ? `${turn.speaker ?? 'nobody named'}, line ${current.line}` : `line ${current.line}`
    return `${book.label(current.code)}, ${standings[current.standing].words}. ${who}: “${shortened(current.quote, 100)}”`
  }

  return {
    open,
    step,
    stepTranscript,
    nextUndecided,
    keep,
    refresh,
    goTo: (wanted: (coding: CodingView) => boolean): void => goTo(order.find(wanted) ?? current),
    setFilter: (next: Filter): void => {
      filter = Object.values(next).every(value => value === '') ? everything : next
      if (!transcript) return
      drawing.show(transcript, passes(filter, book, reviewer))
      if (!current || !isShown(current))
        goTo(order.find(one => isShown(one) && isOpen(one)) ?? order.find(isShown) ?? null)
      else showPanel()
      say(`${order.filter(isShown).length} of ${order.length} codings of this transcript are shown.`)
    },
    focusText,
    isSaving: () => isSaving,
    transcript: () => transcript,
    current: () => current,
    judged: () => (blind === 'all' ? '' : ` ${inNumbers(progressOf(library.study().counts))}.`),
  }
}
