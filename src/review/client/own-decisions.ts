import type { CodingView, TranscriptView } from '../api'
import type { Book } from './book'
import { openDialog } from './dialog'
import { fill, make } from './element'
import { deed, shortened, when } from './in-words'

/** A decision of the person who sits here, with what is needed to take it back. */
export interface OwnDecision {
  readonly id: string
  readonly at: string
  readonly transcript: string
  readonly start: number
  readonly end: number
  /** In words: "accepted it". */
  readonly did: string
  readonly label: string
  readonly quote: string
  readonly why: string | null
}

/** Gathers a person's decisions that hold, the last first, from transcripts that were opened. */
export function ownDecisions(
  transcripts: Iterable<TranscriptView>,
  reviewer: string,
  book: Book,
): readonly OwnDecision[] {
  const found = new Map<string, OwnDecision>()
  for (const { id: transcript, codings, memos, loose } of transcripts) {
    const ofCoding = ({ code, quote, start, end, decisions }: CodingView): readonly OwnDecision[] =>
      decisions
        .filter(({ by, undone, did }) => by === reviewer && !undone && did !== 'undo')
        .map(one => ({ ...one, transcript, start, end, quote, label: book.label(code), did: deed(one, book) }))
    const others = [...memos, ...loose.filter(({ outcome }) => outcome !== 'undone').map(({ decision }) => decision)]
      .filter(({ by, did }) => by === reviewer && did !== 'undo')
      .map(one => ({ ...one, label: one.code === null ? 'Memo' : book.label(one.code), did: deed(one, book) }))
    for (const one of [...codings.flatMap(ofCoding), ...others])
      if (!found.has(one.id))
        found.set(one.id, {
          id: one.id,
          at: one.at,
          transcript: one.transcript,
          start: one.start,
          end: one.end,
          did: one.did,
          label: one.label,
          quote: one.quote,
          why: one.why,
        })
  }
  return [...found.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

/** Shows them in a dialog, each with a button that takes it back. */
export function listOwnDecisions(
  own: () => readonly OwnDecision[],
  undo: (decision: OwnDecision) => Promise<void>,
  otherwise: () => HTMLElement,
): void {
  const list = make('ol', { class: 'own', reversed: true })
  const none = make('p', {}, 'None yet in the transcripts that were opened since this page was loaded.')
  const trouble = make('p', { role: 'alert', class: 'trouble' })
  const close = make('button', { type: 'button', onclick: () => dialog.close() }, 'Close')
  const show = (): void => {
    const decisions = own()
    none.hidden = decisions.length > 0
    fill(list, ...decisions.map(line))
  }
  const line = (one: OwnDecision): HTMLElement =>
    make(
      'li',
      {},
      make('strong', {}, one.label),
      `: you ${one.did} — “${shortened(one.quote, 120)}” `,
      one.why !== null && make('span', { class: 'why' }, one.why, ' '),
      make('span', { class: 'faint small' }, `${one.transcript}, ${when(one.at)} `),
      make(
        'button',
        {
          type: 'button',
          class: 'small',
          'aria-label': `Take back: ${one.label}, ${one.did}`,
          onclick: () => void take(one),
        },
        'Take back',
      ),
    )
  const take = async (one: OwnDecision): Promise<void> => {
    try {
      await undo(one)
      trouble.textContent = ''
      show()
      ;(list.querySelector('button') ?? close).focus()
    } catch (error) {
      trouble.textContent = `NOT TAKEN BACK. ${error instanceof Error ? error.message : ''}`
    }
  }
  const dialog = openDialog(
    'Your decisions',
    [
      make('p', { class: 'faint' }, 'In the transcripts opened since this page was loaded, the last first.'),
      list,
      none,
      trouble,
      make('p', { class: 'row' }, close),
    ],
    otherwise,
  )
  show()
  close.focus()
}
