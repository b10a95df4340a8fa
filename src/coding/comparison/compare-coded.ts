import { overlaps } from '../../text/span'
import type { Unit, UnitKind } from '../../transcript/units'
import type { CodedTranscript } from '../coded-transcript'
import type { Coding, Evidence, Withheld } from '../coding'
import type { AlignedCode } from './align-code'
import type { CodeChange } from './code-change'
import type { CodebookEdit } from './codebook-edit'
import type { Flip, Laid } from './lay-to-edits'

/** A transcript as a codebook coded it, and which of the codes that are compared is which in it. */
export interface Decisions {
  readonly coded: CodedTranscript
  readonly codeOf: ReadonlyMap<string, AlignedCode>
}

/** Tells which of the units that are compared a coding is of. */
type UnitOf = (coding: Pick<Coding, 'start' | 'end'>) => string

/** One transcript, coded with two codebooks. */
export interface Compared {
  readonly coded: CodedTranscript
  readonly units: number
  readonly unitOf: UnitOf
  /** Every unit and code that at least one of them coded, by place and in the order of the codes. */
  readonly cells: readonly Cell[]
}

/** One unit and one code: what each codebook says of it. */
export interface Cell {
  readonly unit: string
  readonly code: AlignedCode
  readonly was: Said
  readonly now: Said
  /** Null where both give the code. */
  readonly flip: Flip | null
}

/** Several codings, where the unit that is compared holds several units of the codebook. */
interface Said {
  readonly codings: readonly Coding[]
  readonly withheld: readonly Withheld[]
}

export function compareCoded(was: Decisions, now: Decisions, unit: UnitKind): Compared {
  const units = new Map([...was.coded.units, ...now.coded.units].filter(({ kind }) => kind === unit).map(keyed))
  const unitOf = finderOf(
    units,
    [was, now].every(({ coded }) => coded.units.every(({ kind }) => kind === unit)),
  )
  const cells = new Map<string, { unit: string; code: AlignedCode; was: Gathered; now: Gathered }>()
  const gather = ({ coded, codeOf }: Decisions, side: 'was' | 'now') => {
    const cellOf = (coding: Coding) => {
      const code = codeOf.get(coding.code)!
      const unit = unitOf(coding)
      const key = `${unit} ${(code.after ?? code.before!).id}`
      const cell = cells.get(key) ?? { unit, code, was: nothing(), now: nothing() }
      cells.set(key, cell)
      return cell[side]
    }
    for (const coding of coded.codings) cellOf(coding).codings.push(coding)
    for (const coding of coded.withheld) cellOf(coding).withheld.push(coding)
  }
  gather(was, 'was')
  gather(now, 'now')
  const places = new Map([...new Set([...now.codeOf.values(), ...was.codeOf.values()])].map((code, i) => [code, i]))
  const { transcript } = now.coded
  return {
    coded: now.coded,
    units: units.size,
    unitOf,
    cells: [...cells.values()]
      .filter(({ was, now }) => was.codings.length + now.codings.length > 0)
      .map(cell => ({ ...cell, flip: flipOf(cell, transcript.id) }))
      .sort((a, b) => codingOf(a).start - codingOf(b).start || places.get(a.code)! - places.get(b.code)!),
  }
}

interface Gathered extends Said {
  readonly codings: Coding[]
  readonly withheld: Withheld[]
}

function nothing(): Gathered {
  return { codings: [], withheld: [] }
}

function keyed(unit: Unit): readonly [string, Unit] {
  return [`${unit.start} ${unit.end}`, unit]
}

/** Finds the unit around a coding. One of the codebook's own size is that unit; so is one that lies in no unit of the other. */
function finderOf(units: ReadonlyMap<string, Unit>, areAlike: boolean): UnitOf {
  if (areAlike) return ({ start, end }) => `${start} ${end}`
  const sorted = [...units].sort(([, a], [, b]) => a.start - b.start)
  return ({ start, end }) => {
    const own = `${start} ${end}`
    if (units.has(own)) return own
    return sorted.find(([, unit]) => unit.start <= start && start < unit.end)?.[0] ?? own
  }
}

function flipOf({ unit, code, was, now }: Omit<Cell, 'flip'>, transcript: string): Flip | null {
  const isGain = was.codings.length === 0
  if (!isGain && now.codings.length > 0) return null
  const shown = [...shownIn(was, code, 'before'), ...shownIn(now, code, 'after')]
  return { transcript, unit, code, isGain, shown: new Set(shown.flatMap(({ edit }) => edit ?? [])) }
}

type RulePart = AlignedCode['rules'][number]

