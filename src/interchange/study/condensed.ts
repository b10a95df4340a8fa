import { type Loss, sumLosses } from '../ledger'

/** Gives losses one by one, but where there are more than a hundred of a kind as one line with how many there are, and the first. */
export function condensed(losses: readonly Loss[]): readonly Loss[] {
  const counts = new Map<string, number>()
  const keyOf = ({ what, fate, how }: Loss): string => JSON.stringify([what, fate, how])
  for (const loss of losses) counts.set(keyOf(loss), (counts.get(keyOf(loss)) ?? 0) + 1)
  const sums = new Map(sumLosses(losses).map(({ first, count }) => [first, { ...first, count }]))
  return losses.flatMap(loss => {
    if (counts.get(keyOf(loss))! <= 100) return [loss]
    const sum = sums.get(loss)
    return sum ? [sum] : []
  })
}
