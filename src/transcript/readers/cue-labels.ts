import { labelKey } from '../labels'
import { roleWord } from '../roles'
import type { RefusedLabel } from '../transcript'
import { type CueLabel, isNameAlone, isNameByManner, labelAhead } from './cue-label'
import type { Piece } from './paragraphs'
import type { ReadOptions } from './reader'

/** Words of one cue and whom they belong to; `cue` is the cue's 0-based place in the file. */
export interface LabelledPieces {
  readonly cue: number
  readonly label: string | null
  readonly pieces: readonly Piece[]
}

export interface LabelledCues {
  readonly said: readonly LabelledPieces[]
  readonly refused: readonly RefusedLabel[]
  readonly why: Readonly<Record<string, string>>
}

type CueWords = readonly Piece[]

/**
 * Finds the speakers of cues without voice tags, in the first manner that the file shows:
 *
 * 1. `Name: words` or `[SPEAKER_00]: words` at the start of a cue, or of a line of it. It is a speaker when it is in
 *    the options, is a role word, has a capital and opens two lines or more, or, where two thirds of all cues open with
 *    labels, when it looks like a name.
 * 2. The name alone on the first line of a cue, the words below: when it is in the options or a role word, when two thirds of
 *    all cues are so built, or when it recurs and at least a third are.
 * 3. None: each cue is a turn of its own.
 *
 * Cues without a label go on with the speaker before them, save in files of bracketed labels: there a tool has tried to
 * name every cue, and where it could not, nobody is known.
 */
export function labelCues(cues: readonly CueWords[], options: ReadOptions): LabelledCues {
  const known = new Set([...(options.moderators ?? []), ...(options.participants ?? [])].map(labelKey))
  return byColon(cues, known) ?? byFirstLine(cues, known) ?? byNobody(cues)
}

function byColon(cues: readonly CueWords[], known: ReadonlySet<string>): LabelledCues | null {
  const why = speakersAtColons(cues, known)
  if (Object.keys(why).length === 0) return null
  const refused: RefusedLabel[] = []
  let bracketed = false
  const accept = ({ text, line }: Piece): CueLabel | null => {
    const found = labelAhead(text)
    if (!found) return null
    if (found.label in why) {
      bracketed ||= found.bracketed
      return found
    }
    refused.push({ label: found.label, line, why: found.refusal ?? ONLY_ONCE })
    return null
  }
  const said = cues.flatMap((cue, i) => split(cue, accept).map(part => ({ cue: i, ...part })))
  return { said: bracketed ? said : carryOn(said), refused, why }
}

const ONLY_ONCE = 'stands ahead of a colon only once'

function speakersAtColons(cues: readonly CueWords[], known: ReadonlySet<string>): Record<string, string> {
  const counts = new Map<string, number>()
  let opened = 0
  for (const [i, { text }] of cues.flatMap(cue => [...cue.entries()])) {
    const found = labelAhead(text)
    if (!found || (found.refusal !== null && !known.has(labelKey(found.label)))) continue
    counts.set(found.label, (counts.get(found.label) ?? 0) + 1)
    if (i === 0) opened++
  }
  const spoken = cues.filter(cue => cue.length > 0).length
  const isManner = spoken > 1 && opened * 3 >= spoken * 2
  const why: Record<string, string> = Object.create(null)
  for (const [label, count] of counts) {
    const recurs = count > 1 && !/^\p{Ll}{2}/u.test(label)
    const reason = whyKnown(label, known) ?? (recurs ? `stands ahead of a colon ${count} times` : null)
    if (reason !== null) why[label] = reason
    else if (isManner && isNameByManner(label))
      why[label] = `stands ahead of a colon, as names do in ${opened} of ${spoken} cues`
  }
  return why
}

/** Cuts a cue at each line that opens with a label. */
function split(cue: CueWords, accept: (piece: Piece) => CueLabel | null) {
  const parts: { label: string | null; pieces: Piece[] }[] = []
  for (const piece of cue) {
    const found = accept(piece)
    if (found) parts.push({ label: found.label, pieces: [{ text: found.words, line: piece.line }] })
    else if (parts.length > 0) parts.at(-1)!.pieces.push(piece)
    else parts.push({ label: null, pieces: [piece] })
  }
  return parts
}

function byFirstLine(cues: readonly CueWords[], known: ReadonlySet<string>): LabelledCues | null {
  const names = cues.map(([first, ...others]) => {
    if (first === undefined || others.length === 0) return null
    return known.has(labelKey(first.text)) || isNameAlone(first.text) ? first.text : null
  })
  const why = speakersOnFirstLines(names, cues.filter(cue => cue.length > 0).length, known)
  if (Object.keys(why).length === 0) return null
  const said = cues.flatMap((cue, i): LabelledPieces[] => {
    const name = names[i]
    if (name !== null && name in why) return [{ cue: i, label: name, pieces: cue.slice(1) }]
    return cue.length > 0 ? [{ cue: i, label: null, pieces: cue }] : []
  })
  return { said: carryOn(said), refused: [], why }
}

function speakersOnFirstLines(
  names: readonly (string | null)[],
  spoken: number,
  known: ReadonlySet<string>,
): Record<string, string> {
  const counts = new Map<string, number>()
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  const named = names.filter(name => name !== null).length
  const why: Record<string, string> = Object.create(null)
  for (const [name, count] of counts) {
    const recurs = count > 1 && named * 3 >= spoken
    const reason = whyKnown(name, known) ?? (recurs ? `stands alone on the first line of ${count} cues` : null)
    if (reason !== null) why[name] = reason
    else if (spoken > 1 && named * 3 >= spoken * 2)
      why[name] = `stands alone on a first line, as names do in ${named} of ${spoken} cues`
  }
  return why
}

function byNobody(cues: readonly CueWords[]): LabelledCues {
  const said = cues.map((pieces, cue) => ({ cue, label: null, pieces })).filter(({ pieces }) => pieces.length > 0)
  const refused = cues.flat().flatMap(({ text, line }) => {
    const found = labelAhead(text)
    return found ? [{ label: found.label, line, why: found.refusal ?? ONLY_ONCE }] : []
  })
  return { said, refused, why: Object.create(null) }
}

function carryOn(said: readonly LabelledPieces[]): LabelledPieces[] {
  let speaker: string | null = null
  return said.map(part => {
    speaker = part.label ?? speaker
    return { ...part, label: speaker }
  })
}

function whyKnown(label: string, known: ReadonlySet<string>): string | null {
  if (known.has(labelKey(label))) return 'is named in the study'
  return roleWord(label) ? 'is a word for a role' : null
}
