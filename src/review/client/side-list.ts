import type { StudyView, TranscriptView } from '../api'
import type { Book } from './book'
import { fill, make } from './element'
import { inNumbers, progressOf } from './progress'
import { everything, type Filter } from './queue'

/** Transcripts, progress and filters, at the side. */
export interface SideList {
  readonly show: (study: StudyView, transcript: TranscriptView) => void
}

/** Draws the side. What is in it is made once; only numbers, speakers and the current transcript change. */
export function drawSideList(
  root: HTMLElement,
  book: Book,
  does: { readonly open: (id: string) => void; readonly filter: (filter: Filter) => void },
  search: HTMLElement,
): SideList {
  let filter = everything
  const change = (part: Partial<Filter>): void => {
    filter = { ...filter, ...part }
    does.filter(filter)
  }
  const theme = select('Theme', 'filter-theme', value => change({ code: value }))
  fillSelect(theme.field, [
    ['', 'All themes'],
    ...book.codes.map(({ id, label, level }) => [id, `${'\u2003'.repeat(level - 1)}${label}`] as const),
  ])
  const status = select('Status', 'filter-status', value => change({ status: value as Filter['status'] }))
  fillSelect(status.field, [
    ['', 'All'],
    ['undecided', 'Only undecided'],
    ['accepted', 'Accepted'],
    ['rejected', 'Rejected'],
    ['conflict', 'In conflict'],
  ])
  const speaker = select('Speaker', 'filter-speaker', value => change({ speaker: value }))
  const list = make('ul', { class: 'transcripts' })
  const buttons = new Map<
    string,
    { readonly button: HTMLElement; readonly count: HTMLElement; readonly bar: HTMLProgressElement }
  >()
  fill(
    root,
    search,
    make('fieldset', {}, make('legend', {}, 'Show'), theme.whole, status.whole, speaker.whole),
    make('h2', {}, 'Transcripts'),
    list,
  )

  function show(study: StudyView, transcript: TranscriptView): void {
    if (buttons.size !== study.transcripts.length) {
      buttons.clear()
      fill(
        list,
        ...study.transcripts.map(({ id, words }) => {
          const count = make('span', { class: 'faint small' })
          const bar = make('progress', { 'aria-hidden': 'true', max: 1 })
          const button = make(
            'button',
            { type: 'button', title: `${words} words`, onclick: () => does.open(id) },
            make('span', { class: 'name' }, id),
            count,
            bar,
          )
          buttons.set(id, { button, count, bar })
          return make('li', {}, button)
        }),
      )
    }
    for (const line of study.transcripts) {
      const { button, count, bar } = buttons.get(line.id)!
      const progress = progressOf(line)
      count.textContent =
        study.blind === 'all'
          ? `${line.codings} coded`
          : `${inNumbers(progress)}${line.conflicts > 0 ? `, ${line.conflicts} in conflict` : ''}`
      bar.max = Math.max(progress.of, 1)
      bar.value = progress.judged
      bar.hidden = study.blind === 'all'
      if (line.id === transcript.id) button.setAttribute('aria-current', 'true')
      else button.removeAttribute('aria-current')
    }
    const names = [...new Set(transcript.codings.map(coding => coding.speaker ?? '?'))]
    // A speaker who was chosen in another transcript stays to be seen, and to be switched off.
    if (filter.speaker !== '' && !names.includes(filter.speaker)) names.push(filter.speaker)
    fillSelect(speaker.field, [
      ['', 'All speakers'],
      ...names.map(name => [name, name === '?' ? 'nobody named' : name] as const),
    ])
    speaker.field.value = filter.speaker
  }
  return { show }
}

function select(
  label: string,
  id: string,
  onChange: (value: string) => void,
): { readonly whole: HTMLElement; readonly field: HTMLSelectElement } {
  const field = make('select', { id, onchange: () => onChange(field.value) })
  return { whole: make('p', {}, make('label', { for: id, class: 'small' }, label), field), field }
}

function fillSelect(field: HTMLSelectElement, options: readonly (readonly [string, string])[]): void {
  const isSame =
    field.options.length === options.length && options.every(([value], i) => field.options[i]!.value === value)
  if (isSame) return
  fill(field, ...options.map(([value, label]) => Object.assign(make('option', {}, label), { value })))
}
