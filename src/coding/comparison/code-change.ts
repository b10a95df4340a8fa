import type { Evidence, Hindrance } from '../coding'

/** What another codebook made of one unit and one code. */
export interface CodeChange {
  /** `moved`: the words that made one code now make another; `kept`: the code stands, on other words or by other rules. */
  readonly kind: 'gained' | 'lost' | 'moved' | 'kept'
  readonly transcript: string
  readonly group: string
  readonly turn: number
  readonly speaker: string | null
  readonly line: number
  readonly start: number
  readonly end: number
  readonly quote: string
  /** Id of the code; the newer, where it moved. */
  readonly code: string
  /** The code that the older codebook gives; null where it gives none. */
  readonly was: string | null
  /** The code that the newer one gives; null where it gives none. */
  readonly now: string | null
  /** By the newer codebook, or by the older where the code was lost. */
  readonly evidence: readonly Evidence[]
  /** What holds the code back in the codebook that does not give it; null where that has no rule for it here. */
  readonly withheld: Hindrance | null
  /** Ids of the edits that did it. For `kept`, those whose rules came into the evidence or left it; there may be none. */
  readonly edits: readonly string[]
  /** `alone`: one edit did it. `each`: each of the edits would have done it. `together`: it took all of them. */
  readonly how: 'alone' | 'each' | 'together'
  /** The words and the rules, for people. */
  readonly because: string
}
