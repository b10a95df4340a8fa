/**
 * Lists of numbers from 0 on, one behind the other in one array, each with a -1 behind it. A list is named by the place where
 * it begins.
 */
export interface Runs {
  readonly add: (...lists: readonly (readonly number[])[]) => number
  /** All that was added so far; a later call of `add` may replace it. */
  readonly all: () => Int32Array
}

export function createRuns(): Runs {
  let all = new Int32Array(1 << 8)
  let length = 0

  function add(...lists: readonly (readonly number[])[]): number {
    const start = length
    for (const list of lists) {
      if (length + list.length + 1 > all.length) all = grown(all, (length + list.length + 1) * 2)
      all.set(list, length)
      length += list.length + 1
      all[length - 1] = END
    }
    return start
  }

  return { add, all: () => all }
}

const END = -1

function grown(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size)
  larger.set(array)
  return larger
}
