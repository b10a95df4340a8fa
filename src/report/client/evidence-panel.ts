import { codingHref, codingsHref, themeHref, transcriptHref } from '../html/addresses'
import type { ReviewData } from '../report-data'
import { clockOf } from './clock'
import { type CodingView, codingAt, hindranceWords, originWords, statusOf } from './codings'
import { element } from './dom'
import { quoted } from './quoted'
import { labelOf, study } from './study'

/** Shows the evidence for a coding beside the transcript; gives its heading. */
export function openPanel(view: HTMLElement, coding: CodingView): HTMLElement {
  const panel = view.querySelector<HTMLElement>('.panel')!
  const { code, id, transcript } = coding
  const { theme, mark } = study.codes[code]
  const heading = element(
    'h3',
    { tabindex: -1 },
    element('span', { class: `swatch theme-${theme}` }, mark),
    ' ',
    labelOf(code),
  )
  const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close the evidence' }, '✕')
  close.addEventListener('click', () => {
    history.pushState(null, '', transcriptHref(transcript.id))
    closePanel()
    view.querySelector<HTMLElement>(`.marker[data-coding="${CSS.escape(id)}"]`)?.focus()
  })
  panel.className = `panel theme-${theme}`
  panel.replaceChildren(
    element('div', { class: 'panel-head' }, heading, close),
    element('blockquote', {}, ...quoted(transcript.text, coding, coding.evidence, 600)),
    facts(coding),
    ...decided(coding),
    ...beside(coding),
    permanent(id),
  )
  panel.hidden = false
  for (const other of view.querySelectorAll('.talk .open')) other.classList.remove('open')
  for (const stretch of view.querySelectorAll(`.talk [data-coding="${CSS.escape(id)}"]`)) stretch.classList.add('open')
  return heading
}

export function closePanel(): void {
  const panel = document.querySelector<HTMLElement>('#transcript .panel')
  if (panel) panel.hidden = true
  for (const other of document.querySelectorAll('#transcript .talk .open')) other.classList.remove('open')
}

function facts(coding: CodingView): HTMLElement {
  const { transcript, code, speaker, line, turn, origin, question, coder, because, evidence, hindrance } = coding
  const { group } = transcript
  const time = transcript.turns.time[turn]
  const rules = [...new Set(evidence.map(({ rule }) => rule))].filter(rule => rule >= 0)
  const theme = study.codes[code]
  const page = document.getElementById(`theme/${theme.id}`)
  const rows: readonly (readonly [string, readonly (Node | string)[]] | null)[] = [
    [
      'Said by',
      [
        speaker === null
          ? 'nobody named'
          : element('a', { href: codingsHref({ speaker: `${group}/${speaker}` }) }, speaker),
        `, group ${group}, line ${line}${time === null || time === undefined ? '' : `, ${clockOf(time)}`}`,
      ],
    ],
    page
      ? [
          'Theme',
          [
            element('a', { href: themeHref(theme.id) }, 'Its page'),
            ', ',
            element('a', { href: codingsHref({ theme: theme.id }) }, 'all its codings'),
          ],
        ]
      : null,
    ['Why', [because === '' ? 'No rule: a person coded this.' : because]],
    ...(rules.length === 0 ? [] : [['Rule', rules.flatMap(ruleLines(coding))] as const]),
    hindrance ? ['Withheld', [hindranceWords[hindrance[0]] ?? hindrance[0], ...hindranceLines(coding)]] : null,
    ['Status', [statusOf(coding)]],
    ['Origin', [originWords[origin]]],
    coder === null ? null : ['Coded by', [coder]],
    question < 0
      ? null
      : [
          'Question',
          [
            element(
              'a',
              { href: codingsHref({ question: study.questions[question].id }) },
              study.questions[question].text,
            ),
          ],
        ],
  ]
  return element(
    'dl',
    {},
    ...rows.flatMap(row => (row ? [element('dt', {}, row[0]), element('dd', {}, ...row[1])] : [])),
  )
}

