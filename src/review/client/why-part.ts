import { segments } from '../../report/segments'
import { overlaps } from '../../text/span'
import type { CodingView, TranscriptView } from '../api'
import type { Book } from './book'
import { make } from './element'
import { hindrance, negation, origins, shortened, standings } from './in-words'

/** Why the rules gave this code: the sentence, the words with their rules, negation, and where the words came from. */
export function whyPart(coding: CodingView): readonly HTMLElement[] {
  const byRules = coding.evidence.length > 0
  return [
    make('h3', {}, byRules ? 'Why was it coded so?' : 'Who coded it?'),
    make('p', {}, coding.because === '' ? `By ${coding.coder}.` : coding.because),
    ...(byRules
      ? [
          make(
            'ul',
            { class: 'evidence-list' },
            ...coding.evidence.map(({ text, rule, at }) =>
              make(
                'li',
                {},
                make('mark', { dir: 'auto' }, text),
                make('span', { class: 'faint small' }, ` rule ${rule}, ${at}`),
              ),
            ),
          ),
          make('p', { class: 'small' }, `${negation(coding.negated)} ${origins[coding.origin]}`),
        ]
      : []),
  ]
}

/** The words themselves, with the evidence marked: for whoever does not have the transcript beside it. */
export function quotePart({ text }: TranscriptView, coding: CodingView): HTMLElement {
  const parts = segments(coding, coding.evidence).map(({ start, end, over }) =>
    over.length > 0 ? make('mark', {}, text.slice(start, end)) : make('span', {}, text.slice(start, end)),
  )
  return make('blockquote', { class: 'quote', dir: 'auto' }, ...parts)
}

/** What else was coded on the same words, and what was held back there. */
export function herePart(
  { codings, withheld }: TranscriptView,
  coding: CodingView,
  book: Book,
  goTo: (id: string) => void,
): readonly HTMLElement[] {
  const others = codings.filter(other => other.id !== coding.id && overlaps(other, coding))
  const held = withheld.filter(one => overlaps(one, coding))
  return [
    ...(others.length === 0
      ? []
      : [
          make('h3', {}, 'Also coded here'),
          make(
            'ul',
            { class: 'others' },
            ...others.map(other =>
              make(
                'li',
                {},
                make(
                  'button',
                  {
                    type: 'button',
                    class: `chip ${book.colour(other.code)} ${other.standing}`,
                    onclick: () => goTo(other.id),
                  },
                  make('span', { class: 'sign', 'aria-hidden': 'true' }, standings[other.standing].sign),
                  make('span', { class: 'label' }, book.label(other.code)),
                  make('span', { class: 'unseen' }, `, ${standings[other.standing].words}`),
                ),
                (other.start !== coding.start || other.end !== coding.end) &&
                  make('span', { class: 'faint small' }, ` “${shortened(other.quote, 50)}”`),
              ),
            ),
          ),
        ]),
    ...(held.length === 0
      ? []
      : [
          make('h3', {}, 'Withheld here'),
          make(
            'ul',
            { class: 'withheld' },
            ...held.map(one => make('li', {}, make('strong', {}, book.label(one.code)), `: ${hindrance(one)}`)),
          ),
        ]),
  ]
}
