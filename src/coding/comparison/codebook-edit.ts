import type { Place } from '../../problem'

/** What an edit was done to, and what was done. `wording` is what changes no coding: labels, definitions, examples and the like. */
export type EditKind =
  | `${'code' | 'keyword' | 'rule' | 'except' | 'unless' | 'list' | 'pattern'} ${'added' | 'removed'}`
  | `${'rule' | 'unless' | 'where' | 'negated' | 'prompted' | 'priority' | 'setting' | 'order' | 'wording'} changed`
  | 'code renamed'
  | 'code moved'

/** One thing that is different in the newer of two codebooks. */
export interface CodebookEdit {
  /** A hash of what was changed, in which code, into what: the same wherever it stands, and always. */
  readonly id: string
  readonly kind: EditKind
  /** Id of the code in the newer codebook, or in the older where the newer has it no more; null for what is no code's. */
  readonly code: string | null
  /** `identity/visibility: keyword "unseen" added` */
  readonly text: string
  /** Where it stands in the older codebook, and in the newer. Null where it is not there, and for settings of the whole codebook. */
  readonly before: Place | null
  readonly after: Place | null
  /** False where nothing can be coded otherwise for it: wording, and a list that came or went, which codes nothing by itself. */
  readonly functional: boolean
}
