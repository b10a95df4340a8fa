import type { CodingView, StudyView, TranscriptView } from '../api'
import type { Book } from './book'
import { conflictPart, decisionsPart } from './decisions-part'
import { fill, make } from './element'
import { standings } from './in-words'
import type { Command } from './keys'
import { themePart } from './theme-part'
import { herePart, quotePart, whyPart } from './why-part'

/** The panel in which the current coding is judged. */
export interface CodingPanel {
  readonly show: (parts: {
    readonly transcript: TranscriptView
    readonly coding: CodingView | null
    /** Its place among those that the filters show: "3 of 12 shown". */
    readonly place: string
    /** What to say where there is no current coding. */
    readonly nothing: string
  }) => void
  /** What was typed as the reason of the next decision; null where nothing was. */
  readonly why: () => string | null
  readonly clearWhy: () => void
  readonly focusWhy: () => void
  /** While a decision is on its way to the disk. */
  readonly setBusy: (busy: boolean) => void
}

/** Draws the panel. Its buttons and its field are made once, so that the focus and what was typed outlive every change. */
export function drawCodingPanel(
  root: HTMLElement,
  { reviewer, blind }: StudyView,
  book: Book,
  does: {
    readonly run: (command: Command) => void
    readonly goTo: (id: string) => void
    readonly undo: (id: string) => void
  },
): CodingPanel {
  let isDefinitionOpen = false
  const head = make('div', { class: 'judged' })
  const rest = make('div', { class: 'reasons' })
  const button = (command: Command, label: string, key: string, kind = ''): HTMLElement =>
    make(
      'button',
      { type: 'button', class: kind, 'data-command': command, onclick: () => does.run(command) },
      label,
      make('kbd', { 'aria-hidden': 'true' }, key),
    )
  const why = make('textarea', { id: 'why', rows: 1, maxlength: 2000 })
  const actions = make(
    'div',
    { class: 'actions', role: 'group', 'aria-label': 'Your decision' },
    make('label', { for: 'why', class: 'small' }, 'Why (if you like; kept with your next decision)'),
    why,
    make('p', { class: 'row two' }, button('accept', 'Accept', 'a', 'yes'), button('reject', 'Reject', 'r', 'no')),
    make(
      'p',
      { class: 'row' },
      button('recode', 'Recode', 'c'),
      button('adjust', 'Adjust', 'e'),
      button('memo', 'Memo', 'm'),
      button('undo', 'Undo', 'u'),
    ),
  )
  const always = make(
    'p',
    { class: 'row always' },
    button('previous', 'Back', 'k'),
    button('next', 'Next', 'j'),
    button('next-undecided', 'Undecided', 'n'),
    button('add', 'Select', 's'),
  )
  fill(root, always, head, actions, rest)
  why.addEventListener('keydown', event => {
    if (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey || event.isComposing)) return
    event.preventDefault()
    document.querySelector<HTMLElement>('main .chip[tabindex="0"], main h2')?.focus({ preventScroll: true })
  })

  return {
    show({ transcript, coding, place, nothing }) {
      actions.classList.toggle('without', coding === null)
      for (const one of actions.querySelectorAll('button'))
        one.disabled = coding === null && one.dataset.command !== 'undo'
      if (!coding) {
        fill(
          head,
          make('h2', { id: 'theme-label' }, blind === 'all' ? 'Code from scratch' : 'Nothing to judge here'),
          make('p', {}, nothing),
        )
        fill(rest)
        return
      }
      const { sign, words } = standings[coding.standing]
      fill(
        head,
        make('p', { class: 'faint small' }, place),
        make('p', { class: 'question' }, 'Does this theme apply to the marked words?'),
        ...themePart(coding.code, book, isDefinitionOpen, open => {
          isDefinitionOpen = open
        }),
        make(
          'p',
          { class: `standing ${coding.standing}` },
          make('span', { 'aria-hidden': 'true' }, `${sign} `),
          `${words[0]!.toUpperCase()}${words.slice(1)}`,
        ),
        conflictPart(coding, book),
        quotePart(transcript, coding),
      )
      fill(
        rest,
        ...whyPart(coding),
        ...herePart(transcript, coding, book, does.goTo),
        ...decisionsPart(transcript, coding, reviewer, book, does.undo),
      )
      root.scrollTop = 0
    },
    why: () => (why.value.trim() === '' ? null : why.value.trim()),
    clearWhy: () => {
      why.value = ''
    },
    focusWhy: () => why.focus(),
    setBusy: busy => root.setAttribute('aria-busy', `${busy}`),
  }
}
