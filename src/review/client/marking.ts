import type { Span } from '../../text/span'
import type { CodingView } from '../api'
import { say } from './announce'
import type { Deciding } from './deciding'
import type { Desk } from './desk'
import { fill, the } from './element'
import { highlight } from './highlights'
import { unitAt } from './selection'
import { openStretchBar } from './stretch-bar'
import type { TranscriptDrawing } from './transcript-view'
import { turnsOver } from './turns-over'
import { wordsOfTurns } from './words-of-turns'

/** Marking words in the transcript: to adjust a coding's stretch, or to select a new one. */
export interface MarkingWords {
  readonly adjust: () => void
  /** From what is selected with the mouse, else what was searched for, else the current coding's unit. */
  readonly select: (from?: Span) => void
  readonly isOpen: () => boolean
  readonly close: () => void
}

export function createMarking(
  desk: Desk,
  deciding: () => Deciding,
  drawing: TranscriptDrawing,
  label: (coding: CodingView) => string,
): MarkingWords {
  const place = the('stretch')

  const close = (): void => {
    const hadFocus = place.contains(document.activeElement)
    place.hidden = true
    fill(place)
    highlight('stretch', [])
    if (hadFocus) desk.focusText()
  }

  function mark(from: Span, coding: CodingView | null): void {
    const transcript = desk.transcript()!
    const { text, turns } = transcript
    openStretchBar(place, {
      mode: coding ? 'adjust' : 'select',
      about: coding ? label(coding) : '',
      text,
      wordsAround: span => {
        const over = turnsOver(turns, span)
        return over ? wordsOfTurns(text, turns.slice(over.first, over.last + 1)) : []
      },
      units: transcript.units,
      from,
      onChange: span => {
        highlight('stretch', drawing.ranges(span))
        drawing.bringIntoView(span)
      },
      onKeep: span => {
        if (!coding) return deciding().add(transcript.id, span, text.slice(span.start, span.end), close)
        // On failure the bar stays, with the stretch as it was moved.
        deciding()
          .adjust(coding, span)
          .then(close, () => {})
      },
      onMemo: span => deciding().memo({ transcript: transcript.id, span, quote: text.slice(span.start, span.end) }),
      onDrop: () => {
        close()
        say('Dropped.')
      },
    })
  }

  return {
    adjust: () => {
      const coding = desk.current()
      if (coding) mark(coding, coding)
      else say('There is no coding to adjust.')
    },
    select: from => {
      const transcript = desk.transcript()
      if (!transcript) return
      const wanted = from ?? drawing.selected()
      if (wanted) return mark(wanted, null)
      const unit = unitAt(transcript.units, desk.current()?.start ?? transcript.turns[0]?.start ?? 0)
      if (unit) mark(unit, null)
      else say('This transcript has no words to select.')
    },
    isOpen: () => !place.hidden,
    close,
  }
}
