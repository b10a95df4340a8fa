import type { Origin, Withheld } from '../../coding/coding'
import type { DecisionView, Standing, TurnView } from '../api'
import type { Book } from './book'

/** A sign and a word for how a coding stands: never colour alone. */
export const standings: Readonly<Record<Standing, { readonly sign: string; readonly words: string }>> = {
  candidate: { sign: '○', words: 'not judged yet' },
  accepted: { sign: '✓', words: 'accepted' },
  rejected: { sign: '✗', words: 'rejected' },
  conflict: { sign: '⇄', words: 'in conflict' },
}

/** Where the words came from, for somebody who has to weigh them. */
export const origins: Readonly<Record<Origin, string>> = {
  prompted: 'Prompted: the moderator’s question used such words first.',
  echoed: 'Echoed: another participant said so earlier in the same exchange.',
  spontaneous: 'Spontaneous: nobody said so earlier in the exchange.',
}

/** Says whether the words are denied; null where no rule asks for it. */
export function negation(negated: boolean | null): string {
  if (negated === null) return 'Negation: no rule of this theme looks for it.'
  return negated ? 'Negated: every match stands after a word such as “not”.' : 'Not negated.'
}

/** What held a coding back. */
export function hindrance({ withheld }: Withheld): string {
  const words = withheld.text === null ? '' : ` “${withheld.text}”`
  const place = withheld.at === null ? '' : ` (${withheld.at})`
  return `${hindrances[withheld.by]}${words}${place}`
}

const hindrances: Readonly<Record<Withheld['withheld']['by'], string>> = {
  except: 'held back by an exception:',
  unless: 'held back by “unless”:',
  where: 'this speaker is not among those whom the rule is about',
  role: 'only participants’ words are coded',
  negated: 'held back because it is negated:',
  prompted: 'held back because it was prompted:',
  overlap: 'another theme’s evidence at the same place counts instead:',
  reviewer: 'a reviewer gave it another stretch',
}

/** Says what a decision did, as the end of “Ada …”. */
export function deed({ did, toCode, to }: Pick<DecisionView, 'did' | 'toCode' | 'to'>, book: Book): string {
  if (did === 'recode') return `recoded it to ${book.label(toCode ?? '')}`
  if (did === 'adjust') return to ? `adjusted the stretch to “${shortened(to.quote, 80)}”` : 'adjusted the stretch'
  return {
    accept: 'accepted it',
    reject: 'rejected it',
    add: 'added it',
    memo: 'wrote a memo',
    undo: 'took a decision back',
  }[did]
}

/** Gives a time of the server (ISO 8601, UTC) as people read it, without looking at the machine’s language. */
export function when(at: string): string {
  return `${at.slice(0, 10)}, ${at.slice(11, 16)} UTC`
}

/** Who speaks where: "P3, line 41, 12:05". */
export function turnName({ speaker, role, line, time }: TurnView): string {
  const who = speaker ?? 'nobody named'
  const isPlain = role === 'participant' || role === 'unknown' || who.toLowerCase() === role
  const part = isPlain ? '' : ` (${role})`
  return `${who}${part}, line ${line}${time === null ? '' : `, ${clock(time)}`}`
}

/** Seconds as "1:02:03" or "2:03". */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const [hours, minutes, rest] = parts.map(part => `${part}`.padStart(2, '0'))
  return parts[0] === 0 ? `${parts[1]}:${rest}` : `${Number(hours)}:${minutes}:${rest}`
}

/** Cuts a text at a blank where it is longer than so many characters; keeps its middle's beginning. */
export function shortened(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= most) return flat
  const cut = flat.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/[\ud800-\udbff]$/, '')} …`
}
