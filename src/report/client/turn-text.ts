import type { TranscriptData } from '../report-data'
import { segments } from '../segments'
import type { CodingView } from './codings'
import { element } from './dom'
import { labelOf, study, topOf } from './study'

/** Most lines under a text; further codings have their sign, and lie on the last line. */
const mostLanes = 5

/** Writes the words of a turn with every coding where it stands: a line in its theme's colour under it, its sign where it begins. */
export function turnText(
  { text, marks }: TranscriptData,
  turn: { readonly start: number; readonly end: number },
  codings: readonly CodingView[],
  lanes: ReadonlyMap<CodingView, number>,
): readonly Node[] {
  const notes = marks
    .filter(([start, end]) => start < turn.end && end > turn.start)
    .map(([start, end]) => ({ start, end, coding: null }))
  const spans = codings.map(coding => ({ start: coding.start, end: coding.end, coding }))
  return segments(turn, [...notes, ...spans]).flatMap(({ start, end, over }) => {
    const here = over.flatMap(({ coding }) => coding ?? []).sort((a, b) => (lanes.get(a) ?? 0) - (lanes.get(b) ?? 0))
    const isNote = over.some(({ coding }) => coding === null)
    let words: HTMLElement = element('span', isNote ? { class: 'transcriber' } : {}, text.slice(start, end))
    for (const coding of here)
      words = element(
        'span',
        {
          class: `coded theme-${study.codes[coding.code]?.theme ?? 8} lane-${Math.min(lanes.get(coding) ?? 0, mostLanes)} is-${coding.status}`,
          'data-coding': coding.id,
          'data-top': topOf(coding.code),
        },
        words,
      )
    const beginning = here.filter(coding => Math.max(coding.start, turn.start) === start && coding.start >= turn.start)
    return [...beginning.map(marker), words]
  })
}

function marker(coding: CodingView): HTMLElement {
  const { code, status, id } = coding
  const { mark, theme } = study.codes[code]
  const sign = { candidate: mark, accepted: `${mark}✓`, rejected: `${mark}✗`, withheld: `(${mark})` }[status]
  return element(
    'button',
    {
      type: 'button',
      class: `marker theme-${theme} is-${status}`,
      tabindex: -1,
      'data-coding': id,
      'data-top': topOf(code),
      'aria-label': `${sign} ${labelOf(code)}, ${status}: evidence`,
      title: `${labelOf(code)} (${status})`,
    },
    sign,
  )
}
