import { codesAskedFor } from '../../codebook/asked-for'
import type { Code, Codebook } from '../../codebook/codebook'
import type { Transcript } from '../../transcript/transcript'
import { type UnitKind, unitKinds } from '../../transcript/units'
import { type ApplyOptions, applyCodebook } from '../apply-codebook'
import { type CompileOptions, compileCodebook } from '../compile'
import type { AlignedCode } from './align-code'
import { type AlignedCodebooks, alignCodebooks, codesById } from './align-codebooks'
import { mixture } from './apply-edits'
import type { CodeChange } from './code-change'
import type { CodebookEdit } from './codebook-edit'
import { type Cell, type Compared, changesOf, compareCoded, type Decisions, keptOtherwise } from './compare-coded'
import { reachOf } from './edit-reach'
import { type Flip, layToEdits, type Try } from './lay-to-edits'

/** What two codebooks make of the same transcripts. */
export interface CodebookComparison {
  /** What was compared, one by one: the larger of the two codebooks' units. */
  readonly unit: UnitKind
  /** How many of them there are. */
  readonly units: number
  readonly edits: readonly EditEffect[]
  /** What was gained, lost and moved, by transcript and place. */
  readonly changes: readonly CodeChange[]
  /** What keeps its code on other words or by other rules. */
  readonly kept: readonly CodeChange[]
  readonly codes: readonly CodeTotal[]
}

/** An edit, with the number of changes that are laid to it; one that is laid to several counts for each of them. */
export interface EditEffect extends CodebookEdit {
  readonly gained: number
  readonly lost: number
  readonly moved: number
  /** How often its rule came into the evidence of a code that stands, or left it. */
  readonly kept: number
}

/** In how many units a code or one of its sub-themes is coded: `before + gained - lost = after`. */
export interface CodeTotal {
  /** Its id in the newer codebook, or in the older where the newer has it no more. */
  readonly code: string
  /** Its id in the older codebook; null where that has it not. */
  readonly was: string | null
  /** Its id in the newer codebook; null where that has it no more. */
  readonly now: string | null
  readonly before: number
  readonly after: number
  readonly gained: number
  readonly lost: number
}

export interface CompareOptions extends CompileOptions {
  /** What one decision is about, for both; else as each codebook says. */
  readonly unit?: UnitKind
  /** What rules may ask about a transcript: whose talk it is, and which question it answers. */
  readonly optionsFor?: (transcript: Transcript) => Omit<ApplyOptions, 'unit'>
}

/**
 * Codes transcripts with two codebooks, and lays every difference to the edits that made it: not by what they look like, but by
 * coding again without them.
 *
 * Where the codebooks differ in their unit, the larger is compared: a turn has a code when one of its sentences has it.
 *
 * @param transcripts Each with an id of its own.
 */
export async function compareCodebooks(
  before: Codebook,
  after: Codebook,
  transcripts: readonly Transcript[],
  { unit, optionsFor = () => ({}), ...compileOptions }: CompareOptions = {},
): Promise<CodebookComparison> {
  const aligned = alignCodebooks(before, after)
  const { edits } = aligned
  const larger = unit ?? unitKinds[Math.max(unitKinds.indexOf(before.unit), unitKinds.indexOf(after.unit))]
  const coderOf = async (codebook: Codebook, codeOf: Decisions['codeOf']) => {
    const compiled = await compileCodebook(codebook, compileOptions)
    return (transcript: Transcript): Decisions => ({
      coded: applyCodebook(compiled, transcript, { ...optionsFor(transcript), ...(unit && { unit }) }),
      codeOf,
    })
  }
  const old = await coderOf(before, codesById(aligned, 'before'))
  const now = await coderOf(after, codesById(aligned, 'after'))
  const compared = transcripts.map(transcript => compareCoded(old(transcript), now(transcript), larger))
  const byId = new Map(compared.map(each => [each.coded.transcript.id, each]))

  const reach = reachOf(aligned)
  const attempt: Try = async (done, flips) => {
    const needed = new Set(flips.flatMap(({ code }) => [...reach.needs.get(code)!]))
    const { codebook, codeOf } = mixture(aligned, done, needed)
    if (asksForItself(codebook)) return new Map()
    const idOf = new Map([...codeOf].map(([id, code]) => [code, id]))
    const code = await coderOf(codebook, codeOf)
    const outcomes = new Map<Flip, 'before' | 'after'>()
    for (const [transcript, some] of byTranscript(flips)) {
      const { coded, unitOf } = byId.get(transcript)!
      const isCoded = new Set(code(coded.transcript).coded.codings.map(coding => `${coding.code} ${unitOf(coding)}`))
      for (const flip of some) {
        const has = isCoded.has(`${idOf.get(flip.code)} ${flip.unit}`)
        outcomes.set(flip, has === flip.isGain ? 'after' : 'before')
      }
    }
    return outcomes
  }
  const laid = await layToEdits(
    compared.flatMap(({ cells }) => cells.flatMap(({ flip }) => flip ?? [])),
    edits,
    reach.edits,
    attempt,
  )
  const renames = renamesOf(aligned)
  const changes = compared.flatMap(each => changesOf(each, laid, renames))
  const kept = compared.flatMap(keptOtherwise)
  return {
    unit: larger,
    units: compared.reduce((sum, each) => sum + each.units, 0),
    edits: effectsOf(edits, [...changes, ...kept]),
    changes,
    kept,
    codes: totalsOf(aligned, compared),
  }
}

