import type { Book } from './book'
import { make } from './element'

/** What a theme is: its label under those above it, its brief, and on demand when it applies and when not. */
export function themePart(
  id: string,
  book: Book,
  isOpen: boolean,
  onToggle: (open: boolean) => void,
): readonly HTMLElement[] {
  const code = book.code(id)
  const above = book.above(id)
  const name = make(
    'div',
    { class: `theme ${book.colour(id)}` },
    above.length > 0 && make('p', { class: 'faint small above' }, above.join(' › ')),
    make('h2', { id: 'theme-label' }, book.label(id)),
    code !== undefined && code.brief !== null && make('p', { class: 'brief' }, code.brief),
  )
  if (!code) return [name, make('p', { class: 'note warn' }, 'The codebook does not have this code any more.')]
  const details: HTMLDetailsElement = make(
    'details',
    { open: isOpen, ontoggle: () => onToggle(details.open) },
    make('summary', {}, 'Definition, when to use it and when not'),
    code.definition === null
      ? make('p', { class: 'faint' }, 'The codebook gives no definition.')
      : make('p', {}, code.definition),
    ...list('Use it when', code.useWhen),
    ...list('Do not use it when', code.notWhen),
    ...list(
      'Examples',
      code.examples.map(text => `“${text}”`),
    ),
    ...list(
      'Not examples',
      code.counterexamples.map(({ text, because }) => `“${text}”${because === null ? '' : `: ${because}`}`),
    ),
  )
  return [name, details]
}

function list(title: string, lines: readonly string[]): readonly HTMLElement[] {
  return lines.length === 0 ? [] : [make('h3', {}, title), make('ul', {}, ...lines.map(line => make('li', {}, line)))]
}
