import type { Standings } from '../api'

/** How far judging has come. */
export interface Progress {
  readonly judged: number
  readonly of: number
}

/** Counts what people have judged. A conflict was judged, by more than one. */
export function progressOf({ codings, candidates }: Pick<Standings, 'codings' | 'candidates'>): Progress {
  return { judged: codings - candidates, of: codings }
}

/** "12 of 340 judged". */
export function inNumbers({ judged, of }: Progress): string {
  return `${judged} of ${of} judged`
}
