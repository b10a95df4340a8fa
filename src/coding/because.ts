import type { OperatorRule, Rule } from '../codebook/codebook'
import type { Found } from '../matchers/rules/found'
import { fold } from '../text/fold'
import { overlaps, type Span } from '../text/span'
import type { Unit } from '../transcript/units'
import type { Hindrance } from './coding'
import type { CompiledCodeRule } from './compiled'
import type { Decision } from './decide'
import type { Talk } from './talk'

/**
 * Says in one line why a code applies, for somebody who does not program: the words, what they fulfil and where that is written.
 *
 * @example
 * // "nobody" and "understands" have 3 words between them, 6 allowed (codebook.yaml:12:9)
 *
 * @param negated Whether the words are negated; null where nobody looked.
 */
export function because(
  { rules, unit }: Pick<Decision, 'rules' | 'unit'>,
  negated: boolean | null,
  talk: Talk,
): string {
  return rules
    .map(({ rule, outcome }) => {
      const places = outcome.found.length > 0 ? outcome.found : outcome.wouldBe
      const more = places.length > 1 ? `, and ${places.length - 1} more` : ''
      const denied = negated && rule.looksAtNegation ? ', negated' : ''
      return `${reasonOf(rule, places[0], unit, talk)}${denied} (${rule.at})${more}`
    })
    .join('; ')
}

/**
 * The same, with what stopped it.
 *
 * @param negated Whether the words that would have counted are negated; null where nobody looked.
 */
export function becauseWithheld(
  decision: Pick<Decision, 'rules' | 'unit'>,
  hindrance: Hindrance,
  negated: boolean | null,
  talk: Talk,
): string {
  return `${because(decision, null, talk)}, but ${hindranceInWords(hindrance, negated)}`
}

/** What a rule was found by, in words. */
function reasonOf({ id, source }: CompiledCodeRule, place: Found, unit: Unit, talk: Talk): string {
  const { parts = [], ofUnit } = place
  if (source.kind === 'question') return `it answers the question ${source.names}`
  const where = source.kind === 'pattern' ? unit.kind : (source.in ?? unit.kind)
  if (ofUnit)
    return `${quoted(place.spans, talk)} was said in the ${source.kind === 'pattern' ? 'exchange' : (source.in ?? 'exchange')}`
  if (source.kind === 'pattern' || parts.length === 0) return single(source, place, id.includes('#keywords/'), talk)
  switch (source.kind) {
    case 'start':
    case 'end':
      return `${quoted(place.spans, talk)} stand ${source.kind === 'start' ? 'first' : 'last'}`
    case 'near':
    case 'before':
    case 'after':
      return `${listed(parts.map(part => quoted(part.spans, talk)))} ${apart(source, parts, talk)}`
    case 'atleast':
      return `${quoted(place.spans, talk)} are at least ${source.count} of ${source.of.length} in the same ${where}`
    default: {
      const here = place.spans.filter(span => overlaps(span, unit))
      const elsewhere = place.spans.filter(span => !overlaps(span, unit))
      if (here.length > 0 && elsewhere.length > 0)
        return `in the ${unit.kind} ${quoted(here, talk)}, and in the talk around it ${quoted(elsewhere, talk)}`
      const all = quoted(place.spans, talk)
      return all.includes('" and "') ? `${all} are in the same ${where}` : `${all} is all that is asked for`
    }
  }
}

function single(source: Rule, place: Found, isKeyword: boolean, talk: Talk): string {
  const words = quoted(place.spans, talk)
  if (source.kind === 'start') return `${words} stands first`
  if (source.kind === 'end') return `${words} stands last`
  const pattern = place.pattern === undefined ? undefined : talk.compiled.sources[place.pattern]
  if (pattern === undefined) return `${words} fits`
  if (pattern.kind === 'code') return `${words} carries ${pattern.code}`
  const said = talk.transcript.text.slice(place.spans[0].start, place.spans[0].end)
  if (isSame(said, pattern.source)) return `${words} is ${isKeyword ? 'a keyword' : 'there'}`
  const list = /^list\(([^()]+)\)$/.exec(pattern.source.trim())
  if (list) return `${words} is in the list ${list[1].trim()}`
  return `${words} fits ${isKeyword ? 'the keyword ' : ''}${pattern.source}`
}

/** "have 3 words between them, 6 allowed". */
function apart({ kind, within }: OperatorRule, parts: readonly Found[], { distance }: Talk): string {
  const gaps = parts.slice(1).map((part, i) => distance(parts[i], part))
  const allowed = within === null ? '' : `, ${within} allowed`
  const order = kind === 'near' ? '' : ' in this order'
  if (gaps.every(gap => gap === 0)) return `stand side by side${order}${allowed}`
  return `have ${listed(gaps.map(String))} ${gaps.at(-1) === 1 ? 'word' : 'words'} between them${order}${allowed}`
}

/** What stopped a coding, in words. */
export function hindranceInWords({ by, rule, at, text }: Hindrance, negated: boolean | null): string {
  const words = text === null ? '' : `"${shortened(text)}" `
  const place = at === null ? '' : ` (${at})`
  switch (by) {
    case 'except':
      return `${words}is an exception${place}`
    case 'unless':
      return `${words}says that it does not apply${place}`
    case 'where':
      return `it was not said by those whom the condition names${place}`
    case 'role':
      return 'the speaker’s talk is not coded'
    case 'negated':
      return negated ? `${words}is negated${place}` : `${words}counts only where it is negated${place}`
    case 'prompted':
      return `${text === null ? 'nothing in the moderator’s turn prompted it' : `the moderator’s ${words}prompted it`}${place}`
    case 'overlap':
      return `${words}was found there by ${rule}${place}`
    case 'reviewer':
      return `a reviewer gave the code to another stretch: ${words.trim()}`
  }
}

/** The words of a span, in quotation marks. */
export function quotedSpan(span: Span, talk: Talk): string {
  return quoted([span], talk)
}

/** Words in quotation marks, each once. */
function quoted(spans: readonly Span[], { transcript: { text } }: Talk): string {
  if (spans.length === 1) return `"${shortened(text.slice(spans[0].start, spans[0].end))}"`
  const words = new Map(
    spans.map(({ start, end }) => {
      const said = text.slice(start, end)
      return [fold(said), `"${shortened(said)}"`]
    }),
  )
  return listed([...words.values()])
}

/** True for words that differ in nothing that matching looks at; most do not differ at all. */
function isSame(said: string, written: string): boolean {
  return said === written || fold(said) === fold(written)
}

const unevenBlanks = /\s\s|[^\S ]/

/** Long evidence, a moderator's whole turn, is given by its beginning. */
function shortened(text: string): string {
  const plain = unevenBlanks.test(text) ? text.replace(/\s+/g, ' ') : text
  return plain.length <= 60 ? plain : `${plain.slice(0, 57).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
