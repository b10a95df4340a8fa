import { chooseLabels, type Verdict } from '../choose-labels'
import { isCode, labelKey } from '../labels'
import { roleWord } from '../roles'
import type { RefusedLabel } from '../transcript'
import { headingEnd } from './heading'
import type { Line } from './lines'
import { type Opening, openingAt } from './openings'
import { isApart, type Page, paragraphsIn } from './page'
import type { ReadOptions } from './reader'
import { nameAndTimeLines, timeThenNameLines, weakOpenings } from './weak-openings'

/** The places where turns open, in order, and what was decided of every label. */
export interface Openings {
  readonly openings: readonly Opening[]
  readonly refused: readonly RefusedLabel[]
  /** By the label's first spelling. */
  readonly why: Readonly<Record<string, string>>
}

/**
 * Finds where turns open. Labels with a colon or a time are looked at first; tabs, dashes and names on lines of their own
 * only where those give next to nothing.
 */
export function findOpenings(page: Page, options: ReadOptions): Openings {
  const { text, lines, kinds, shown } = page
  const found = [...shown.filter(({ form }) => form === 'cell'), ...nameAndTimeLines(page), ...timeThenNameLines(page)]
  const taken = new Set(found.map(({ line }) => line))
  const written = lines.map((line, i) => {
    if (kinds[i] !== 'words' || taken.has(i)) return null
    const { from, start, end } = line
    return openingAt(text, { line: i, from, start, end, apart: isApart(page, i) })
  })
  const bold = new Map(shown.map(opening => [opening.line, opening]))
  const isAlone = (name: Opening) => {
    const sign = written[name.line]
    return !sign || isSaid(text, sign, name)
  }
  const alone = new Set(shown.filter(isAlone).map(({ label }) => labelKey(label)))
  lines.forEach((_, i) => {
    if (kinds[i] !== 'words' || taken.has(i)) return
    const [sign, name] = [written[i], bold.get(i)]
    const opening = sign && name && isSaid(text, sign, name, alone) ? name : (sign ?? name)
    if (opening) found.push(opening)
  })
  found.sort((a, b) => a.start - b.start)
  const heading = headingEnd(text, lines, kinds, found)
  const belowHeading = (openings: readonly Opening[]) =>
    heading === 0 ? openings : openings.filter(({ line }) => line >= heading)
  const strong = choose(page, belowHeading(found), options)
  const weak = weakOpenings(page, new Set(strong.openings.map(({ line }) => line)))
  const best = [...weak.values()]
    .map(openings => choose(page, belowHeading(openings), options))
    .filter(choice => isLayout(choice, page))
    .sort((a, b) => b.openings.length - a.openings.length)[0]
  if (best && best.openings.length > 3 * strong.openings.length) return explained(best, lines)
  return explained(withKnownAlone(strong, [...weak.values()].flat()), lines)
}

/**
 * Whether a colon behind a name in bold belongs to what is said: `**Priya** Late. For example: …`, and not `**Priya** (nurse): …`. A single
 * word in capitals may be a surname, unless the name opens turns without it.
 */
function isSaid(text: string, sign: Opening, name: Opening, alone?: ReadonlySet<string>): boolean {
  if (sign.form !== 'colon' || sign.words <= name.words) return false
  const between = text.slice(name.words, sign.words).replace(/[([<{][^)\]>}]*[)\]>}]|[\s:：*_]+/gu, ' ')
  if (!/\p{L}/u.test(between)) return false
  return /[.,;!?…]|(?:^|\s)\p{Ll}/u.test(between) || (alone?.has(labelKey(name.label)) ?? false)
}

interface Choice {
  readonly openings: readonly Opening[]
  readonly all: readonly Opening[]
  readonly verdicts: ReadonlyMap<string, Verdict>
}

function choose(page: Page, all: readonly Opening[], options: ReadOptions): Choice {
  const known = [...(options.moderators ?? []), ...(options.participants ?? [])]
  const verdicts = chooseLabels(all, { text: page.text, known, paragraphs: paragraphsIn(page) })
  const speakers = new Set<string>()
  for (const label of new Set(all.map(opening => opening.label))) {
    if (verdicts.get(labelKey(label))?.isSpeaker) speakers.add(label)
  }
  const openings = all.filter(({ label }) => speakers.has(label))
  return { openings, all, verdicts }
}

/** A weak form is the file's layout where two speakers or more use it, all through the file. */
function isLayout({ openings }: Choice, page: Page): boolean {
  const speakers = new Set(openings.map(({ label }) => labelKey(label)))
  return speakers.size > 1 && openings.length > 2 && openings.length * 10 >= paragraphsIn(page) * 3
}

/** Role words and codes that are speakers with a colon are so without one too: a colon is soon forgotten. */
function withKnownAlone(strong: Choice, weak: readonly Opening[]): Choice {
  const speakers = new Set(strong.openings.map(({ label }) => label))
  const plain = new Set([...speakers].filter(label => roleWord(label) || isCode(label)).map(labelKey))
  const more = weak.filter(({ label, form }) => form !== 'dash' && plain.has(labelKey(label)))
  if (more.length === 0) return strong
  return { ...strong, openings: [...strong.openings, ...more].sort((a, b) => a.start - b.start) }
}

function explained({ openings, all, verdicts }: Choice, lines: readonly Line[]): Openings {
  const refusals = new Map([...verdicts].filter(([, { isSpeaker }]) => !isSpeaker))
  const refused: RefusedLabel[] = []
  for (const { label, line, form } of refusals.size > 0 ? all : []) {
    const key = labelKey(label)
    const refusal = refusals.get(key)
    if (!refusal || form !== 'colon' || label.length > 63) continue
    refusals.delete(key)
    refused.push({ label, line: lines[line].number, why: refusal.why })
  }
  const why = [...verdicts.values()].filter(({ isSpeaker }) => isSpeaker).map(verdict => [verdict.label, verdict.why])
  return { openings, refused, why: Object.fromEntries(why) }
}
