/** What a person can ask for with one key. */
export type Command =
  | 'next'
  | 'previous'
  | 'next-undecided'
  | 'accept'
  | 'reject'
  | 'accept-why'
  | 'reject-why'
  | 'recode'
  | 'add'
  | 'adjust'
  | 'memo'
  | 'why'
  | 'undo'
  | 'own'
  | 'search'
  | 'previous-transcript'
  | 'next-transcript'
  | 'help'

/** A command, its keys as `KeyboardEvent.key` names them, and what it does. */
export interface KeyLine {
  readonly command: Command
  readonly keys: readonly string[]
  readonly does: string
}

/** All keys, in the order in which the help tells them. */
export const keyLines: readonly KeyLine[] = [
  { command: 'next', keys: ['j', 'ArrowDown'], does: 'Next coding that the filters show' },
  { command: 'previous', keys: ['k', 'ArrowUp'], does: 'Previous coding' },
  { command: 'next-undecided', keys: ['n'], does: 'Next coding that is not judged yet, in later transcripts too' },
  { command: 'accept', keys: ['a'], does: 'Accept: the theme applies; go on to the next one' },
  { command: 'reject', keys: ['r'], does: 'Reject: it does not apply; go on to the next one' },
  { command: 'accept-why', keys: ['A'], does: 'Accept, and say why' },
  { command: 'reject-why', keys: ['R'], does: 'Reject, and say why' },
  { command: 'recode', keys: ['c'], does: 'Recode: another theme applies instead' },
  { command: 'adjust', keys: ['e'], does: 'Adjust the stretch of words' },
  { command: 'add', keys: ['s', '+'], does: 'Select a stretch of words and give it a theme' },
  { command: 'memo', keys: ['m'], does: 'Write a memo, which decides nothing' },
  { command: 'why', keys: ['w'], does: 'Write why, ahead of the next decision' },
  { command: 'undo', keys: ['u'], does: 'Take back your last decision' },
  { command: 'own', keys: ['o'], does: 'List your decisions, and take back any of them' },
  { command: 'search', keys: ['/'], does: 'Search the transcript' },
  { command: 'previous-transcript', keys: ['['], does: 'Previous transcript' },
  { command: 'next-transcript', keys: [']'], does: 'Next transcript' },
  { command: 'help', keys: ['?'], does: 'All keys' },
]

/** What a key press is, as far as it matters here. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly isComposing: boolean
}

/**
 * Gives what a key asks for. Keys pressed together with others are the browser's.
 *
 * @param withCharacters False where the person switched single characters off: only arrow keys are left.
 */
export function commandOf(press: KeyPress, withCharacters: boolean): Command | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return undefined
  if (press.key.length === 1 && !withCharacters) return undefined
  return keyLines.find(({ keys }) => keys.includes(press.key))?.command
}

/** Gives a key as people call it. */
export function keyName(key: string): string {
  if (/^[A-Z]$/.test(key)) return `Shift+${key}`
  return { ArrowDown: '↓', ArrowUp: '↑' }[key] ?? key
}
