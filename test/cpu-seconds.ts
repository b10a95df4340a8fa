/**
 * Gives how many seconds of processor time some work takes. What hangs is told from what does not by this, and not by the clock, which a machine that is
 * busy with something else makes run on.
 */
export async function cpuSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
