import { getOrMake } from '../../analysis/get-or-make'
import { isCounted, lineage } from '../../analysis/tally'
import type { Hindrance, Withheld } from '../../coding/coding'
import type { Run } from '../../run/run'
import { createPassages, type Passage, type ShowPassage } from './passage'

/** Codings that would have been, and what stopped them: of one code, or of all. */
export interface WithheldContent {
  /** All of it, moderators' and other talk that is not coded included. */
  readonly all: number
  /** Of them, what was said by people whose talk is not coded: prompts, not data. It is counted and not shown. */
  readonly notData: number
  /** The others by code, in the codebook's order; none for codes of which nothing was withheld. */
  readonly codes: readonly WithheldOfCode[]
}

export interface WithheldOfCode {
  readonly code: string
  readonly label: string
  readonly all: number
  /** How many by reason, the most frequent first. */
  readonly reasons: readonly { readonly by: Reason; readonly inWords: string; readonly number: number }[]
  /** The first few, reason by reason in turn. */
  readonly examples: readonly WithheldExample[]
}

export interface WithheldExample {
  readonly id: string
  readonly code: string
  /** What stopped it, in words. */
  readonly reason: string
  /** Why it would have been coded, and what stopped it, with the rules' places. */
  readonly because: string
  readonly passage: Passage
}

type Reason = Hindrance['by']

/** What stops a coding, in words for somebody who did not write the codebook. */
export const reasonsInWords: Readonly<Record<Reason, string>> = {
  except: 'the words stand in an exception that the codebook names',
  unless: 'other words beside them say that the theme does not apply',
  where: 'it was said by somebody, or under a question, that the rule does not ask for',
  role: 'it was said by somebody whose talk is not coded',
  negated: 'it is negated where the rule asks for what is not, or the other way round',
  prompted: "it stands in the moderator's words where the rule asks for what does not, or the other way round",
  overlap: 'words of another theme lie over it',
  reviewer: 'a reviewer moved the coding to other words',
}

/**
 * Tells what was held back and why.
 *
 * @param perCode How many examples each code has at most; all are in `withheld.jsonl`.
 */
export function withheldContent(run: Run, perCode = 6): WithheldContent {
  const { byCode, notData } = sorted(run)
  const show = createPassages(run.transcripts)
  return {
    all: run.withheld.length,
    notData,
    codes: run.codebook.codes.flatMap(({ id, label }) => {
      const own = (byCode.get(id) ?? []).filter(({ code }) => code === id)
      return own.length === 0 ? [] : [ofCode(id, label, own, perCode, show)]
    }),
  }
}

/** Tells what was held back of one code, of a theme with its sub-themes'; null where nothing was. */
export function withheldOf(run: Run, code: string, show: ShowPassage, most = 3): WithheldOfCode | null {
  const own = sorted(run).byCode.get(code) ?? []
  const label = run.codebook.codes.find(({ id }) => id === code)?.label ?? code
  return own.length === 0 ? null : ofCode(code, label, own, most, show)
}

interface Sorted {
  /** What participants said, by code and the codes above it. */
  readonly byCode: ReadonlyMap<string, readonly Withheld[]>
  readonly notData: number
}

const sortedOnce = new WeakMap<Run, Sorted>()

function sorted(run: Run): Sorted {
  return getOrMake(sortedOnce, run, () => {
    const { codebook, transcripts } = run
    const codesAbove = lineage(codebook)
    const byCode = new Map<string, Withheld[]>()
    let notData = 0
    for (const { transcript, withheld } of transcripts)
      for (const each of withheld) {
        if (!isCounted(codebook, transcript.turns[each.turn])) notData++
        else for (const code of codesAbove(each.code)) getOrMake(byCode, code, () => []).push(each)
      }
    return { byCode, notData }
  })
}

function ofCode(
  code: string,
  label: string,
  own: readonly Withheld[],
  most: number,
  show: ShowPassage,
): WithheldOfCode {
  const byReason = new Map<Reason, Withheld[]>()
  for (const each of own) getOrMake(byReason, each.withheld.by, () => []).push(each)
  // Sorting keeps the order in which reasons occur where numbers are the same.
  const reasons = [...byReason].sort(([, a], [, b]) => b.length - a.length)
  return {
    code,
    label,
    all: own.length,
    reasons: reasons.map(([by, { length }]) => ({ by, inWords: reasonsInWords[by], number: length })),
    examples: inTurn(
      reasons.map(([, each]) => each),
      most,
    ).map(each => exampleOf(each, show)),
  }
}

/** Takes the first of each list, then the second of each, and so on. */
function inTurn<T>(lists: readonly (readonly T[])[], most: number): readonly T[] {
  const taken: T[] = []
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  for (let i = 0; i < longest && taken.length < most; i++)
    for (const list of lists) if (i < list.length && taken.length < most) taken.push(list[i])
  return taken
}

function exampleOf(each: Withheld, show: ShowPassage): WithheldExample {
  const { id, code, because, transcript, evidence, withheld } = each
  const { by, text } = withheld
  return {
    id,
    code,
    reason: text === null ? reasonsInWords[by] : `${reasonsInWords[by]}: “${shortened(text)}”`,
    because,
    passage: show(transcript, each, evidence, each),
  }
}

function shortened(text: string): string {
  return text.length <= 80
    ? text
    : `${text
        .slice(0, 79)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`
}
