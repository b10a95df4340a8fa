/** What became of something that the other format cannot hold, or that could not be read whole. */
export type Fate = 'left out' | 'changed' | 'assumed'

/**
 * One line of the ledger of an import or an export: something that did not come across as it was.
 *
 * What no ledger names came across whole: the tests of round trips hold every format to that.
 */
export interface Loss {
  /** What kind of thing, in the plural and always in the same words: `colours of codes`. Terminals sum up by it. */
  readonly what: string
  /** `left out`: it is not there. `changed`: it is there in another form. `assumed`: it was not said, and this was taken. */
  readonly fate: Fate
  /** What was done and why, in one sentence without words of transcripts. */
  readonly how: string
  /** The one that it happened to (the id of a code, the name of a transcript, a rule), where it is one. */
  readonly subject: string | null
  /** Where it stands: in the imported file, or, of an export, in the codebook. Null where it has no place of its own. */
  readonly file: string | null
  /** 1-based. */
  readonly line: number | null
  /** 1-based, in UTF-16 units. */
  readonly column: number | null
  /** How many such things this line stands for. */
  readonly count: number
}

/** A line of a ledger as it is made: what is not said is unknown, and one thing unless more are counted. */
export type LossNoticed = Pick<Loss, 'what' | 'fate' | 'how'> & Partial<Loss>

/** Gathers what is lost, in the order in which it is noticed. */
export class Ledger {
  readonly #losses: Loss[] = []

  add(noticed: LossNoticed): void {
    this.#losses.push({ subject: null, file: null, line: null, column: null, count: 1, ...noticed })
  }

  get losses(): readonly Loss[] {
    return [...this.#losses]
  }
}

/** Losses of one kind, fate and reason. */
export interface LossSum extends Pick<Loss, 'what' | 'fate' | 'how'> {
  readonly count: number
  /** The first of them, by which a person finds one. */
  readonly first: Loss
}

/** Sums losses up by kind, fate and reason, in the order in which each was first noticed. */
export function sumLosses(losses: readonly Loss[]): readonly LossSum[] {
  const sums = new Map<string, LossSum>()
  for (const loss of losses) {
    const { what, fate, how } = loss
    const key = JSON.stringify([what, fate, how])
    const known = sums.get(key)
    sums.set(key, { what, fate, how, count: (known?.count ?? 0) + loss.count, first: known?.first ?? loss })
  }
  return [...sums.values()]
}
