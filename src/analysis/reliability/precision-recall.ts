import type { FourCells } from './four-cells'
import { defined, type Statistic, undefinedBecause } from './statistic'

/*
 * The first coder is the reference (a person's coding, say), the second is what is measured against it (the codebook's rules).
 * Source: van Rijsbergen, C. J. (1979), Information Retrieval, ch. 7. All are from 0 to 1 and not corrected for chance.
 */

/** Gives precision: of the units to which the second coder said yes, the share to which the reference did. Undefined where it never said yes. */
export function precision({ a, c }: FourCells): Statistic {
  return share(a, a + c, 'the second coder never said yes')
}

/**
 * Gives recall, or sensitivity: of the units to which the reference said yes, the share to which the second coder did. Undefined where
 * the reference never said yes. A sample that was drawn from the second coder's hits cannot show what was missed: recall is then too high.
 */
export function recall({ a, b }: FourCells): Statistic {
  return share(a, a + b, 'the first coder, who is the reference, never said yes')
}

/** Gives specificity: of the units to which the reference said no, the share to which the second coder did. Undefined where it never said no. */
export function specificity({ c, d }: FourCells): Statistic {
  return share(d, c + d, 'the first coder, who is the reference, never said no')
}

/** Gives prevalence: the share of units to which the reference said yes. Undefined without units. */
export function prevalence({ a, b, c, d }: FourCells): Statistic {
  return share(a + b, a + b + c + d, 'no unit was rated by both coders')
}

function share(part: number, all: number, why: string): Statistic {
  return all === 0 ? undefinedBecause(why) : defined(part / all)
}
