import { overlaps } from '../../text/span'
import type { CodingView, DecisionView, TranscriptView } from '../api'
import type { Book } from './book'
import { make } from './element'
import { deed, when } from './in-words'

type Line = Pick<DecisionView, 'id' | 'at' | 'by' | 'did' | 'why' | 'toCode' | 'to'> & { readonly undone?: boolean }

/** Who decided what about a coding, when and why; one's own can be taken back. */
export function decisionsPart(
  { memos }: Pick<TranscriptView, 'memos'>,
  coding: CodingView,
  reviewer: string,
  book: Book,
  undo: (id: string) => void,
): readonly HTMLElement[] {
  const known = new Set(coding.decisions.map(({ id }) => id))
  const notes = memos.filter(
    memo => !known.has(memo.id) && (memo.coding === coding.id || (memo.coding === null && overlaps(memo, coding))),
  )
  const lines: readonly Line[] = [...coding.decisions, ...notes].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  )
  const line = (one: Line): HTMLElement =>
    make(
      'li',
      { class: one.undone ? 'undone' : '' },
      make('strong', {}, one.by === reviewer ? `${one.by} (you)` : one.by),
      ` ${deed(one, book)}${one.undone ? ', and took it back' : ''} `,
      make('span', { class: 'faint small' }, when(one.at)),
      one.why !== null && make('p', { class: 'why' }, one.why),
      one.by === reviewer &&
        !one.undone &&
        one.did !== 'undo' &&
        make(
          'button',
          {
            type: 'button',
            class: 'small',
            'aria-label': `Take back: ${deed(one, book)}`,
            onclick: () => undo(one.id),
          },
          'Take back',
        ),
    )
  return [
    make('h3', {}, 'Decisions so far'),
    lines.length === 0
      ? make('p', { class: 'faint' }, 'None that you can see.')
      : make('ol', { class: 'decisions' }, ...lines.map(line)),
  ]
}

/** Who stands where, when people contradict each other. */
export function conflictPart({ standing, decisions }: CodingView, book: Book): HTMLElement | null {
  if (standing !== 'conflict') return null
  const holding = decisions.filter(({ undone, did }) => !undone && did !== 'memo' && did !== 'undo')
  const last = new Map(holding.map(one => [one.by, one]))
  return make(
    'p',
    { class: 'note warn' },
    make('strong', {}, 'In conflict: '),
    `${[...last.values()].map(one => `${one.by} ${deed(one, book)}`).join('; ')}. It counts for neither until you agree; what you decide now is added to the record.`,
  )
}
