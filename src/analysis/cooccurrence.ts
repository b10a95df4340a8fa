import type { Codebook } from '../codebook/codebook'
import { type BitSet, bitSet, countBoth, countOf, isIn } from './bit-set'
import { createPlaces, type Level, levels } from './coded-places'
import type { CodedStudy } from './coded-study'
import { lineage } from './tally'

/** How often two codes come in the same place: the same unit, turn, exchange or group. */
export interface Cooccurrence {
  readonly level: Level
  /** Ids; `a` is ahead in the codebook. */
  readonly a: string
  readonly labelA: string
  readonly b: string
  readonly labelB: string
  /** Places with the one, whether with the other or not. */
  readonly withA: number
  readonly withB: number
  readonly both: number
  readonly either: number
  /** All places of the level in which somebody spoke whose words are counted. */
  readonly of: number
  /** Of the places with `a`, the share that have `b` too; and the other way round. */
  readonly shareOfA: number
  readonly shareOfB: number
  /** Both / either, from 0 to 1 (Jaccard 1901). */
  readonly jaccard: number
  /** How many places would have both if the two codes had nothing to do with each other: withA · withB / of. */
  readonly expected: number
  /** From −1 (never together) to 1 (never apart); null where a code is everywhere, so that nothing varies. Descriptive. */
  readonly phi: number | null
  /** Adjusted residual of `both`, phi · √of; null likewise. Descriptive. */
  readonly residual: number | null
  /** Turns with `a` after which another participant's next turn of the exchange has `b`; null but at the level of turns. */
  readonly bAfterA: number | null
  readonly aAfterB: number | null
  /** Turns with `a`, and with `b`, after which another participant speaks in the exchange: what the two numbers are out of; null likewise. */
  readonly followedA: number | null
  readonly followedB: number | null
  /** `yes` where both codes' rules were scored against blind human coding. */
  readonly validated: 'yes' | 'no'
}

/**
 * Counts for each pair of codes, and each level, how often both come in the same place.
 *
 * A theme and its own sub-themes are no pair: they come together by definition. Themes pair with themes, and with others' sub-themes. A
 * code that nobody mentioned is in no pair. Places are units, turns with words, exchanges (a moderator's turn and all until the next) and groups; a
 * parent is the union of its sub-themes, rejected codings count in none, and moderators' words neither. Where a person coded a stretch that
 * is no unit, each unit that it reaches into has the code, as in the matrix.
 *
 * Places are no independent draws (one person's turns, one group's exchanges), so that phi and residual describe and test nothing. The
 * larger the place, the more codes come together by themselves: compare with `expected`.
 *
 * Sources: Jaccard, P. (1901), Bull Soc Vaud Sci Nat 37:547–579; phi: Yule, G. U. (1912), J R Stat Soc 75:579–652; adjusted residual:
 * Haberman (1973), Biometrics 29:205–220.
 *
 * @returns By level, the smallest first; then by pair in the codebook's order.
 */
export function cooccurrence(study: CodedStudy): readonly Cooccurrence[] {
  const { codebook, validated } = study
  const { of, placesOf, nextOf } = createPlaces(study)
  const pairs = pairsOf(codebook)
  return levels.flatMap(level => {
    const size = of[level]
    const sets = new Map(codebook.codes.map(({ id }) => [id, bitSet(placesOf(id, level), size)]))
    const counts = new Map([...sets].map(([id, set]) => [id, countOf(set)]))
    const sequence = level === 'turn' ? sequences(sets, size, nextOf) : null
    return pairs.flatMap(([a, b]): readonly Cooccurrence[] => {
      const [withA, withB] = [counts.get(a.id)!, counts.get(b.id)!]
      if (withA === 0 || withB === 0) return []
      const both = countBoth(sets.get(a.id)!, sets.get(b.id)!)
      const either = withA + withB - both
      const phi = phiOf(both, withA, withB, size)
      return [
        {
          level,
          a: a.id,
          labelA: a.label,
          b: b.id,
          labelB: b.label,
          withA,
          withB,
          both,
          either,
          of: size,
          shareOfA: both / withA,
          shareOfB: both / withB,
          jaccard: both / either,
          expected: (withA * withB) / size,
          phi,
          residual: phi === null ? null : phi * Math.sqrt(size),
          bAfterA: sequence?.after(b.id, a.id) ?? null,
          aAfterB: sequence?.after(a.id, b.id) ?? null,
          followedA: sequence?.followed(a.id) ?? null,
          followedB: sequence?.followed(b.id) ?? null,
          validated: validated?.has(a.id) && validated.has(b.id) ? 'yes' : 'no',
        },
      ]
    })
  })
}

type Code = Codebook['codes'][number]

function pairsOf(codebook: Codebook): readonly (readonly [Code, Code])[] {
  const codesAbove = lineage(codebook)
  const above = new Map(codebook.codes.map(({ id }) => [id, new Set(codesAbove(id))]))
  return codebook.codes.flatMap((a, i) =>
    codebook.codes
      .slice(i + 1)
      .flatMap((b): readonly (readonly [Code, Code])[] =>
        above.get(a.id)!.has(b.id) || above.get(b.id)!.has(a.id) ? [] : [[a, b]],
      ),
  )
}

function phiOf(both: number, withA: number, withB: number, of: number): number | null {
  const spread = withA * (of - withA) * withB * (of - withB)
  if (spread === 0) return null
  // Rounding may carry two codes that are never apart beyond 1.
  return Math.max(-1, Math.min(1, (of * both - withA * withB) / Math.sqrt(spread)))
}

/** Counts what follows what, from the turn that follows each turn; −1 where none does. */
function sequences(sets: ReadonlyMap<string, BitSet>, size: number, nextOf: Int32Array) {
  const followed: number[] = []
  for (let turn = 0; turn < size; turn++) if (nextOf[turn] !== -1) followed.push(turn)
  const all = bitSet(followed, size)
  const leadingTo = new Map(
    [...sets].map(([id, set]) => [
      id,
      bitSet(
        followed.filter(turn => isIn(set, nextOf[turn])),
        size,
      ),
    ]),
  )
  return {
    after: (later: string, earlier: string): number => countBoth(sets.get(earlier)!, leadingTo.get(later)!),
    followed: (code: string): number => countBoth(sets.get(code)!, all),
  }
}
