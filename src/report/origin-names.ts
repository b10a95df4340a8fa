import type { Code } from '../codebook/codebook'

/** Where a code can come from, in words; in the order in which they are told. */
export const originNames: Readonly<Record<NonNullable<Code['origin']>, string>> = {
  theory: 'theory',
  guide: 'the guide',
  data: 'the data',
  'prior-study': 'an earlier study',
}
