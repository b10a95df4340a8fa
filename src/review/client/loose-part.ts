import type { TranscriptView } from '../api'
import type { Book } from './book'
import { make } from './element'
import { deed, shortened, when } from './in-words'

/** Decisions that find no coding of today: shown ahead of the transcript, since nothing is dropped in silence. Null where there is none. */
export function loosePart({ loose }: TranscriptView, book: Book): HTMLElement | null {
  if (loose.length === 0) return null
  const one = loose.length === 1
  return make(
    'details',
    { class: 'note warn loose' },
    make(
      'summary',
      {},
      `${loose.length} earlier ${one ? 'decision finds' : 'decisions find'} no coding to stand on today`,
    ),
    make(
      'ul',
      {},
      ...loose.map(({ decision, outcome, note }) =>
        make(
          'li',
          {},
          make('strong', {}, decision.by),
          ` ${deed(decision, book)}: ${decision.code === null ? 'memo' : book.label(decision.code)}, “${shortened(decision.quote, 120)}”. `,
          make('span', { class: 'small' }, `${outcome}: ${note} (${when(decision.at)})`),
        ),
      ),
    ),
  )
}
