import { concentrations } from '../../analysis/concentration'
import type { Frequency } from '../../analysis/frequencies'
import { getOrMake } from '../../analysis/get-or-make'
import { type NegativeCases, negativeCases } from '../../analysis/negative-cases'
import type { Code } from '../../codebook/codebook'
import type { Run } from '../../run/run'
import { counted } from '../in-words'
import { originNames } from '../origin-names'
import { type DecisionRow, isOverruling, rowsOf } from './decisions'
import { percent, saidBy, thousands, unprompted } from './in-numbers'
import { type NegativeCaseContent, negativeCaseContent } from './negative-case'
import { createPassages } from './passage'
import { type Quote, quotesOf } from './quotes'
import { type Score, scoreOf } from './scores'
import { type ThemeRules, themeRules } from './theme-rules'
import { createSpread, spreadsPeople, type ThemeRow } from './theme-table'
import { type WithheldOfCode, withheldOf } from './withheld'

/** Everything that a report says of one code. */
export interface ThemePage {
  readonly code: Code
  /** The codes above it, the superordinate theme first. */
  readonly above: readonly ThemeName[]
  /** Right below it, with how widely each was spoken of. */
  readonly subthemes: readonly SubthemeRow[]
  readonly frequency: Frequency
  /** The same of accepted codings alone; null where nobody decided anything. */
  readonly accepted: Frequency | null
  /** In one line: `52 of 65 people, in 13 of 13 groups; 88 of 96 sentences unprompted`. */
  readonly summary: string
  /** What the numbers are, and what they mean: a sentence each. */
  readonly counts: readonly Count[]
  readonly spread: ThemeRow['spread']
  /** True where the spread is of people, false where it is of turns. */
  readonly spreadsPeople: boolean
  /** Where one person or one group makes most of it. */
  readonly warnings: readonly string[]
  /** Where the code comes from, as the codebook says it; null where it does not. */
  readonly origin: string | null
  /** Which of the parts that a codebook should give are not there. */
  readonly missing: readonly string[]
  readonly rules: ThemeRules
  readonly quotes: readonly Quote[]
  /** Why there is no quotation; null where there is one. */
  readonly withoutQuote: string | null
  readonly negativeCase: NegativeCaseContent
  readonly opportunities: readonly OpportunityText[]
  readonly withheld: WithheldOfCode | null
  /** How its rules did against blind human coding; null where nobody tested them as they stand, or it has none. */
  readonly score: Score | null
  /** What people decided against the rules, the first few; `all` tells how many. */
  readonly overruled: { readonly all: number; readonly rows: readonly DecisionRow[] }
  /** The codes that come most often in the same unit. */
  readonly together: readonly string[]
}

export interface ThemeName {
  readonly id: string
  readonly label: string
}

export interface SubthemeRow extends ThemeName {
  readonly frequency: Frequency
  readonly saidBy: string
  readonly spread: ThemeRow['spread']
}

export interface Count {
  readonly what: string
  readonly value: string
  /** What it means, or what to be careful about; empty where it is plain. */
  readonly meaning: string
}

export interface OpportunityText {
  readonly text: string
  readonly action: { readonly id: string; readonly label: string; readonly definition: string | null } | null
}

const mostOverruled = 5
const mostTogether = 5

/** Makes what gives the page of a code, by its id. What is needed for all pages is made once. */
export function themePages(run: Run): (code: string) => ThemePage {
  const { codebook, frequencies, accepted, unit } = run
  const codes = new Map(codebook.codes.map(code => [code.id, code]))
  const frequencyOf = new Map(frequencies.map(each => [each.code, each]))
  const acceptedOf = new Map(accepted?.map(each => [each.code, each]))
  const column = new Map(codebook.codes.map(({ id }, i) => [id, i]))
  const spread = createSpread(run)
  const show = createPassages(run.transcripts)
  const quotes = quotesOf(run)
  const actions = new Map(codebook.actions.map(action => [action.id, action]))
  const voices = concentrations(run)
  const negative = negativeOf(run)
  const overruled = overruledOf(run)
  const together = togetherOf(run)
  return id => {
    const code = codes.get(id)!
    const frequency = frequencyOf.get(id)!
    const own = quotes(id)
    return {
      code,
      above: lineOf(code, codes),
      subthemes: codebook.codes
        .filter(({ parent }) => parent === id)
        .map(({ id, label }) => ({
          id,
          label,
          frequency: frequencyOf.get(id)!,
          saidBy: saidBy(frequencyOf.get(id)!),
          spread: spread(column.get(id)!),
        })),
      frequency,
      accepted: acceptedOf.get(id) ?? null,
      summary: frequency.units === 0 ? saidBy(frequency) : `${saidBy(frequency)}; ${unprompted(frequency, unit)}`,
      counts: countsOf(frequency, acceptedOf.get(id) ?? null, run),
      spread: spread(column.get(id)!),
      spreadsPeople: spreadsPeople(run),
      warnings: voices
        .filter(voice => voice.code === id)
        .map(
          ({ kind, name, share, mentions }) =>
            `${percent(share)} of its ${mentions} mentions come from one ${kind === 'one-speaker' ? 'person' : 'group'}, ${name}. Say so where you report it.`,
        ),
      origin: code.origin && originNames[code.origin],
      missing: missingOf(code),
      rules: themeRules(code, unit),
      quotes: own,
      withoutQuote:
        own.length > 0
          ? null
          : frequency.mentions === 0
            ? 'Nothing was coded, so there is nothing to quote.'
            : 'Nothing that was coded can stand by itself as a quotation.',
      negativeCase: negativeCaseContent(negative.get(id)!, show),
      opportunities: code.opportunities.map(({ text, action }) => ({
        text,
        action: action === null ? null : (actions.get(action) ?? { id: action, label: action, definition: null }),
      })),
      withheld: withheldOf(run, id, show),
      score: scoreOf(run.tested, id),
      overruled: overruled(id),
      together: together(id),
    }
  }
}