function byTranscript(flips: readonly Flip[]): ReadonlyMap<string, readonly Flip[]> {
  const groups = new Map<string, Flip[]>()
  for (const flip of flips) {
    const group = groups.get(flip.transcript)
    if (group) group.push(flip)
    else groups.set(flip.transcript, [flip])
  }
  return groups
}

/** True where codes ask for each other in a circle: half of what was edited may, though neither codebook does. */
function asksForItself(codebook: Codebook): boolean {
  const asked = codesAskedFor(codebook)
  const fine = new Set<Code>()
  const open = new Set<Code>()
  const turnsBack = (code: Code): boolean => {
    if (open.has(code)) return true
    if (fine.has(code)) return false
    open.add(code)
    const found = [...asked.get(code)!].some(turnsBack)
    open.delete(code)
    fine.add(code)
    return found
  }
  return codebook.codes.some(turnsBack)
}

/** For each code, the edits that gave it another id: its own, or its theme's when that took it along. */
function renamesOf(aligned: AlignedCodebooks): ReadonlyMap<AlignedCode, readonly CodebookEdit[]> {
  const now = codesById(aligned, 'after')
  const renames = new Map<AlignedCode, readonly CodebookEdit[]>()
  for (const code of aligned.codes) {
    const { place, after } = code
    const theme = after?.parent && place?.kind !== 'code moved' ? renames.get(now.get(after.parent)!)! : []
    renames.set(code, [...theme, ...(place ? [place] : [])])
  }
  return renames
}

function effectsOf(edits: readonly CodebookEdit[], changes: readonly CodeChange[]): readonly EditEffect[] {
  const counts = new Map(edits.map(({ id }) => [id, { gained: 0, lost: 0, moved: 0, kept: 0 }]))
  for (const { kind, edits } of changes) for (const id of edits) counts.get(id)![kind]++
  return edits.map(edit => ({ ...edit, ...counts.get(edit.id)! }))
}

/** Counts units, a theme's as the union of its own and its sub-themes'. */
function totalsOf(aligned: AlignedCodebooks, compared: readonly Compared[]): readonly CodeTotal[] {
  const totals = new Map(aligned.codes.map(code => [code, { before: 0, after: 0, gained: 0, lost: 0 }]))
  const themes = { before: themesOf(aligned, 'before'), after: themesOf(aligned, 'after') }
  for (const { cells } of compared) {
    const was = unitsOf(cells, ({ was }) => was.codings.length > 0, themes.before)
    const now = unitsOf(cells, ({ now }) => now.codings.length > 0, themes.after)
    for (const [code, total] of totals) {
      const before = was.get(code) ?? new Set<string>()
      const after = now.get(code) ?? new Set<string>()
      total.before += before.size
      total.after += after.size
      total.gained += [...after].filter(unit => !before.has(unit)).length
      total.lost += [...before].filter(unit => !after.has(unit)).length
    }
  }
  return aligned.codes.map(code => {
    const { before, after } = code
    return {
      code: (after ?? before!).id,
      was: before?.id ?? null,
      now: after?.id ?? null,
      ...totals.get(code)!,
    }
  })
}

/** For each code: itself, and the themes above it in one of the codebooks. */
function themesOf(
  aligned: AlignedCodebooks,
  side: 'before' | 'after',
): ReadonlyMap<AlignedCode, readonly AlignedCode[]> {
  const byId = codesById(aligned, side)
  const upFrom = (code: AlignedCode): readonly AlignedCode[] => {
    const parent = code[side]?.parent ?? null
    return parent === null ? [code] : [code, ...upFrom(byId.get(parent)!)]
  }
  return new Map(aligned.codes.map(code => [code, upFrom(code)]))
}

function unitsOf(
  cells: readonly Cell[],
  isCoded: (cell: Cell) => boolean,
  themes: ReadonlyMap<AlignedCode, readonly AlignedCode[]>,
): ReadonlyMap<AlignedCode, ReadonlySet<string>> {
  const units = new Map<AlignedCode, Set<string>>()
  for (const cell of cells.filter(isCoded))
    for (const code of themes.get(cell.code)!) {
      const known = units.get(code)
      if (known) known.add(cell.unit)
      else units.set(code, new Set([cell.unit]))
    }
  return units
}
