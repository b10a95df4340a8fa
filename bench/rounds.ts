/** Times tasks in turn within each round, so that a busy machine slows all alike. Gives for each task its milliseconds, by round. */
export function inRounds(rounds: number, tasks: readonly (() => void)[]): readonly (readonly number[])[] {
  for (const task of tasks) task()
  const times: number[][] = tasks.map(() => [])
  for (let round = 0; round < rounds; round++) for (const [i, task] of tasks.entries()) times[i].push(timed(task))
  return times
}

export function timed(task: () => void): number {
  const start = performance.now()
  task()
  return performance.now() - start
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]
}

/** The median of the rounds' ratios. */
export function medianRatio(numerators: readonly number[], denominators: readonly number[]): number {
  return median(numerators.map((numerator, round) => numerator / denominators[round]))
}