const ruleLines =
  ({ evidence, transcript }: CodingView) =>
  (rule: number): readonly Node[] => {
    const { id, at } = study.rules[rule]
    const words = evidence
      .filter(each => each.rule === rule)
      .map(({ start, end }) => `“${transcript.text.slice(start, end)}”`)
    return [
      element(
        'span',
        { class: 'rule' },
        element('code', {}, id),
        `, written at `,
        element('code', {}, at),
        `: ${words.join(', ')}`,
      ),
    ]
  }

function hindranceLines({ hindrance, transcript }: CodingView): readonly Node[] {
  if (!hindrance) return []
  const [, rule, at, start, end] = hindrance
  const words = start === undefined || end === undefined ? null : `: “${transcript.text.slice(start, end)}”`
  const id = study.rules[rule]?.id
  if (id === undefined && at === null && words === null) return []
  const place = at === null ? null : element('code', {}, at)
  return [
    element(
      'span',
      { class: 'rule' },
      id === undefined ? null : element('code', {}, id),
      id && place ? ', written at ' : null,
      place,
      words,
    ),
  ]
}

/** Who decided what, and why. */
function decided({ review, status }: CodingView): readonly Node[] {
  if (review.length === 0) {
    const words = status === 'withheld' ? null : 'Nobody has decided about this coding.'
    return words ? [element('p', { class: 'faint' }, words)] : []
  }
  return [element('h4', {}, 'What people decided'), element('ul', { class: 'decided' }, ...review.map(decision))]
}

function decision({ by, at, did, why, toCode, outcome, note }: ReviewData): HTMLElement {
  const to = toCode === null ? '' : ` to ${study.codes.find(({ id }) => id === toCode)?.label ?? toCode}`
  return element(
    'li',
    {},
    element('b', {}, by),
    ` ${deedWords[did] ?? did}${to} `,
    element('span', { class: 'faint' }, at.slice(0, 16).replace('T', ' ')),
    why === null || why === '' ? null : element('span', { class: 'why' }, `“${why}”`),
    outcome === null
      ? null
      : element('span', { class: 'why' }, `In this run: ${outcome}${note === null ? '' : `, ${note}`}`),
  )
}

const deedWords: Readonly<Record<string, string>> = {
  accept: 'accepted it',
  reject: 'rejected it',
  recode: 'recoded it',
  add: 'added it',
  adjust: 'adjusted its stretch',
  memo: 'wrote a memo',
  undo: 'took a decision back',
}

/** What else lies over the same words, also what was withheld there. */
function beside(coding: CodingView): readonly Node[] {
  const { transcript, start, end, id } = coding
  const others = (['codings', 'withheld'] as const).map(list => {
    const { id: ids, start: starts, end: ends } = transcript[list]
    return ids.flatMap((other, i) =>
      other !== id && starts[i] < end && ends[i] > start ? [codingAt(transcript, list, i)] : [],
    )
  })
  return ['Also coded here', 'Withheld here'].flatMap((title, i) =>
    others[i].length === 0
      ? []
      : [
          element('h4', {}, title),
          element(
            'ul',
            { class: 'others' },
            ...others[i].map(({ id: other, code, status }) =>
              element(
                'li',
                {},
                element('span', { class: `swatch theme-${study.codes[code].theme}` }, study.codes[code].mark),
                ' ',
                element('a', { href: codingHref(other) }, labelOf(code)),
                status === 'candidate' || status === 'withheld' ? null : ` (${status})`,
              ),
            ),
          ),
        ],
  )
}

function permanent(id: string): HTMLElement {
  const link = element('a', { href: codingHref(id) }, id)
  const told = element('span', { role: 'status', class: 'faint' })
  const copy = element('button', { type: 'button' }, 'Copy the link')
  copy.addEventListener('click', () => {
    const address = new URL(codingHref(id), location.href).href
    const failed = (): void => {
      told.textContent = ' The browser does not allow it: copy the address from the link instead.'
    }
    if (!navigator.clipboard) return failed()
    navigator.clipboard.writeText(address).then(() => {
      told.textContent = ' Copied.'
    }, failed)
  })
  return element('p', { class: 'permanent' }, 'Permanent link: ', link, ' ', copy, told)
}
