import type { Change } from '../../codebook/codebook'
import { writePattern } from '../../codebook/write-rule'
import type { Problem } from '../../problem'
import type { FileRecord } from '../../run/manifest'
import type { Checklist, Status } from '../checklists/checklist'
import { toBeCompleted } from '../checklists/checklist'
import type { Facts } from '../facts'
import { factsOfRun } from '../facts-of-run'
import type { ReportParts } from '../html/section'
import { counted } from '../in-words'
import { methodsParagraphs } from '../methods-paragraph'
import { checklists } from '../reporting-pack'
import { oddFamilies } from '../sentences/analysis'
import { limits } from '../sentences/checks'

/** How a study was analysed, with all that an auditor needs to make it again. */
export interface MethodContent {
  /** The kind of analysis, as the codebook names it. */
  readonly family: string
  /** What it is not, and what it cannot know: a sentence each. */
  readonly isNot: readonly string[]
  readonly cannotKnow: readonly string[]
  /** Names and values: software, codebook, unit, seed, options. */
  readonly settings: readonly (readonly [name: string, value: string])[]
  /** Every file that went in, with its size and hash. */
  readonly inputs: readonly FileRecord[]
  /** How to make it again and compare. */
  readonly again: string
  /** A draft for a methods section, a paragraph each. */
  readonly paragraphs: readonly string[]
  /** What the researchers say of themselves, as given; null where they do not. */
  readonly researchers: string | null
  readonly checklists: readonly FilledChecklist[]
  readonly tree: readonly TreeRow[]
  readonly lists: readonly { readonly name: string; readonly patterns: readonly string[] }[]
  readonly changes: readonly Change[]
  readonly problems: ProblemsContent
}

export interface FilledChecklist {
  readonly id: string
  readonly name: string
  readonly source: string
  /** `11 of 32 items filled, 9 in part, 12 to be completed by the researcher`. */
  readonly summary: string
  readonly items: readonly FilledItem[]
}

export interface FilledItem {
  readonly number: string
  readonly section: string
  readonly topic: string
  readonly status: Status
  readonly text: string
  /** Where the facts come from; empty where there are none. */
  readonly from: string
}

export interface TreeRow {
  readonly code: string
  readonly label: string
  readonly level: number
  readonly brief: string | null
}

export interface ProblemsContent {
  readonly all: number
  /** The first of each kind, errors first. */
  readonly shown: readonly Problem[]
}

/** Problems that are listed: one bad file can give thousands, and all are in `run.json`. */
const mostProblems = 50

/** Gathers how a study was analysed. */
export function methodContent({ run, record }: ReportParts): MethodContent {
  const { codebook, unit, problems } = run
  const facts = factsOfRun(run)
  return {
    family: codebook.family,
    isNot: [
      'A fixed codebook is applied by rules, and what they find is counted. It is not reflexive thematic analysis, in which themes are made by the researcher in reading and are not counted, and not interpretative phenomenological analysis.',
      ...oddFamilies(codebook.family).map(
        family =>
          `The codebook calls it ${family}, which is at odds with a fixed codebook, rules and counts: mend "family" in the codebook, or say in the paper what was done.`,
      ),
    ],
    cannotKnow: [
      limits,
      'Nothing here says how people were recruited, how the groups were moderated, what was agreed about ethics, or what the themes mean. It says neither how strongly a view was held: how often something is said is not how much it matters.',
      'Names in the transcripts are as the transcripts have them. Attributes stand beside a quotation only where enough people share them; this lowers the risk that somebody is recognised and does not take it away.',
    ],
    settings: [
      ['Software', `themewright ${record.version}`],
      ['Codebook', `${codebook.title}, version ${codebook.version}`],
      ['Codebook, SHA-256', codebook.hash],
      ...(codebook.source === null ? [] : [['Source of the codebook', codebook.source] as const]),
      ['Language', codebook.language],
      ['Unit of coding', unit],
      ['Whose talk is coded', codebook.roles.join(', ')],
      ['Seed', `${record.seed}`],
      ...Object.entries(record.options).map(([name, value]) => [`Option ${name}`, optionText(value)] as const),
    ],
    inputs: record.inputs,
    again:
      'Everything can be computed again from these files: "themewright verify", followed by the folder of the run, does it and compares every byte.',
    paragraphs: methodsParagraphs(facts),
    researchers: facts.researchers,
    checklists: checklists.map(checklist => filled(checklist, facts)),
    tree: codebook.codes.map(({ id, label, level, brief }) => ({ code: id, label, level, brief })),
    lists: [...codebook.lists.values()].map(({ name, patterns }) => ({ name, patterns: patterns.map(writePattern) })),
    changes: codebook.changes,
    problems: {
      all: problems.length,
      shown: [...problems]
        .sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
        .slice(0, mostProblems),
    },
  }
}

function optionText(value: unknown): string {
  if (value === null || value === undefined) return 'not given'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(optionText).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function filled({ id, name, source, items }: Checklist, facts: Facts): FilledChecklist {
  const answered = items.map(({ number, section, topic, answer }) => ({ number, section, topic, ...answer(facts) }))
  const number = (wanted: Status): number => answered.filter(({ status }) => status === wanted).length
  return {
    id,
    name,
    source,
    summary: `${number('filled')} of ${counted(items.length, 'item')} filled, ${number('partly')} in part, ${number('researcher')} ${toBeCompleted}`,
    items: answered,
  }
}
