import { openDialog } from './dialog'
import { make } from './element'

export interface Question {
  readonly title: string
  /** What it is about: the theme, the words. */
  readonly about: string
  readonly label: string
  readonly button: string
  /** True where an empty answer is one. */
  readonly mayBeEmpty: boolean
  readonly otherwise: () => HTMLElement
  /** Does something with the answer; what it throws is shown, and the dialog stays with what was typed. */
  readonly keep: (text: string) => Promise<void>
}

/** Asks for a few words. Enter keeps them, Shift+Enter begins a new line, Escape drops them. */
export function ask({ title, about, label, button, mayBeEmpty, otherwise, keep }: Question): void {
  const field = make('textarea', { id: 'asked', rows: 4, 'aria-describedby': 'asked-how', maxlength: 2000 })
  const trouble = make('p', { role: 'alert', class: 'trouble' })
  const done = make('button', { type: 'submit', class: 'main' }, button)
  const form = make(
    'form',
    { onsubmit: event => void submit(event) },
    make('p', { class: 'faint' }, about),
    make('label', { for: 'asked' }, label),
    field,
    make(
      'p',
      { id: 'asked-how', class: 'faint small' },
      'Enter keeps it, Shift+Enter begins a new line, Escape drops it.',
    ),
    trouble,
    make('p', { class: 'row' }, done, make('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel')),
  )
  const dialog = openDialog(title, [form], otherwise)
  field.focus()
  field.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })

  let isKeeping = false
  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    const text = field.value.trim()
    if (isKeeping) return
    if (text === '' && !mayBeEmpty) {
      trouble.textContent = 'There is nothing to keep yet.'
      field.focus()
      return
    }
    isKeeping = true
    try {
      await keep(text)
      dialog.close()
    } catch (error) {
      trouble.textContent = `NOT KEPT. ${error instanceof Error ? error.message : ''} Your words are still here.`
      field.focus()
    } finally {
      isKeeping = false
    }
  }
}
