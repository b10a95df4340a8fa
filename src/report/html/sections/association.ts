import type { Association } from '../../../analysis/statistics/association'
import { decimal } from '../plots/numbers'

/** Writes how two things go together in one line: `Cramér’s V 0.31, χ²(3) 6.20, p .102, descriptive only`. */
export function associationInWords(association: Omit<Association, 'residuals'>): string {
  const { chiSquare, df, p, cramersV, smallestExpected, fisher } = association
  if (chiSquare.value === null) return `No statistics: ${chiSquare.why}.`
  const parts = [
    ...(cramersV.value === null ? [] : [`Cramér’s V ${decimal(cramersV.value)}`]),
    `χ²(${df}) ${decimal(chiSquare.value)}`,
    ...(p.value === null ? [] : [`p ${probability(p.value)}`]),
    ...(fisher.value === null ? [] : [`exact p ${probability(fisher.value)}`]),
    ...(smallestExpected === null || smallestExpected >= 5
      ? []
      : [`smallest expected count ${decimal(smallestExpected, 1)}`]),
  ]
  return `${parts.join(', ')}; descriptive only`
}

function probability(p: number): string {
  return p < 0.001 ? '< .001' : p.toFixed(3).replace(/^0/, '')
}
