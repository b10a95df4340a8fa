import type { Span } from '../../text/span'
import { make } from './element'

/** The field in which somebody searches the transcript: Enter goes on, Shift+Enter back, Escape ends it. */
export function searchField(parts: {
  readonly find: (words: string) => readonly Span[]
  readonly go: (span: Span) => void
  readonly onEnd: () => void
}): HTMLElement & { focus: () => void } {
  let at = -1
  const count = make('span', { class: 'faint small', role: 'status' })
  const step = (by: number): void => {
    const spans = parts.find(field.value)
    const from = at === -1 && by === -1 ? 0 : at
    at = spans.length === 0 ? -1 : (from + by + spans.length) % spans.length
    const span = spans[at]
    if (span) parts.go(span)
    count.textContent = field.value.trim() === '' ? '' : span ? `${at + 1} of ${spans.length}` : 'not found'
  }
  const field = make('input', {
    type: 'search',
    id: 'search',
    oninput: () => {
      at = -1
      parts.find(field.value)
      count.textContent = ''
    },
  })
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.isComposing) step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') {
      field.value = ''
      count.textContent = ''
      parts.find('')
      parts.onEnd()
    } else return
    event.preventDefault()
  })
  const whole = make(
    'div',
    { class: 'search' },
    make('label', { for: 'search', class: 'small' }, 'Search this transcript'),
    field,
    count,
  )
  whole.focus = () => field.focus()
  return whole
}