/** The rules whose words are in what a codebook said of a unit. */
function shownIn({ codings, withheld }: Said, code: AlignedCode, side: 'before' | 'after'): readonly RulePart[] {
  const rules = new Set([...codings, ...withheld].flatMap(({ evidence }) => evidence.map(({ rule }) => rule)))
  return code.rules.filter(part => part[side] && rules.has(part[side].id))
}

/** The coding to show of a cell: the newer codebook's, or the older's where that alone gives one. */
function codingOf({ was, now }: Pick<Cell, 'was' | 'now'>): Coding {
  return (now.codings[0] ?? was.codings[0])!
}

/**
 * Says what was gained, lost and moved, and which edits did it.
 *
 * @param renames Edits that gave a code its newer id.
 */
export function changesOf(
  { cells }: Compared,
  laid: ReadonlyMap<Flip, Laid>,
  renames: ReadonlyMap<AlignedCode, readonly CodebookEdit[]>,
): readonly CodeChange[] {
  const partners = movesAmong(cells)
  const left = new Set(partners.values())
  return cells.flatMap(cell => {
    if (left.has(cell)) return []
    const { code, flip } = cell
    if (!flip) {
      const edits = renames.get(code)!
      return code.before!.id === code.after!.id ? [] : [changeOf('moved', cell, cell, edits)]
    }
    const { edits, how } = laid.get(flip)!
    const from = partners.get(cell)
    if (!from) return [changeOf(flip.isGain ? 'gained' : 'lost', cell, cell, edits, how)]
    return [changeOf('moved', from, cell, [...new Set([...laid.get(from.flip!)!.edits, ...edits])])]
  })
}

/** Gives, by what a unit gained, what it lost on the same words. */
function movesAmong(cells: readonly Cell[]): ReadonlyMap<Cell, Cell> {
  const moves = new Map<Cell, Cell>()
  const taken = new Set<Cell>()
  const lost = new Map<string, Cell[]>()
  for (const cell of cells) {
    if (!cell.flip || cell.flip.isGain) continue
    const list = lost.get(cell.unit)
    if (list) list.push(cell)
    else lost.set(cell.unit, [cell])
  }
  for (const gain of cells) {
    if (!gain.flip?.isGain) continue
    const words = evidenceOf(gain.now)
    const from = lost
      .get(gain.unit)
      ?.find(each => !taken.has(each) && evidenceOf(each.was).some(a => words.some(b => overlaps(a, b))))
    if (!from) continue
    taken.add(from)
    moves.set(gain, from)
  }
  return moves
}

/** Gives the units that keep a code, under one id, on other words or by other rules. */
export function keptOtherwise({ cells }: Compared): readonly CodeChange[] {
  return cells.flatMap(cell => {
    const { code, was, now, flip } = cell
    if (flip || code.before!.id !== code.after!.id) return []
    const [before, after] = [evidenceOf(was), evidenceOf(now)]
    const ids = new Map(code.rules.flatMap((part, i) => (part.before ? [[part.before.id, i] as const] : [])))
    const idsNow = new Map(code.rules.flatMap((part, i) => (part.after ? [[part.after.id, i] as const] : [])))
    const key = (rules: ReadonlyMap<string, number>, { rule, start, end }: Evidence) =>
      `${rules.get(rule)} ${start} ${end}`
    const [had, has] = [new Set(before.map(each => key(ids, each))), new Set(after.map(each => key(idsNow, each)))]
    if (had.size === has.size && [...had].every(each => has.has(each))) return []
    const gone = new Set(shownIn(was, code, 'before'))
    const came = new Set(shownIn(now, code, 'after'))
    const edits = code.rules.flatMap(part => (gone.has(part) !== came.has(part) && part.edit ? [part.edit] : []))
    return [changeOf('kept', cell, cell, edits)]
  })
}

function evidenceOf({ codings }: Said): readonly Evidence[] {
  return codings.flatMap(({ evidence }) => evidence)
}

function changeOf(
  kind: CodeChange['kind'],
  from: Cell,
  to: Cell,
  edits: readonly CodebookEdit[],
  how: Laid['how'] = edits.length === 1 ? 'alone' : 'together',
): CodeChange {
  const coding = codingOf(to)
  const { transcript, group, turn, speaker, line, start, end, quote } = coding
  const was = from.was.codings[0]?.code ?? null
  const now = to.now.codings[0]?.code ?? null
  const withheld = (kind === 'gained' ? to.was : kind === 'lost' ? to.now : nothing()).withheld[0] ?? null
  return {
    kind,
    transcript,
    group,
    turn,
    speaker,
    line,
    start,
    end,
    quote,
    code: coding.code,
    was,
    now,
    evidence: coding.evidence,
    withheld: withheld?.withheld ?? null,
    edits: edits.map(({ id }) => id),
    how,
    because: kind === 'lost' && withheld ? withheld.because : coding.because,
  }
}
