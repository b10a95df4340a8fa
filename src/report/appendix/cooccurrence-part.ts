import { coefficient } from '../coefficient'
import type { ReportParts } from '../html/section'
import { type Block, heading, paragraph } from './block'

/** Most pairs that are printed. */
const mostPairs = 20

/** Which themes are mentioned in one unit, the pairs most alike first. */
export function cooccurrencePart({ run }: ReportParts): readonly Block[] {
  const pairs = run.cooccurrence
    .filter(({ level, both }) => level === 'unit' && both > 0)
    .sort((a, b) => b.jaccard - a.jaccard || b.both - a.both)
  if (pairs.length === 0) return []
  return [
    heading(2, 'Themes together'),
    paragraph(
      `${pairs.length} pairs of codes stand on one ${run.unit} at least once. Jaccard: units with both, of those with either. All pairs, also by turn, exchange and group, are in cooccurrence.csv.`,
    ),
    {
      kind: 'table',
      caption:
        pairs.length > mostPairs
          ? `The ${mostPairs} pairs with the largest Jaccard index`
          : 'Pairs by their Jaccard index',
      header: ['one', 'other', 'units with both', 'units with either', 'Jaccard'],
      rows: pairs
        .slice(0, mostPairs)
        .map(({ labelA, labelB, both, either, jaccard }) => [
          labelA,
          labelB,
          `${both}`,
          `${either}`,
          coefficient(jaccard),
        ]),
      numbers: [2, 3, 4],
    },
  ]
}
