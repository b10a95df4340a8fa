import type { Codebook } from '../codebook/codebook'
import { codesNeeded } from '../codebook/codes-needed'

/**
 * Gives the round in which each code can be judged, by its place among codes: 0 where it asks for no other code, else one behind
 * the last of those that it asks for, their sub-themes included.
 *
 * Codes must not ask for each other in a circle; `readCodebook` sees to it.
 */
export function roundsOf(codebook: Codebook): readonly number[] {
  const needs = codesNeeded(codebook)
  const rounds = new Map<number, number>()
  const roundOf = (index: number): number => {
    const known = rounds.get(index)
    if (known !== undefined) return known
    const round = Math.max(-1, ...needs[index].map(roundOf)) + 1
    rounds.set(index, round)
    return round
  }
  return codebook.codes.map((_, index) => roundOf(index))
}
