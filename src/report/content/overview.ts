import { concentrations } from '../../analysis/concentration'
import type { Frequency } from '../../analysis/frequencies'
import type { ReportParts } from '../html/section'
import { counted, someOf } from '../in-words'
import { decided } from './decided'
import { percent, saidBy, thousands, unprompted } from './in-numbers'
import { type Quote, quotesOf } from './quotes'

/** A study at a glance. */
export interface Overview {
  readonly title: string
  /** What was done, a sentence each. */
  readonly done: readonly string[]
  /** The few numbers that tell how large it is, ready to be shown: `13`, `20,931`. */
  readonly figures: readonly { readonly number: string; readonly what: string }[]
  /** What most people spoke of, and what fewest did, in a sentence; what is counted are candidates. */
  readonly main: string
  /** Superordinate themes, the one that most people spoke of first. */
  readonly themes: readonly Finding[]
  /** By which rule they are in this order. */
  readonly order: string
  /** The sub-themes of all of them that most people spoke of; empty where there are few. */
  readonly subthemes: readonly Finding[]
  /** What to be careful about, the weightiest first. */
  readonly careful: readonly Caution[]
  /** What people decided about codings so far, a sentence each. */
  readonly decided: readonly string[]
}

/** How widely a theme was spoken of. */
export interface Finding {
  readonly code: string
  readonly label: string
  /** Label of the theme above; null for a superordinate theme. */
  readonly above: string | null
  /** `52 of 65 people, in 13 of 13 groups; 88 of 96 sentences unprompted`. */
  readonly sentence: string
  readonly frequency: Frequency
  /** Of the people; of the groups where nobody is named. From 0 to 1, null where there are none. */
  readonly share: number | null
  /** The first of its quotations. */
  readonly quote: Quote | null
}

export interface Caution {
  readonly text: string
  /** Id of the view that tells more. */
  readonly view: string | null
}

/** Tells a study at a glance: what was done, what was found as far as counts can tell, and what to be careful about. */
export function overview(parts: ReportParts): Overview {
  const { run } = parts
  const { study, codebook, frequencies } = run
  const findings = findingsOf(parts)
  const themes = findings.filter(({ frequency }) => frequency.level === 1)
  const subthemes = findings.filter(({ frequency }) => frequency.level > 1 && frequency.mentions > 0)
  const people = frequencies[0]?.participants != null
  return {
    title: study?.report.title ?? study?.title ?? codebook.title,
    done: doneOf(parts),
    figures: figuresOf(parts),
    main: mainFinding(themes),
    themes,
    order: `In the order of how many ${people ? 'people spoke of each, then of groups' : 'groups spoke of each'}, then of mentions. How often something is said does not tell how much it matters.`,
    subthemes: subthemes.length < fewSubthemes ? [] : subthemes.slice(0, shownSubthemes),
    careful: cautions(parts),
    decided: decided(run),
  }
}

/** With fewer sub-themes than these, the table of themes shows their order at once. */
const fewSubthemes = 4
const shownSubthemes = 5

/** All codes, the one that most people spoke of first; ties as in the codebook. */
function findingsOf({ run }: ReportParts): readonly Finding[] {
  const { frequencies, unit } = run
  const labels = new Map(frequencies.map(({ code, label }) => [code, label]))
  const quotes = quotesOf(run)
  return [...frequencies]
    .sort((a, b) => (b.participants ?? 0) - (a.participants ?? 0) || b.groups - a.groups || b.mentions - a.mentions)
    .map(frequency => {
      const { code, label, parent, participants, participantsOf, groups, groupsOf, units } = frequency
      const [some, all] = participants === null ? [groups, groupsOf] : [participants, participantsOf ?? 0]
      return {
        code,
        label,
        above: parent === null ? null : (labels.get(parent) ?? null),
        sentence: units === 0 ? saidBy(frequency) : `${saidBy(frequency)}; ${unprompted(frequency, unit)}`,
        frequency,
        share: all === 0 ? null : some / all,
        quote: quotes(code)[0] ?? null,
      }
    })
}

function doneOf({ run }: ReportParts): readonly string[] {
  const { codebook, counts, unit, groups } = run
  const people =
    counts.participants === null
      ? 'people whom the transcripts do not name'
      : counted(counts.participants, 'person', 'people')
  const words = groups.rows.reduce((sum, row) => sum + row.words, 0)
  const themes = codebook.codes.filter(({ level }) => level === 1).length
  const below = codebook.codes.length - themes
  const size = below === 0 ? counted(themes, 'theme') : `${counted(themes, 'theme')} and ${counted(below, 'sub-theme')}`
  return [
    `${capital(people)} spoke in ${counted(counts.groups, 'group')}, ${thousands(words)} words in all; what moderators say is not counted.`,
    `Each ${unit} was compared with the rules of the codebook "${codebook.title}", version ${codebook.version} (${size}); the kind of analysis is ${codebook.family}.`,
  ]
}

function figuresOf({ run }: ReportParts): Overview['figures'] {
  const { counts, groups, codings } = run
  const words = groups.rows.reduce((sum, row) => sum + row.words, 0)
  const judged = codings.filter(({ status }) => status !== 'candidate').length
  return [
    { number: thousands(counts.groups), what: counts.groups === 1 ? 'group' : 'groups' },
    ...(counts.participants === null
      ? []
      : [
          {
            number: thousands(counts.participants),
            what: counts.participants === 1 ? 'person who spoke' : 'people who spoke',
          },
        ]),
    { number: thousands(words), what: 'words of participants' },
    { number: thousands(codings.length), what: codings.length === 1 ? 'coding' : 'codings' },
    { number: thousands(judged), what: 'judged by a person' },
  ]
}

