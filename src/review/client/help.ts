import { openDialog } from './dialog'
import { make } from './element'
import { keyLines, keyName } from './keys'

/** Shows all keys, and the switch that silences single characters. */
export function openHelp(isOn: boolean, turn: (on: boolean) => void, otherwise: () => HTMLElement): void {
  const close = make('button', { type: 'button', onclick: () => dialog.close() }, 'Close')
  const box = make('input', { type: 'checkbox', id: 'single-keys', checked: isOn, onchange: () => turn(box.checked) })
  const dialog = openDialog(
    'Keys',
    [
      make(
        'p',
        {},
        box,
        ' ',
        make('label', { for: 'single-keys' }, 'Single characters are commands (never while you type in a field)'),
      ),
      make(
        'table',
        { class: 'keys' },
        make('caption', { class: 'unseen' }, 'Keys and what they do'),
        make(
          'thead',
          { class: 'unseen' },
          make('tr', {}, make('th', { scope: 'col' }, 'Key'), make('th', { scope: 'col' }, 'What it does')),
        ),
        make(
          'tbody',
          {},
          ...[...keyLines.map(({ keys, does }) => ({ keys: keys.map(keyName), does })), ...whileMarking].map(line),
        ),
      ),
      make('p', { class: 'row' }, close),
    ],
    otherwise,
  )
  box.focus()
}

function line({ keys, does }: { readonly keys: readonly string[]; readonly does: string }): HTMLElement {
  const names = keys.flatMap((key, i) => [i > 0 ? ' or ' : '', make('kbd', {}, key)])
  return make('tr', {}, make('th', { scope: 'row' }, ...names), make('td', {}, does))
}

/** What keys do while a stretch is being selected or adjusted. */
const whileMarking = [
  { keys: ['↑', '↓'], does: 'While selecting: the unit before, the unit after' },
  { keys: ['Shift+←', 'Shift+→'], does: 'While selecting: the end a word back or on (Shift+↑ and Shift+↓: the start)' },
  { keys: ['←', '→'], does: 'While adjusting: the end a word back or on (with Shift: the start)' },
  { keys: ['Enter'], does: 'While selecting: choose the theme; while adjusting: keep it' },
  { keys: ['Escape'], does: 'Drops it, or closes what is open' },
]
