import type { AlignedCode } from './align-code'
import type { CodebookEdit } from './codebook-edit'

/** A unit that a code applies to by one codebook and not by the other. */
export interface Flip {
  /** Id of the transcript. */
  readonly transcript: string
  /** Which unit of it. */
  readonly unit: string
  readonly code: AlignedCode
  /** Coded by the newer codebook; else by the older. */
  readonly isGain: boolean
  /** Edits of the rules whose words are in the evidence, on either side, or in what was withheld. */
  readonly shown: ReadonlySet<CodebookEdit>
}

/** The edits that did it. `alone`: this one did. `each`: each of them would have done it alone. `together`: it took all of them. */
export interface Laid {
  readonly edits: readonly CodebookEdit[]
  readonly how: 'alone' | 'each' | 'together'
}

/** Codes with some edits done, by their ids, and says which flips come out as with none or with all; those of no mixture are left out. */
export type Try = (done: ReadonlySet<string>, flips: readonly Flip[]) => Promise<ReadonlyMap<Flip, 'before' | 'after'>>

/**
 * Lays every flip to the edits that did it, by trying what would be without them.
 *
 * Each edit is undone alone in the newer codebook: the unit needs those without which it is as before. When they are enough, done
 * in the older codebook, they did it. Where none is needed, since others would do the same, each is done alone in the older
 * codebook, and those that bring the change are named. Where neither tells, edits are taken away as long as the change stays: what
 * is left did it together, though other edits might have done so too.
 *
 * Edits that cannot meet in one flip are tried at once.
 *
 * @param reach The edits that may decide about a code.
 */
export async function layToEdits(
  flips: readonly Flip[],
  all: readonly CodebookEdit[],
  reach: ReadonlyMap<AlignedCode, readonly CodebookEdit[]>,
  attempt: Try,
): Promise<ReadonlyMap<Flip, Laid>> {
  const ids = new Set(all.map(({ id }) => id))
  const candidates = new Map(flips.map(flip => [flip, candidatesOf(flip, reach.get(flip.code)!)]))
  const laid = new Map<Flip, Laid>()
  const lay = (flip: Flip, edits: readonly CodebookEdit[], how: Laid['how']) =>
    laid.set(flip, { edits: all.filter(edit => edits.includes(edit)), how: edits.length === 1 ? 'alone' : how })

  const needed = await findEach(flips, candidates, 'before', (edits, some) => attempt(less(ids, edits), some))
  for (const [flip, edits] of needed) if (edits.length === candidates.get(flip)!.length) lay(flip, edits, 'together')
  const several = flips.filter(flip => !laid.has(flip) && (needed.get(flip) ?? []).length > 1)
  for (const flip of await areEnough(several, needed, attempt)) lay(flip, needed.get(flip)!, 'together')
  const fewer = flips.filter(flip => !laid.has(flip) && (needed.get(flip) ?? []).length < 2)
  const alone = await findEach(fewer, candidates, 'after', (edits, some) => attempt(new Set(edits), some))
  for (const [flip, edits] of alone) {
    const [need] = needed.get(flip) ?? []
    if (!need) lay(flip, edits, 'each')
    else if (edits.includes(need)) lay(flip, [need], 'alone')
  }
  const rest = flips.filter(flip => !laid.has(flip))
  for (const [flip, edits] of await takeAway(rest, candidates, attempt)) lay(flip, edits, 'together')
  return laid
}

/** Above so many edits, a rule whose words are not in the evidence is not tried. */
const manyEdits = 200

/**
 * The edits to be tried on a flip. Where only rules were added, removed or changed, one that found nothing here decides nothing
 * here; elsewhere it might, if something else no longer held it back.
 */
function candidatesOf({ code, shown }: Flip, reach: readonly CodebookEdit[]): readonly CodebookEdit[] {
  const rules = new Set(code.rules.flatMap(({ edit }) => edit ?? []))
  if (reach.length <= manyEdits && !reach.every(edit => rules.has(edit))) return reach
  const likely = reach.filter(edit => !rules.has(edit) || shown.has(edit))
  return likely.length > 0 ? likely : reach
}

