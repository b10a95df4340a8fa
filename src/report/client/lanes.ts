import type { CodingView } from './codings'

/** Gives each coding a line under the text that no overlapping coding has: the first that is free. They come ordered by start. */
export function lanesOf(codings: readonly CodingView[]): ReadonlyMap<CodingView, number> {
  const ends: number[] = []
  const lanes = new Map<CodingView, number>()
  for (const coding of codings) {
    const free = ends.findIndex(end => end <= coding.start)
    const lane = free < 0 ? ends.length : free
    ends[lane] = coding.end
    lanes.set(coding, lane)
  }
  return lanes
}
