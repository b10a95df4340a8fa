import type { Block } from '../../../src/report/appendix/block'
import { bold, heading, italic, list, paragraph } from '../../../src/report/appendix/block'

/** One of each kind of block, with words that would do harm where they were not escaped. */
export const everyBlock: readonly Block[] = [
  heading(1, 'Fees & <b>rotas</b>'),
  paragraph('Two of ', bold('=SUM(A1)'), ' said so, ', italic('[link](javascript:x)'), '.'),
  list(['- a dash', ['1. ', bold('one')]]),
  {
    kind: 'quotation',
    words: 'The fees hurt\u202e.',
    source: 'P1, fg01, line 2',
    before: 'Moderator: What has changed?',
    after: null,
  },
  {
    kind: 'table',
    caption: 'People | groups',
    header: ['theme', 'people'],
    rows: [
      ['a | b', '1/2'],
      ['\u0001x', '2/2'],
    ],
    numbers: [1],
  },
]