/** Negative cases ask for the whole talk: once for a run. */
function negativeOf(run: Run): ReadonlyMap<string, NegativeCases> {
  return getOrMake(negatives, run, () => new Map(negativeCases(run).map(each => [each.code, each])))
}

const negatives = new WeakMap<Run, ReadonlyMap<string, NegativeCases>>()

function lineOf({ parent }: Code, codes: ReadonlyMap<string, Code>): readonly ThemeName[] {
  const above = parent === null ? undefined : codes.get(parent)
  return above ? [...lineOf(above, codes), { id: above.id, label: above.label }] : []
}

function countsOf(
  frequency: Frequency,
  accepted: Frequency | null,
  { unit, counts: { groups } }: Run,
): readonly Count[] {
  const { participants, participantsOf, groupsLow, groupsHigh, mentions, units, words, shareOfWords } = frequency
  const { prompted, echoed, spontaneous } = frequency
  const of = (some: number, all: number): string =>
    all === 0 ? `${some}` : `${some} of ${all} (${percent(some / all)})`
  return [
    ...(participants === null || participantsOf === null
      ? []
      : [{ what: 'People', value: of(participants, participantsOf), meaning: 'of those who spoke' }]),
    {
      what: 'Groups',
      value: of(frequency.groups, frequency.groupsOf),
      meaning:
        groupsLow === null || groupsHigh === null
          ? ''
          : `If these were drawn at random from many such groups, it would be mentioned in ${percent(groupsLow)} to ${percent(groupsHigh)} of those (95 % Wilson interval). Groups are picked on purpose: read it as how little ${counted(groups, 'group')} can say.`,
    },
    { what: 'Mentions', value: thousands(mentions), meaning: 'turns in which it occurs, however often' },
    {
      what: `${capital(unit)}s`,
      value: thousands(units),
      meaning: `${thousands(words)} words${shareOfWords === null ? '' : `, ${percent(shareOfWords)} of all that people said`}`,
    },
    ...(units === 0
      ? []
      : [
          {
            what: 'Unprompted',
            value: of(spontaneous, units),
            meaning: `${prompted} prompted by the moderator's words, ${echoed} echoed from another participant`,
          },
        ]),
    {
      what: 'Accepted',
      value: `${frequency.accepted}`,
      meaning: [
        `${units - frequency.accepted} undecided, ${frequency.rejected} rejected`,
        ...(accepted === null || accepted.mentions === 0 ? [] : [`accepted ones are of ${saidBy(accepted)}`]),
      ].join('; '),
    },
  ]
}

function missingOf({ brief, definition, useWhen, notWhen, examples }: Code): readonly string[] {
  return [
    ...(brief === null && definition === null ? ['a definition'] : []),
    ...(useWhen.length === 0 ? ['when to use it'] : []),
    ...(notWhen.length === 0 ? ['when not to use it'] : []),
    ...(examples.length === 0 ? ['an example'] : []),
  ]
}

/** Decisions that overrule, by the code that they are about, or give; of a theme also those about its sub-themes. */
function overruledOf(run: Run): (code: string) => ThemePage['overruled'] {
  const row = rowsOf(run)
  const overruling = run.decisions.filter(isOverruling)
  return id => {
    const isOf = (code: string | null): boolean => code !== null && (code === id || code.startsWith(`${id}/`))
    const own = overruling.filter(({ decision: { code, toCode } }) => isOf(code) || isOf(toCode))
    return { all: own.length, rows: own.slice(0, mostOverruled).map(row) }
  }
}

/** Which codes stand most often on the same unit, in words. */
function togetherOf({ cooccurrence, unit }: Run): (code: string) => readonly string[] {
  const pairs = new Map<string, { readonly label: string; readonly both: number; readonly own: number }[]>()
  for (const { level, a, b, labelA, labelB, withA, withB, both } of cooccurrence) {
    if (level !== 'unit' || both === 0) continue
    getOrMake(pairs, a, () => []).push({ label: labelB, both, own: withA })
    getOrMake(pairs, b, () => []).push({ label: labelA, both, own: withB })
  }
  return id =>
    [...(pairs.get(id) ?? [])]
      .sort((a, b) => b.both - a.both)
      .slice(0, mostTogether)
      .map(({ label, both, own }) => `${label}: in ${both} of its ${counted(own, unit)}`)
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
