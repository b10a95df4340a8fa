import type { CodeView } from '../api'
import type { Book } from './book'
import { openDialog } from './dialog'
import { fill, make } from './element'
import { matchingCodes } from './matching-codes'

export interface Choice {
  readonly title: string
  readonly about: string
  readonly book: Book
  /** Ids of codes that make no sense here. */
  readonly without: readonly string[]
  readonly otherwise: () => HTMLElement
  /** Does something with the code; what it throws is shown, and the list stays. */
  readonly choose: (code: CodeView) => Promise<void>
}

/** Lets somebody choose a code: typing filters the list, arrows move in it, Enter chooses, Escape drops. */
export function pickCode({ title, about, book, without, otherwise, choose }: Choice): void {
  const field = make('input', {
    id: 'pick',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-expanded': 'true',
    'aria-controls': 'pick-list',
    'aria-autocomplete': 'list',
    'aria-describedby': 'pick-how',
  })
  const list = make('ul', { id: 'pick-list', role: 'listbox', 'aria-label': 'Codes', tabindex: '-1' })
  const found = make('p', { role: 'status', class: 'faint small' })
  const trouble = make('p', { role: 'alert', class: 'trouble' })
  const dialog = openDialog(
    title,
    [
      make('p', { class: 'faint' }, about),
      make('label', { for: 'pick' }, 'Theme or sub-theme'),
      field,
      make(
        'p',
        { id: 'pick-how', class: 'faint small' },
        'Type to filter, ↑ and ↓ to move, Enter to choose, Escape to drop.',
      ),
      list,
      found,
      trouble,
      make('p', { class: 'row' }, make('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel')),
    ],
    otherwise,
  )
  dialog.element.classList.add('picking')

  let codes: readonly CodeView[] = []
  let at = 0
  let isChoosing = false

  const mark = (wanted: number): void => {
    list.children[at]?.setAttribute('aria-selected', 'false')
    at = wanted
    const option = list.children[at]
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    if (option) field.setAttribute('aria-activedescendant', option.id)
    else field.removeAttribute('aria-activedescendant')
  }
  const show = (): void => {
    codes = matchingCodes(book, field.value).filter(({ id }) => !without.includes(id))
    fill(list, ...codes.map(option))
    found.textContent =
      codes.length === 0 ? 'No code has these words.' : `${codes.length} of ${book.codes.length} codes`
    mark(0)
  }
  const option = (code: CodeView, i: number): HTMLElement => {
    const above = book.above(code.id)
    return make(
      'li',
      {
        id: `pick-${i}`,
        role: 'option',
        'aria-selected': 'false',
        class: `${book.colour(code.id)} level-${Math.min(code.level, 3)}`,
        onclick: () => void take(code),
      },
      make('span', { class: 'label' }, code.label),
      above.length > 0 && make('span', { class: 'faint small' }, ` in ${above.join(' › ')}`),
      code.brief !== null && make('span', { class: 'brief faint small' }, code.brief),
    )
  }
  const take = async (code: CodeView | undefined): Promise<void> => {
    if (!code || isChoosing) return
    isChoosing = true
    try {
      await choose(code)
      dialog.close()
    } catch (error) {
      trouble.textContent = `NOT KEPT. ${error instanceof Error ? error.message : ''}`
    } finally {
      isChoosing = false
    }
  }

  field.addEventListener('input', show)
  field.addEventListener('keydown', event => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key]
    if (to !== undefined && codes.length > 0) mark(Math.min(Math.max(to, 0), codes.length - 1))
    else if (event.key === 'Enter' && !event.isComposing) void take(codes[at])
    else return
    event.preventDefault()
  })
  show()
  field.focus()
}
