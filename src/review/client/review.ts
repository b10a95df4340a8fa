// The page on which a person judges codings: `page.ts` is its shell, `api.ts` what it and the server tell each other.

import type { Span } from '../../text/span'
import { complain } from './announce'
import { createBook } from './book'
import { drawCodingPanel } from './coding-panel'
import { createDeciding } from './deciding'
import { createDesk } from './desk'
import { isDialogOpen } from './dialog'
import { fill, make, the } from './element'
import { openHelp } from './help'
import { highlight } from './highlights'
import { type Command, commandOf } from './keys'
import { createLibrary } from './library'
import { createMarking } from './marking'
import { watchForNews } from './news'
import { occurrences } from './occurrences'
import { searchField } from './search-field'
import { createServer, NotKept } from './server'
import { keptPlace, singleKeysAreOn, switchSingleKeys } from './settings'
import { drawSideList } from './side-list'
import { takeToken } from './token'
import { drawTranscript } from './transcript-view'

async function start(): Promise<void> {
  const server = createServer(takeToken())
  const library = await createLibrary(server)
  const study = library.study()
  const book = createBook(study.codes)
  const drawing = drawTranscript(the('text'), book)
  const home = (): HTMLElement =>
    marking.isOpen() ? the('stretch').querySelector<HTMLElement>('.stretch')! : drawing.home()

  const desk = createDesk({ server, library, book, drawing, panel: () => panel, side: () => side })
  const deciding = createDeciding(desk, library, book, () => panel, home)
  const marking = createMarking(
    desk,
    () => deciding,
    drawing,
    ({ code }) => book.label(code),
  )

  let hit: Span | undefined
  const search = searchField({
    find: words => {
      hit = undefined
      highlight('found', [])
      return occurrences(desk.transcript()?.text ?? '', words)
    },
    go: span => {
      hit = span
      highlight('found', drawing.ranges(span))
      drawing.bringIntoView(span)
    },
    onEnd: () => desk.focusText(),
  })

  const commands: Readonly<Record<Command, () => void | Promise<void>>> = {
    next: () => desk.step(1),
    previous: () => desk.step(-1),
    'next-undecided': () => desk.nextUndecided(),
    accept: () => deciding.judge('accept'),
    reject: () => deciding.judge('reject'),
    'accept-why': () => deciding.judgeWhy('accept'),
    'reject-why': () => deciding.judgeWhy('reject'),
    recode: () => deciding.recode(),
    add: () => marking.select(hit),
    adjust: () => marking.adjust(),
    memo: () => {
      const coding = desk.current()
      return coding ? deciding.memo(coding) : marking.select(hit)
    },
    why: () => panel.focusWhy(),
    undo: () => deciding.undoLast(),
    own: () => deciding.listOwn(),
    search: () => {
      const fold = the('side').querySelector('details')
      if (fold) fold.open = true
      search.focus()
    },
    'previous-transcript': () => desk.stepTranscript(-1),
    'next-transcript': () => desk.stepTranscript(1),
    help: () => openHelp(singleKeysAreOn(), switchSingleKeys, home),
  }
  /** Runs a command; of a decision that was not kept the desk has said so already. */
  const run = (command: Command): void => {
    if (command !== 'why' && command !== 'help' && command !== 'search' && marking.isOpen()) marking.close()
    if (command !== 'add' && command !== 'memo' && command !== 'help') hit = undefined
    Promise.resolve(commands[command]()).catch(report)
  }

  const panel = drawCodingPanel(the('panel'), study, book, {
    run,
    goTo: id => desk.goTo(coding => coding.id === id),
    undo: id => void deciding.undoById(id).catch(report),
  })
  const side = drawSideList(
    the('list'),
    book,
    { open: id => void desk.open(id).catch(report), filter: desk.setFilter },
    search,
  )
  fill(
    the('tools'),
    make(
      'button',
      { type: 'button', onclick: () => run('own') },
      'Your decisions',
      make('kbd', { 'aria-hidden': 'true' }, 'o'),
    ),
    make('button', { type: 'button', onclick: () => run('help') }, 'Keys', make('kbd', { 'aria-hidden': 'true' }, '?')),
  )

  document.addEventListener('keydown', event => {
    const target = event.target as HTMLElement
    if (event.defaultPrevented || isDialogOpen() || target.closest('input, textarea, select, .stretch')) return
    const command = commandOf(event, singleKeysAreOn())
    if (!command) return
    // Arrow keys belong to the transcript; elsewhere they scroll. A key held down moves on, but judges nothing.
    if (event.key.length > 1 && target !== document.body && !target.closest('main')) return
    if (event.repeat && command !== 'next' && command !== 'previous') return
    event.preventDefault()
    run(command)
  })
  the('text').addEventListener('click', event => {
    const selected = drawing.selected()
    if (selected) return marking.select(selected)
    const layers = (event.target as HTMLElement).closest('.layer, .chip')
    const id = layers?.getAttribute('data-coding')
    if (id) desk.goTo(coding => coding.id === id)
  })

  const place = keptPlace()
  const first = study.transcripts.find(({ candidates }) => candidates > 0) ?? study.transcripts[0]
  const wanted = study.transcripts.some(({ id }) => id === place?.transcript) ? place!.transcript : first?.id
  if (wanted === undefined) return fill(the('text'), make('h2', {}, 'This study has no transcripts.'))
  const coding = place?.coding ?? null
  await desk.open(wanted, coding === null ? undefined : ({ id }) => id === coding)
  watchForNews(server, library.revision, () => marking.isOpen() || isDialogOpen() || desk.isSaving(), desk.refresh)
}

function report(error: unknown): void {
  if (error instanceof NotKept) complain(error.message)
  else throw error
}

start().catch(error => {
  complain(error instanceof NotKept ? error.message : 'The page could not be shown.')
  if (!(error instanceof NotKept)) throw error
})

const narrow = matchMedia('(max-width: 64rem), (max-height: 30rem)')
const fold = (): void => {
  const details = the('side').querySelector('details')
  if (details) details.open = !narrow.matches
}
narrow.addEventListener('change', fold)
fold()
