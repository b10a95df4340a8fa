import type { Prepared } from './matchers'

/**
 * Says whether a peer finds what we find. Left out are phrases with a comma between their words, which most peers do not take.
 *
 * - `overlap`: a hit of ours that shares words with one that the peer does give; most give no two at one place.
 * - `lacking`: any other hit of ours that it does not give. wink-nlp reads "ya" as "you", so it misses the one or finds the other.
 * - `no terms`: spans of the peer's that are none of the terms. compromise gives some for long phrases.
 * - `beyond`: any other hit that is not ours.
 */
export function compareHits(
  ours: Prepared,
  peer: Prepared,
  turns: readonly string[],
  terms: ReadonlySet<string>,
): string {
  const counts = { overlap: 0, lacking: 0, 'no terms': 0, beyond: 0 }
  for (const turn of turns) {
    const theirs = peer.find(turn)
    const known = new Map(theirs.map(span => [`${span.start} ${span.end}`, turn.slice(span.start, span.end)]))
    for (const { start, end } of ours.find(turn)) {
      if (known.delete(`${start} ${end}`) || turn.slice(start, end).includes(',')) continue
      if (theirs.some(other => other.start < end && start < other.end)) counts.overlap++
      else counts.lacking++
    }
    for (const text of known.values())
      if (!text.includes(',')) counts[terms.has(text.toLowerCase()) ? 'beyond' : 'no terms']++
  }
  const differences = Object.entries(counts).filter(([, count]) => count > 0)
  return differences.length === 0
    ? 'same'
    : `same but ${differences.map(([what, count]) => `${count} ${what}`).join(', ')}`
}
