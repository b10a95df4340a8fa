import { bennettsS } from './bennetts-s'
import type { ChanceCorrected } from './chance-corrected'
import type { TwoCoderTable } from './two-coder-table'

/**
 * Gives PABAK, the prevalence-adjusted bias-adjusted kappa of two categories: what would kappa be if both categories were as frequent as
 * each other, and both coders used them alike?
 *
 * In words: twice the observed agreement, less 1. That is Bennett's S for two categories.
 *
 * Source: Byrt, T., Bishop, J. & Carlin, J. B. (1993), J Clin Epidemiol 46:423–429, who ask that it be reported beside kappa and the
 * prevalence and bias indices, not in kappa's stead.
 *
 * Range: −1 to 1; 0 is agreement on half of the units. Where nothing varies it is 1, as observed agreement is: look at the four cells.
 *
 * @throws RangeError unless there are two categories; for more, see `bennettsS`.
 */
export function pabak(table: TwoCoderTable): ChanceCorrected {
  if (table.categories.length !== 2)
    throw new RangeError(`PABAK is of two categories, not of ${table.categories.length}`)
  return bennettsS(table)
}
