import { decisionLine } from '../../coding/decisions/decision-line'
import type { Span } from '../../text/span'
import type { ImportedCoding } from '../imported'
import type { Ledger } from '../ledger'
import { plainName } from './safe-name'
import type { WrittenTranscript } from './transcript-files'

export interface DecisionParts {
  /** By the id that the import gave. */
  readonly written: ReadonlyMap<string, Pick<WrittenTranscript, 'id' | 'text' | 'hash' | 'shift'>>
  /** True for a code that the codebook of the study has, or will have. */
  readonly isCode: (id: string) => boolean
  /** SHA-256 of the codebook's YAML, in hex. */
  readonly codebookSha256: string
}

/**
 * Writes people's codings as lines of `decisions.jsonl`: each is the addition of its coder, and its memo is why. A memo on a stretch without a code
 * is a memo.
 */
export function decisionLines(
  codings: readonly ImportedCoding[],
  { written, isCode, codebookSha256 }: DecisionParts,
  ledger: Ledger,
): readonly string[] {
  const nameOf = coderNames(codings, ledger)
  const lines = new Set<string>()
  const given = new Set<string>()
  let undated = 0
  for (const { transcript, code, coder, at, memo, start, end } of codings) {
    const found = written.get(transcript)
    const noticed = { what: code === null ? 'memos on stretches' : 'codings', fate: 'left out', subject: code } as const
    if (!found) {
      ledger.add({ ...noticed, how: 'their transcript is not in the study' })
      continue
    }
    if (code !== null && !isCode(code)) {
      ledger.add({ ...noticed, how: 'their code is not in the codebook' })
      continue
    }
    const { id, text, hash, shift } = found
    const span = within({ start: start - shift, end: end - shift }, text)
    if (span === null || (code !== null && span.start === span.end)) {
      ledger.add({ ...noticed, how: 'they stand on no words of their transcript' })
      continue
    }
    const why = memo === null || memo.trim() === '' ? null : memo
    if (code === null && why === null) continue
    if (span.end - span.start < end - start && shift === 0) ledger.add({ ...noticed, ...clipped })
    const dated = at !== null && instant.test(at)
    const by = nameOf(coder)
    const key = JSON.stringify([by, code, id, span.start, span.end])
    // Who says twice that a code applies says no more than once; what the second memo says is kept.
    const again = code !== null && given.has(key)
    if (again) ledger.add({ ...noticed, ...repeated })
    if (again && why === null) continue
    given.add(key)
    if (!dated) undated++
    lines.add(
      decisionLine({
        at: dated ? at : noTime,
        by,
        did: code === null || again ? 'memo' : 'add',
        code,
        transcript: id,
        ...span,
        ...quoted(text, span),
        coding: null,
        toCode: null,
        to: null,
        undoes: null,
        why,
        transcriptSha256: hash,
        codebookSha256,
      }),
    )
  }
  if (undated > 0) ledger.add({ ...timeless, count: undated })
  return [...lines]
}

/** The part of a stretch that lies in a text; null where none does. */
function within({ start, end }: Span, text: string): Span | null {
  const from = Math.max(0, start)
  const to = Math.min(end, text.length)
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && from <= to ? { start: from, end: to } : null
}

/** The words of a stretch, and up to 40 UTF-16 units on either side that cut no sign in two. */
function quoted(text: string, { start, end }: Span): { quote: string; before: string; after: string } {
  const before = text.slice(Math.max(0, start - 40), start).replace(/^[\udc00-\udfff]/, '')
  const after = text.slice(end, end + 40).replace(/[\ud800-\udbff]$/, '')
  return { quote: text.slice(start, end), before, after }
}

/** Gives what names each coder: one name for one coder, that a terminal can show and that is not the codebook's. */
function coderNames(codings: readonly ImportedCoding[], ledger: Ledger): (coder: string | null) => string {
  const names = new Map<string | null, string>()
  const taken = new Set(['codebook'])
  for (const coder of new Set(codings.map(({ coder }) => coder))) {
    const wanted = (coder === null ? '' : plainName(coder)) || nobody
    let free = wanted
    for (let i = 2; taken.has(free); i++) free = `${wanted} ${i}`
    taken.add(free)
    names.set(coder, free)
    if (coder === null) {
      const count = codings.filter(each => each.coder === null).length
      ledger.add({ ...nameless, subject: free, count })
    } else if (free !== coder) ledger.add({ ...renamed, subject: free })
  }
  return coder => names.get(coder)!
}

/** Who coded where the file names nobody. */
const nobody = 'imported'
/** When, where the file does not say. */
const noTime = '1970-01-01T00:00:00.000Z'
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

const repeated = { how: 'the same person gave the same code to the same words before' } as const
const clipped = { fate: 'changed', how: 'they reached beyond their transcript, and end with it' } as const
const timeless = {
  what: 'times of codings',
  fate: 'assumed',
  how: `the file does not say when they were made, so the decisions say ${noTime}`,
} as const
const nameless = {
  what: 'coders of codings',
  fate: 'assumed',
  how: `the file does not say who coded, so the decisions say "${nobody}"`,
} as const
const renamed = {
  what: 'names of coders',
  fate: 'changed',
  how: 'a name is one line of at most 80 characters, differs from the others, and is not "codebook"',
} as const
