import { readFileSync } from 'node:fs'
import { isAbsent, shared } from '../data/shared'

/** A worked example with its published value. */
export interface GoldenCase {
  readonly id: string
  // biome-ignore lint/suspicious/noExplicitAny: each case has its own shape, which the test that asks for it knows
  readonly input: any
  // biome-ignore lint/suspicious/noExplicitAny: likewise
  readonly expected: any
  readonly tolerance: number
}

/** Gives the worked examples whose id begins so; none where the shared data is absent. */
export function goldenCases(prefix: string): readonly GoldenCase[] {
  if (isAbsent) return []
  const { cases } = JSON.parse(readFileSync(shared('agreement-cases/golden-tables.json'), 'utf8'))
  return (cases as readonly GoldenCase[]).filter(({ id }) => id.startsWith(prefix))
}
