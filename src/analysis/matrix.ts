import type { CodedTranscript } from '../coding/coded-transcript'
import type { Span } from '../text/span'
import type { Role, Transcript } from '../transcript/transcript'
import type { Unit } from '../transcript/units'
import type { CodedStudy } from './coded-study'
import { isCounted, lineage, turnsIn } from './tally'
import { firstAfter } from './words-said'

/** Unit × code: every unit that could be coded, coded or not. */
export interface Matrix {
  readonly attributes: readonly string[]
  /** Ids, in the codebook's order. */
  readonly codes: readonly string[]
  readonly rows: readonly MatrixRow[]
}

export interface MatrixRow {
  /** `fg01:123-180`: transcript, start and end. */
  readonly unit: string
  readonly transcript: string
  readonly group: string
  /** 0-based; the first of the unit's turns that are data. */
  readonly turn: number
  /** null where the unit holds the words of several people, or of somebody whom the format does not name. */
  readonly speaker: string | null
  /** null where the unit's turns differ in it. */
  readonly role: Role | null
  readonly line: number
  readonly start: number
  readonly end: number
  /** Of the speaker, in the order of `Matrix.attributes`. */
  readonly attributes: readonly (string | null)[]
  /** In the order of `Matrix.codes`: 1 where the unit carries the code or one of its sub-themes, and nobody rejected it. */
  readonly codes: readonly (0 | 1)[]
}

/**
 * Lays the codings out as unit × code, for statistics elsewhere.
 *
 * A person's coding of a stretch that is no unit counts for every unit that it reaches into.
 */
export function matrix(study: CodedStudy): Matrix {
  const { codebook, transcripts, people } = study
  const columnOf = new Map(codebook.codes.map(({ id }, i) => [id, i]))
  const codesAbove = lineage(codebook)
  const rows: MatrixRow[] = []
  for (const coded of transcripts) {
    const { transcript, units } = coded
    const carried = units.map(() => codebook.codes.map((): 0 | 1 => 0))
    const place = new Map(units.map((unit, i) => [keyOf(unit), i]))
    for (const coding of coded.codings) {
      if (coding.status === 'rejected') continue
      const exact = place.get(keyOf(coding))
      for (const i of exact === undefined ? reached(units, coding) : [exact])
        for (const code of codesAbove(coding.code)) carried[i][columnOf.get(code)!] = 1
    }
    const lineOf = createLineWalker(transcript)
    for (const [i, unit] of units.entries()) {
      const { turn, speaker, role } = whose(study, coded, unit)
      const known = speaker === null ? undefined : people.attributesOf(transcript.group, speaker)
      rows.push({
        unit: `${transcript.id}:${unit.start}-${unit.end}`,
        transcript: transcript.id,
        group: transcript.group,
        turn,
        speaker,
        role,
        line: lineOf(unit.start),
        start: unit.start,
        end: unit.end,
        attributes: people.attributes.map(name => known?.get(name) ?? null),
        codes: carried[i],
      })
    }
  }
  return { attributes: people.attributes, codes: codebook.codes.map(({ id }) => id), rows }
}

function keyOf({ start, end }: Span): string {
  return `${start}-${end}`
}

function reached(units: readonly Unit[], { start, end }: Span): readonly number[] {
  const found: number[] = []
  for (let i = firstAfter(units, start); i < units.length && units[i].start < end; i++) found.push(i)
  return found
}

function whose(
  { codebook }: CodedStudy,
  coded: CodedTranscript,
  unit: Unit,
): Pick<MatrixRow, 'turn' | 'speaker' | 'role'> {
  const turns = turnsIn(coded, unit).filter(turn => isCounted(codebook, turn))
  // Only a codebook that asks for moderators' talk has units without a turn that is data.
  const all = turns.length > 0 ? turns : [coded.transcript.turns[unit.firstTurn]]
  const [{ index, speaker, role }] = all
  return {
    turn: index,
    speaker: all.every(turn => turn.speaker === speaker) ? speaker : null,
    role: all.every(turn => turn.role === role) ? role : null,
  }
}

/** Gives lines for offsets that mostly rise, without looking through the text again for each. */
function createLineWalker({ text, lines }: Transcript): (offset: number) => number {
  let anchor = 0
  let at = lines[0].start
  let line = lines[0].line
  return offset => {
    if (offset < at) {
      anchor = 0
      at = lines[0].start
      line = lines[0].line
    }
    while (anchor + 1 < lines.length && lines[anchor + 1].start <= offset) {
      anchor++
      at = lines[anchor].start
      line = lines[anchor].line
    }
    for (let i = text.indexOf('\n', at); i !== -1 && i < offset; i = text.indexOf('\n', at)) {
      at = i + 1
      line++
    }
    return line
  }
}
