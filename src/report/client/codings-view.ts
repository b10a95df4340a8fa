import { codingHref, codingsHref } from '../html/addresses'
import { filter, filterChoices, filtersIn } from './coding-filters'
import { allCodings, type CodingView } from './codings'
import { byId, count, element, grouped } from './dom'
import { quoted } from './quoted'
import { type Address, onOpen } from './routing'
import { labelOf, study } from './study'

const perPage = 50

/** Fills the list of codings at `#codings?theme=…&group=…`: what is chosen stands in the address, so a narrowed list can be linked to. */
export function startFilters(): void {
  onOpen('codings', address => {
    const form = document.getElementById('coding-filters') ?? build()
    for (const select of form.querySelectorAll('select')) select.value = address.query.get(select.name) ?? ''
    list(address)
    return { title: 'Codings' }
  })
}

function build(): HTMLElement {
  const form = element(
    'form',
    { id: 'coding-filters', class: 'filters control', 'aria-label': 'Narrow the list' },
    ...filterChoices().map(({ key, name, all, choices }, i) =>
      element(
        'div',
        {},
        element('label', { for: `filter-${i}` }, name),
        element(
          'select',
          { id: `filter-${i}`, name: key },
          element('option', { value: '' }, all),
          ...choices.map(({ value, label }) => element('option', { value }, label)),
        ),
      ),
    ),
  )
  form.addEventListener('submit', event => event.preventDefault())
  form.addEventListener('change', () => {
    const query = new URLSearchParams()
    for (const { name, value } of form.querySelectorAll('select')) if (value !== '') query.set(name, value)
    go(query)
  })
  byId('codings')
    .querySelector('.filled')!
    .replaceChildren(form, element('div', { id: 'coding-list' }))
  return form
}

/** Goes to another list without leaving the place in the form. */
function go(query: URLSearchParams): void {
  const page = query.get('page')
  const filters = codingsHref(filtersIn(query))
  history.pushState(null, '', page === null ? filters : `${filters}${filters.includes('?') ? '&' : '?'}page=${page}`)
  list({ path: 'codings', query })
}

function list({ query }: Address): void {
  const isMeant = filter(filtersIn(query))
  const found: CodingView[] = []
  const people = new Set<string>()
  const groups = new Set<string>()
  for (const coding of allCodings()) {
    if (!isMeant(coding)) continue
    found.push(coding)
    groups.add(coding.transcript.group)
    const person = study.people[coding.person]
    if (person) people.add(JSON.stringify([person.group, person.name]))
  }
  const pages = Math.max(1, Math.ceil(found.length / perPage))
  const page = Math.min(pages, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1))
  const first = (page - 1) * perPage
  byId('coding-list').replaceChildren(
    element(
      'p',
      { role: 'status', id: 'coding-count' },
      `${count(found.length, 'coding')} of ${count(people.size, 'person', 'people')} in ${count(groups.size, 'group')}.`,
      found.length > perPage
        ? ` Shown: ${grouped(first + 1)} to ${grouped(Math.min(first + perPage, found.length))}.`
        : '',
    ),
    element('ol', { class: 'codings', start: first + 1 }, ...found.slice(first, first + perPage).map(item)),
    ...(pages > 1 ? [pager(page, pages, query)] : []),
  )
}

function item(coding: CodingView): HTMLElement {
  const { transcript, code, id, speaker, person, line, status, origin, evidence } = coding
  const { theme, mark } = study.codes[code]
  const values = study.people[person]?.values.filter(value => value !== null) ?? []
  return element(
    'li',
    { class: `theme-${theme} is-${status}` },
    element('p', { class: 'words' }, ...quoted(transcript.text, coding, evidence, 400)),
    element(
      'p',
      { class: 'said' },
      element('span', { class: 'swatch' }, mark),
      ` ${labelOf(code)}. `,
      `${speaker ?? 'Nobody named'}, ${[transcript.group, `line ${line}`, ...values].join(', ')}; ${origin}, ${status}. `,
      element(
        'a',
        { href: codingHref(id), 'aria-label': `Evidence for ${labelOf(code)}, ${transcript.id} line ${line}` },
        'Evidence',
      ),
    ),
  )
}

function pager(page: number, pages: number, query: URLSearchParams): HTMLElement {
  const button = (to: number, words: string): HTMLElement => {
    const made = element('button', { type: 'button', disabled: to < 1 || to > pages }, words)
    made.addEventListener('click', () => {
      const next = new URLSearchParams(query)
      next.set('page', `${to}`)
      go(next)
      byId('codings-heading').focus({ preventScroll: true })
      window.scrollTo(0, 0)
    })
    return made
  }
  return element(
    'nav',
    { class: 'pager', 'aria-label': 'Pages of the list' },
    button(page - 1, 'Previous'),
    element('span', {}, `Page ${page} of ${grouped(pages)}`),
    button(page + 1, 'Next'),
  )
}
