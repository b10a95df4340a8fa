import { describe, expect, test } from 'vitest'
import { segments } from '../../src/report/segments'
import { cpuSeconds } from '../cpu-seconds'

describe('segments', () => {
  test('cut where a span begins or ends, each with those over it in the order given', () => {
    const [long, short, before] = [
      { start: 4, end: 9 },
      { start: 2, end: 6 },
      { start: -3, end: 1 },
    ]
    expect(segments({ start: 0, end: 8 }, [long, short, before])).toEqual([
      { start: 0, end: 1, over: [before] },
      { start: 1, end: 2, over: [] },
      { start: 2, end: 4, over: [short] },
      { start: 4, end: 6, over: [long, short] },
      { start: 6, end: 8, over: [long] },
    ])
  })
  test('a turn with 50,000 codings is cut in no time: it took minutes when each cut looked at every coding', async () => {
    const spans = Array.from({ length: 50_000 }, (_, i) => ({ start: i * 10, end: i * 10 + 10 }))
    const seconds = await cpuSeconds(() => expect(segments({ start: 0, end: 500_000 }, spans)).toHaveLength(50_000))
    expect(seconds).toBeLessThan(1.5)
  })
})