/** Gives the edits each of which, tried by itself, brings a flip to an outcome. */
async function findEach(
  flips: readonly Flip[],
  candidates: ReadonlyMap<Flip, readonly CodebookEdit[]>,
  outcome: 'before' | 'after',
  tryEdits: (ids: readonly string[], flips: readonly Flip[]) => ReturnType<Try>,
): Promise<ReadonlyMap<Flip, readonly CodebookEdit[]>> {
  const found = new Map<Flip, CodebookEdit[]>()
  for (const { edits, tried } of batchesOf(flips, candidates)) {
    const outcomes = await tryEdits(
      edits.map(({ id }) => id),
      [...tried.keys()],
    )
    for (const [flip, edit] of tried) {
      if (outcomes.get(flip) !== outcome) continue
      const before = found.get(flip)
      if (before) before.push(edit)
      else found.set(flip, [edit])
    }
  }
  return found
}

/** Gives the flips that the edits which they need bring about without others. */
async function areEnough(
  flips: readonly Flip[],
  needed: ReadonlyMap<Flip, readonly CodebookEdit[]>,
  attempt: Try,
): Promise<readonly Flip[]> {
  const found: Flip[] = []
  for (const { flips: some, left } of groupsOf(flips, needed)) {
    const outcomes = await attempt(new Set(left.map(({ id }) => id)), some)
    found.push(...some.filter(flip => outcomes.get(flip) === 'after'))
  }
  return found
}

interface Batch {
  readonly edits: CodebookEdit[]
  /** The one of these edits that each flip is about. */
  readonly tried: Map<Flip, CodebookEdit>
}

/** Puts edits together that are never candidates of one flip, so that trying them at once tries each by itself. */
function batchesOf(flips: readonly Flip[], candidates: ReadonlyMap<Flip, readonly CodebookEdit[]>): readonly Batch[] {
  const concerned = new Map<CodebookEdit, Flip[]>()
  for (const flip of flips)
    for (const edit of candidates.get(flip)!) {
      const list = concerned.get(edit)
      if (list) list.push(flip)
      else concerned.set(edit, [flip])
    }
  const batches: Batch[] = []
  for (const [edit, about] of concerned) {
    let batch = batches.find(({ tried }) => !about.some(flip => tried.has(flip)))
    if (!batch) {
      batch = { edits: [], tried: new Map() }
      batches.push(batch)
    }
    batch.edits.push(edit)
    for (const flip of about) batch.tried.set(flip, edit)
  }
  return batches
}

/** So many trials, at most, look for the smallest set of edits that did it together; what is left when they are spent is named. */
const mostTrials = 500

/** Takes edits away from all candidates, one after the other, as long as the change stays. */
async function takeAway(
  flips: readonly Flip[],
  candidates: ReadonlyMap<Flip, readonly CodebookEdit[]>,
  attempt: Try,
): Promise<ReadonlyMap<Flip, readonly CodebookEdit[]>> {
  const found = new Map<Flip, readonly CodebookEdit[]>()
  const waiting = groupsOf(flips, candidates)
  for (let trials = 0; waiting.length > 0; ) {
    const { flips, kept, left } = waiting.pop()!
    const [edit, ...others] = left
    if (!edit || trials++ >= mostTrials) {
      for (const flip of flips) found.set(flip, [...kept, ...left])
      continue
    }
    const outcomes = await attempt(new Set([...kept, ...others].map(({ id }) => id)), flips)
    const stay = flips.filter(flip => outcomes.get(flip) === 'after')
    const go = flips.filter(flip => outcomes.get(flip) !== 'after')
    if (stay.length > 0) waiting.push({ flips: stay, kept, left: others })
    if (go.length > 0) waiting.push({ flips: go, kept: [...kept, edit], left: others })
  }
  return found
}

interface Group {
  readonly flips: readonly Flip[]
  readonly kept: readonly CodebookEdit[]
  /** Those whose words are in no evidence first: they are the likeliest to go. */
  readonly left: readonly CodebookEdit[]
}

/** Flips with the same edits are tried together. */
function groupsOf(flips: readonly Flip[], editsOf: ReadonlyMap<Flip, readonly CodebookEdit[]>): Group[] {
  const groups = new Map<string, { flips: Flip[]; left: readonly CodebookEdit[] }>()
  for (const flip of flips) {
    const edits = editsOf.get(flip)!
    const left = [...edits.filter(edit => !flip.shown.has(edit)), ...edits.filter(edit => flip.shown.has(edit))]
    const key = left.map(({ id }) => id).join()
    const group = groups.get(key)
    if (group) group.flips.push(flip)
    else groups.set(key, { flips: [flip], left })
  }
  return [...groups.values()].map(group => ({ ...group, kept: [] }))
}

function less(ids: ReadonlySet<string>, some: readonly string[]): ReadonlySet<string> {
  const rest = new Set(ids)
  for (const id of some) rest.delete(id)
  return rest
}
