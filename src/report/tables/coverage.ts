import type { Coverage } from '../../analysis/coverage'
import { type DataTable, dataTable } from '../data-table'

/** Gives the table of `coverage.csv`: one row a group, in order. */
export function coverageTable({ order, codes, orders, positions }: Coverage): DataTable {
  return dataTable<Coverage['positions'][number]>(
    'coverage',
    [
      ['position', 'integer', row => row.position, '1 for the first group'],
      ['group', 'text', row => row.group, 'id of the group'],
      [
        'order',
        'text',
        () => order,
        "`fieldwork`: the order is the study file's; `partly`: groups that it leaves out come behind, by id; `id`: the study file gives no order, and ids need not be the order in which groups were held",
      ],
      ['new', 'integer', row => row.fresh.length, 'how many codes this group mentions that no group ahead of it does'],
      ['new_codes', 'text', row => row.fresh.join('; '), 'their ids'],
      ['new_from_data', 'integer', row => row.freshFromData, 'how many of them have `origin: data`'],
      ['found', 'integer', row => row.found, 'codes found so far'],
      [
        'found_from_data',
        'integer',
        row => row.foundFromData,
        'how many of the codes found so far have `origin: data`',
      ],
      ['codes', 'integer', () => codes, 'how many codes are counted'],
      ['share_of_codes', 'share', row => row.shareOfCodes, '`found` of `codes`, from 0 to 1'],
      [
        'share_of_found',
        'share',
        row => row.shareOfFound,
        '`found` of all codes that any group mentions, from 0 to 1; empty where none does',
      ],
      [
        'new_information',
        'number',
        row => row.ratio,
        'codes that are new in this group and the one ahead of it, divided by the codes found in the first four groups; empty up to the fifth group',
      ],
      [
        'expected',
        'number',
        row => row.expected,
        'how many codes so many groups find on average over all orders of the groups; exact',
      ],
      ['orders', 'integer', () => orders.orders, 'how many orders of the groups the next five columns are made from'],
      [
        'low',
        'integer',
        row => row.low,
        'codes found by so many groups in the order at the 5th percentile, the middle one, and the one at the 95th',
      ],
      [
        'median',
        'integer',
        row => row.median,
        'codes found by so many groups in the order at the 5th percentile, the middle one, and the one at the 95th',
      ],
      [
        'high',
        'integer',
        row => row.high,
        'codes found by so many groups in the order at the 5th percentile, the middle one, and the one at the 95th',
      ],
      [
        'reached_80',
        'share',
        row => row.reached80,
        'share of the orders in which 80 % of all found codes are found by so many groups; empty where nothing is found',
      ],
      [
        'reached_90',
        'share',
        row => row.reached90,
        'share of the orders in which 90 % of all found codes are found by so many groups; empty where nothing is found',
      ],
      [
        'chao2',
        'number',
        row => row.chao2.estimate.value,
        'how many codes groups like those up to here would mention, estimated with the groups as sampling units; empty for the first group',
      ],
      [
        'chao2_low',
        'number',
        row => row.chao2.low,
        'ends of its 95 % interval; empty where it adds nothing to what was found',
      ],
      [
        'chao2_high',
        'number',
        row => row.chao2.high,
        'ends of its 95 % interval; empty where it adds nothing to what was found',
      ],
    ],
    positions,
  )
}

/** Gives the table of `coverage-codes.csv`: one row a code that is counted, in the codebook's order. */
export function coverageCodesTable({ appearances }: Coverage): DataTable {
  return dataTable<Coverage['appearances'][number]>(
    'coverage-codes',
    [
      ['code', 'code', row => row.code, 'id of the code'],
      ['label', 'text', row => row.label, 'the code’s label'],
      [
        'origin',
        'text',
        row => row.origin,
        'where the codebook says that it comes from: `theory`, `guide`, `data` or `prior-study`; empty where it does not say',
      ],
      [
        'first_group',
        'text',
        row => row.firstGroup,
        'the first group that mentions it, in the order above; empty where none does',
      ],
      ['position', 'integer', row => row.position, 'that group’s place, from 1; empty where no group mentions it'],
      [
        'expected_position',
        'number',
        row => row.expectedPosition,
        'the code’s average place over all orders of the groups: (groups + 1) / (groups that mention it + 1); empty where none does',
      ],
      ['groups', 'integer', row => row.groups, 'how many groups mention it, by itself, without its sub-themes'],
      ['groups_of', 'integer', row => row.groupsOf, 'of how many in which somebody spoke'],
      [
        'validated',
        'answer',
        row => row.validated,
        '`yes` where the code’s rules, as they stand, were scored against blind human coding',
      ],
    ],
    appearances,
  )
}
