import type { Span } from '../text/span'

/** What one decision is about. */
export type UnitKind = 'sentence' | 'turn' | 'exchange' | 'paragraph' | 'document'

/** All kinds, the smallest first. */
export const unitKinds: readonly UnitKind[] = ['sentence', 'paragraph', 'turn', 'exchange', 'document']

/** One unit: its span, and the turns it lies in. Units of an exchange or a document reach over several turns. */
export interface Unit extends Span {
  readonly kind: UnitKind
  readonly firstTurn: number
  /** Inclusive. */
  readonly lastTurn: number
}
