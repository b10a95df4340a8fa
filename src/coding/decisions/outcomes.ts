import { lineFinder } from '../../transcript/transcript'
import type { CodedTranscript } from '../coded-transcript'
import { codebookCoder } from '../coding-writer'
import { type PlacedDecision, placeKey } from './place-decisions'
import type { LaidDecision, Outcome, ReviewDecision } from './review-decision'
import type { Standing } from './standing'
import type { Verdict } from './verdicts'

export interface OutcomeParts {
  readonly placed: readonly PlacedDecision[]
  readonly undone: ReadonlyMap<string, ReviewDecision>
  readonly words: Standing
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** True for the id of a code of the codebook. */
  readonly isCode: (id: string) => boolean
  readonly before: CodedTranscript
  readonly after: CodedTranscript
}

/** Says what became of each decision, in words too. */
export function outcomes(parts: OutcomeParts): readonly LaidDecision[] {
  const { placed, before, after } = parts
  const lineOf = lineFinder(after.transcript)
  const byId = new Map(placed.map(each => [each.decision.id, each]))
  const ids = new Map([...after.withheld, ...after.codings].map(coding => [placeKey(coding), coding.id]))
  const byRules = new Set(before.codings.map(placeKey))
  const coders = new Map(after.codings.map(coding => [placeKey(coding), coding.coder]))

  return placed.map(each => {
    const about = each.decision.did === 'undo' ? (byId.get(each.decision.undoes ?? '') ?? each) : each
    const place = about.places[0] ?? about.anchor.place
    return {
      decision: each.decision,
      ...whatBecame(each),
      place: place && { start: place.start, end: place.end },
      coding: codingOf(about),
    }
  })

  /** The coding that was judged; where there is none, the one that was given. */
  function codingOf({ places, gives }: PlacedDecision): string | null {
    return (
      places.map(each => ids.get(placeKey(each))).find(Boolean) ?? (gives === null ? null : (ids.get(gives) ?? null))
    )
  }

  function whatBecame(each: PlacedDecision): Pick<LaidDecision, 'outcome' | 'applied' | 'note'> {
    const { decision, anchor } = each
    const undo = parts.undone.get(decision.id)
    if (undo) return not('undone', `${decision.by} took it back on ${day(undo)}`)
    if (decision.did === 'undo') return undoing(decision)
    const later = parts.words.superseded.get(decision.id)
    if (later) return not('superseded', `${decision.by} decided anew on ${day(later)}: ${later.did}`)
    const isMemo = decision.did === 'memo'
    const unknown = [decision.code, decision.toCode].filter(code => code !== null && !parts.isCode(code))
    if (!isMemo && unknown.length > 0) return not('conflict', `the codebook has no code ${unknown.join(' and ')}`)
    if (anchor.places !== 1) return not('stale', gone(each))
    if (isMemo) return not(anchor.changed ? 'stale' : 'valid', reanchored(each))
    const against = each.judges.flatMap(key => othersOf(key, decision.by))
    if (against.length > 0) return not('conflict', disputed(against))
    const { applied, redundant, note } = effect(each)
    const overNew = each.gives === null ? [] : othersOf(each.gives, decision.by)
    const notes = [reanchored(each), note, overNew.length > 0 ? disputed(overNew, 'about what it gives, ') : '']
    const outcome: Outcome =
      overNew.length > 0
        ? 'conflict'
        : redundant
          ? 'redundant'
          : anchor.changed || each.unit !== 'same'
            ? 'stale'
            : 'valid'
    return { outcome, applied, note: notes.filter(Boolean).join('; ') }
  }

  /** Who else said something about a place that people contradict one another about. */
  function othersOf(key: string, by: string): readonly string[] {
    const verdict = parts.verdicts.get(key)
    return verdict?.said === 'conflict' ? verdict.people.filter(person => person !== by) : []
  }

  /** What a decision that stands undisputed did. */
  function effect({ decision, judges, gives, unit }: PlacedDecision): {
    readonly applied: boolean
    readonly redundant: boolean
    readonly note: string
  } {
    const { did, by, code } = decision
    const isJudged = judges.some(key => byRules.has(key))
    const key = did === 'recode' || did === 'adjust' ? gives : judges[0]
    const coder = key === null ? undefined : coders.get(key)
    const yes = (note: string, redundant = false) => ({ applied: true, redundant, note })
    if (did === 'reject') {
      if (isJudged) return yes('')
      if (isOwnGift(by, judges)) return yes('takes away what the same person gave')
      const isHeld = before.withheld.some(held => judges.includes(placeKey(held)))
      const note = isHeld
        ? 'the codebook withholds this coding itself'
        : unit === 'unclear'
          ? 'the codebook now codes other stretches here, with words beyond those that were judged: judge them anew'
          : 'nobody gives this code here any more'
      return { applied: false, redundant: true, note }
    }
    if (did === 'add') {
      if (isJudged) return yes('the rules now make this coding themselves', true)
      return yes(coder === by ? '' : `${coder} gave this code here too`)
    }
    if (did === 'accept') {
      if (isJudged) return yes('')
      if (coder !== by) return yes(`${coder} gave this code here`)
      const isHeld = before.withheld.some(held => judges.includes(placeKey(held)))
      return yes(`the codebook ${isHeld ? 'withholds' : 'does not make'} this coding: it is kept as one of ${by}`)
    }
    const notes = [
      ...(isJudged || coders.has(judges[0]) || isOwnGift(by, judges)
        ? []
        : [`the codebook does not give ${code} there any more`]),
      ...(coder === codebookCoder ? ['the rules make the new coding themselves'] : []),
      ...(key !== null && coder === undefined ? ['what it gave was decided anew later'] : []),
    ]
    return {
      applied: isJudged || coder !== undefined,
      redundant: !isJudged && coder === undefined,
      note: notes.join('; '),
    }
  }

  function isOwnGift(by: string, places: readonly string[]): boolean {
    return placed.some(own => own.decision.by === by && !parts.undone.has(own.decision.id) && isGiver(own, places))
  }

  function undoing(undo: ReviewDecision): Pick<LaidDecision, 'outcome' | 'applied' | 'note'> {
    const target = undo.undoes === null ? undefined : byId.get(undo.undoes)?.decision
    if (!target) return not('redundant', 'the decision that it takes back is not there')
    if (target.by !== undo.by) return not('conflict', `only ${target.by} can take back what ${target.by} decided`)
    const first = parts.undone.get(target.id)
    if (first && first.id !== undo.id) return not('redundant', `it was taken back on ${day(first)} already`)
    return { outcome: 'valid', applied: true, note: `takes back ${target.did} of ${day(target)}` }
  }

  function gone({ anchor: { places, place } }: PlacedDecision): string {
    const words = place ? 'the words of the new stretch' : 'the words'
    if (places > 1) return `the transcript was changed: ${words} stand at ${places} places that cannot be told apart`
    return `the transcript was changed: ${words} are not there any more`
  }

  function reanchored({ anchor, places, unit }: PlacedDecision): string {
    const at = places[0] ?? anchor.place
    if (anchor.changed) return `the transcript was changed; re-anchored at line ${lineOf(at!.start)}`
    if (unit === 'other') return 'units are others now; applied to the unit that holds the words'
    return ''
  }
}

function isGiver({ decision: { did }, judges, gives }: PlacedDecision, places: readonly string[]): boolean {
  return (gives !== null && places.includes(gives)) || (did === 'add' && judges.some(key => places.includes(key)))
}

function not(outcome: Outcome, note: string): Pick<LaidDecision, 'outcome' | 'applied' | 'note'> {
  return { outcome, applied: false, note }
}

function disputed(people: readonly string[], about = ''): string {
  return `${about}${[...new Set(people)].join(' and ')} decided otherwise`
}

/** `2026-11-22 08:24`, in UTC. */
function day({ at }: ReviewDecision): string {
  return at.slice(0, 16).replace('T', ' ')
}
