import type { Deed } from '../../coding/decisions/review-decision'
import type { Span } from '../../text/span'
import type { CodingView, Wish } from '../api'
import { complain, say } from './announce'
import { ask } from './ask'
import type { Book } from './book'
import { pickCode } from './code-picker'
import type { CodingPanel } from './coding-panel'
import type { Desk } from './desk'
import { shortened } from './in-words'
import type { Library } from './library'
import { listOwnDecisions, type OwnDecision, ownDecisions } from './own-decisions'

/** What a person can decide about the current coding, each as a function that asks for what it needs, keeps it and says what happened. */
export type Deciding = ReturnType<typeof createDeciding>

export function createDeciding(
  desk: Desk,
  library: Library,
  book: Book,
  panel: () => CodingPanel,
  home: () => HTMLElement,
) {
  const wish = (did: Deed, coding: CodingView, more: Partial<Wish> = {}): Wish => ({
    did,
    transcript: coding.transcript,
    code: coding.code,
    start: coding.start,
    end: coding.end,
    coding: coding.id,
    why: panel().why(),
    ...more,
  })

  /** Keeps a decision; what was typed as its reason is cleared only then. */
  async function decide(asked: Wish): Promise<void> {
    await desk.keep(asked)
    if (asked.why === panel().why()) panel().clearWhy()
  }

  async function judge(did: 'accept' | 'reject', why?: string): Promise<void> {
    const coding = desk.current()
    if (!coding) return say('There is no coding to judge.')
    await decide(wish(did, coding, why === undefined ? {} : { why: why === '' ? null : why }))
    await desk.nextUndecided(
      `${did === 'accept' ? 'Accepted' : 'Rejected'}: ${book.label(coding.code)}.${desk.judged()} `,
    )
  }

  function judgeWhy(did: 'accept' | 'reject'): void {
    const coding = desk.current()
    if (!coding) {
      say('There is no coding to judge.')
      return
    }
    const verb = did === 'accept' ? 'Accept' : 'Reject'
    ask({
      title: `${verb}: ${book.label(coding.code)}`,
      about: `“${shortened(coding.quote, 160)}”`,
      label: 'Why?',
      button: verb,
      mayBeEmpty: true,
      otherwise: home,
      keep: why => judge(did, why),
    })
  }

  function recode(): void {
    const coding = desk.current()
    if (!coding) {
      say('There is no coding to recode.')
      return
    }
    pickCode({
      title: `Recode: ${book.label(coding.code)}`,
      about: `“${shortened(coding.quote, 160)}” Which theme applies instead?`,
      book,
      without: [coding.code],
      otherwise: home,
      choose: async code => {
        await decide(wish('recode', coding, { toCode: code.id }))
        await desk.nextUndecided(`Recoded: ${book.label(coding.code)} is now ${code.label}.${desk.judged()} `)
      },
    })
  }

  async function adjust(coding: CodingView, to: Span): Promise<void> {
    await decide(wish('adjust', coding, { to }))
    desk.goTo(one => one.code === coding.code && one.start === to.start && one.end === to.end)
    say(`Adjusted: ${book.label(coding.code)}.${desk.judged()}`)
  }

  function add(transcript: string, span: Span, quote: string, onAdded: () => void): void {
    pickCode({
      title: 'Which theme applies?',
      about: `“${shortened(quote, 160)}”`,
      book,
      without: [],
      otherwise: home,
      choose: async code => {
        await decide({ did: 'add', transcript, code: code.id, ...span, why: panel().why() })
        onAdded()
        desk.goTo(one => one.code === code.id && one.start === span.start && one.end === span.end)
        say(`Added: ${code.label}, “${shortened(quote, 80)}”`)
      },
    })
  }

  function memo(
    about: CodingView | { readonly transcript: string; readonly span: Span; readonly quote: string },
  ): void {
    const isCoding = 'id' in about
    ask({
      title: isCoding ? `Memo on ${book.label(about.code)}` : 'Memo on these words',
      about: `“${shortened(about.quote, 160)}”`,
      label: 'Memo (it decides nothing)',
      button: 'Keep the memo',
      mayBeEmpty: false,
      otherwise: home,
      keep: async why => {
        await desk.keep(
          isCoding
            ? wish('memo', about, { why })
            : { did: 'memo', transcript: about.transcript, code: null, ...about.span, why },
        )
        say('The memo is kept.')
      },
    })
  }

  const own = (): readonly OwnDecision[] => ownDecisions(library.opened(), library.study().reviewer, book)

  async function undo(one: OwnDecision | undefined): Promise<void> {
    if (!one) return say('You have decided nothing yet in the transcripts that were opened.')
    const { transcript, start, end } = one
    if (desk.transcript()?.id !== transcript) await desk.open(transcript)
    await desk.keep({ did: 'undo', transcript, start, end, undoes: one.id })
    desk.goTo(coding => coding.start === start && coding.end === end && book.label(coding.code) === one.label)
    say(`Taken back: ${one.label}, you ${one.did}.${desk.judged()}`)
  }

  return {
    judge,
    judgeWhy,
    recode,
    adjust,
    add,
    memo,
    undoLast: () => undo(own()[0]),
    undoById: (id: string) => {
      const one = own().find(decision => decision.id === id)
      return one ? undo(one) : Promise.resolve(complain('This decision is not known here any more; reload the page.'))
    },
    listOwn: () => listOwnDecisions(own, undo, home),
  }
}
