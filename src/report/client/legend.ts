import type { CodingView } from './codings'
import { element, grouped } from './dom'
import { study, topOf } from './study'

/** Says what the colours and signs mean, and switches themes on and off. */
export function legend(codings: readonly CodingView[], talk: HTMLElement): HTMLElement {
  const standing = codings.filter(({ status }) => status !== 'withheld' && status !== 'rejected')
  const tops = study.codes.flatMap((code, at) => (code.parent < 0 ? [{ ...code, at }] : []))
  const boxes = tops.flatMap(({ at, label, mark, theme }) => {
    const number = standing.filter(({ code }) => topOf(code) === at).length
    return number === 0 ? [] : [box(`${at}`, true, `theme-${theme}`, mark, label, number)]
  })
  const others = (['withheld', 'rejected'] as const).flatMap(status => {
    const number = codings.filter(coding => coding.status === status).length
    const sign = status === 'withheld' ? '( )' : '✗'
    return number === 0 ? [] : [box(status, false, `is-${status}`, sign, status, number)]
  })
  const made = element(
    'fieldset',
    { class: 'legend control' },
    element('legend', {}, 'Themes shown'),
    ...boxes,
    ...others,
  )
  const apply = (): void => {
    const on = new Set([...made.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value))
    for (const each of talk.querySelectorAll<HTMLElement>('[data-top]')) {
      const kind = ['withheld', 'rejected'].find(status => each.classList.contains(`is-${status}`))
      const theme =
        boxes.length === 0 || on.has(each.dataset.top!) || !made.querySelector(`[value="${each.dataset.top}"]`)
      each.classList.toggle('off', !theme || (kind !== undefined && !on.has(kind)))
    }
  }
  made.addEventListener('change', apply)
  apply()
  return made
}

function box(value: string, checked: boolean, look: string, sign: string, label: string, number: number): HTMLElement {
  return element(
    'label',
    { class: look },
    element('input', { type: 'checkbox', value, checked }),
    element('span', { class: 'swatch' }, sign),
    element('span', {}, label),
    element('span', { class: 'faint' }, grouped(number)),
  )
}