function mainFinding(themes: readonly Finding[]): string {
  const spoken = themes.filter(({ frequency }) => frequency.mentions > 0)
  if (themes.length === 0) return 'The codebook has no codes, so nothing was looked for.'
  if (spoken.length === 0) return 'Nothing was coded: no rule of the codebook found its words in what people said.'
  const named = ({ label, frequency }: Finding): string => `${label} (${saidBy(frequency)})`
  const [first, ...others] = spoken
  if (others.length === 0) return `One theme was spoken of: ${named(first)}.`
  const last = others[others.length - 1]
  const tied = isAsWide(first, last)
  if (tied) return `All ${spoken.length} themes that were spoken of are as widely shared: ${saidBy(first.frequency)}.`
  const never = themes.length - spoken.length
  const rest = never === 0 ? '' : ` ${capital(counted(never, 'theme was', 'themes were'))} not spoken of.`
  return `Most widely spoken of: ${named(first)}. Least, of the themes that were spoken of: ${named(last)}.${rest}`
}

function isAsWide({ frequency: a }: Finding, { frequency: b }: Finding): boolean {
  return a.participants === b.participants && a.groups === b.groups
}

/** Most codes that a caution names; the pages of the themes say it of each. */
const mostNamed = 5

function cautions({ run }: ReportParts): readonly Caution[] {
  const { codebook, codings, tested, frequencies, counts, decisions, problems, roster } = run
  const undecided = codings.filter(({ status }) => status === 'candidate').length
  const withRules = codebook.codes.filter(({ rules }) => rules.length > 0)
  const untested = withRules.filter(({ id }) => !tested.has(id))
  const voices = concentrations(run)
  const prompted = frequencies.filter(({ prompted, units }) => units >= 3 && prompted * 2 > units)
  const never = frequencies.filter(({ mentions }) => mentions === 0)
  const open = decisions.filter(({ outcome }) => outcome === 'conflict' || outcome === 'stale').length
  const errors = problems.filter(({ severity }) => severity === 'error').length
  // That a theme hangs on one voice is a warning too, and is told above.
  const warnings = problems.filter(
    ({ severity, code }) => severity === 'warning' && code !== 'one-speaker' && code !== 'one-group',
  ).length
  const caution = (holds: boolean, text: string, view: string | null): readonly Caution[] =>
    holds ? [{ text, view }] : []
  return [
    ...caution(
      errors > 0,
      `${counted(errors, 'part')} of the material could not be read and ${errors === 1 ? 'is' : 'are'} not in the counts.`,
      'method',
    ),
    ...caution(
      undecided > 0,
      `${undecided === codings.length ? `Nobody has judged any of the ${thousands(codings.length)} codings` : `${thousands(undecided)} of ${counted(codings.length, 'coding')} are undecided`}: they are candidates.`,
      'decisions',
    ),
    ...caution(
      untested.length > 0,
      untested.length === withRules.length
        ? 'No theme is validated: nobody has compared what the rules find with what people find who do not see it.'
        : `Not validated: ${someOf(
            untested.map(({ label }) => label),
            mostNamed,
          )}.`,
      'reliability',
    ),
    ...caution(
      open > 0,
      `${counted(open, 'decision')} of reviewers ${open === 1 ? 'is' : 'are'} stale or in conflict and wait${open === 1 ? 's' : ''} for somebody.`,
      'decisions',
    ),
    ...voices.slice(0, mostNamed).map(({ code, label, kind, name, share, mentions }) => ({
      text: `${label}: ${percent(share)} of its ${mentions} mentions come from one ${kind === 'one-speaker' ? 'person' : 'group'} (${name}).`,
      view: `theme/${code}`,
    })),
    ...caution(
      voices.length > mostNamed,
      `${counted(voices.length - mostNamed, 'more code')} hang${voices.length - mostNamed === 1 ? 's' : ''} on one person or group; their pages say so.`,
      'themes',
    ),
    ...caution(
      prompted.length > 0,
      `More often prompted by the moderator's words than not: ${someOf(
        prompted.map(({ label }) => label),
        mostNamed,
      )}.`,
      'themes',
    ),
    ...caution(
      never.length > 0,
      `Not found in anything that was said: ${someOf(
        never.map(({ label }) => label),
        mostNamed,
      )}. It may not have been said, or have been said in words that no rule has.`,
      'themes',
    ),
    ...caution(
      counts.groups === 1,
      'There is one group: nothing tells whether another would have said the same.',
      null,
    ),
    ...caution(
      counts.participants === null,
      'The transcripts name no speakers, so people could not be counted: one person may have said it all.',
      null,
    ),
    ...caution(
      roster.silent > 0,
      `${counted(roster.silent, 'person of the participants file', 'people of the participants file')} never ${roster.silent === 1 ? 'speaks' : 'speak'} and ${roster.silent === 1 ? 'is' : 'are'} in no denominator.`,
      'participation',
    ),
    ...caution(
      roster.surveyOnly > 0,
      `${counted(roster.surveyOnly, 'person', 'people')} answered the survey only: ${roster.surveyOnly === 1 ? 'such a person is' : 'they are'} in the tables of answers, and in no count of themes.`,
      'attributes',
    ),
    ...caution(
      warnings > 0,
      `${counted(warnings, 'warning')} of the run ${warnings === 1 ? 'is' : 'are'} listed with the method.`,
      'method',
    ),
  ]
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
