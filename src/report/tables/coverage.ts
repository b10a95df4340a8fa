import type { Coverage } from '../../analysis/coverage'
import { table } from '../table'
import type { CsvOptions } from '../to-csv'

/** Writes `coverage.csv`: one row a group, in order. */
export function coverageCsv({ order, codes, orders, positions }: Coverage, options?: CsvOptions): string {
  return table<Coverage['positions'][number]>(
    [
      ['position', row => row.position],
      ['group', row => row.group],
      ['order', () => order],
      ['new', row => row.fresh.length],
      ['new_codes', row => row.fresh.join('; ')],
      ['new_from_data', row => row.freshFromData],
      ['found', row => row.found],
      ['found_from_data', row => row.foundFromData],
      ['codes', () => codes],
      ['share_of_codes', row => row.shareOfCodes],
      ['share_of_found', row => row.shareOfFound],
      ['new_information', row => row.ratio],
      ['expected', row => row.expected],
      ['orders', () => orders.orders],
      ['low', row => row.low],
      ['median', row => row.median],
      ['high', row => row.high],
      ['reached_80', row => row.reached80],
      ['reached_90', row => row.reached90],
      ['chao2', row => row.chao2.estimate.value],
      ['chao2_low', row => row.chao2.low],
      ['chao2_high', row => row.chao2.high],
    ],
    positions,
    options,
  )
}

/** Writes `coverage-codes.csv`: one row a code that is counted, in the codebook's order. */
export function coverageCodesCsv({ appearances }: Coverage, options?: CsvOptions): string {
  return table<Coverage['appearances'][number]>(
    [
      ['code', row => row.code],
      ['label', row => row.label],
      ['origin', row => row.origin],
      ['first_group', row => row.firstGroup],
      ['position', row => row.position],
      ['expected_position', row => row.expectedPosition],
      ['groups', row => row.groups],
      ['groups_of', row => row.groupsOf],
      ['validated', row => row.validated],
    ],
    appearances,
    options,
  )
}
