import type { Interval } from '../../src/analysis/reliability/wilson-interval'

/** Intervals of one kind, of many simulated studies, against what is true. */
export interface Coverage {
  readonly note: (interval: Interval | null | undefined, truth: number) => void
  /** Share of those given that hold the truth, their mean width, and the share of studies without one. */
  readonly cells: () => readonly string[]
}

export const coverageColumns = ['held', 'width', 'none']

export function createCoverage(): Coverage {
  let studies = 0
  let given = 0
  let held = 0
  let width = 0
  return {
    note: (interval, truth) => {
      studies++
      if (!interval) return
      given++
      width += interval.high - interval.low
      if (interval.low <= truth + 1e-12 && truth <= interval.high + 1e-12) held++
    },
    cells: () =>
      given === 0
        ? ['–', '–', shareOf(studies, studies)]
        : [shareOf(held, given), (width / given).toFixed(2), shareOf(studies - given, studies)],
  }
}

export function shareOf(some: number, all: number): string {
  return all === 0 ? '–' : (some / all).toFixed(2)
}

/** A bootstrap's interval that was refused is none. */
export function told(
  interval: { readonly low: number | null; readonly high: number | null } | null | undefined,
): Interval | null {
  return interval && interval.low !== null && interval.high !== null ? { low: interval.low, high: interval.high } : null
}
