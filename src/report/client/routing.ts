import { byId, element } from './dom'
import { fold, markCurrent } from './navigation'
import { study } from './study'

/** What the part of an address behind "#" says: `codings?theme=cost` is the path `codings` and the query `theme=cost`. */
export interface Address {
  readonly path: string
  readonly query: URLSearchParams
}

/** A view that was filled: its title, and what the reader is to stand on, and to see, where that is not its heading. */
export interface Opened {
  readonly title: string
  readonly focus?: HTMLElement
  readonly see?: HTMLElement
}

/** Fills a view that is made on demand; null where there is nothing at the address. */
export type Opener = (address: Address) => Opened | null

const openers = new Map<string, Opener>()

/** Has a view filled whenever its address is called: `transcript` also for `transcript/fg01`. */
export function onOpen(view: string, open: Opener): void {
  openers.set(view, open)
}

const firstTitle = document.title

/** Shows the view that the address names, now and whenever it changes; focus and title go with it. */
export function startRouting(): void {
  window.addEventListener('hashchange', () => show(true))
  // What is hidden cannot be focused.
  document.documentElement.classList.remove('opening')
  show(location.hash !== '')
}

function show(moveFocus: boolean): void {
  const { path, query } = addressOf(location.hash)
  const [name] = path.split('/', 1)
  const opened = study.hasTranscripts ? openers.get(name)?.({ path, query }) : null
  if (opened) {
    const view = byId(name === 'coding' ? 'transcript' : name)
    open(view, view.id === 'transcript' ? 'transcripts' : path, opened.title)
    const { focus: on = view.querySelector<HTMLElement>('h2')!, see } = opened
    focus(on, see ?? null)
    return
  }
  const target = path === '' ? null : document.getElementById(path)
  const views = document.querySelectorAll<HTMLElement>('.view')
  const view = target?.closest<HTMLElement>('.view') ?? (path === '' || target ? null : missing(path)) ?? views[0]
  const heading = view.querySelector<HTMLElement>('h2')!
  open(view, view.id, heading.textContent ?? '')
  const isPart = target !== null && target !== view && target.id !== 'main'
  if (moveFocus) focus(isPart ? target : heading, isPart ? target : null)
}

function open(view: HTMLElement, place: string, title: string): void {
  for (const other of document.querySelectorAll('.view.current')) if (other !== view) other.classList.remove('current')
  view.classList.add('current')
  document.title = title === '' ? firstTitle : `${title} – ${firstTitle}`
  markCurrent(place)
  fold(true)
}

/** Lets the reader stand on something, and see something else: the top of the page where that is null. */
function focus(target: HTMLElement, see: HTMLElement | null): void {
  if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) target.tabIndex = -1
  target.focus({ preventScroll: true })
  if (see === null) window.scrollTo(0, 0)
  else bringIntoView(see)
}

/** What is not drawn yet has no height, so the place is looked for again once it is. */
export function bringIntoView(target: HTMLElement): void {
  target.scrollIntoView({ block: 'start' })
  requestAnimationFrame(() => target.scrollIntoView({ block: 'start' }))
}

/** What an address names that this report does not hold: a quotation that was chosen stands for its coding where the transcripts were left out. */
function missing(path: string): HTMLElement | null {
  const [name, id = ''] = path.split('/')
  if (name !== 'coding' && name !== 'transcript' && name !== 'codings' && name !== 'search') return null
  const quoted = name === 'coding' ? document.querySelector(`[data-coding="${CSS.escape(id)}"]`) : null
  const elsewhere = quoted?.closest<HTMLElement>('.view')
  if (elsewhere) return elsewhere
  const view = document.getElementById('left-out')
  view?.querySelector('.filled')?.replaceChildren(element('p', {}, 'Asked for: ', element('code', {}, path)))
  return view
}

/** Reads an address; what was not encoded in it, or badly, is taken as it stands. */
export function addressOf(hash: string): Address {
  const text = hash.replace(/^#/, '')
  const isId = document.getElementById(decoded(text)) !== null
  const at = isId ? -1 : text.indexOf('?')
  return {
    path: decoded(at < 0 ? text : text.slice(0, at)),
    query: new URLSearchParams(at < 0 ? '' : text.slice(at + 1)),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
